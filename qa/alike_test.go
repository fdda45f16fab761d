package qa

import "testing"

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", "The ferry will sail again on Monday.", "The ferry will sail again on Monday.", true},
		{"other marks and case", "“The Ferry will sail again on Monday,”", "the ferry will sail again on monday", true},
		{"a word at the end", "The ferry will sail again on Monday morning.", "The ferry will sail again on Monday evening.", true},
		{"one within the other", "The ferry will sail again.", "He said: the ferry will sail again, at last.", true},
		{"a word in the middle", "The ferry will sail again on Monday.", "The ferry will never sail again.", false},
		{"another sentence", "The ferry will sail again on Monday.", "Nobody has been told why.", false},
		{"too short to tell", "It leaks.", "It leaks.", false},
		{"nothing", "", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if alike(tt.a, tt.b) != tt.want || alike(tt.b, tt.a) != tt.want {
				t.Errorf("want %v", tt.want)
			}
		})
	}
}
