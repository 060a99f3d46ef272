-- SPDX-License-Identifier: Apache-2.0
-- The webhook: what an assistant's endpoint is set to, each call it got, and what came of it in the message log.

-- values_json: EndpointSettings, never a secret.
CREATE TABLE webhook_settings (
  assistant_id TEXT PRIMARY KEY NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  values_json  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per call, committed before it is answered. Secrets are masked before they come here: credentials in headers and target are
-- dots. body_bytes: as received; the body of a refused call may be cut. state: whether its events are in the message log yet. The two
-- that may be long come last: SQLite reads a row from its beginning, and a list of calls needs neither.
CREATE TABLE webhook_call (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  assistant_id TEXT NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  partner_id   TEXT NOT NULL,
  sandbox      INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
  time_ms      INTEGER NOT NULL,
  source       TEXT NOT NULL,
  method       TEXT NOT NULL,
  target       TEXT NOT NULL,
  headers      TEXT NOT NULL,
  body_bytes   INTEGER NOT NULL,
  verdict      TEXT NOT NULL,
  note         TEXT NOT NULL,
  status       INTEGER NOT NULL,
  duration_ms  INTEGER,
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'parsed', 'unreadable', 'refused')),
  answer       BLOB NOT NULL,
  body         BLOB NOT NULL
) STRICT;

CREATE INDEX webhook_call_by_assistant ON webhook_call (assistant_id, id);

CREATE INDEX webhook_call_waiting ON webhook_call (id) WHERE state = 'waiting';

CREATE INDEX webhook_call_refused ON webhook_call (assistant_id, id) WHERE state = 'refused';

-- When a group of calls was durable, and with that answered: how long the calls of an endpoint that answers by itself took. Written with
-- the group that follows, so that no call waits for it.
CREATE TABLE webhook_commit (
  last_id      INTEGER PRIMARY KEY NOT NULL,
  first_id     INTEGER NOT NULL,
  committed_ms INTEGER NOT NULL
) STRICT;

-- Token ids that were used, for apps that enforce them; kept until the token would have expired anyway.
CREATE TABLE used_token (
  app_id     TEXT NOT NULL REFERENCES jwt_app (id) ON DELETE CASCADE,
  jti        TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  PRIMARY KEY (app_id, jti)
) STRICT, WITHOUT ROWID;

CREATE INDEX used_token_by_expiry ON used_token (expires_ms);

ALTER TABLE jwt_app ADD COLUMN public_key TEXT NOT NULL DEFAULT '';

ALTER TABLE jwt_app ADD COLUMN enforce_jti INTEGER NOT NULL DEFAULT 0 CHECK (enforce_jti IN (0, 1));

-- What an inbound message has beyond the columns of `message`. content: its JSON with strings that hold JSON taken apart. media,
-- payment: InboundMedia and PaymentDetails as JSON, or null.
CREATE TABLE message_content (
  message_id   INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
  call_id      INTEGER REFERENCES webhook_call (id) ON DELETE SET NULL,
  profile_name TEXT NOT NULL,
  reply_to     TEXT NOT NULL,
  content      TEXT NOT NULL,
  media        TEXT,
  payment      TEXT
) STRICT;

CREATE INDEX message_content_by_call ON message_content (call_id);

-- Partners repeat: what was logged once is not logged again.
CREATE TABLE inbound_key (
  assistant_id TEXT NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  partner_id   TEXT NOT NULL,
  key          TEXT NOT NULL,
  message_id   INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  PRIMARY KEY (assistant_id, partner_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX inbound_key_by_message ON inbound_key (message_id);

-- time_ms is when it was learnt; reported_ms when the partner says it happened. event_key tells a repeated report from a new one.
ALTER TABLE message_event ADD COLUMN reported_ms INTEGER;

ALTER TABLE message_event ADD COLUMN call_id INTEGER REFERENCES webhook_call (id) ON DELETE SET NULL;

ALTER TABLE message_event ADD COLUMN event_key TEXT NOT NULL DEFAULT '';

ALTER TABLE message_event ADD COLUMN problem TEXT;

CREATE UNIQUE INDEX message_event_once ON message_event (message_id, event_key) WHERE event_key <> '';

CREATE INDEX message_event_by_call ON message_event (call_id);

CREATE INDEX message_by_partner_message_id ON message (assistant_id, partner_message_id) WHERE partner_message_id <> '';

CREATE INDEX message_by_message_id ON message (assistant_id, message_id) WHERE message_id <> '';

-- A delivery event whose message is not known yet: it may overtake the reply that names the message. event: a DeliveryEvent as JSON.
CREATE TABLE waiting_delivery (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  assistant_id       TEXT NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  partner_id         TEXT NOT NULL,
  sandbox            INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
  partner_message_id TEXT NOT NULL,
  message_id         TEXT NOT NULL,
  call_id            INTEGER REFERENCES webhook_call (id) ON DELETE SET NULL,
  received_ms        INTEGER NOT NULL,
  event_key          TEXT NOT NULL,
  event              TEXT NOT NULL,
  UNIQUE (assistant_id, partner_message_id, message_id, event_key)
) STRICT;

CREATE INDEX waiting_delivery_by_message ON waiting_delivery (assistant_id, message_id);

CREATE INDEX waiting_delivery_by_call ON waiting_delivery (call_id);

-- How many replies the stand-in sent to a number on a day (UTC, YYYY-MM-DD): the cap holds across restarts.
CREATE TABLE stand_in_reply (
  assistant_id TEXT NOT NULL REFERENCES assistant (id) ON DELETE CASCADE,
  user_number  TEXT NOT NULL,
  day          TEXT NOT NULL,
  replies      INTEGER NOT NULL,
  PRIMARY KEY (assistant_id, user_number, day)
) STRICT, WITHOUT ROWID;
