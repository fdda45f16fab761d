-- What a web page says of its story besides the title and the date. A row only
-- where it says any of that. In a table of its own: a column added behind
-- story.text would be read through the text.

CREATE TABLE page (
	story     INTEGER PRIMARY KEY REFERENCES story (key) ON DELETE CASCADE,
	author    TEXT    NOT NULL,
	publisher TEXT    NOT NULL, -- with the host that it came from
	language  TEXT    NOT NULL, -- BCP 47
	paywalled INTEGER NOT NULL CHECK (paywalled IN (0, 1))
);

-- Feeds that are watched: what their servers gave to ask whether they changed, and
-- what of them was read.
CREATE TABLE feed (
	workspace TEXT NOT NULL CHECK (workspace <> ''),
	address   TEXT NOT NULL CHECK (address <> ''),
	etag      TEXT NOT NULL,
	modified  TEXT NOT NULL,
	items     TEXT NOT NULL, -- JSON: {"guid": "mark of what the feed said of it", …}
	PRIMARY KEY (workspace, address)
) WITHOUT ROWID;
