-- Who installed the app where, and the threads it takes part in.

CREATE TABLE installation (
	workspace TEXT    PRIMARY KEY CHECK (workspace <> ''),
	parent    TEXT    NOT NULL, -- the organisation whose token it is; empty: its own
	name      TEXT    NOT NULL,
	self      TEXT    NOT NULL, -- the app's own user there
	sealed    BLOB    NOT NULL, -- the token, encrypted with a key that is not in this file
	installed INTEGER NOT NULL  -- Unix nanoseconds
) WITHOUT ROWID;
CREATE INDEX installation_parent ON installation (parent);

CREATE TABLE followed (
	workspace TEXT    NOT NULL CHECK (workspace <> ''),
	thread    TEXT    NOT NULL CHECK (thread <> ''),
	used      INTEGER NOT NULL, -- Unix nanoseconds
	PRIMARY KEY (workspace, thread)
) WITHOUT ROWID;
CREATE INDEX followed_used ON followed (workspace, used);
CREATE INDEX followed_past ON followed (used);
