package speech

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"sync"
)

// weights.bin holds the fitted weights, made by qa/speech/fit from PolNeAR 1.0's
// training articles (Newell, Margolin, Ruths 2018, "An Attribution Relations
// Corpus for Political News"): numbers only, none of its text.
//
//go:embed weights.bin
var embedded string

// model is a linear model over hashed features, one byte a weight.
type model struct {
	weights string // a power of two of signed bytes
	scale   float32
}

// score is the weighted sum of what is true.
func (m *model) score(f *features) float32 {
	if len(m.weights) == 0 {
		return 0
	}
	mask := uint32(len(m.weights) - 1)
	sum := int32(0)
	for _, h := range f.at {
		sum += int32(int8(m.weights[h&mask]))
	}
	return float32(sum) * m.scale
}

// The decisions, in the order in which weights.bin has them.
const (
	cueModel       Decision = iota // is this word a cue?
	sideModel                      // does the content stand behind it, before it, or on both sides?
	startModel                     // where does the content behind it begin?
	endModel                       // and end?
	leftEndModel                   // where does the content before it end?
	leftStartModel                 // and begin?
	subjectModel                   // who is its source?
	acceptModel                    // is the whole right?
	modelCount
)

// modelBits is how many weights each has, as a power of two: by how many different
// features its examples have.
var modelBits = [modelCount]int{18, 14, 16, 17, 15, 15, 17, 14}

// Models are the fitted weights of all decisions.
type Models [modelCount]model

// models are the embedded weights, read on first use.
var models = sync.OnceValue(func() *Models {
	m, err := readModels(embedded)
	if err != nil {
		panic(err) // the binary itself is broken: TestWeights reads them
	}
	return m
})

// errWeights is what a file gives that fit did not write.
var errWeights = errors.New("these are no weights of this version: run qa/speech/fit")

// readModels cuts a weights file into its models: for each, its scale as
// little-endian float32 and then its weights.
func readModels(file string) (*Models, error) {
	var out Models
	for i, bits := range modelBits {
		n := 1 << bits
		if len(file) < 4+n {
			return nil, errWeights
		}
		out[i] = model{
			scale:   math.Float32frombits(binary.LittleEndian.Uint32([]byte(file[:4]))),
			weights: file[4 : 4+n],
		}
		file = file[4+n:]
	}
	if file != "" {
		return nil, errWeights
	}
	return &out, nil
}
