-- SPDX-License-Identifier: Apache-2.0
-- The message log with a million rows: an index for each filter, in the order of the log, and a full-text index that trails it.

CREATE INDEX message_by_partner ON message (partner_id, time_ms, id);

CREATE INDEX message_by_direction ON message (direction, time_ms, id);

CREATE INDEX message_by_type ON message (type, time_ms, id);

CREATE INDEX message_by_business_number ON message (business_number, time_ms, id);

CREATE INDEX message_problems ON message (time_ms, id) WHERE status IN ('failed', 'rejected', 'unknown');

CREATE INDEX message_problems_by_assistant ON message (assistant_id, time_ms, id) WHERE status IN ('failed', 'rejected', 'unknown');

-- In the order of the log, and for all assistants together.
DROP INDEX message_by_user_number;

CREATE INDEX message_by_user_number ON message (user_number, time_ms, id);

-- Each error code that was told of a message, by the answer to its send or by a report. moment: message.time_ms, which never changes.
CREATE TABLE message_error (
  message_ref INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  code        TEXT NOT NULL,
  moment      INTEGER NOT NULL,
  PRIMARY KEY (message_ref, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_error_by_code ON message_error (code, moment, message_ref);

-- What is indexed of each message, because an FTS5 index without a copy of its own must be told what to forget. place: grows with
-- (time_ms, id), so that the index answers in the order of the log. words: all that is searched by words; runs: what of it is in scripts
-- without spaces.
CREATE TABLE message_search (
  place       INTEGER PRIMARY KEY NOT NULL,
  message_ref INTEGER NOT NULL UNIQUE REFERENCES message (id) ON DELETE CASCADE,
  words       TEXT NOT NULL,
  runs        TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE message_words USING fts5 (words, content = 'message_search', content_rowid = 'place', columnsize = 0,
  prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE message_runs USING fts5 (runs, content = 'message_search', content_rowid = 'place', columnsize = 0,
  tokenize = 'trigram');

-- Messages that are not in the index as they are now. Written by triggers, in the transaction of whatever changes a message; taken out
-- together with what is put into the index. A crash leaves both or neither.
CREATE TABLE message_unindexed (
  message_ref INTEGER PRIMARY KEY NOT NULL REFERENCES message (id) ON DELETE CASCADE
) STRICT;

-- What the index must forget. A trigger must not write to an FTS5 table itself (PRAGMA trusted_schema = OFF).
CREATE TABLE message_search_removed (
  place INTEGER PRIMARY KEY NOT NULL,
  words TEXT NOT NULL,
  runs  TEXT NOT NULL
) STRICT;

-- Rows from before this version, up to this id, are still to be indexed: from the newest to the oldest, in batches after the start.
CREATE TABLE message_fill (
  only_row  INTEGER PRIMARY KEY NOT NULL CHECK (only_row = 1),
  old_until INTEGER NOT NULL
) STRICT;

INSERT INTO message_fill (only_row, old_until) SELECT 1, coalesce(max(id), 0) FROM message;

CREATE TRIGGER message_added AFTER INSERT ON message
BEGIN INSERT INTO message_unindexed (message_ref) VALUES (NEW.id); END;

CREATE TRIGGER message_words_changed AFTER UPDATE OF message_id, business_number, user_number, text, partner_message_id ON message
WHEN NEW.message_id <> OLD.message_id OR NEW.business_number <> OLD.business_number OR NEW.user_number <> OLD.user_number
  OR NEW.text <> OLD.text OR NEW.partner_message_id <> OLD.partner_message_id
BEGIN INSERT INTO message_unindexed (message_ref) VALUES (NEW.id) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER message_problem_told AFTER UPDATE OF problem ON message_exchange WHEN NEW.problem IS NOT OLD.problem
BEGIN INSERT INTO message_unindexed (message_ref) VALUES (NEW.message_id) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER message_problem_reported AFTER INSERT ON message_event WHEN NEW.problem IS NOT NULL
BEGIN INSERT INTO message_unindexed (message_ref) VALUES (NEW.message_id) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER message_search_forgets AFTER DELETE ON message_search
BEGIN INSERT INTO message_search_removed (place, words, runs) VALUES (OLD.place, OLD.words, OLD.runs); END;

-- How much of an assistant's log is kept; no row: everything. Null: no limit of that kind.
CREATE TABLE retention (
  assistant_id TEXT PRIMARY KEY NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  keep_days    INTEGER CHECK (keep_days > 0),
  keep_rows    INTEGER CHECK (keep_rows > 0)
) STRICT, WITHOUT ROWID;

-- Calls by their age, so that what is too old is found without reading what is kept.
CREATE INDEX webhook_call_by_time ON webhook_call (assistant_id, time_ms);

-- A row: a person was erased, and the file has not been written anew since, so that free pages and the search index may still show it.
CREATE TABLE rewrite_due (
  only_row INTEGER PRIMARY KEY NOT NULL CHECK (only_row = 1)
) STRICT;
