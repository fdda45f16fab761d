-- Sketches, by which the same sentence is found in other stories (package wire).
-- Those of furniture, of short sentences and of superseded revisions are NULL.
-- What is there already is sketched by the program in the same transaction.

ALTER TABLE sentence ADD COLUMN sketch1 INTEGER;
ALTER TABLE sentence ADD COLUMN sketch2 INTEGER;
ALTER TABLE sentence ADD COLUMN sketch3 INTEGER;
CREATE INDEX sentence_sketch1 ON sentence (sketch1) WHERE sketch1 IS NOT NULL;
CREATE INDEX sentence_sketch2 ON sentence (sketch2) WHERE sketch2 IS NOT NULL;
CREATE INDEX sentence_sketch3 ON sentence (sketch3) WHERE sketch3 IS NOT NULL;

CREATE TRIGGER story_unsketched AFTER UPDATE OF current ON story WHEN old.current = 1 AND new.current = 0
BEGIN
	UPDATE sentence SET sketch1 = NULL, sketch2 = NULL, sketch3 = NULL
		WHERE key BETWEEN old.first_sentence AND old.first_sentence + old.sentences - 1;
END;

-- One person's statements over all stories: where somebody of a name speaks.
CREATE INDEX person_name ON person (name);
