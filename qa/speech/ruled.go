package speech

// ruled returns what the rules alone read in a paragraph, in order, without
// recording any of it.
func (p *parser) ruled(r run) []reading {
	var out []reading
	cues := p.findCues(r)
	floor := r.from
	var claimed []int32
	for i, c := range cues {
		if c.at < floor {
			continue // what A says that B said is A's words
		}
		limit := r.to
		for _, next := range cues[i+1:] {
			if p.cuts(next) {
				limit = p.cueStart(next)
				break
			}
		}
		spans := p.content(c, floor, limit)
		if len(spans) == 0 {
			continue
		}
		for _, s := range spans {
			claimed = p.claim(s, claimed)
		}
		out = append(out, reading{cue: c, spans: spans, ruled: true})
		if floor = c.end; !c.source {
			floor = max(floor, spans[len(spans)-1].to)
		}
	}
	for _, q := range claimed {
		p.attributed[q] = false
	}
	return out
}
