package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// body is a rendered page, as it is and compressed.
type body struct {
	plain, packed []byte
	tag           string // for ETag, without its quotation marks
}

// packer compresses pages. Its writers are used again: one takes 800 kB. It is safe
// for concurrent use.
type packer struct{ writers sync.Pool }

func (p *packer) pack(plain []byte) body {
	sum := sha256.Sum256(plain)
	b := bytes.NewBuffer(make([]byte, 0, len(plain)/4))
	z, ok := p.writers.Get().(*gzip.Writer)
	if !ok {
		z, _ = gzip.NewWriterLevel(nil, packing) // the error is for a level that there is not
	}
	z.Reset(b)
	_, _ = z.Write(plain) // into memory, which does not fail
	_ = z.Close()
	p.writers.Put(z)
	return body{plain, b.Bytes(), hex.EncodeToString(sum[:12])}
}

// packing is the level of compression: at 4 a page of 90 kB is packed in 0.8 ms into
// 14 kB, at 6 in 1.4 ms into 13 kB.
const packing = 4

func (b body) bytes() int { return len(b.plain) + len(b.packed) }

// send answers r with b, or with nothing where r has it already.
func (b body) send(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	content, tag := b.plain, `"`+b.tag+`"`
	h.Add("Vary", "Accept-Encoding")
	if takesGzip(r) {
		content, tag = b.packed, `"`+b.tag+`-gzip"`
		h.Set("Content-Encoding", "gzip")
	}
	if status == http.StatusOK {
		h.Set("ETag", tag)
		if strings.Contains(r.Header.Get("If-None-Match"), `"`+b.tag) {
			h.Del("Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // whoever asked is gone
	}
}

// takesGzip reports whether a client wants gzip: it says so, and not with a weight of 0.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			weight = strings.ReplaceAll(strings.ToLower(weight), " ", "")
			return weight != "q=0" && !strings.HasPrefix(weight, "q=0.0") || weight == "q=0.01"
		}
	}
	return false
}
