-- Stories, what was found in them, and the index of their sentences.
-- Offsets are UTF-8 bytes into story.text; stop is exclusive. An ordinal is the
-- index into the list that the parser made.

CREATE TABLE story (
	key            INTEGER PRIMARY KEY,
	workspace      TEXT    NOT NULL CHECK (workspace <> ''),
	id             TEXT    NOT NULL CHECK (length(id) = 64), -- SHA-256 of text, hex
	slug           TEXT    NOT NULL CHECK (slug <> ''),
	revision       INTEGER NOT NULL CHECK (revision > 0),
	current        INTEGER NOT NULL CHECK (current IN (0, 1)), -- 0: superseded by a later revision
	source         TEXT    NOT NULL CHECK (source <> ''),
	title          TEXT    NOT NULL,
	url            TEXT    NOT NULL,
	date           TEXT    NOT NULL,
	note           TEXT    NOT NULL,
	added          TEXT    NOT NULL, -- RFC 3339, UTC
	parser         INTEGER NOT NULL, -- version of the parser that made the rows below
	dateline_start INTEGER NOT NULL,
	dateline_stop  INTEGER NOT NULL,
	first_sentence INTEGER NOT NULL, -- sentence.key of the first; the story's sentences are one run
	sentences      INTEGER NOT NULL, -- how many there are
	indexed        INTEGER NOT NULL, -- how many of them are no furniture
	text           TEXT    NOT NULL  -- last, so that the columns above are read without it
);
CREATE UNIQUE INDEX story_revision ON story (workspace, slug, revision);
CREATE UNIQUE INDEX story_current ON story (workspace, slug) WHERE current = 1;
CREATE UNIQUE INDEX story_source ON story (workspace, source) WHERE current = 1;
CREATE INDEX story_id ON story (workspace, id);
CREATE INDEX story_order ON story (workspace, current, key);

CREATE TABLE paragraph (
	story   INTEGER NOT NULL REFERENCES story (key) ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,
	number  INTEGER NOT NULL,
	kind    TEXT    NOT NULL,
	start   INTEGER NOT NULL,
	stop    INTEGER NOT NULL,
	PRIMARY KEY (story, ordinal)
) WITHOUT ROWID;

-- No foreign key: without an index of its own (rows are found by their keys'
-- range) every removal of a story would read the whole table.
CREATE TABLE sentence (
	key       INTEGER PRIMARY KEY, -- also the rowid in sentence_fts
	story     INTEGER NOT NULL,
	paragraph INTEGER NOT NULL, -- ordinal
	kind      TEXT    NOT NULL,
	start     INTEGER NOT NULL,
	stop      INTEGER NOT NULL
);

CREATE TABLE person (
	story       INTEGER NOT NULL REFERENCES story (key) ON DELETE CASCADE,
	ordinal     INTEGER NOT NULL,
	name        TEXT    NOT NULL,
	forms       TEXT    NOT NULL, -- JSON: ["Baerbock", …]
	role        TEXT    NOT NULL,
	affiliation TEXT    NOT NULL,
	sort        TEXT    NOT NULL,
	gender      TEXT    NOT NULL,
	start       INTEGER NOT NULL,
	stop        INTEGER NOT NULL,
	PRIMARY KEY (story, ordinal)
) WITHOUT ROWID;

CREATE TABLE mention (
	story   INTEGER NOT NULL REFERENCES story (key) ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,
	person  INTEGER NOT NULL, -- ordinal
	how     TEXT    NOT NULL,
	start   INTEGER NOT NULL,
	stop    INTEGER NOT NULL,
	PRIMARY KEY (story, ordinal)
) WITHOUT ROWID;

CREATE TABLE utterance (
	story         INTEGER NOT NULL REFERENCES story (key) ON DELETE CASCADE,
	ordinal       INTEGER NOT NULL,
	spans         TEXT    NOT NULL, -- JSON: [[start, stop], …]
	form          TEXT    NOT NULL,
	cue_start     INTEGER NOT NULL,
	cue_stop      INTEGER NOT NULL,
	person        INTEGER,          -- ordinal; NULL: nobody knows who speaks
	speaker_start INTEGER NOT NULL,
	speaker_stop  INTEGER NOT NULL,
	how           TEXT    NOT NULL,
	PRIMARY KEY (story, ordinal)
) WITHOUT ROWID;

-- The sentences of current revisions that are no furniture. Contentless: the
-- text stands once, in story.text. speaker: the names of who speaks in it. Both
-- are folded (lower case, no accents, ø as o).
CREATE VIRTUAL TABLE sentence_fts USING fts5 (
	text, speaker,
	content = '', contentless_delete = 1,
	tokenize = 'porter unicode61 remove_diacritics 2'
);

-- A superseded revision is not found any more, but its passages still open.
CREATE TRIGGER story_superseded AFTER UPDATE OF current ON story WHEN old.current = 1 AND new.current = 0
BEGIN
	DELETE FROM sentence_fts WHERE rowid BETWEEN old.first_sentence AND old.first_sentence + old.sentences - 1;
END;

CREATE TRIGGER story_removed AFTER DELETE ON story
BEGIN
	DELETE FROM sentence_fts WHERE old.current = 1 AND rowid BETWEEN old.first_sentence AND old.first_sentence + old.sentences - 1;
	DELETE FROM sentence WHERE key BETWEEN old.first_sentence AND old.first_sentence + old.sentences - 1;
END;

-- How often the list of a workspace's stories has changed: what was read at this
-- count is still so.
CREATE TABLE workspace (
	name    TEXT    PRIMARY KEY,
	changes INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER workspace_grew AFTER INSERT ON story
BEGIN
	INSERT INTO workspace (name, changes) VALUES (new.workspace, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;

CREATE TRIGGER workspace_changed AFTER UPDATE ON story
BEGIN
	INSERT INTO workspace (name, changes) VALUES (new.workspace, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;

CREATE TRIGGER workspace_shrank AFTER DELETE ON story
BEGIN
	INSERT INTO workspace (name, changes) VALUES (old.workspace, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
