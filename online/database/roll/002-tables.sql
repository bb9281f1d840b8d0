-- What the roll side knows: people and box numbers. No column holds a vote, a ciphertext, or an address of a device. A time of a voter is an
-- hour, and no column says an order within it.
SET LOCAL ROLE roll_owner;

-- Set once a connection, from the process's own config and never from a request. Not set: an error, and no row.
CREATE FUNCTION roll.mine() RETURNS int
LANGUAGE sql STABLE SET search_path = pg_catalog, roll AS $$ SELECT current_setting('ippyo.municipality')::int $$;

CREATE TABLE roll.election (
  municipality int NOT NULL DEFAULT roll.mine(),
  num int NOT NULL,
  id bytea NOT NULL CHECK (length(id) = 8),
  -- The card's service is down, or the chair has stopped the gate.
  paused boolean NOT NULL DEFAULT false,
  PRIMARY KEY (municipality, num),
  UNIQUE (municipality, id)
);

-- A person of the office: the public key that signs, and the secret one under that person's passphrase.
CREATE TABLE roll.staff (
  municipality int NOT NULL DEFAULT roll.mine(),
  key bytea NOT NULL CHECK (length(key) = 32),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- The help desk searches and sends letters again; the office does all.
  duty text NOT NULL CHECK (duty IN ('office', 'desk')),
  sealed_key text NOT NULL CHECK (length(sealed_key) <= 2048),
  has_left boolean NOT NULL DEFAULT false,
  PRIMARY KEY (municipality, key),
  UNIQUE (municipality, name)
);

CREATE TABLE roll.voter (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL CHECK (length(roll_no) BETWEEN 1 AND 20),
  station text NOT NULL,
  style smallint NOT NULL CHECK (style BETWEEN 1 AND 7),
  -- Name, birth, address and the rest of the row, under a key of the host.
  sealed bytea NOT NULL CHECK (length(sealed) <= 4096),
  mark text NOT NULL,
  PRIMARY KEY (municipality, election, roll_no),
  FOREIGN KEY (municipality, election) REFERENCES roll.election
);

CREATE TABLE roll.application (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  id bytea NOT NULL CHECK (length(id) = 16),
  roll_no text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('paper', 'page')),
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'proposed', 'approved', 'refused', 'withdrawn')),
  proposed_by bytea,
  PRIMARY KEY (municipality, id),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.voter,
  FOREIGN KEY (municipality, proposed_by) REFERENCES roll.staff,
  CHECK (state NOT IN ('proposed', 'approved') OR proposed_by IS NOT NULL)
);
CREATE UNIQUE INDEX one_application ON roll.application (municipality, election, roll_no)
  WHERE state IN ('asked', 'proposed', 'approved');

CREATE TABLE roll.approval (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  application bytea NOT NULL,
  proposed_by bytea NOT NULL,
  approved_by bytea NOT NULL,
  -- M5: two people, whatever a program says.
  CHECK (proposed_by <> approved_by),
  PRIMARY KEY (municipality, application),
  FOREIGN KEY (municipality, application) REFERENCES roll.application,
  FOREIGN KEY (municipality, proposed_by) REFERENCES roll.staff,
  FOREIGN KEY (municipality, approved_by) REFERENCES roll.staff
);

CREATE TABLE roll.box (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL,
  box_id bytea NOT NULL CHECK (length(box_id) = 16),
  is_withdrawn boolean NOT NULL DEFAULT false,
  held_by bytea CHECK (length(held_by) = 16),
  -- For the help desk: how the last card check ended, and in which hour.
  last_result text,
  last_hour timestamptz CHECK (last_hour = date_trunc('hour', last_hour)),
  PRIMARY KEY (municipality, election, roll_no),
  UNIQUE (municipality, box_id),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.voter
);

CREATE TABLE roll.letter (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  letter_no text NOT NULL CHECK (letter_no ~ '^[0-9]{10}$'),
  roll_no text NOT NULL,
  code_hmac bytea NOT NULL CHECK (length(code_hmac) = 32),
  -- Under a key of the host, until the letter is in the post.
  sealed_code bytea CHECK (length(sealed_code) <= 128),
  state text NOT NULL DEFAULT 'drawn' CHECK (state IN ('drawn', 'printed', 'posted', 'returned', 'withdrawn')),
  PRIMARY KEY (municipality, election, letter_no),
  UNIQUE (municipality, code_hmac),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.box,
  CHECK (sealed_code IS NULL OR state IN ('drawn', 'printed'))
);
-- One living code of a box.
CREATE UNIQUE INDEX one_letter ON roll.letter (municipality, election, roll_no) WHERE state <> 'withdrawn';

