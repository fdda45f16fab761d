package speech

import "testing"

func TestWeights(t *testing.T) {
	m, err := readModels(embedded)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(m.Bytes()); got != embedded {
		t.Error("writing the weights that were read gives other bytes")
	}
	for _, d := range Decisions() {
		if len(m[d].weights) != d.Weights() || m[d].scale <= 0 {
			t.Errorf("%s: %d weights of scale %g, want %d", d, len(m[d].weights), m[d].scale, d.Weights())
		}
	}
	for name, file := range map[string]string{"nothing": "", "cut": embedded[:len(embedded)-1], "longer": embedded + "x"} {
		if _, err := readModels(file); err == nil {
			t.Errorf("%s: taken for weights", name)
		}
	}
}

// TestSet shows that weights survive the step to one byte each, within its width.
func TestSet(t *testing.T) {
	var m Models
	d := Decision(sideModel)
	w := make([]float32, d.Weights())
	w[3], w[5], w[8] = 1.5, -0.25, 9
	m.Set(d, w)
	for _, tt := range []struct {
		at   []uint32
		want float32
	}{{[]uint32{3}, 1.5}, {[]uint32{5}, -0.25}, {[]uint32{3, 5}, 1.25}, {[]uint32{8}, 4}, {[]uint32{7}, 0}, {[]uint32{3 + uint32(d.Weights())}, 1.5}} {
		if got := m[d].score(&features{at: tt.at}); got < tt.want-0.03 || got > tt.want+0.03 {
			t.Errorf("features %v weigh %g, want %g", tt.at, got, tt.want)
		}
	}
}
