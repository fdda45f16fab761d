-- Conversations, for follow-ups: what is in focus and the last turns. Rows are
-- gone an hour after a thread's last use, by the next write of any thread.

CREATE TABLE thread (
	workspace TEXT    NOT NULL CHECK (workspace <> ''),
	name      TEXT    NOT NULL CHECK (name <> ''),
	focus     TEXT    NOT NULL, -- slug; empty: all stories
	used      INTEGER NOT NULL, -- Unix nanoseconds
	PRIMARY KEY (workspace, name)
) WITHOUT ROWID;
CREATE INDEX thread_used ON thread (workspace, used);
CREATE INDEX thread_past ON thread (used);

CREATE TABLE turn (
	key       INTEGER PRIMARY KEY, -- in the order in which they were asked
	workspace TEXT    NOT NULL,
	thread    TEXT    NOT NULL,
	asked     INTEGER NOT NULL, -- Unix nanoseconds
	turn      TEXT    NOT NULL, -- JSON: a qa.Turn
	FOREIGN KEY (workspace, thread) REFERENCES thread (workspace, name) ON DELETE CASCADE
);
-- The natural key: the same turn at the same time is the same turn, written twice.
CREATE UNIQUE INDEX turn_once ON turn (workspace, thread, asked, turn);