-- Whose card opens the box after a change of name or address; the last one counts, and none before it.
CREATE TABLE roll.binding (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL,
  n int NOT NULL CHECK (n > 0),
  -- Of the normalised name, birth and address.
  person_hmac bytea NOT NULL CHECK (length(person_hmac) = 32),
  sealed bytea NOT NULL CHECK (length(sealed) <= 4096),
  proposed_by bytea NOT NULL,
  approved_by bytea NOT NULL,
  CHECK (proposed_by <> approved_by),
  PRIMARY KEY (municipality, election, roll_no, n),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.box,
  FOREIGN KEY (municipality, proposed_by) REFERENCES roll.staff,
  FOREIGN KEY (municipality, approved_by) REFERENCES roll.staff
);

-- What one person asks and another one does: a box is withdrawn, bound to a new certificate, held for a paper, or opened again because the
-- paper came back. The number of a hold is that of the change that asked for it.
CREATE TABLE roll.change (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  id bytea NOT NULL CHECK (length(id) = 16),
  kind text NOT NULL CHECK (kind IN ('withdraw', 'rebind', 'hold', 'release')),
  roll_no text NOT NULL,
  why text NOT NULL CHECK (length(why) BETWEEN 1 AND 200),
  -- Of a rebinding: the new name, birth and address.
  sealed bytea CHECK (length(sealed) <= 4096),
  person_hmac bytea CHECK (length(person_hmac) = 32),
  -- Of a release: the words of the person who asked, for the box side.
  signature bytea CHECK (length(signature) = 64),
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'done', 'dropped')),
  -- The box side was asked, and may have done its part: from here on it is done, or refused there, and never dropped.
  is_begun boolean NOT NULL DEFAULT false,
  proposed_by bytea NOT NULL,
  decided_by bytea,
  CHECK (state <> 'done' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)),
  CHECK ((kind = 'rebind') = (sealed IS NOT NULL AND person_hmac IS NOT NULL)),
  CHECK ((kind = 'release') = (signature IS NOT NULL)),
  PRIMARY KEY (municipality, id),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.box,
  FOREIGN KEY (municipality, proposed_by) REFERENCES roll.staff,
  FOREIGN KEY (municipality, decided_by) REFERENCES roll.staff
);

CREATE TABLE roll.auth_event (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  letter_no text NOT NULL,
  hour timestamptz NOT NULL CHECK (hour = date_trunc('hour', hour)),
  result text NOT NULL CHECK (result ~ '^[a-z-]{1,32}$'),
  FOREIGN KEY (municipality, election, letter_no) REFERENCES roll.letter
);

CREATE TABLE roll.evidence (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  permit_id bytea NOT NULL CHECK (length(permit_id) = 16),
  -- SHA-256 of the permit.
  permit bytea NOT NULL CHECK (length(permit) = 32),
  -- To the sorting key: nobody here opens it. Null in an election without evidence.
  sealed bytea CHECK (length(sealed) = 4096),
  PRIMARY KEY (municipality, permit_id),
  FOREIGN KEY (municipality, election) REFERENCES roll.election
);

CREATE TABLE roll.hold (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL,
  hold_id bytea NOT NULL CHECK (length(hold_id) = 16),
  what text NOT NULL CHECK (what IN ('held', 'released')),
  why text NOT NULL CHECK (length(why) BETWEEN 1 AND 200),
  proposed_by bytea NOT NULL,
  approved_by bytea NOT NULL,
  CHECK (proposed_by <> approved_by),
  PRIMARY KEY (municipality, election, roll_no, hold_id, what),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.box,
  FOREIGN KEY (municipality, proposed_by) REFERENCES roll.staff,
  FOREIGN KEY (municipality, approved_by) REFERENCES roll.staff
);

-- Who did what: each line names the hash of the line before, and its person signed it.
CREATE TABLE roll.act (
  municipality int NOT NULL DEFAULT roll.mine(),
  n int NOT NULL CHECK (n > 0),
  link bytea NOT NULL CHECK (length(link) = 32),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  line text NOT NULL CHECK (length(line) <= 8192),
  PRIMARY KEY (municipality, n)
);
