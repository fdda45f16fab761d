-- What chat platforms deliver, so that each is answered once, and which story a
-- channel is about.

CREATE TABLE delivery (
	workspace TEXT    NOT NULL CHECK (workspace <> ''),
	id        TEXT    NOT NULL CHECK (id <> ''), -- the platform's
	claimed   INTEGER NOT NULL,                  -- Unix nanoseconds
	PRIMARY KEY (workspace, id)
) WITHOUT ROWID;
CREATE INDEX delivery_past ON delivery (claimed);

CREATE TABLE channel (
	workspace TEXT NOT NULL CHECK (workspace <> ''),
	name      TEXT NOT NULL,                 -- the platform's id
	focus     TEXT NOT NULL CHECK (focus <> ''), -- slug
	PRIMARY KEY (workspace, name)
) WITHOUT ROWID;

-- A story that is gone is in no focus.
CREATE TRIGGER channel_story_removed AFTER DELETE ON story
BEGIN
	DELETE FROM channel WHERE workspace = old.workspace AND focus = old.slug
		AND NOT EXISTS (SELECT 1 FROM story WHERE workspace = old.workspace AND slug = old.slug);
END;
