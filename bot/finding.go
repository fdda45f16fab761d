package bot

// Finding is one thing that was looked at before serving.
type Finding struct {
	Well bool
	What string
	Do   string // what to do about it, where it is not well; a remark where it is
}

// Well is a finding of something as it should be, with a remark about it.
func Well(what, remark string) Finding { return Finding{Well: true, What: what, Do: remark} }

// Missing is a finding of something that is not as it should be, and what to do.
func Missing(what, do string) Finding { return Finding{What: what, Do: do} }
