package ingest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"onrecord/data"
	"onrecord/qa"
)

// TestMain lets the test binary be the process that TestKilled kills: with
// ONRECORD_ADD set it adds a folder to a database, and tells of each story once
// it is stored. With ONRECORD_FETCH set it is the one that TestBombs measures.
func TestMain(m *testing.M) {
	if address := os.Getenv("ONRECORD_FETCH"); address != "" {
		os.Exit(fetchMeasured(address, os.Stdout))
	}
	if folder := os.Getenv("ONRECORD_ADD"); folder != "" {
		os.Exit(addFolder(folder, os.Getenv("ONRECORD_DB"), os.Stdout))
	}
	os.Exit(m.Run())
}

func addFolder(folder, db string, out io.Writer) int {
	ctx := context.Background()
	s, err := data.Open(ctx, db, data.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	defer s.Close()
	err = Add(ctx, s, "local", Walk([]string{folder}, nil), func(r Result) {
		if r.Err != nil {
			fmt.Fprintln(os.Stderr, r.Err)
			return
		}
		fmt.Fprintln(out, r.Added.Slug, r.Added.ID) // unbuffered: said as soon as it is so
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	return 0
}

// TestKilled kills a process that adds 500 stories, at a random moment, again and
// again, sometimes going on with the database that was left. Each time all that
// was acknowledged is there, every story is whole, and Check finds nothing.
// ONRECORD_KILLS=200 kills more often than the 8 times of a short run.
func TestKilled(t *testing.T) {
	kills := 8
	if n, err := strconv.Atoi(os.Getenv("ONRECORD_KILLS")); err == nil {
		kills = n
	}
	files := map[string]string{}
	texts := map[string]string{}
	for i := range 500 {
		slug := fmt.Sprintf("report-%03d", i)
		files[slug+".txt"], texts[slug] = article(i), article(i)
	}
	folder := tree(t, files)
	db := filepath.Join(t.TempDir(), "a.db")
	random := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	acknowledged, partly := map[string]bool{}, 0
	for kill := range kills {
		if kill%3 == 0 { // from nothing, so that its making is hit too
			db = filepath.Join(t.TempDir(), "a.db")
			clear(acknowledged)
		}
		for _, slug := range addAndKill(t, folder, db, 20+random.IntN(121)) {
			acknowledged[slug] = true
		}
		n := intact(t, db, acknowledged, texts)
		if 0 < n && n < len(texts) {
			partly++
		}
		if t.Failed() {
			t.Fatalf("after kill %d", kill+1)
		}
	}
	t.Logf("%d kills, %d of them with a part of the stories stored", kills, partly)
	if code := addFolder(folder, db, io.Discard); code != 0 { // what was broken off can be finished
		t.Fatalf("exit %d", code)
	}
	if n := intact(t, db, acknowledged, texts); n != len(texts) {
		t.Errorf("%d stories in the end", n)
	}
}

// addAndKill starts the process, kills it after some milliseconds, and returns
// the slugs that it had acknowledged.
func addAndKill(t *testing.T, folder, db string, after int) (slugs []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ONRECORD_ADD="+folder, "ONRECORD_DB="+db)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(after)*time.Millisecond, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // the end; a line without one was not said in full
			if err != io.EOF {
				t.Error(err)
			}
			break
		}
		var slug, id string
		if _, err := fmt.Sscan(line, &slug, &id); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		slugs = append(slugs, slug)
	}
	_ = cmd.Wait() // killed, or done before
	return slugs
}

// intact demands that the database holds what was acknowledged, and nothing but
// whole stories, and returns how many.
func intact(t *testing.T, db string, acknowledged map[string]bool, texts map[string]string) int {
	t.Helper()
	ctx := context.Background()
	s, err := data.Open(ctx, db, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Stories(ctx, "local")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, m := range list {
		there[m.Slug] = true
		if m.ID != qa.ID(texts[m.Slug]) || m.Revision != 1 {
			t.Errorf("%+v", m)
		}
	}
	for slug := range acknowledged {
		if !there[slug] {
			t.Errorf("%s was acknowledged and is lost", slug)
		}
	}
	r, err := s.Check(ctx, nil)
	if err != nil || len(r.Faults) > 0 || r.Stories != len(list) {
		t.Errorf("%+v, %v", r, err)
	}
	return len(list)
}
