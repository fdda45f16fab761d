package check

// What a quotation put together is made of: pieces of at least this many words,
// and not more than this many of them.
const (
	spliceWords  = 3
	splicePieces = 6
)

// Splice finds quotations of several stories that the claim can be put together
// from, in the fewest pieces, and where each of them stands: a list for each
// story, in the claim's order.
func Splice(c Claim, stories []*Story) ([][]Place, bool) {
	n := len(c.words)
	type step struct {
		pieces, from, story int
		place               Place
	}
	reach := make([]step, n+1) // the fewest pieces that make up the first i words
	for i := range n {
		if i > 0 && reach[i].pieces == 0 || reach[i].pieces == splicePieces {
			continue
		}
		for k, s := range stories {
			for _, r := range s.runs {
				for at := range r.words {
					for l := 0; i+l < n && at+l < len(r.words) && r.words[at+l].Key == c.words[i+l].Key; {
						l++
						if to := i + l; l >= spliceWords && (reach[to].pieces == 0 || reach[to].pieces > reach[i].pieces+1) {
							reach[to] = step{reach[i].pieces + 1, i, k, place(r.words[at:at+l], r.utterance, r.person)}
						}
					}
				}
			}
		}
	}
	if reach[n].pieces < 2 {
		return nil, false
	}
	out := make([][]Place, len(stories))
	for i := n; i > 0; i = reach[i].from {
		k := reach[i].story
		out[k] = append([]Place{reach[i].place}, out[k]...)
	}
	return out, true
}
