package qa_test

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const mill = `Mill fire in Grunau

Écluse bridge closed

Midwife Tove Lund said that the lock keeper had rung the
bell at six. A midwife lives beside the mill.

The mayor, Ines Kraft, said the mill would open again in May.

“Nobody slept,” said Ms Kraft. “We counted

“We counted until morning,” she said.

An apprentice at the Grunau Mill saved 40 silver spoons. Élodie Baum will lead the works.`

// TestTurn asks what a thread remembers of an answer, by what is made of it next.
func TestTurn(t *testing.T) {
	s := parsed(t, "mill", mill)
	for _, test := range []struct{ name, first, next, want string }{
		{"the words shown", "When will the mill open?", "who said that?", "Who said that the mill would open again in May?"},
		{"on one line", "When was the bell rung?", "who says so?", "Who says that the lock keeper had rung the bell at six?"},
		{"who did it, and where", "Who saved the spoons?", "when?", "When did the apprentice save the spoons?"},
		{"what was done", "What did the apprentice save?", "how old are they?", "how old are the silver spoons?"},
		{"a role that opens a sentence", "What did Ines Kraft say?", "and the midwife?", "What did Tove Lund say?"},
		{"a letter of two bytes", "Who will lead the works?", "when?", "When will Élodie Baum lead the works?"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, turn := ask(t, s, test.first)
			a, _ := ask(t, s, test.next, turn)
			if a.ReadAs != test.want {
				t.Errorf("after %q, %q is read as %q, want %q", test.first, test.next, a.ReadAs, test.want)
			}
			if !utf8.ValidString(a.ReadAs) || strings.Contains(a.ReadAs, "\n") {
				t.Errorf("%q is no line of text", a.ReadAs)
			}
		})
	}
}
