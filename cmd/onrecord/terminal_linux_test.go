package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// patience is how long a test waits for what must come; what comes is waited for no longer.
const patience = 20 * time.Second

// screen is the program at a terminal of 80 columns.
type screen struct {
	t    *testing.T
	keys *os.File // what is typed, and what is shown
	done chan error

	mu    sync.Mutex
	shown strings.Builder
	seen  int // up to where expect has looked
}

// at starts the program at a pseudo-terminal.
func at(t *testing.T, home string, env []string, args ...string) *screen {
	t.Helper()
	keys, tty := pseudoTerminal(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = append([]string{"onrecord"}, args...) // by this name the test binary is the program
	cmd.Env = append([]string{"HOME=" + home, "TERM=xterm-256color"}, env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = tty.Close()
	s := &screen{t: t, keys: keys, done: make(chan error, 1)}
	go s.watch()
	go func() { s.done <- cmd.Wait() }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = keys.Close()
	})
	return s
}

// pseudoTerminal opens a terminal of 80 by 24 and its far end.
func pseudoTerminal(t *testing.T) (keys, tty *os.File) {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	if err := unix.IoctlSetPointerInt(int(keys.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(int(keys.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(int(keys.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		t.Fatal(err)
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return keys, tty
}

func (s *screen) watch() {
	buffer := make([]byte, 4096)
	for {
		n, err := s.keys.Read(buffer)
		s.mu.Lock()
		s.shown.Write(buffer[:n])
		s.mu.Unlock()
		if err != nil {
			return // EIO once the program has gone
		}
	}
}

func (s *screen) key(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		s.t.Fatal(err)
	}
}

// expect waits until text is shown after what was expected before, and returns
// everything since then.
func (s *screen) expect(text string) string {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		all := s.shown.String()
		s.mu.Unlock()
		if i := strings.Index(all[s.seen:], text); i >= 0 {
			since := all[s.seen : s.seen+i+len(text)]
			s.seen += i + len(text)
			return since
		}
	}
	s.t.Fatalf("%q is not shown; there is %q", text, s.shown.String()[s.seen:])
	return ""
}

func (s *screen) leaves() {
	s.t.Helper()
	select {
	case err := <-s.done:
		if err != nil {
			s.t.Errorf("it left with %v", err)
		}
	case <-time.After(patience):
		s.t.Error("it does not leave")
	}
}

const (
	prompt        = "› "
	ctrlC, ctrlD  = "\x03", "\x04"
	tab, enter    = "\t", "\r"
	up            = "\x1b[A"
	colours       = "\x1b[1m"
	historyInHome = ".local/state/onrecord/history"
)

func TestTerminal(t *testing.T) {
	home := t.TempDir()
	s := at(t, home, nil, "repl")
	if greeting := s.expect(prompt); !strings.Contains(greeting, "ukraine-talks") || !strings.Contains(greeting, "Try: ") {
		t.Errorf("it greets with %q", greeting)
	}
	s.key("What did Baer" + tab)
	s.expect("Annalena Baerbock")
	s.key(" say?" + enter)
	if answer := s.expect("[2]"); !strings.Contains(answer, "[1]") || !strings.Contains(answer, colours) {
		t.Errorf("it answers %q", answer)
	}
	s.expect(prompt)
	s.key("/peo" + tab + enter)
	s.expect("affiliation")
	s.expect(prompt)
	s.key("half a question" + ctrlC)
	s.expect("Ctrl-C once more")
	s.expect(prompt)
	s.key(up)
	s.expect("/people")
	s.key(ctrlC)
	s.leaves()
	if entries, err := os.ReadDir(home); err != nil || len(entries) > 0 {
		t.Errorf("it left %v in the home directory (%v)", entries, err)
	}
}

func TestTerminalHistory(t *testing.T) {
	home := t.TempDir()
	story := filepath.Join(home, "bridge.txt")
	text := "Bridge to close\n\n“The steel is tired,” said Ingrid Solheim, the mayor.\n"
	if err := os.WriteFile(story, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	add := at(t, home, nil, "add", story)
	add.expect("added bridge  Bridge to close")
	add.leaves()

	first := at(t, home, []string{"NO_COLOR=1"}, "repl")
	first.expect(prompt)
	first.key("What did Solheim say?" + enter)
	if answer := first.expect("¶2"); strings.Contains(answer, colours) {
		t.Errorf("colours in spite of NO_COLOR: %q", answer)
	}
	first.expect(prompt)
	first.key(ctrlD)
	first.leaves()
	kept, err := os.ReadFile(filepath.Join(home, historyInHome))
	if err != nil || string(kept) != "What did Solheim say?\n" {
		t.Errorf("the history is %q (%v)", kept, err)
	}

	second := at(t, home, []string{"ONRECORD_HISTORY="}, "repl")
	second.expect(prompt)
	second.key("not to be kept" + enter)
	second.expect(prompt)
	second.key(ctrlD)
	second.leaves()
	if again, err := os.ReadFile(filepath.Join(home, historyInHome)); err != nil || string(again) != string(kept) {
		t.Errorf("with an empty ONRECORD_HISTORY the history is %q (%v)", again, err)
	}
}
