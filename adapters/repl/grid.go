package repl

import (
	"fmt"
	"io"
)

// Column is one column of a Grid.
type Column struct {
	Name  string
	Right bool // figures stand to the right
}

// Grid writes rows under their columns' names, as the lists of a conversation are
// set: narrowed to the terminal, and what is not fit to show made visible.
func Grid(w io.Writer, s Style, cols []Column, rows [][]string) error {
	p := &page{style: s}
	inner := make([]column, len(cols))
	for i, c := range cols {
		inner[i] = column{c.Name, plain, c.Right}
	}
	inner[0].look = strong
	p.table(inner, rows)
	if _, err := io.WriteString(w, p.b.String()); err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	return nil
}
