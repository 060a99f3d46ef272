-- SPDX-License-Identifier: Apache-2.0
-- One file per schema version, run once and in one transaction. A statement ends with a semicolon at the end of a line that is
-- followed by an empty line. A file that was released is never changed again: what comes next is the next file.

PRAGMA application_id = 1128484678;

CREATE TABLE assistant (
  id               TEXT PRIMARY KEY NOT NULL,
  position         INTEGER NOT NULL,
  name             TEXT NOT NULL,
  stream_id        TEXT NOT NULL,
  platform_host    TEXT NOT NULL,
  environment      TEXT NOT NULL,
  webhook_template TEXT NOT NULL,
  sandbox          INTEGER NOT NULL CHECK (sandbox IN (0, 1))
) STRICT;

-- The mark that keeps simulated and real partners apart cannot be changed, whatever the program above does.
CREATE TRIGGER assistant_keeps_sandbox_mark BEFORE UPDATE OF sandbox ON assistant
WHEN NEW.sandbox <> OLD.sandbox
BEGIN SELECT RAISE(ABORT, 'the sandbox mark of an assistant cannot be changed'); END;

CREATE TABLE jwt_app (
  id        TEXT PRIMARY KEY NOT NULL,
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  client_id TEXT NOT NULL,
  algorithm TEXT NOT NULL
) STRICT;

CREATE TABLE channel_configuration (
  id                 TEXT PRIMARY KEY NOT NULL,
  assistant_id       TEXT NOT NULL UNIQUE REFERENCES assistant (id) ON DELETE CASCADE,
  partner_id         TEXT NOT NULL,
  enabled            INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  associate_app      INTEGER NOT NULL CHECK (associate_app IN (0, 1)),
  app_id             TEXT REFERENCES jwt_app (id) ON DELETE SET NULL,
  platform_entered   INTEGER NOT NULL CHECK (platform_entered IN (0, 1)),
  platform_saved     INTEGER NOT NULL CHECK (platform_saved IN (0, 1)),
  platform_published INTEGER NOT NULL CHECK (platform_published IN (0, 1))
) STRICT;

CREATE INDEX channel_configuration_by_app ON channel_configuration (app_id);

-- The values of one partner, kept while another is chosen. values_json: {"<field id>": "<value>"}, never a secret.
CREATE TABLE partner_settings (
  configuration_id TEXT NOT NULL REFERENCES channel_configuration (id) ON DELETE CASCADE,
  partner_id       TEXT NOT NULL,
  values_json      TEXT NOT NULL,
  PRIMARY KEY (configuration_id, partner_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE business_number (
  configuration_id TEXT NOT NULL REFERENCES channel_configuration (id) ON DELETE CASCADE,
  partner_id       TEXT NOT NULL,
  position         INTEGER NOT NULL,
  number           TEXT NOT NULL,
  PRIMARY KEY (configuration_id, partner_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX business_number_in_use ON business_number (number);

-- Where a secret is kept and where it may go; never the secret.
CREATE TABLE secret_entry (
  name             TEXT PRIMARY KEY NOT NULL,
  origin           TEXT NOT NULL,
  place            TEXT NOT NULL CHECK (place IN ('keychain', 'until-quit')),
  configuration_id TEXT REFERENCES channel_configuration (id) ON DELETE CASCADE,
  partner_id       TEXT,
  field_id         TEXT,
  app_id           TEXT UNIQUE REFERENCES jwt_app (id) ON DELETE CASCADE,
  UNIQUE (configuration_id, partner_id, field_id),
  CHECK ((app_id IS NULL) = (configuration_id IS NOT NULL)),
  CHECK ((configuration_id IS NULL) = (partner_id IS NULL) AND (configuration_id IS NULL) = (field_id IS NULL))
) STRICT;

-- Names the keychain may hold although nothing uses them: written before a secret is stored, taken out when it is adopted, put in
-- again when it is replaced. What is left here after a crash is removed from the keychain at the next start.
CREATE TABLE secret_journal (
  name TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT: the id of a deleted message is never given to another one.
CREATE TABLE message (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id         TEXT NOT NULL,
  time_ms            INTEGER NOT NULL,
  assistant_id       TEXT NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  direction          TEXT NOT NULL,
  partner_id         TEXT NOT NULL,
  sandbox            INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
  business_number    TEXT NOT NULL,
  user_number        TEXT NOT NULL,
  type               TEXT NOT NULL,
  text               TEXT NOT NULL,
  status             TEXT NOT NULL,
  partner_message_id TEXT NOT NULL
) STRICT;

CREATE INDEX message_by_time ON message (time_ms, id);

CREATE INDEX message_by_assistant ON message (assistant_id, time_ms, id);

CREATE INDEX message_by_status ON message (status, time_ms, id);

CREATE INDEX message_by_assistant_and_status ON message (assistant_id, status, time_ms, id);

CREATE INDEX message_by_user_number ON message (assistant_id, user_number);

CREATE TABLE message_event (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  time_ms    INTEGER NOT NULL,
  status     TEXT NOT NULL,
  note       TEXT NOT NULL
) STRICT;

CREATE INDEX message_event_by_message ON message_event (message_id, id);

-- Request and reply as they may be shown: secrets masked before they come here. problem: a Problem as JSON, or null.
CREATE TABLE message_exchange (
  message_id    INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
  request       TEXT NOT NULL,
  reply         TEXT NOT NULL,
  connected_ms  INTEGER,
  encrypted_ms  INTEGER,
  first_byte_ms INTEGER,
  total_ms      INTEGER,
  problem       TEXT
) STRICT;
