//go:build race

package web

// raced tells that the race detector slows everything some tenfold.
const raced = true
