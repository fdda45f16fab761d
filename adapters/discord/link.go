package discord

import (
	"net/url"
	"strings"
)

// maxLink is what a link may take, in bytes: it is part of a message's text. It
// is also Discord's limit for the address of a button.
const maxLink = 512

// plainAgain are escapes that an address may hold as they are, and that Discord
// takes for something else in a masked link (mw-discord#54, discord-api-docs#1906).
func plainAgain() *strings.Replacer {
	return strings.NewReplacer("%21", "!", "%27", "'", "%2A", "*")
}

// linked is label, which is markdown, as a link to address; label alone where the
// address is none, or none that Discord would link as it is.
func linked(label, address string) string {
	page, _, _ := strings.Cut(address, "#")
	for _, a := range []string{plainAgain().Replace(address), page} {
		if linkable(a) {
			return "[" + label + "](<" + a + ">)"
		}
	}
	return label
}

func linkable(address string) bool {
	if address == "" || len(address) > maxLink || strings.ContainsAny(address, "()<>\\\"`|") {
		return false
	}
	if strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return false
	}
	for _, trap := range []string{"%25", "%28", "%29", "%5C"} {
		if strings.Contains(address, trap) {
			return false
		}
	}
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}
