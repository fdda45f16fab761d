package bot

import (
	"regexp"
	"strings"
)

// quoted are words between quotation marks of any kind.
var quoted = regexp.MustCompile(`[“„"«»]([^“”„"«»]+)[”“"»«]`)

// Claimed is what a message quotes: its longest quotation, or all of it where that
// has fewer than two words.
func Claimed(text string) string {
	longest := ""
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		if len(m[1]) > len(longest) {
			longest = m[1]
		}
	}
	if len(strings.Fields(longest)) < 2 {
		return strings.TrimSpace(text)
	}
	return strings.TrimSpace(longest)
}
