package slack

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
)

// keySize is the length of a key, in bytes: AES-256.
const keySize = 32

// seal encrypts what is kept in the store, bound to whose it is, so that neither the
// file alone nor another's row gives a token away. It is AES-256-GCM with a random
// nonce of 96 bits: good for 2³² messages under one key (NIST SP 800-38D, 8.3).
type seal struct{ aead cipher.AEAD }

// newSeal returns a seal under a key; without one, nothing can be sealed.
func newSeal(key []byte) *seal {
	if len(key) != keySize {
		return &seal{}
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // only for another length
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // only for another block
	}
	return &seal{aead}
}

var (
	errNoKey = errors.New("ONRECORD_KEY is not set")
	errSeal  = errors.New("what is stored cannot be read with ONRECORD_KEY: it was written under another key; set that one, or install the app anew")
)

// close encrypts a secret of whose.
func (s *seal) close(whose, secret string) ([]byte, error) {
	if s.aead == nil {
		return nil, errNoKey
	}
	nonce := make([]byte, s.aead.NonceSize(), s.aead.NonceSize()+len(secret)+s.aead.Overhead())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return s.aead.Seal(nonce, nonce, []byte(secret), []byte(whose)), nil
}

// open decrypts a secret of whose.
func (s *seal) open(whose string, sealed []byte) (string, error) {
	switch {
	case s.aead == nil:
		return "", errNoKey
	case len(sealed) < s.aead.NonceSize():
		return "", errSeal
	}
	n := s.aead.NonceSize()
	b, err := s.aead.Open(nil, sealed[:n], sealed[n:], []byte(whose))
	if err != nil {
		return "", errSeal
	}
	return string(b), nil
}
