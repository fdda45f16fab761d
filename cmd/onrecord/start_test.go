package main

import (
	"os"
	"os/exec"
	"testing"
)

// BenchmarkProcess is the program from its start to its exit, in an empty home:
// what somebody waits for at a shell.
func BenchmarkProcess(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for _, args := range [][]string{{"version"}, {"ask", "What did Baerbock say?"}} {
		b.Run(args[0], func(b *testing.B) {
			home := b.TempDir()
			for b.Loop() {
				cmd := exec.Command(self)
				cmd.Args = append([]string{"onrecord"}, args...) // by this name the test binary is the program
				cmd.Env = []string{"HOME=" + home}
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
