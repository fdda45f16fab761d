package discord

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// hostile are texts that would do something in Discord if they were let.
var hostile = []string{
	"", "plain", "\n", "> quoted\n> twice", "a\n\nb", "@everyone @here", "<@123> <@!123> <@&123> <#123>", "</ask:123>", "<t:0:R>",
	"<:smile:123> <a:x:1>", "<id:home>", "[x](https://evil.example)", "[x](<https://evil.example>)", "<https://evil.example>", "https://evil.example/a_b",
	"discord.gg/evil", "steam://run/1", "# head", "## head", "-# small", "- item", " * item", "+ item", "1. one", " 12) two", "> q", ">>> all", "**b** __u__ ~~s~~ ||h||",
	"`code` ```block\n``` ", "\\*not\\*", "\\", "\\\\", "¯\\_(ツ)_/¯", "\u202egnp.exe", "\u2066\u2069", "‹U+202E›", "‹0xFF›", "‹U+", "‹0x›", "\xff\xfe", "\x00\x1b[2J\r\n",
	"a\u2028b\u2029c", "e\u0301 👩‍👩‍👧", "@\u200beveryone", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "<+1 555 0100>", "1.\n2.", "3.5m people", "«été» „so“",
}

// live is what Discord would act on, once its escapes are taken for the
// characters that they are.
var live = regexp.MustCompile("[*_~|`<>\\[\\]@#]|://|gg/|(?m:^\\s*([-+]|\\d+[.)])(\\s|$))")

// inert is markdown with each escaped character as a harmless one.
var escaped = regexp.MustCompile(`(?s)\\.`)

func inert(t *testing.T, markdown string) {
	t.Helper()
	bare := escaped.ReplaceAllString(markdown, "x")
	if at := live.FindString(bare); at != "" {
		t.Errorf("%q: %q would act", markdown, at)
	}
	for _, r := range markdown {
		if r != '\n' && r != '\t' && r != '\u00ad' && !joins(r) && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("%q holds %U", markdown, r)
		}
	}
}

func joins(r rune) bool { return strings.ContainsRune("\u200b\u200c\u200d\u2060\ufeff", r) }

func TestEscape(t *testing.T) {
	for _, s := range hostile {
		checkEscape(t, s)
	}
	for s, want := range map[string]string{
		"Europe’s “factory reset” – US-led": "Europe’s “factory reset” – US-led", // ordinary text stays as it is
		"1. one - two": "1\\. one - two",
		"a/b":          "a\\/b",
	} {
		if got := escape(s); got != want {
			t.Errorf("escape(%q) = %q, want %q", s, got, want)
		}
	}
}

func checkEscape(t *testing.T, s string) {
	t.Helper()
	if got := unescape(escape(s)); got != s {
		t.Errorf("%q comes back as %q", s, got)
	}
	if got := unquote(quote(s)); got != s {
		t.Errorf("%q comes back from a quotation as %q", s, got)
	}
	inert(t, escape(s))
	inert(t, strings.ReplaceAll("\n"+quote(s), "\n> ", "\n"))
	if strings.Contains(inline(s), "\n") {
		t.Errorf("%q is inline on several lines", s)
	}
}

// BenchmarkEscape is of text in which much could begin a list: its time grows as
// its length does.
func BenchmarkEscape(b *testing.B) {
	for _, n := range []int{1 << 10, 1 << 15, 1 << 20} {
		text := strings.Repeat("1.", n/2)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(n))
			for b.Loop() {
				escape(text)
			}
		})
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkEscape)
}

func TestLinked(t *testing.T) {
	long := "https://a.example/" + strings.Repeat("x", maxLink-len("https://a.example/"))
	for address, want := range map[string]string{
		"":                                 "¶1",
		"javascript:alert(1)":              "¶1",
		"https://u:p@a.example/":           "¶1",
		"https://a.example/x#:~:text=Yes":  "[¶1](<https://a.example/x#:~:text=Yes>)",
		"https://a.example/#:~:text=%27a":  "[¶1](<https://a.example/#:~:text='a>)",
		"https://a.example/#:~:text=%28a":  "[¶1](<https://a.example/>)", // Discord would decode it
		"https://a.example/a(b)#:~:text=x": "¶1",
		"https://a.example/> [x":           "¶1",
		long:                               "[¶1](<" + long + ">)",
		long + "x":                         "¶1",
	} {
		if got := linked("¶1", address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
