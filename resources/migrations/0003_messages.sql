-- SPDX-License-Identifier: Apache-2.0
-- Everything the partners can send: what a message was made of, and the templates that are known.

-- The MessageContent of an outbound message as JSON, so that it can be sent again; null for what came from elsewhere and for rows
-- from before.
ALTER TABLE message_exchange ADD COLUMN content TEXT;

-- Templates of a channel: of the partner's last list, or entered here where the partner gives none (origin). sender: the business
-- number they belong to, empty where they belong to the account. record_json: a TemplateRecord.
CREATE TABLE message_template (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  assistant_id TEXT NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  partner_id   TEXT NOT NULL,
  sender       TEXT NOT NULL,
  name         TEXT NOT NULL,
  language     TEXT NOT NULL,
  origin       TEXT NOT NULL CHECK (origin IN ('partner', 'local')),
  record_json  TEXT NOT NULL
) STRICT;

-- Not unique: what a partner lists twice is kept twice.
CREATE INDEX message_template_shelf ON message_template (assistant_id, partner_id, sender, origin);

-- When the partner's list was last read completely, and why the last try failed, if it did (a Problem as JSON).
CREATE TABLE template_sync (
  assistant_id TEXT NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  partner_id   TEXT NOT NULL,
  sender       TEXT NOT NULL,
  synced_ms    INTEGER,
  problem      TEXT,
  PRIMARY KEY (assistant_id, partner_id, sender)
) STRICT, WITHOUT ROWID;

-- What a call was, for the list of calls: its first message (kind 1) or report (2), or neither (0); how many it held, and how many of
-- these were known already. stand_in: what the assistant stand-in did about it, in words. A call from before has none.
CREATE TABLE call_outline (
  call_id     INTEGER PRIMARY KEY NOT NULL REFERENCES webhook_call (id) ON DELETE CASCADE,
  kind        INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  word        TEXT NOT NULL,
  user_number TEXT NOT NULL,
  text        TEXT NOT NULL,
  events      INTEGER NOT NULL,
  repeated    INTEGER NOT NULL,
  stand_in    TEXT NOT NULL
) STRICT;
