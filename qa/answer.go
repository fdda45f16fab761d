package qa

// Reason names why a question got no answer.
type Reason string

// The reasons of a refusal; the empty reason stands in an answer.
const (
	NoSuchSpeaker   Reason = "no_such_speaker"   // nobody of that name is in the stories
	SpeakerSilent   Reason = "speaker_silent"    // the story names them, but has no words of theirs
	SpeakerOffTopic Reason = "speaker_off_topic" // they speak, but not about that
	NotInStory      Reason = "not_in_story"      // the stories do not say
	NoStories       Reason = "no_stories"        // there is no story to answer from
	Unclear         Reason = "unclear"           // the question has nothing to look for
)

// Answer is what the stories say to a question, or why they do not. Its JSON is
// the product's one format, on the command line and on the web.
type Answer struct {
	ID         string    `json:"id"`       // the asker's, given back
	Question   string    `json:"question"` // as asked
	ReadAs     string    `json:"read_as"`  // as understood, where that differs: a name mended, a follow-up filled in
	Answered   bool      `json:"answered"`
	Confidence float64   `json:"confidence"` // that the first passage answers, 0 to 1
	Reason     Reason    `json:"reason"`     // of a refusal
	Passages   []Passage `json:"passages"`   // best first, what somebody said in several stories by date, the latest first; of a refusal, the closest ones

	Choices []Choice `json:"choices,omitempty"` // whom the question may mean, where that is not clear: ask one of them
	Parts   []Answer `json:"parts,omitempty"`   // of a question that holds two: the answer to each, whose passages are above in this order
	Check   *Check   `json:"check,omitempty"`   // of a question whether words were said
	People  []Figure `json:"people,omitempty"`  // of a question who is in the story

	Explain *Explanation `json:"explain,omitempty"` // where Ask.Explain asked for it
}

// Choice is one of several people whom a question may mean.
type Choice struct {
	Name     string `json:"name"`
	Role     string `json:"role,omitempty"`
	Question string `json:"question"` // what to ask if this one is meant
}

// Passage is a piece of a story, byte for byte, with where it stands and whose
// words it holds. Only Story.Passage makes one.
type Passage struct {
	Story     string   `json:"story"` // slug
	Title     string   `json:"title"`
	Paragraph int      `json:"paragraph"` // its number, from 1
	Start     int      `json:"start"`     // UTF-8 byte offset into the story's text
	End       int      `json:"end"`       // exclusive
	Text      string   `json:"text"`      // exactly those bytes
	Form      string   `json:"form,omitempty"`
	Speaker   *Speaker `json:"speaker,omitempty"`
	URL       string   `json:"url"`
	Score     float64  `json:"score"`

	ID         string `json:"sha256"`               // of the text that Start and End are in: what opens this very revision, for good
	Revision   int    `json:"revision"`             // of that text under its slug, from 1
	Superseded bool   `json:"superseded,omitempty"` // a later revision exists
	Date       string `json:"date,omitempty"`       // when the story was published, RFC 3339 or a plain date
	Publisher  string `json:"publisher,omitempty"`

	Before *Before   `json:"before,omitempty"` // of an answer: the passage stood differently before; nil: it did not, as far as is known
	Also   []Passage `json:"also,omitempty"`   // of an answer: the same passage in other stories (wire copy), each with its own bytes and place

	Quotes []Span `json:"-"` // the utterance's content inside [Start, End), for setting it off when it is shown
}

// Before tells how a passage stood in the revision before it got its present words.
type Before struct {
	Since   string   `json:"since"`   // when the first revision with the present words was added, RFC 3339
	Passage *Passage `json:"passage"` // what stood in its place, in the revision before that; null: nothing, the passage was not there
}

// Speaker is whose words a passage or a quotation holds.
type Speaker struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Start int    `json:"start"` // where the story says who speaks, as byte offsets into its text
	End   int    `json:"end"`
	How   string `json:"how"` // named | title | pronoun | continued
}

// Span is a half-open range of byte offsets into a story's text.
type Span struct{ Start, End int }

// Quotes is everything that is said in one story: what `quotes --json` prints.
type Quotes struct {
	ID     string  `json:"id"` // the story's slug
	Quotes []Quote `json:"quotes"`

	// Of a timeline, which goes over several stories:
	Person string `json:"person,omitempty"` // whose quotes these are, by the fullest name that a story prints
	Role   string `json:"role,omitempty"`   // theirs, as the latest story has it
	Title  string `json:"title,omitempty"`
	Date   string `json:"date,omitempty"` // of the story
}

// Quote is one utterance. Start and End cover its content, Spans are its pieces.
type Quote struct {
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Spans   [][2]int `json:"spans"`
	Text    string   `json:"text"`
	Form    string   `json:"form"`
	Cue     *Cue     `json:"cue"`
	Speaker *Speaker `json:"speaker"` // null: unattributed

	Also []Passage `json:"also,omitempty"` // of a timeline: the same words in other stories (wire copy)

	Paragraph int `json:"-"`
}

// Cue is the word that marks speech ("said"), as byte offsets.
type Cue struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Figure is a person of a story and how much the story lets them speak.
type Figure struct {
	Name        string   `json:"name"`
	Forms       []string `json:"forms"`
	Role        string   `json:"role"`
	Affiliation string   `json:"affiliation"`
	Sort        string   `json:"sort"` // person | body | unnamed
	Utterances  int      `json:"utterances"`
	Mentions    int      `json:"mentions"`
}
