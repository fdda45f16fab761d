//go:build !race

package qa_test

// raced tells that the race detector slows everything some tenfold.
const raced = false
