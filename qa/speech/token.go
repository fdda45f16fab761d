package speech

import (
	"slices"
	"strings"

	"onrecord/qa/story"
)

// token is a word of the story with what later steps ask of it again and again.
type token struct {
	story.Word
	fold     string // folded, without a possessive 's
	owner    bool   // it carried a possessive 's or '
	sentence int32  // index into Document.Sentences
	quote    int32  // index into parser.quotes, -1 outside quotation marks

	word, stem uint32 // hashes, for the weights
	class      wordClass
	sort       uint16 // bits of what stands between a cue and what belongs to it
}

func (t token) cl() uint32 { return uint32(t.class) }

// is reports whether the token is one of the folded words.
func (t token) is(words ...string) bool {
	for _, w := range words {
		if t.fold == w {
			return true
		}
	}
	return false
}

// capital reports whether the token is written like a name.
func (t token) capital() bool { return t.Class == story.Title || t.Class == story.Upper }

// run is a half-open range of token indices.
type run struct{ from, to int }

func (r run) empty() bool { return r.to <= r.from }

func (r run) overlaps(o run) bool { return r.from < o.to && o.from < r.to }

// overlap reports whether r shares a token with any of the runs.
func overlap(r run, runs []run) bool { return slices.ContainsFunc(runs, r.overlaps) }

// tokenise reads the words of every sentence that may name or quote somebody.
// Furniture and the dateline are left out: neither speaks.
func (p *parser) tokenise() {
	p.sentences = make([]run, len(p.doc.Sentences))
	p.tokens = make([]token, 0, len(p.text)/5)
	for i, s := range p.doc.Sentences {
		p.sentences[i].from = len(p.tokens)
		if !s.Kind.Furniture() {
			span := s.Span
			if span.Overlaps(p.doc.Dateline) {
				span.Start = min(p.doc.Dateline.End, span.End)
			}
			for _, w := range story.Words(p.text, span) {
				if s.Kind == story.Caption && isCredit(w.In(p.text)) {
					break
				}
				if n := len(p.tokens); w.In(p.text) == "." && n > p.sentences[i].from && abbreviated(p.tokens[n-1]) && p.tokens[n-1].End == w.Start && w.End < span.End {
					p.tokens[n-1].End = w.End // "Mr." and "Sen." are one word each
					continue
				}
				p.tokens = append(p.tokens, p.token(w, int32(i)))
			}
		}
		p.sentences[i].to = len(p.tokens)
	}
}

// abbreviated reports whether a full stop behind the token belongs to it: a
// title in front of a name.
func abbreviated(t token) bool {
	if !t.capital() {
		return false
	}
	if _, ok := honorifics[t.fold]; ok {
		return true
	}
	switch t.fold {
	case "gen", "sen", "sens", "rep", "reps", "gov", "pres", "capt", "lt", "col", "sgt", "maj", "cmdr", "adm", "supt", "det", "atty", "st", "jr", "sr", "messrs":
		return true
	}
	return false
}

// isCredit reports whether a word of a caption opens its credit, which names the
// photographer and says nothing.
func isCredit(w string) bool {
	switch w {
	case "Photograph", "Photo", "Picture", "Image", "Credit", "PHOTOGRAPH", "PHOTO", "PICTURE":
		return true
	}
	return false
}

func (p *parser) token(w story.Word, sentence int32) token {
	t := token{Word: w, fold: story.Fold(w.In(p.text)), sentence: sentence, quote: -1}
	if w.Class == story.Mark {
		t.word, t.stem, t.class = hash(t.fold), hash(t.fold), markWord
		t.sort = sortOf(t)
		return t
	}
	if stem, ok := strings.CutSuffix(t.fold, "'s"); ok {
		t.fold, t.owner = stem, true
		if t.Class == story.Title && len(stem) > 1 && strings.ToUpper(stem) == w.In(p.text)[:len(stem)] {
			t.Class = story.Upper // "BP's"
		}
	}
	t.word, t.stem, t.class = hash(t.fold), stemOf(t.fold), classOf(t)
	t.sort = sortOf(t)
	return t
}

// at returns the token at index i, or an empty mark outside the story, so that
// looking left and right needs no bounds checks.
func (p *parser) at(i int) token {
	if i < 0 || i >= len(p.tokens) {
		return token{Word: story.Word{Class: story.Mark}, sentence: -1, quote: -1}
	}
	return p.tokens[i]
}

// span covers the tokens of r, from the first's first byte to the last's last.
func (p *parser) span(r run) story.Span {
	if r.empty() {
		return story.Span{}
	}
	return story.Span{Start: p.tokens[r.from].Start, End: p.tokens[r.to-1].End}
}

// bare is the span of r without a possessive ending.
func (p *parser) bare(r run) story.Span {
	s := p.span(r)
	if !r.empty() && p.tokens[r.to-1].owner {
		w := s.In(p.text)
		s.End = s.Start + strings.LastIndexAny(w, "'’")
	}
	return s
}

// quoted reports whether the token stands between quotation marks.
func (t token) quoted() bool { return t.quote >= 0 }

// paragraphOf returns the index of the paragraph that holds token i.
func (p *parser) paragraphOf(i int) int { return p.doc.Sentences[p.tokens[i].sentence].Paragraph }
