package repl

// column is one column of a table.
type column struct {
	name  string
	look  look
	right bool // figures stand to the right
}

// table writes rows under their columns' names. Columns that are too wide for the
// terminal are narrowed and their cells wrapped; where even that leaves no table
// to look at, each row becomes a paragraph.
func (p *page) table(cols []column, rows [][]string) {
	widths := p.fit(cols, rows)
	if widths == nil {
		p.stack(cols, rows)
		return
	}
	head := make([]string, len(cols))
	faintly := make([]column, len(cols))
	for i, c := range cols {
		head[i] = c.name
		faintly[i] = column{look: faint, right: c.right}
	}
	p.row(faintly, widths, head)
	for _, r := range rows {
		p.row(cols, widths, r)
	}
}

// between is the space between two columns; minCell is the narrowest that a
// column of words is made.
const (
	between = 2
	minCell = 12
)

// fit returns the columns' widths, or nil if they do not fit the page.
func (p *page) fit(cols []column, rows [][]string) []int {
	widths := make([]int, len(cols))
	total := between * (len(cols) - 1)
	for i, c := range cols {
		widths[i] = measure(c.name)
		for _, r := range rows {
			widths[i] = max(widths[i], measure(Visible(r[i])))
		}
		total += widths[i]
	}
	for total > p.style.Width {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= minCell {
			return nil
		}
		widths[widest]--
		total--
	}
	return widths
}

// row writes one row, as many lines high as its highest cell.
func (p *page) row(cols []column, widths []int, cells []string) {
	lines := make([][][]run, len(cells))
	height := 1
	for i, cell := range cells {
		lines[i] = wrap([]run{{cell, cols[i].look}}, widths[i])
		height = max(height, len(lines[i]))
	}
	for n := range height {
		var out []run
		gap := 0 // owed to the cells before; written only if something follows
		for i, w := range widths {
			var cell []run
			if n < len(lines[i]) {
				cell = lines[i][n]
			}
			used := lineMeasure(cell)
			if cols[i].right {
				gap += w - used
			}
			if len(cell) > 0 {
				out = append(append(out, run{spaces(gap), plain}), cell...)
				gap = 0
			}
			if !cols[i].right {
				gap += w - used
			}
			gap += between
		}
		p.line(out...)
	}
}

// stack writes each row as a paragraph: its first cell, and the others beneath,
// figures with their column's name.
func (p *page) stack(cols []column, rows [][]string) {
	for _, r := range rows {
		p.text(run{r[0], cols[0].look})
		var rest []run
		for i, cell := range r[1:] {
			if cell == "" {
				continue
			}
			if len(rest) > 0 {
				rest = append(rest, run{" · ", faint})
			}
			c := cols[i+1]
			if c.right {
				rest = append(rest, run{c.name + " ", faint})
			}
			rest = append(rest, run{cell, c.look})
		}
		p.hang(2, 2, rest...)
	}
}

// pad fills s with spaces to width columns, on the left or on the right.
func pad(s string, width int, left bool) string {
	fill := spaces(width - measure(s))
	if left {
		return fill + s
	}
	return s + fill
}
