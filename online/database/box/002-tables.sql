-- What the box side knows: box numbers and ciphertexts. No column has a time, an address or a device of a cast; the times of an
-- election are its own. Each election has partitions of its own (`add_election`), so that its end is one act.
SET LOCAL ROLE box_owner;

CREATE TABLE box.election (
  num int PRIMARY KEY,
  id bytea NOT NULL UNIQUE CHECK (length(id) = 8),
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
  overwrite boolean NOT NULL,
  closed_at timestamptz,
  -- The clock never goes back before this (`time_of`).
  last_seen timestamptz NOT NULL
);

CREATE TABLE box.box (
  election int NOT NULL REFERENCES box.election,
  box_id bytea NOT NULL CHECK (length(box_id) = 16),
  handle bytea NOT NULL CHECK (length(handle) = 16),
  style smallint NOT NULL,
  rev int NOT NULL DEFAULT 0 CHECK (rev >= 0),
  -- Who holds it for a paper that will be issued; null: nobody.
  held_by bytea CHECK (length(held_by) = 16),
  PRIMARY KEY (election, box_id),
  UNIQUE (election, handle)
) PARTITION BY LIST (election);

CREATE TABLE box.cast_event (
  election int NOT NULL,
  box_id bytea NOT NULL,
  rev int NOT NULL CHECK (rev > 0),
  permit_id bytea NOT NULL CHECK (length(permit_id) = 16),
  code bytea NOT NULL CHECK (length(code) = 32),
  body bytea NOT NULL CHECK (length(body) IN (523, 659, 795)),
  PRIMARY KEY (election, box_id, rev),
  -- One recorded vote a card check.
  UNIQUE (election, permit_id),
  FOREIGN KEY (election, box_id) REFERENCES box.box
) PARTITION BY LIST (election);

-- The first point of each record, over all boxes: an exact copy of somebody's ballot is refused when it is cast.
CREATE TABLE box.seen_point (
  election int NOT NULL,
  a bytea NOT NULL CHECK (length(a) = 32),
  PRIMARY KEY (election, a)
) PARTITION BY LIST (election);

CREATE TABLE box.pending (
  election int NOT NULL,
  code bytea NOT NULL CHECK (length(code) = 32),
  PRIMARY KEY (election, code)
) PARTITION BY LIST (election);

CREATE TABLE box.leaf (
  election int NOT NULL,
  idx bigint NOT NULL CHECK (idx >= 0),
  code bytea NOT NULL CHECK (length(code) = 32),
  PRIMARY KEY (election, idx),
  UNIQUE (election, code)
) PARTITION BY LIST (election);

-- Who opened a held box again: what two people signed, as the caller has checked it.
CREATE TABLE box.released (
  election int NOT NULL,
  handle bytea NOT NULL,
  held_by bytea NOT NULL CHECK (length(held_by) = 16),
  statement bytea NOT NULL CHECK (length(statement) BETWEEN 1 AND 4096),
  signatures bytea[] NOT NULL CHECK (cardinality(signatures) = 2),
  FOREIGN KEY (election, handle) REFERENCES box.box (election, handle)
) PARTITION BY LIST (election);
