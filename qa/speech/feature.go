package speech

// features are the indices of what is true of one candidate, hashed from a
// template's number and up to three values (Weinberger et al. 2009, "Feature
// Hashing for Large Scale Multitask Learning"): no table of names has to be
// kept, and reading a weight is one array access.
type features struct {
	at   []uint32
	seed uint32 // added to every template's number: sets candidates of one model apart
}

func (f *features) reset(seed uint32) { f.at, f.seed = f.at[:0], seed }

// add notes that the template holds with these values.
func (f *features) add(template uint32, a, b, c uint32) {
	h := uint64(template+f.seed*1024)*0x9E3779B97F4A7C15 ^ uint64(a)*0xC2B2AE3D27D4EB4F
	h ^= h >> 31
	h = h*0xBF58476D1CE4E5B9 ^ uint64(b)*0x94D049BB133111EB
	h ^= h >> 29
	h = (h + uint64(c)) * 0x165667B19E3779F9
	f.at = append(f.at, uint32(h>>32))
}

// hash is FNV-1a, 32 bits.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// bucket sorts a count into few steps, finer where it is small.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 0
	case n <= 5:
		return uint32(n) + 1
	case n <= 7:
		return 7
	case n <= 10:
		return 8
	case n <= 15:
		return 9
	case n <= 22:
		return 10
	case n <= 35:
		return 11
	}
	return 12
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
