package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"onrecord/qa"
)

const asJSON = "Content-Type: application/json"

// described holds what the API says to its description.
type described struct {
	t        *testing.T
	compiler *jsonschema.Compiler
	document struct {
		Paths map[string]map[string]json.RawMessage
	}
}

func describedBy(t *testing.T, s *shop) *described {
	t.Helper()
	text := s.get(t, "/openapi.json").Body.Bytes()
	d := &described{t: t, compiler: jsonschema.NewCompiler()}
	if err := json.Unmarshal(text, &d.document); err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.compiler.AddResource("openapi.json", parsed); err != nil {
		t.Fatal(err)
	}
	return d
}

// holds checks a response against a schema of the description.
func (d *described) holds(schema string, w *httptest.ResponseRecorder) {
	d.t.Helper()
	if kind := w.Header().Get("Content-Type"); kind != "application/json; charset=utf-8" {
		d.t.Errorf("Content-Type %q", kind)
	}
	compiled, err := d.compiler.Compile("openapi.json#/components/schemas/" + schema)
	if err != nil {
		d.t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		d.t.Fatalf("%v: %s", err, w.Body)
	}
	if err := compiled.Validate(value); err != nil {
		d.t.Errorf("%v\n%s", err, w.Body)
	}
}

func TestAPI(t *testing.T) {
	s := stocked(t)
	d := describedBy(t, s)
	for _, tt := range []struct {
		name, method, path, body, schema string
		status                           int
		header                           []string
	}{
		{"ask", "POST", "/api/ask", `{"id":"7","question":"What did Baerbock say?"}`, "Answer", 200, nil},
		{"ask, explained", "POST", "/api/ask", `{"question":"What did Rutte say about Kyiv?","explain":true}`, "Answer", 200, nil},
		{"ask one story", "POST", "/api/ask", `{"question":"What did Oyelaran say?","story":"lamp-room"}`, "Answer", 200, nil},
		{"a revision", "POST", "/api/ask", `{"question":"How many letters are there?","story":"lamp-room@1"}`, "Answer", 200, nil},
		{"a refusal", "POST", "/api/ask", `{"question":"What did Macron say?"}`, "Answer", 200, nil},
		{"two questions", "POST", "/api/ask", `{"question":"What did Rutte say and what did Pistorius say?"}`, "Answer", 200, nil},
		{"who is there", "POST", "/api/ask", `{"question":"Who is in the story?","story":"ukraine-talks"}`, "Answer", 200, nil},
		{"was it said", "POST", "/api/ask", `{"question":"Did Oyelaran say \"we have fifty letters from skippers\"?"}`, "Answer", 200, nil},
		{"a follow-up", "POST", "/api/ask", `{"question":"And Rutte?","before":["What did Baerbock say?"]}`, "Answer", 200, nil},
		{"stories", "GET", "/api/stories", "", "Stories", 200, nil},
		{"a story", "GET", "/api/stories/lamp-room", "", "WholeStory", 200, nil},
		{"an old one", "GET", "/api/stories/lamp-room@1", "", "WholeStory", 200, nil},
		{"a long one", "GET", "/api/stories/sunday-ferry", "", "WholeStory", 200, nil},
		{"quotes", "GET", "/api/quotes", "", "Quotes", 200, nil},
		{"of a speaker", "GET", "/api/quotes?speaker=the+secretary+general&about=Kyiv", "", "Quotes", 200, nil},
		{"of a story", "GET", "/api/quotes?story=lamp-room", "", "Quotes", 200, nil},

		{"no such story", "GET", "/api/stories/x", "", "Fault", 404, nil},
		{"no such story to ask", "POST", "/api/ask", `{"question":"?","story":"x"}`, "Fault", 404, nil},
		{"nobody of that name", "GET", "/api/quotes?speaker=Nobody+Nowhere", "", "Fault", 404, nil},
		{"no such path", "GET", "/api/x", "", "Fault", 404, nil},
		{"no such method", "PUT", "/api/ask", "{}", "Fault", 404, nil},
		{"no JSON", "POST", "/api/ask", "question", "Fault", 400, nil},
		{"an array", "POST", "/api/ask", "[]", "Fault", 400, nil},
		{"two objects", "POST", "/api/ask", `{"question":"?"}{}`, "Fault", 400, nil},
		{"an unknown field", "POST", "/api/ask", `{"q":"?"}`, "Fault", 400, nil},
		{"a form", "POST", "/api/ask", "question=x", "Fault", 400, []string{"Content-Type: application/x-www-form-urlencoded"}},
		{"too long a question", "POST", "/api/ask", `{"question":"` + strings.Repeat("why ", 600) + `"}`, "Fault", 400, nil},
		{"too large a body", "POST", "/api/ask", `{"question":"` + strings.Repeat("why ", 20_000) + `"}`, "Fault", 413, nil},
		{"too long a mark", "POST", "/api/ask", `{"question":"?","id":"` + strings.Repeat("x", 201) + `"}`, "Fault", 400, nil},
		{"another site's page", "POST", "/api/ask", `{"question":"?"}`, "Fault", 403, []string{"Sec-Fetch-Site: cross-site"}},
		{"another site's page, of an old browser", "POST", "/api/ask", `{"question":"?"}`, "Fault", 403, []string{"Origin: https://evil.example"}},

		{"add without the token", "POST", "/api/stories", `{"text":"A story."}`, "Fault", 401, nil},
		{"add with another", "POST", "/api/stories", `{"text":"A story."}`, "Fault", 401, []string{"Authorization: Bearer " + token + "x"}},
		{"add as a browser would", "POST", "/api/stories", `{"text":"A story."}`, "Fault", 401, []string{"Authorization: Basic eDpjb3JyZWN0LWhvcnNlLWJhdHRlcnktc3RhcGxl"}},
		{"remove without the token", "DELETE", "/api/stories/lamp-room", "", "Fault", 401, nil},
		{"add", "POST", "/api/stories", `{"name":"quay.txt","text":"The quay\n\nThe quay is old, said Ida Brandt.\n"}`, "Story", 201, []string{"Authorization: Bearer " + token}},
		{"add nothing", "POST", "/api/stories", `{"text":" "}`, "Fault", 400, []string{"Authorization: bearer " + token}},
		{"add what is no text", "POST", "/api/stories", `{"text":"a` + `\u0000` + `b"}`, "Fault", 400, []string{"Authorization: bearer " + token}},
		{"remove what is not there", "DELETE", "/api/stories/x", "", "Fault", 404, []string{"Authorization: Bearer " + token}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d.t = t
			header := tt.header
			if !slices.ContainsFunc(header, func(h string) bool { return strings.HasPrefix(h, "Content-Type") }) {
				header = append(slices.Clone(header), asJSON)
			}
			w := s.send(t, tt.method, tt.path, tt.body, header...)
			if w.Code != tt.status {
				t.Fatalf("status %d, want %d: %s", w.Code, tt.status, w.Body)
			}
			d.holds(tt.schema, w)
		})
	}
	if w := s.send(t, "DELETE", "/api/stories/quay", "", "Authorization: Bearer "+token); w.Code != http.StatusNoContent || w.Body.Len() > 0 {
		t.Errorf("removed: %d %s", w.Code, w.Body)
	}
	if w := s.get(t, "/stories/quay"); w.Code != http.StatusNotFound {
		t.Errorf("after its removal: %d", w.Code)
	}
}

