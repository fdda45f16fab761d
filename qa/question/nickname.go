package question

import (
	"strings"
	"sync"
)

// nicknames are the short forms of English given names that are not their beginning,
// as Joe is of Joseph.
var nicknames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for pair := range strings.FieldsSeq(`bill:william billy:william bob:robert bobby:robert dick:richard ted:edward teddy:edward ned:edward jack:john
		tony:anthony hank:henry harry:henry liz:elizabeth lizzie:elizabeth betty:elizabeth beth:elizabeth bess:elizabeth peggy:margaret meg:margaret
		maggie:margaret polly:mary molly:mary nell:helen nellie:eleanor sasha:alexander gus:augustus larry:lawrence kit:christopher
		chuck:charles jim:james jimmy:james sandy:alexander mike:michael mick:michael
		steve:stephen tom:thomas tommy:thomas rick:richard becky:rebecca vicky:victoria abby:abigail patty:patricia debbie:deborah`) {
		short, long, _ := strings.Cut(pair, ":")
		m[short] = long
	}
	return m
})

// SameGiven reports whether two folded given names may be one person's: the same but
// for a slip, the one the beginning of the other, or its usual short form.
func SameGiven(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	stem := strings.TrimRight(a, "aeiouy")
	if len(stem) < 2 {
		stem = a[:min(2, len(a))]
	}
	n := nicknames()
	return strings.HasPrefix(b, stem) || len(a) > 5 && Distance(a, b, 2) <= 2 || n[a] == b || n[b] == a || n[a] != "" && n[a] == n[b]
}
