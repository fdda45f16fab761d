package bot

// Errands are short requests to a platform that nobody waits for, such as an
// acknowledgement: a few at a time, and not too many that wait for that. It is safe
// for concurrent use.
type Errands struct {
	waiting chan func()
	runners chan struct{}
}

// NewErrands returns errands of which so many are run at a time, and so many wait.
func NewErrands(runners, waiting int) *Errands {
	return &Errands{make(chan func(), waiting), make(chan struct{}, runners)}
}

// Run runs an errand on the side, or reports that too many wait.
func (e *Errands) Run(errand func()) bool {
	select {
	case e.waiting <- errand:
		e.start()
		return true
	default:
		return false
	}
}

// start starts one more runner, if there may be one.
func (e *Errands) start() {
	select {
	case e.runners <- struct{}{}:
	default:
		return
	}
	go func() {
		for {
			select {
			case errand := <-e.waiting:
				errand()
				continue
			default:
			}
			<-e.runners
			if len(e.waiting) > 0 { // came after the last look, when this one still counted
				e.start()
			}
			return
		}
	}()
}