// TestDescriptionFails shows that an answer with a field that is not described is told.
func TestDescriptionFails(t *testing.T) {
	s := stocked(t)
	d := describedBy(t, s)
	compiled, err := d.compiler.Compile("openapi.json#/components/schemas/Answer")
	if err != nil {
		t.Fatal(err)
	}
	w := s.send(t, "POST", "/api/ask", `{"question":"What did Rutte say?"}`, asJSON)
	value, _ := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(w.Body.String(), `"read_as"`, `"readas"`, 1)))
	if compiled.Validate(value) == nil {
		t.Error("any answer fits")
	}
}

// TestDescribedPaths: what is described is there, and what is there is described.
func TestDescribedPaths(t *testing.T) {
	s := stocked(t)
	d := describedBy(t, s)
	var got []string
	for path, methods := range d.document.Paths {
		for method := range methods {
			if method != "parameters" {
				got = append(got, strings.ToUpper(method)+" "+path)
			}
		}
	}
	slices.Sort(got)
	want := []string{"DELETE /api/stories/{story}", "GET /api/quotes", "GET /api/stories", "GET /api/stories/{story}", "POST /api/ask", "POST /api/stories"}
	if !slices.Equal(got, want) {
		t.Errorf("described: %q", got)
	}
	mux := s.routes()
	for _, path := range want {
		method, path, _ := strings.Cut(path, " ")
		if _, pattern := mux.Handler(httptest.NewRequest(method, strings.ReplaceAll(path, "{story}", "x"), nil)); pattern != method+" "+path {
			t.Errorf("%s %s is served as %q", method, path, pattern)
		}
	}
}

// TestThreads: the questions of a thread follow up on each other, but not on those of
// somebody else's thread of the same name.
func TestThreads(t *testing.T) {
	s := stocked(t)
	ask := func(from, question string) qa.Answer {
		t.Helper()
		w := s.send(t, "POST", "/api/ask", `{"question":"`+question+`","thread":"t"}`, asJSON, "X-Forwarded-For: "+from)
		var a qa.Answer
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
			t.Fatalf("%v: %s", err, w.Body)
		}
		return a
	}
	s.Clients.Proxies = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")} // where httptest's requests come from
	ask("198.51.100.1", "What did Baerbock say?")
	if a := ask("198.51.100.1", "What else did she say?"); !strings.Contains(a.ReadAs, "Baerbock") {
		t.Errorf("a follow-up: %+v", a)
	}
	if a := ask("198.51.100.2", "What else did she say?"); a.Answered || a.ReadAs != "" {
		t.Errorf("somebody else's follow-up: %+v", a)
	}
}

// TestPassagesAreBytes: what the API shows is what the API's story has at that place.
func TestPassagesAreBytes(t *testing.T) {
	s := stocked(t)
	var a qa.Answer
	if err := json.Unmarshal(s.send(t, "POST", "/api/ask", `{"question":"What did Hegseth say?"}`, asJSON).Body.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Passages) == 0 {
		t.Fatal("no passages")
	}
	for _, p := range a.Passages {
		var st wholeStory
		if err := json.Unmarshal(s.get(t, "/api/stories/"+p.ID).Body.Bytes(), &st); err != nil {
			t.Fatal(err)
		}
		if got := st.Text[p.Start:p.End]; got != p.Text {
			t.Errorf("%q, the story has %q", p.Text, got)
		}
	}
}
