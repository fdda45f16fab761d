package story

import "strings"

// frontBytes bounds front matter: a block not closed within it is text.
const frontBytes = 4 << 10

const bom = "\uFEFF"

// FrontMatter reads the "key: value" lines between two lines of "---" at the head
// of a text. Keys come back in lower case, values without the quotation marks
// around them; of two lines with one key the first counts. ok is false, and the
// whole is story text, where there is no such block.
func FrontMatter(text string) (fields map[string]string, ok bool) {
	front, _ := split(text)
	if front.Empty() {
		return nil, false
	}
	fields = make(map[string]string)
	eachLine(text, front, func(line Span) bool {
		key, value, found := field(line.In(text))
		if _, twice := fields[key]; found && !twice {
			fields[key] = value
		}
		return true
	})
	return fields, true
}

// split returns the span of the front matter, if any, and where the story begins.
func split(text string) (front Span, body int) {
	start := 0
	if strings.HasPrefix(text, bom) {
		start = len(bom)
	}
	head := Span{start, min(len(text), start+frontBytes)}
	n, known := 0, 0
	eachLine(text, head, func(line Span) bool {
		n++
		s := line.In(text)
		if n == 1 {
			return s == "---"
		}
		if s == "---" || s == "..." {
			front = Span{start, line.End}
			return false
		}
		_, _, found := field(s)
		if found {
			known++
		}
		// What else YAML has: an empty line, a comment, an item of a list.
		return found || s == "" || s[0] == '#' || strings.HasPrefix(s, "- ")
	})
	// A head cut in the middle of a line may look like a closing line.
	if front.Empty() || known == 0 || front.End == head.End && head.End < len(text) {
		return Span{}, start
	}
	return front, front.End
}

// field reads one "key: value" line.
func field(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	key = strings.ToLower(strings.TrimSpace(key))
	if !ok || key == "" || len(key) > 40 || strings.ContainsAny(key, " \t\"“.") {
		return "", "", false
	}
	value = strings.TrimSpace(value)
	if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		value = value[1 : n-1]
	}
	return key, value, true
}
