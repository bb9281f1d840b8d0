-- The roll side: people and box numbers. No column holds a vote, a ciphertext, or an address of a device (LAW-02). A time of a voter is an
-- hour, and no column says an order within it. Programs call the functions here, and the functions decide (docs/decisions/040). First the
-- tables and what keeps them, then the functions by their work, at the end who may call what.

-- Nobody who logs in owns anything: this role does, and cannot log in. What it makes is called by nobody else before section 11.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'roll_owner') THEN
    CREATE ROLE roll_owner NOLOGIN;
  END IF;
END
$$;
CREATE SCHEMA roll AUTHORIZATION roll_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE roll_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
SET LOCAL ROLE roll_owner;

-- Set once a connection, from the process's own config and never from a request. Not set: an error, and no row.
CREATE FUNCTION roll.mine() RETURNS int
LANGUAGE sql STABLE SET search_path = pg_catalog, roll AS $$ SELECT current_setting('ippyo.municipality')::int $$;

-- 1. Tables: each row is of one municipality

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
  -- The help desk searches and sends letters again, a consulate enters papers of its own electors; the office does all.
  duty text NOT NULL CHECK (duty IN ('office', 'desk', 'consulate')),
  consulate text CHECK (length(consulate) BETWEEN 1 AND 60),
  sealed_key text NOT NULL CHECK (length(sealed_key) <= 2048),
  has_left boolean NOT NULL DEFAULT false,
  -- Two of the office let in who may approve; null: the first one, who began alone.
  added_by bytea,
  second bytea,
  PRIMARY KEY (municipality, key),
  UNIQUE (municipality, name),
  CHECK (second <> added_by AND second <> key),
  CHECK ((duty = 'consulate') = (consulate IS NOT NULL))
);

-- Passkeys of the people of the office: a credential's number and public key, and who brought it beside its owner's key. No kind of device,
-- no address and no time. Enrolling anew closes all that its owner had before: a later row by others says so, and no row is changed.
CREATE TABLE roll.passkey (
  municipality int NOT NULL DEFAULT roll.mine(),
  id bytea NOT NULL CHECK (length(id) BETWEEN 16 AND 1023),
  owner bytea NOT NULL,
  -- Among the passkeys of its owner.
  n int NOT NULL CHECK (n > 0),
  public_key bytea NOT NULL CHECK (length(public_key) <= 1024),
  enrolled_by bytea NOT NULL,
  second bytea,
  -- T29: after the first one it is a spare by its owner alone, or two others give it.
  CHECK (second <> owner AND second <> enrolled_by),
  CHECK (n = 1 OR (enrolled_by = owner) = (second IS NULL)),
  PRIMARY KEY (municipality, id),
  UNIQUE (municipality, owner, n),
  FOREIGN KEY (municipality, owner) REFERENCES roll.staff,
  FOREIGN KEY (municipality, enrolled_by) REFERENCES roll.staff,
  FOREIGN KEY (municipality, second) REFERENCES roll.staff
);

-- How often it has signed, by its own word: a smaller number than before comes from a copy of it.
CREATE TABLE roll.passkey_use (
  municipality int NOT NULL DEFAULT roll.mine(),
  id bytea NOT NULL,
  signs bigint NOT NULL CHECK (signs >= 0),
  is_doubted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (municipality, id),
  FOREIGN KEY (municipality, id) REFERENCES roll.passkey
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

-- The roll of this election, a row for each voter.
CREATE TABLE roll.voter (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL CHECK (length(roll_no) BETWEEN 1 AND 20),
  station text NOT NULL,
  style smallint NOT NULL CHECK (style BETWEEN 1 AND 127),
  -- Name, birth, address and the rest of the row, under a key of the host.
  sealed bytea NOT NULL CHECK (length(sealed) <= 4096),
  mark text NOT NULL,
  -- Of the normalised name, birth and address: by it a card finds its row.
  person_hmac bytea CHECK (length(person_hmac) = 32),
  -- Of name and birth, and of kana and birth, under a key of the host: by them people find it. Null: no kana, or found by number alone.
  name_hmac bytea CHECK (length(name_hmac) = 32),
  kana_hmac bytea CHECK (length(kana_hmac) = 32),
  PRIMARY KEY (municipality, election, roll_no),
  FOREIGN KEY (municipality, election) REFERENCES roll.election
);
CREATE INDEX by_person ON roll.voter (municipality, election, person_hmac);
CREATE INDEX by_name ON roll.voter (municipality, election, name_hmac);
CREATE INDEX by_kana ON roll.voter (municipality, election, kana_hmac);

-- Somebody asks for a box (T6), on paper or with a card.
CREATE TABLE roll.application (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  id bytea NOT NULL CHECK (length(id) = 16),
  roll_no text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('paper', 'page')),
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'proposed', 'approved', 'on-paper', 'refused', 'withdrawn')),
  proposed_by bytea,
  -- Why the office says no, in one of its words. With it, what was proposed is a refusal.
  reason text CHECK (reason IN ('no-proof', 'not-of-category', 'no-place', 'other')),
  -- Of which ground (S-03), under a key of the host, each as long as every other. Null: the election has no categories.
  category bytea CHECK (length(category) = 60),
  -- Of a page: declaration, signature, certificate and its status, under a key of the host.
  signed bytea CHECK (length(signed) <= 16384),
  PRIMARY KEY (municipality, id),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.voter,
  FOREIGN KEY (municipality, proposed_by) REFERENCES roll.staff,
  CHECK (state NOT IN ('proposed', 'approved', 'on-paper', 'refused') OR proposed_by IS NOT NULL),
  CHECK (state NOT IN ('asked', 'approved', 'on-paper') OR reason IS NULL),
  CHECK (state <> 'refused' OR reason IS NOT NULL),
  CHECK ((channel = 'page') = (signed IS NOT NULL))
);
CREATE UNIQUE INDEX one_application ON roll.application (municipality, election, roll_no)
  WHERE state IN ('asked', 'proposed', 'approved');

-- Two people answered: they gave a box, sent to the paper, or said no (M5).
CREATE TABLE roll.approval (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  application bytea NOT NULL,
  proposed_by bytea NOT NULL,
  approved_by bytea NOT NULL,
  -- Whatever a program says.
  CHECK (proposed_by <> approved_by),
  PRIMARY KEY (municipality, application),
  FOREIGN KEY (municipality, application) REFERENCES roll.application,
  FOREIGN KEY (municipality, proposed_by) REFERENCES roll.staff,
  FOREIGN KEY (municipality, approved_by) REFERENCES roll.staff
);

-- The box of an approved voter. What was cast into it, the box side has alone (LAW-02).
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
  -- A list of two signatures has it: until the box side has that list, it would bring a box that was withdrawn since, open.
  is_listed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (municipality, election, roll_no),
  UNIQUE (municipality, box_id),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.voter
);

-- A letter with the code of a box (T2).
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
CREATE INDEX by_bound_person ON roll.binding (municipality, election, person_hmac);

-- Whom the row of a box named before an extract changed name or address: their vote may be in the box, and sorting asks whose card signed it
-- (S13). The gate asks the row of now alone. Nobody is kept from before the row became another person.
CREATE TABLE roll.former (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL,
  n int NOT NULL CHECK (n > 0),
  person_hmac bytea CHECK (length(person_hmac) = 32),
  sealed bytea NOT NULL CHECK (length(sealed) <= 4096),
  -- The extract put somebody else in their place.
  is_of_another boolean NOT NULL,
  PRIMARY KEY (municipality, election, roll_no, n),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.box
);
CREATE INDEX by_former_person ON roll.former (municipality, election, person_hmac);

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

-- Who shut a box for a paper, and who opened it again.
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

-- The paper of an elector abroad, in the order of its steps: the last one counts, and no roll of before says anything against it. No time:
-- the acts have it.
CREATE TABLE roll.paper (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL,
  n int NOT NULL CHECK (n > 0),
  what text NOT NULL CHECK (what IN ('given', 'voted', 'back')),
  noted_by bytea NOT NULL,
  PRIMARY KEY (municipality, election, roll_no, n),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.voter,
  FOREIGN KEY (municipality, noted_by) REFERENCES roll.staff
);

-- How each card check ended. No row names a person, and none has more than an hour.
CREATE TABLE roll.auth_event (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  letter_no text NOT NULL,
  hour timestamptz NOT NULL CHECK (hour = date_trunc('hour', hour)),
  result text NOT NULL CHECK (result ~ '^[a-z-]{1,32}$'),
  FOREIGN KEY (municipality, election, letter_no) REFERENCES roll.letter
);

-- For figures (S-08): how often the voter's page was opened, and how often a code was mistyped. A row has no person, no letter and no network, and
-- ten at least.
CREATE TABLE roll.gate_count (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  hour timestamptz NOT NULL CHECK (hour = date_trunc('hour', hour)),
  what text NOT NULL CHECK (what IN ('opened', 'mistyped')),
  count int NOT NULL CHECK (count >= 10),
  FOREIGN KEY (municipality, election) REFERENCES roll.election
);

-- What was sealed for each permit, for sorting.
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

-- A list that two people signed is kept as it was signed: an answer that got lost is given again, byte for byte, and nobody signs anew for it. The
-- list of approved people is sealed to the sorting key, and the one of boxes has no name.
CREATE TABLE roll.signed_list (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('boxes', 'approved')),
  number int NOT NULL CHECK (number > 0),
  boxes int NOT NULL CHECK (boxes > 0),
  file bytea NOT NULL,
  PRIMARY KEY (municipality, election, kind, number),
  FOREIGN KEY (municipality, election) REFERENCES roll.election
);

-- 2. What is recorded stays, and a municipality sees its own rows

-- The triggers also hold in a session that plays a replica.
CREATE FUNCTION roll.no_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, roll AS $$
BEGIN
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'IP002', TABLE = TG_TABLE_NAME;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'approval', 'binding', 'auth_event', 'gate_count', 'evidence', 'hold', 'paper', 'act', 'passkey', 'former', 'signed_list'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON roll.%I FOR EACH STATEMENT EXECUTE FUNCTION roll.no_change()', name);
    EXECUTE format('CREATE TRIGGER no_row BEFORE UPDATE OR DELETE ON roll.%I FOR EACH ROW EXECUTE FUNCTION roll.no_change()', name);
    EXECUTE format('ALTER TABLE roll.%I ENABLE ALWAYS TRIGGER no_change', name);
    EXECUTE format('ALTER TABLE roll.%I ENABLE ALWAYS TRIGGER no_row', name);
  END LOOP;
END
$$;

-- The owner's functions too: FORCE.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'roll'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE roll.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE roll.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own ON roll.%I USING (municipality = roll.mine()) WITH CHECK (municipality = roll.mine())', name);
  END LOOP;
END
$$;

-- 3. The clock

-- The one place that asks the clock: an hour, for the help desk. A minute would order the voters.
CREATE FUNCTION roll.this_hour() RETURNS timestamptz
LANGUAGE sql VOLATILE SET search_path = pg_catalog, roll AS $$ SELECT date_trunc('hour', clock_timestamp()) $$;

-- 4. Elections

CREATE FUNCTION roll.add_election(e int, election_id bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  INSERT INTO roll.election (num, id) VALUES (e, election_id) ON CONFLICT (municipality, num) DO NOTHING
$$;

-- Gate and office's server ask it as they start: under the title of one election they would send the letters of another one.
CREATE FUNCTION roll.is_of_another(e int, election_id bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT EXISTS (SELECT FROM roll.election AS x WHERE (x.num = e) <> (x.id = election_id))
$$;

CREATE FUNCTION roll.pause(e int, is_paused boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.election SET paused = is_paused WHERE num = e AND paused <> is_paused;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;

-- What the office's page shows before somebody stops or continues the card checks.
CREATE FUNCTION roll.is_paused(e int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT paused FROM roll.election WHERE num = e
$$;

-- 5. People of the office, their passkeys (T29), and who did what

-- Two who may approve (M5), and both are in.
CREATE FUNCTION roll.are_two(one bytea, other bytea) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, roll AS $$
  SELECT count(*) = 2 FROM roll.staff AS s WHERE s.key IN (one, other) AND s.duty = 'office' AND NOT s.has_left
$$;

-- Who may approve joins by two of the office who are in (M5), also in the database: the first one after `begin` alone joins by one. Nobody
-- comes in twice, and nobody's key is changed: a forgotten passphrase is a new person.
CREATE FUNCTION roll.add_staff(
  public_key bytea, called text, duty_of text, at_consulate text, sealed text, by bytea, other bytea
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  PERFORM FROM roll.head();
  IF by IS NULL AND EXISTS (SELECT FROM roll.staff) THEN
    RETURN 'already-there';
  -- Also those who have left are asked after: who removes the others alone stays alone.
  ELSIF duty_of = 'office' AND EXISTS (SELECT FROM roll.staff AS s WHERE s.duty = 'office' AND s.key <> by) AND NOT roll.are_two(by, other) THEN
    RETURN 'second-missing';
  END IF;
  INSERT INTO roll.staff (key, name, duty, consulate, sealed_key, added_by, second)
  VALUES (public_key, called, duty_of, at_consulate, sealed, by, other) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;

-- Who has left signs in no more. What they did stays.
CREATE FUNCTION roll.end_staff(public_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.staff SET has_left = true WHERE key = public_key AND NOT has_left;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'not-there' END;
END
$$;

CREATE FUNCTION roll.people() RETURNS TABLE (key bytea, name text, duty text, consulate text, sealed_key text, has_left boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT s.key, s.name, s.duty, s.consulate, s.sealed_key, s.has_left FROM roll.staff AS s ORDER BY s.name
$$;

-- In one transaction with what a person does: one who was ended a moment ago does nothing more.
CREATE FUNCTION roll.may_act(public_key bytea) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT s.duty FROM roll.staff AS s WHERE s.key = public_key AND NOT s.has_left FOR SHARE
$$;

-- A passkey beside a person's key, in one transaction with its line of the acts. T29: the first one by who adds the person or by the person;
-- then one spare by its owner, or a new one by two others, which closes those before.
CREATE FUNCTION roll.enrol(owner_key bytea, passkey_id bytea, cose bytea, signed_before bigint, by_key bytea, other_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  next int;
BEGIN
  PERFORM FROM roll.head();
  IF other_key IN (by_key, owner_key) THEN
    RETURN 'same-person';
  END IF;
  IF EXISTS (
    SELECT FROM unnest(ARRAY[owner_key, by_key, coalesce(other_key, by_key)]) AS t(wanted)
    WHERE NOT EXISTS (SELECT FROM roll.staff AS s WHERE s.key = wanted AND NOT s.has_left)
  ) THEN
    RETURN 'not-there';
  END IF;
  SELECT count(*) + 1 INTO next FROM roll.passkey WHERE owner = owner_key;
  IF next > 1 AND by_key <> owner_key AND other_key IS NULL THEN
    RETURN 'two-others';
  END IF;
  IF EXISTS (SELECT FROM roll.passkey WHERE id = passkey_id)
    OR (by_key = owner_key AND (SELECT count(*) FROM roll.passkeys() AS p WHERE p.owner = owner_key AND p.is_living) > 1)
  THEN
    RETURN 'already-there';
  END IF;
  INSERT INTO roll.passkey (id, owner, n, public_key, enrolled_by, second)
  VALUES (passkey_id, owner_key, next, cose, by_key, other_key);
  INSERT INTO roll.passkey_use (id, signs) VALUES (passkey_id, signed_before);
  RETURN 'done';
END
$$;

CREATE FUNCTION roll.passkeys() RETURNS TABLE (owner bytea, id bytea, public_key bytea, is_living boolean, is_doubted boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT p.owner, p.id, p.public_key,
    NOT EXISTS (SELECT FROM roll.passkey AS q WHERE q.owner = p.owner AND q.n > p.n AND q.enrolled_by <> q.owner),
    u.is_doubted
  FROM roll.passkey AS p JOIN roll.passkey_use AS u ON u.id = p.id ORDER BY p.owner, p.n
$$;

-- It signed, and says how often. A device that does not count says 0 each time. A number that does not grow is doubted from now on: only
-- enrolling anew helps.
CREATE FUNCTION roll.use_passkey(passkey_id bytea, says bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.passkey_use AS u SET
    is_doubted = u.is_doubted OR NOT (says > u.signs OR (says = 0 AND u.signs = 0)),
    signs = greatest(u.signs, says)
  WHERE u.id = passkey_id;
  RETURN (SELECT CASE WHEN u.is_doubted THEN 'doubted' ELSE 'done' END FROM roll.passkey_use AS u WHERE u.id = passkey_id);
END
$$;

-- The last line of the acts; whoever asks writes the next one, or ends the transaction.
CREATE FUNCTION roll.head() RETURNS TABLE (n int, sha256 bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(9, roll.mine());
  RETURN QUERY SELECT a.n, a.sha256 FROM roll.act AS a ORDER BY a.n DESC LIMIT 1;
END
$$;

-- The next line. It names the hash of the line before, and the database computes its hash itself.
CREATE FUNCTION roll.append_act(next int, before bytea, words text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  last record;
BEGIN
  SELECT h.n, h.sha256 INTO last FROM roll.head() AS h;
  IF next <> coalesce(last.n, 0) + 1 OR before <> coalesce(last.sha256, decode(repeat('00', 32), 'hex')) THEN
    RETURN 'moved';
  END IF;
  INSERT INTO roll.act (n, link, sha256, line) VALUES (next, before, sha256(convert_to(words, 'UTF8')), words);
  RETURN 'done';
END
$$;

CREATE FUNCTION roll.acts() RETURNS TABLE (n int, line text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT a.n, a.line FROM roll.act AS a ORDER BY a.n
$$;

-- 6. The roll

-- The last step of a paper; null: none is known.
CREATE FUNCTION roll.last_paper(e int, no text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, roll AS $$
  SELECT p.what FROM roll.paper AS p WHERE p.election = e AND p.roll_no = no ORDER BY p.n DESC LIMIT 1
$$;

-- The mark of a row, by a roll and by what was done with the paper: a roll that was written before gives no right back.
CREATE FUNCTION roll.mark_beside_paper(e int, no text, said text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, roll AS $$
  SELECT CASE roll.last_paper(e, no)
    WHEN 'voted' THEN 'paper_voted'
    WHEN 'given' THEN CASE WHEN said = 'none' THEN 'paper_issued' ELSE said END
    ELSE said
  END
$$;

-- Rows of an extract whose number the roll has. `is_other`: another person, right, station or contests than it says.
CREATE FUNCTION roll.known(e int, roll_nos text[], stations text[], styles smallint[], marks text[], people bytea[])
RETURNS TABLE (
  roll_no text, station text, sealed bytea, mark text, mark_after text, is_other boolean, has_application boolean, is_other_style_of_a_box boolean
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.roll_no, v.station, v.sealed, v.mark, roll.mark_beside_paper(e, v.roll_no, t.mark),
    v.person_hmac IS DISTINCT FROM t.person OR v.mark <> roll.mark_beside_paper(e, v.roll_no, t.mark) OR v.station <> t.station OR v.style <> t.style,
    EXISTS (
      SELECT FROM roll.application AS a
      WHERE a.election = e AND a.roll_no = v.roll_no AND a.state IN ('asked', 'proposed', 'approved')
    ),
    v.style <> t.style AND EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = v.roll_no)
  FROM unnest(roll_nos, stations, styles, marks, people) AS t(no, station, style, mark, person)
  JOIN roll.voter AS v ON v.election = e AND v.roll_no = t.no
  ORDER BY v.roll_no
$$;

-- An extract of the roll, whole or a part; a later one replaces rows. It is taken when two people of the office have brought the same file
-- (M5): one alone exchanges no person of a row, and gives or takes no right. The style of a voter with a box stays: the box side has it, and
-- an extract that changes it is refused whole. `others`: numbers of rows that become another person; the host alone can read who is in a row.
CREATE FUNCTION roll.add_voters(
  e int, roll_nos text[], stations text[], styles smallint[], sealed_rows bytea[], marks text[], people bytea[], others text[],
  names bytea[], kanas bytea[], brought_by bytea, by bytea
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  IF NOT roll.are_two(brought_by, by) THEN
    RETURN 'second-missing';
  ELSIF EXISTS (
    SELECT FROM roll.known(e, roll_nos, stations, styles, marks, people) AS k WHERE k.is_other_style_of_a_box
  ) THEN
    RETURN 'style-of-a-box';
  END IF;
  -- Who proposed an application saw another person in its row: it is proposed anew.
  UPDATE roll.application AS a SET state = 'asked', proposed_by = NULL, reason = NULL
  FROM unnest(roll_nos, people) AS t(no, person), roll.voter AS v
  WHERE a.election = e AND a.roll_no = t.no AND a.state = 'proposed'
    AND v.election = e AND v.roll_no = t.no AND v.person_hmac IS DISTINCT FROM t.person;
  INSERT INTO roll.former (election, roll_no, n, person_hmac, sealed, is_of_another)
  SELECT e, t.no, 1 + (SELECT count(*) FROM roll.former AS f WHERE f.election = e AND f.roll_no = t.no),
    v.person_hmac, v.sealed, t.no = ANY (others)
  FROM unnest(roll_nos, people) AS t(no, person)
  JOIN roll.voter AS v ON v.election = e AND v.roll_no = t.no
  JOIN roll.box AS b ON b.election = e AND b.roll_no = t.no
  WHERE v.person_hmac IS DISTINCT FROM t.person;
  INSERT INTO roll.voter AS v (election, roll_no, station, style, sealed, mark, person_hmac, name_hmac, kana_hmac)
  SELECT e, t.* FROM unnest(roll_nos, stations, styles, sealed_rows, marks, people, names, kanas) AS t
  ON CONFLICT (municipality, election, roll_no)
  DO UPDATE SET station = excluded.station, style = excluded.style, sealed = excluded.sealed,
    mark = roll.mark_beside_paper(e, v.roll_no, excluded.mark),
    person_hmac = excluded.person_hmac, name_hmac = excluded.name_hmac, kana_hmac = excluded.kana_hmac;
  RETURN 'done';
END
$$;

-- One row for a person at a desk, by its number.
CREATE FUNCTION roll.voter_of(e int, no text) RETURNS TABLE (roll_no text, station text, style smallint, sealed bytea, mark text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.roll_no, v.station, v.style, v.sealed, v.mark FROM roll.voter AS v WHERE v.election = e AND v.roll_no = no
$$;

-- Who is called so and was born then: rows of the roll, and the living letter of each that has one. A person is asked for, never a list.
CREATE FUNCTION roll.named(e int, person bytea)
RETURNS TABLE (roll_no text, station text, sealed bytea, mark text, letter_no text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.roll_no, v.station, v.sealed, v.mark, l.letter_no
  FROM roll.voter AS v
  LEFT JOIN roll.letter AS l ON l.municipality = v.municipality AND l.election = v.election AND l.roll_no = v.roll_no AND l.state <> 'withdrawn'
  WHERE v.election = e AND (v.name_hmac = person OR v.kana_hmac = person) ORDER BY v.roll_no LIMIT 20
$$;

-- 7. Applications (T6) and letters

CREATE FUNCTION roll.apply(e int, application_id bytea, no text, by_way text, of_category bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM roll.voter AS v WHERE v.election = e AND v.roll_no = no) THEN
    RETURN 'no-such-voter';
  END IF;
  -- A person whose box was withdrawn votes on paper: the box side keeps that box shut.
  IF EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = no AND b.is_withdrawn) THEN
    RETURN 'was-withdrawn';
  END IF;
  INSERT INTO roll.application (election, id, roll_no, channel, category)
  VALUES (e, application_id, no, by_way, of_category) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;

-- `also_at`: other numbers under which the roll has this name and birth. Who proposes and who approves see them.
CREATE FUNCTION roll.applications(e int, in_state text)
RETURNS TABLE (
  id bytea, channel text, state text, proposed_by text, reason text, category bytea,
  roll_no text, station text, style smallint, sealed bytea, mark text, also_at text[]
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT a.id, a.channel, a.state, s.name, a.reason, a.category, v.roll_no, v.station, v.style, v.sealed, v.mark,
    ARRAY(
      SELECT o.roll_no FROM roll.voter AS o
      WHERE o.election = e AND o.name_hmac = v.name_hmac AND o.roll_no <> v.roll_no ORDER BY o.roll_no
    )
  FROM roll.application AS a
  JOIN roll.voter AS v USING (municipality, election, roll_no)
  LEFT JOIN roll.staff AS s ON s.key = a.proposed_by
  WHERE a.election = e AND a.state = in_state ORDER BY v.roll_no
$$;

-- A box is proposed; or, with a reason, a refusal. Another person who thinks otherwise proposes the other thing, and then the first one answers.
CREATE FUNCTION roll.propose(e int, application_id bytea, by bytea, why_not text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.application SET state = 'proposed', proposed_by = by, reason = why_not
  WHERE election = e AND id = application_id
    AND (state = 'asked' OR (state = 'proposed' AND (reason IS NULL) <> (why_not IS NULL)));
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'not-in-this-state' END;
END
$$;

-- Before anything was drawn, by the person who asked. Afterwards two people withdraw a box.
CREATE FUNCTION roll.withdraw_application(e int, application_id bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.application SET state = 'withdrawn' WHERE election = e AND id = application_id AND state IN ('asked', 'proposed');
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'not-in-this-state' END;
END
$$;

-- The second person of an answer that draws nothing: a refusal that was proposed, or a category that the town answers with the paper.
CREATE FUNCTION roll.answer_without_box(e int, application_id bytea, by bytea, as_state text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
BEGIN
  SELECT a.state, a.proposed_by, a.reason INTO this FROM roll.application AS a
  WHERE a.election = e AND a.id = application_id FOR UPDATE;
  IF NOT FOUND OR this.state <> 'proposed' OR as_state NOT IN ('refused', 'on-paper') OR (as_state = 'refused') <> (this.reason IS NOT NULL) THEN
    RETURN 'not-in-this-state';
  ELSIF this.proposed_by = by THEN
    RETURN 'same-person';
  END IF;
  INSERT INTO roll.approval (election, application, proposed_by, approved_by) VALUES (e, application_id, this.proposed_by, by);
  UPDATE roll.application SET state = as_state WHERE election = e AND id = application_id;
  RETURN 'done';
END
$$;

-- For the order of places and for figures: each application, without its person.
CREATE FUNCTION roll.categories(e int) RETURNS TABLE (id bytea, state text, reason text, category bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT a.id, a.state, a.reason, a.category FROM roll.application AS a WHERE a.election = e ORDER BY a.id
$$;

CREATE FUNCTION roll.living_boxes(e int) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT count(*)::int FROM roll.box AS b WHERE b.election = e AND NOT b.is_withdrawn
$$;

-- Rows with a box of the same name, birth and address: the person of this row, of now or bound, is theirs, of now, bound, or from before an
-- extract that left it the same person's (S13). One card would open both boxes, or did.
CREATE FUNCTION roll.boxes_of_same_person(e int, no text) RETURNS TABLE (roll_no text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  WITH mine AS (
    SELECT v.person_hmac FROM roll.voter AS v WHERE v.election = e AND v.roll_no = no
    UNION SELECT i.person_hmac FROM roll.binding AS i WHERE i.election = e AND i.roll_no = no
  ), theirs AS (
    SELECT v.roll_no FROM roll.voter AS v JOIN mine USING (person_hmac) WHERE v.election = e
    UNION SELECT i.roll_no FROM roll.binding AS i JOIN mine USING (person_hmac) WHERE i.election = e
    UNION SELECT f.roll_no FROM roll.former AS f JOIN mine USING (person_hmac) WHERE f.election = e AND NOT EXISTS (
      SELECT FROM roll.former AS o WHERE o.election = e AND o.roll_no = f.roll_no AND o.n >= f.n AND o.is_of_another
    )
  )
  SELECT b.roll_no FROM roll.box AS b JOIN theirs USING (roll_no) WHERE b.election = e AND b.roll_no <> no AND NOT b.is_withdrawn
$$;

-- The second person (M5). Box number and code appear in this transaction and in no other; a second time nothing is drawn. No box beside
-- another one of the same person.
CREATE FUNCTION roll.approve(e int, application_id bytea, by bytea, box bytea, letter text, hmac bytea, code bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
BEGIN
  SELECT a.roll_no, a.state, a.proposed_by, a.reason INTO this FROM roll.application AS a
  WHERE a.election = e AND a.id = application_id FOR UPDATE;
  IF NOT FOUND OR this.state <> 'proposed' OR this.reason IS NOT NULL THEN
    RETURN 'not-in-this-state';
  ELSIF this.proposed_by = by THEN
    RETURN 'same-person';
  ELSIF EXISTS (SELECT FROM roll.voter AS v WHERE v.election = e AND v.roll_no = this.roll_no AND v.mark <> 'none') THEN
    RETURN 'not-eligible';
  ELSIF EXISTS (SELECT FROM roll.boxes_of_same_person(e, this.roll_no)) THEN
    RETURN 'box-in-another-row';
  ELSIF EXISTS (SELECT FROM roll.letter AS l WHERE l.code_hmac = hmac OR (l.election = e AND l.letter_no = letter)) THEN
    RETURN 'draw-again';
  END IF;
  INSERT INTO roll.approval (election, application, proposed_by, approved_by) VALUES (e, application_id, this.proposed_by, by);
  UPDATE roll.application SET state = 'approved' WHERE election = e AND id = application_id;
  INSERT INTO roll.box (election, roll_no, box_id) VALUES (e, this.roll_no, box);
  INSERT INTO roll.letter (election, letter_no, roll_no, code_hmac, sealed_code) VALUES (e, letter, this.roll_no, hmac, code);
  RETURN 'done';
END
$$;

-- For the list of the post: no code.
CREATE FUNCTION roll.letters(e int, in_state text) RETURNS TABLE (letter_no text, roll_no text, state text, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT l.letter_no, l.roll_no, l.state, v.sealed
  FROM roll.letter AS l JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE l.election = e AND l.state = in_state ORDER BY l.letter_no
$$;

-- The codes leave the database for paper. A torn sheet is printed again until the letter is in the post.
CREATE FUNCTION roll.print_letters(e int, numbers text[]) RETURNS TABLE (letter_no text, roll_no text, code bytea, sealed bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.letter AS l SET state = 'printed'
  WHERE l.election = e AND l.letter_no = ANY (numbers) AND l.state = 'drawn';
  RETURN QUERY
    SELECT l.letter_no, l.roll_no, l.sealed_code, v.sealed
    FROM roll.letter AS l JOIN roll.voter AS v USING (municipality, election, roll_no)
    WHERE l.election = e AND l.letter_no = ANY (numbers) AND l.state = 'printed' ORDER BY l.letter_no;
END
$$;

-- In the post: from now on nobody here has the code. Or it came back from there.
CREATE FUNCTION roll.post_letters(e int, numbers text[], as_state text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  changed int;
BEGIN
  UPDATE roll.letter AS l SET state = as_state, sealed_code = NULL
  WHERE l.election = e AND l.letter_no = ANY (numbers)
    AND l.state = CASE as_state WHEN 'posted' THEN 'printed' WHEN 'returned' THEN 'posted' END;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END
$$;

-- A new code for the same box; the old one leads nowhere from this moment.
CREATE FUNCTION roll.reissue(e int, old_letter text, new_letter text, hmac bytea, code bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
BEGIN
  SELECT b.roll_no, b.is_withdrawn INTO this
  FROM roll.letter AS l JOIN roll.box AS b USING (municipality, election, roll_no)
  WHERE l.election = e AND l.letter_no = old_letter AND l.state <> 'withdrawn' FOR UPDATE;
  IF NOT FOUND OR this.is_withdrawn THEN
    RETURN 'not-in-this-state';
  ELSIF EXISTS (SELECT FROM roll.letter AS l WHERE l.code_hmac = hmac OR (l.election = e AND l.letter_no = new_letter)) THEN
    RETURN 'draw-again';
  END IF;
  UPDATE roll.letter SET state = 'withdrawn', sealed_code = NULL WHERE election = e AND letter_no = old_letter;
  INSERT INTO roll.letter (election, letter_no, roll_no, code_hmac, sealed_code) VALUES (e, new_letter, this.roll_no, hmac, code);
  RETURN 'done';
END
$$;

-- For the help desk, by the number of a letter: never a code, and never when or how often somebody voted.
CREATE FUNCTION roll.search(e int, letter text)
RETURNS TABLE (
  letter_no text, state text, box_id bytea, roll_no text, is_held boolean, is_withdrawn boolean, last_result text, last_hour timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT l.letter_no, l.state, b.box_id, b.roll_no, b.held_by IS NOT NULL, b.is_withdrawn, b.last_result, b.last_hour
  FROM roll.letter AS l JOIN roll.box AS b USING (municipality, election, roll_no)
  WHERE l.election = e AND l.letter_no = letter
$$;

-- 8. Changes of a box

CREATE FUNCTION roll.box_of(e int, no text) RETURNS TABLE (box_id bytea, held_by bytea, is_withdrawn boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.box_id, b.held_by, b.is_withdrawn FROM roll.box AS b WHERE b.election = e AND b.roll_no = no
$$;

-- One person asks for a change of a box.
CREATE FUNCTION roll.ask_change(
  e int, change_id bytea, what text, no text, reason text, new_row bytea, person bytea, words bytea, by bytea
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = no AND NOT b.is_withdrawn) THEN
    RETURN 'not-in-this-state';
  END IF;
  INSERT INTO roll.change (election, id, kind, roll_no, why, sealed, person_hmac, signature, proposed_by)
  VALUES (e, change_id, what, no, reason, new_row, person, words, by) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;

CREATE FUNCTION roll.changes(e int)
RETURNS TABLE (
  id bytea, kind text, roll_no text, box_id bytea, held_by bytea, why text, new_row bytea, sealed bytea, signature bytea, asked_by bytea,
  proposed_by text
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT c.id, c.kind, c.roll_no, b.box_id, b.held_by, c.why, c.sealed, v.sealed, c.signature, c.proposed_by, s.name
  FROM roll.change AS c
  JOIN roll.box AS b USING (municipality, election, roll_no)
  JOIN roll.voter AS v USING (municipality, election, roll_no)
  JOIN roll.staff AS s ON s.key = c.proposed_by
  WHERE c.election = e AND c.state = 'proposed' ORDER BY c.roll_no, c.id
$$;

-- Before the box side is asked, and taken back when it refused: an answer that got lost leaves the change begun, and the same hold is asked
-- again. The box side is asked when two who may approve want it (M5): not for one person beside a help desk of their own making. What two have
-- begun is brought to its end, also after who asked for it has left. A withdrawn box stays shut at the box side: a release that waited since
-- before is not begun. While a withdrawal or a release is at the box side, the other one of the same box waits: its answer would come second.
CREATE FUNCTION roll.begin_change(e int, change_id bytea, begins boolean, by bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
  is_gone boolean;
BEGIN
  -- The box before its changes, in both: a withdrawal that drops another change of it would wait in a ring.
  SELECT b.is_withdrawn INTO is_gone FROM roll.box AS b WHERE b.election = e
    AND b.roll_no = (SELECT c.roll_no FROM roll.change AS c WHERE c.election = e AND c.id = change_id) FOR UPDATE;
  SELECT c.proposed_by, c.is_begun, c.kind, c.roll_no INTO this FROM roll.change AS c
  WHERE c.election = e AND c.id = change_id AND c.state = 'proposed' FOR UPDATE;
  IF NOT FOUND OR (begins AND is_gone) THEN
    RETURN 'not-in-this-state';
  ELSIF begins AND NOT this.is_begun AND NOT roll.are_two(this.proposed_by, by) THEN
    RETURN 'second-missing';
  ELSIF begins AND this.kind = 'release' AND roll.last_paper(e, this.roll_no) IN ('given', 'voted') THEN
    RETURN 'paper-is-out';
  ELSIF begins AND this.kind IN ('withdraw', 'release') AND EXISTS (
    SELECT FROM roll.change AS o WHERE o.election = e AND o.roll_no = this.roll_no AND o.id <> change_id
      AND o.state = 'proposed' AND o.is_begun AND o.kind IN ('withdraw', 'release')
  ) THEN
    RETURN 'not-in-this-state';
  END IF;
  UPDATE roll.change SET is_begun = begins WHERE election = e AND id = change_id;
  RETURN 'done';
END
$$;

-- A paper of an elector abroad, entered by one person: it takes the right at once, without a roll, and gives none back but by two (a release,
-- or an approval). `is_over`: the box takes no vote any more. An open box is held first, and one whose release is on its way stays without.
CREATE FUNCTION roll.note_paper(e int, no text, step text, is_over boolean, by bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this_box record;
  now_marked text;
BEGIN
  SELECT b.held_by, b.is_withdrawn INTO this_box FROM roll.box AS b WHERE b.election = e AND b.roll_no = no FOR UPDATE;
  IF FOUND AND step = 'given' AND NOT this_box.is_withdrawn AND NOT is_over AND (
    this_box.held_by IS NULL OR EXISTS (
      SELECT FROM roll.change AS c
      WHERE c.election = e AND c.roll_no = no AND c.kind = 'release' AND c.state = 'proposed' AND c.is_begun
    )
  ) THEN
    RETURN 'not-in-this-state';
  END IF;
  SELECT v.mark INTO now_marked FROM roll.voter AS v WHERE v.election = e AND v.roll_no = no FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'no-such-voter';
  ELSIF now_marked <> (CASE step WHEN 'given' THEN 'none' ELSE 'paper_issued' END) THEN
    RETURN 'not-in-this-state';
  -- A mark of the roll is undone by a roll.
  ELSIF step = 'back' AND roll.last_paper(e, no) IS DISTINCT FROM 'given' THEN
    RETURN 'not-in-this-state';
  END IF;
  INSERT INTO roll.paper (election, roll_no, n, what, noted_by)
  SELECT e, no, count(*) + 1, step, by FROM roll.paper AS p WHERE p.election = e AND p.roll_no = no;
  UPDATE roll.voter SET mark = CASE step WHEN 'given' THEN 'paper_issued' WHEN 'voted' THEN 'paper_voted' ELSE 'none' END
  WHERE election = e AND roll_no = no;
  RETURN 'done';
END
$$;

-- Another person does it, or anybody drops it, but not once the box side was asked. The caller has asked the box side before: a box that is
-- withdrawn or held is shut there and has no vote, and one that is released is open there again. A withdrawal drops all that waits for its box.
CREATE FUNCTION roll.decide_change(e int, change_id bytea, by bytea, is_done boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
  box record;
BEGIN
  PERFORM FROM roll.box AS b WHERE b.election = e
    AND b.roll_no = (SELECT c.roll_no FROM roll.change AS c WHERE c.election = e AND c.id = change_id) FOR UPDATE;
  SELECT * INTO this FROM roll.change AS c WHERE c.election = e AND c.id = change_id AND c.state = 'proposed' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'not-in-this-state';
  ELSIF NOT is_done AND this.is_begun AND NOT EXISTS (
    -- Of a withdrawn box nothing can be brought to its end.
    SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = this.roll_no AND b.is_withdrawn
  ) THEN
    RETURN 'begun';
  ELSIF NOT is_done THEN
    UPDATE roll.change SET state = 'dropped', decided_by = by WHERE id = change_id;
    RETURN 'done';
  ELSIF this.proposed_by = by THEN
    RETURN 'same-person';
  END IF;
  SELECT b.held_by, b.is_withdrawn INTO STRICT box FROM roll.box AS b WHERE b.election = e AND b.roll_no = this.roll_no FOR UPDATE;
  IF box.is_withdrawn OR (this.kind = 'hold' AND box.held_by IS NOT NULL) OR (this.kind = 'release' AND box.held_by IS NULL) THEN
    RETURN 'not-in-this-state';
  END IF;
  UPDATE roll.change SET state = 'done', decided_by = by WHERE id = change_id;
  IF this.kind = 'withdraw' THEN
    UPDATE roll.box SET is_withdrawn = true WHERE election = e AND roll_no = this.roll_no;
    UPDATE roll.letter SET state = 'withdrawn', sealed_code = NULL WHERE election = e AND roll_no = this.roll_no AND state <> 'withdrawn';
    UPDATE roll.application SET state = 'withdrawn' WHERE election = e AND roll_no = this.roll_no AND state = 'approved';
    UPDATE roll.change SET state = 'dropped', decided_by = by WHERE election = e AND roll_no = this.roll_no AND state = 'proposed';
  ELSIF this.kind = 'hold' THEN
    INSERT INTO roll.hold (election, roll_no, hold_id, what, why, proposed_by, approved_by)
    VALUES (e, this.roll_no, change_id, 'held', this.why, this.proposed_by, by);
    UPDATE roll.box SET held_by = change_id WHERE election = e AND roll_no = this.roll_no;
  ELSIF this.kind = 'release' THEN
    INSERT INTO roll.hold (election, roll_no, hold_id, what, why, proposed_by, approved_by)
    VALUES (e, this.roll_no, box.held_by, 'released', this.why, this.proposed_by, by);
    UPDATE roll.box SET held_by = NULL WHERE election = e AND roll_no = this.roll_no;
  ELSE
    INSERT INTO roll.binding (election, roll_no, n, person_hmac, sealed, proposed_by, approved_by)
    SELECT e, this.roll_no, coalesce(max(i.n), 0) + 1, this.person_hmac, this.sealed, this.proposed_by, by
    FROM roll.binding AS i WHERE i.election = e AND i.roll_no = this.roll_no;
  END IF;
  RETURN 'done';
END
$$;

-- 9. What leaves the roll side: lists for the box side and the stations, and what sorting asks

-- For the box side: box numbers and styles in the order of the numbers, which is no order of people.
CREATE FUNCTION roll.boxes(e int) RETURNS TABLE (box_id bytea, style smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.box_id, v.style
  FROM roll.box AS b JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE b.election = e AND NOT b.is_withdrawn ORDER BY b.box_id
$$;

CREATE FUNCTION roll.list_boxes(e int, ids bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  UPDATE roll.box SET is_listed = true WHERE election = e AND box_id = ANY (ids) AND NOT is_listed
$$;

CREATE FUNCTION roll.is_listed(e int, id bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.is_listed FROM roll.box AS b WHERE b.election = e AND b.box_id = id
$$;

-- In the transaction of the second signature.
CREATE FUNCTION roll.keep_list(e int, of text, n int, count int, bytes bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  INSERT INTO roll.signed_list (election, kind, number, boxes, file) VALUES (e, of, n, count, bytes)
$$;

-- The last one; no row: none was signed.
CREATE FUNCTION roll.last_list(e int, of text) RETURNS TABLE (number int, boxes int, file bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT l.number, l.boxes, l.file FROM roll.signed_list AS l WHERE l.election = e AND l.kind = of ORDER BY l.number DESC LIMIT 1
$$;

-- Its number alone: a page asks often.
CREATE FUNCTION roll.last_list_number(e int, of text) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT max(l.number) FROM roll.signed_list AS l WHERE l.election = e AND l.kind = of
$$;

-- For the stations' roll lists: who has an online box, and whether a paper was issued for it (hold).
CREATE FUNCTION roll.online_boxes(e int) RETURNS TABLE (roll_no text, box_id bytea, is_held boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.roll_no, b.box_id, b.held_by IS NOT NULL FROM roll.box AS b WHERE b.election = e ORDER BY b.roll_no
$$;

-- For sorting, after the close: permits in the order of their random numbers, and what is sealed for each.
CREATE FUNCTION roll.evidence_of(e int, after bytea, most int) RETURNS TABLE (permit_id bytea, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.permit_id, v.sealed FROM roll.evidence AS v
  WHERE v.election = e AND v.sealed IS NOT NULL AND v.permit_id > after ORDER BY v.permit_id LIMIT most
$$;

-- For sorting (S13): whose card may have signed for which box.
CREATE FUNCTION roll.approved(e int) RETURNS TABLE (box_id bytea, roll_no text, sealed bytea, former bytea[], bound bytea[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.box_id, b.roll_no, v.sealed,
    ARRAY(
      SELECT DISTINCT ON (f.person_hmac) f.sealed FROM roll.former AS f
      WHERE f.election = e AND f.roll_no = b.roll_no AND NOT EXISTS (
        SELECT FROM roll.former AS o WHERE o.election = e AND o.roll_no = b.roll_no AND o.n >= f.n AND o.is_of_another
      )
      ORDER BY f.person_hmac, f.n
    ),
    ARRAY(SELECT i.sealed FROM roll.binding AS i WHERE i.election = e AND i.roll_no = b.roll_no ORDER BY i.n)
  FROM roll.box AS b JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE b.election = e ORDER BY b.box_id
$$;

-- 10. The gate: a code, a card, a permit

-- Whether a code leads anywhere (T2). Nothing of a person is said before the card.
CREATE FUNCTION roll.find_code(e int, hmac bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT coalesce((
    SELECT CASE
      WHEN l.election <> e THEN 'other-election'
      WHEN l.state = 'withdrawn' OR b.is_withdrawn THEN 'withdrawn'
      WHEN x.paused THEN 'paused'
      ELSE 'good'
    END
    FROM roll.letter AS l
    JOIN roll.box AS b USING (municipality, election, roll_no)
    JOIN roll.election AS x ON x.municipality = l.municipality AND x.num = l.election
    WHERE l.code_hmac = hmac
  ), 'no-such-code')
$$;

-- The same of a voter abroad, by code and number of the certificate, which is that of the row: letters and digits count. With another number
-- nothing of the code is said, not even that it was withdrawn. The gate counts such a try, and answers as for a code of nobody.
CREATE FUNCTION roll.find_code_of(e int, hmac bytea, certificate text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT CASE
    WHEN certificate IS NOT NULL AND EXISTS (
      SELECT FROM roll.letter AS l
      WHERE l.code_hmac = hmac AND upper(regexp_replace(l.roll_no, '[^0-9A-Za-z]', '', 'g')) <> certificate
    ) THEN 'another-certificate'
    ELSE roll.find_code(e, hmac)
  END
$$;

-- The person of a code, asked once a card was believed. By the code's HMAC alone: who has no code learns of nobody.
CREATE FUNCTION roll.whose(e int, hmac bytea)
RETURNS TABLE (roll_no text, box_id bytea, style smallint, mark text, sealed bytea, bound bytea, is_held boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.roll_no, b.box_id, v.style, v.mark, v.sealed,
    (SELECT person_hmac FROM roll.binding AS i
     WHERE i.election = e AND i.roll_no = v.roll_no ORDER BY n DESC LIMIT 1),
    b.held_by IS NOT NULL
  FROM roll.letter AS l
  JOIN roll.box AS b USING (municipality, election, roll_no)
  JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE l.code_hmac = hmac AND l.election = e AND l.state <> 'withdrawn' AND NOT b.is_withdrawn
$$;

-- How a card check ended: a word and the hour, for the help desk and for the count of those who were checked and did not vote.
CREATE FUNCTION roll.note(e int, hmac bytea, how text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this_letter record;
BEGIN
  SELECT l.letter_no, l.roll_no INTO this_letter FROM roll.letter AS l WHERE l.code_hmac = hmac AND l.election = e;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  INSERT INTO roll.auth_event (election, letter_no, hour, result) VALUES (e, this_letter.letter_no, roll.this_hour(), how);
  UPDATE roll.box SET last_result = how, last_hour = roll.this_hour() WHERE election = e AND roll_no = this_letter.roll_no;
END
$$;

-- The only way to a permit: under the lock of the box's row all that may have changed while a card was touched is asked again, then event,
-- evidence and the permit's hash are written, or none of them. The same permit again: only its answer was lost.
-- Two boxes that an extract or a binding has made one person's give no permit, neither of them, until two people withdraw one: that needs a
-- box without a vote.
CREATE FUNCTION roll.permit(e int, hmac bytea, box bytea, id bytea, permit_sha256 bytea, sealed_evidence bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this_box record;
BEGIN
  SELECT b.is_withdrawn, b.held_by INTO this_box FROM roll.box AS b WHERE b.election = e AND b.box_id = box FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'withdrawn';
  END IF;
  IF EXISTS (SELECT FROM roll.evidence AS v WHERE v.permit_id = id AND v.permit = permit_sha256) THEN
    RETURN 'given';
  ELSIF roll.find_code(e, hmac) <> 'good' THEN
    RETURN roll.find_code(e, hmac);
  ELSIF this_box.held_by IS NOT NULL THEN
    RETURN 'held';
  ELSIF EXISTS (SELECT FROM roll.whose(e, hmac) AS w WHERE w.box_id <> box OR w.mark <> 'none') THEN
    RETURN 'not-eligible';
  ELSIF EXISTS (
    SELECT FROM roll.box AS b, roll.boxes_of_same_person(e, b.roll_no) WHERE b.election = e AND b.box_id = box
  ) THEN
    RETURN 'not-eligible';
  END IF;
  INSERT INTO roll.evidence (election, permit_id, permit, sealed) VALUES (e, id, permit_sha256, sealed_evidence);
  PERFORM roll.note(e, hmac, 'permit');
  RETURN 'given';
END
$$;

-- For figures (S-08): how many card checks of an hour ended so, and how many codes were first used in it.
CREATE FUNCTION roll.checks_by_hour(e int) RETURNS TABLE (hour timestamptz, result text, count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.hour, v.result, count(*)::int
  FROM roll.auth_event AS v WHERE v.election = e GROUP BY v.hour, v.result ORDER BY v.hour, v.result
$$;

CREATE FUNCTION roll.codes_by_hour(e int) RETURNS TABLE (hour timestamptz, count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT f.hour, count(*)::int
  FROM (SELECT min(v.hour) AS hour FROM roll.auth_event AS v WHERE v.election = e GROUP BY v.letter_no) AS f
  GROUP BY f.hour ORDER BY f.hour
$$;

CREATE FUNCTION roll.add_count(e int, of text, n int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  INSERT INTO roll.gate_count (election, hour, what, count) VALUES (e, roll.this_hour(), of, n)
$$;

CREATE FUNCTION roll.counts_by_hour(e int) RETURNS TABLE (hour timestamptz, what text, count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT c.hour, c.what, sum(c.count)::int FROM roll.gate_count AS c WHERE c.election = e GROUP BY c.hour, c.what ORDER BY c.hour, c.what
$$;

-- An application that a card signed (T6). The row is found by the person of the card alone; two rows of one name, birth and address are
-- nobody's, and the office asks these people. The same application again: only its answer was lost.
CREATE FUNCTION roll.apply_by_card(e int, application_id bytea, person bytea, by_card bytea, of_category bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this_voter roll.voter;
BEGIN
  IF EXISTS (SELECT FROM roll.application AS a WHERE a.election = e AND a.id = application_id) THEN
    RETURN 'done';
  ELSIF roll.is_paused(e) THEN
    RETURN 'paused';
  ELSIF (SELECT count(*) FROM roll.voter AS v WHERE v.election = e AND v.person_hmac = person) <> 1 THEN
    RETURN 'no-such-voter';
  END IF;
  SELECT v.* INTO this_voter FROM roll.voter AS v WHERE v.election = e AND v.person_hmac = person;
  IF this_voter.mark <> 'none' THEN
    RETURN 'not-eligible';
  ELSIF EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = this_voter.roll_no AND b.is_withdrawn) THEN
    RETURN 'was-withdrawn';
  END IF;
  INSERT INTO roll.application (election, id, roll_no, channel, signed, category)
  VALUES (e, application_id, this_voter.roll_no, 'page', by_card, of_category) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;

-- 11. Who may call what

-- Roles and databases are of the administrator. Each role has some functions and no table. Passwords are nowhere: the host lets each role in
-- by its certificate.
RESET ROLE;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['gate', 'roll_office'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
  END LOOP;
END
$$;
GRANT USAGE ON SCHEMA roll TO gate, roll_office;
GRANT EXECUTE ON FUNCTION
  roll.find_code_of, roll.whose, roll.note, roll.permit, roll.apply_by_card, roll.add_count, roll.is_of_another
TO gate;
GRANT EXECUTE ON FUNCTION
  roll.add_election, roll.is_of_another, roll.pause, roll.is_paused,
  roll.add_staff, roll.end_staff, roll.people, roll.may_act, roll.enrol, roll.passkeys, roll.use_passkey, roll.head, roll.append_act, roll.acts,
  roll.known, roll.add_voters, roll.voter_of, roll.named,
  roll.apply, roll.applications, roll.propose, roll.withdraw_application, roll.answer_without_box, roll.categories, roll.living_boxes, roll.approve,
  roll.checks_by_hour, roll.codes_by_hour, roll.counts_by_hour,
  roll.letters, roll.print_letters, roll.post_letters, roll.reissue, roll.search,
  roll.box_of, roll.note_paper, roll.ask_change, roll.changes, roll.begin_change, roll.decide_change,
  roll.boxes, roll.list_boxes, roll.is_listed, roll.online_boxes, roll.evidence_of, roll.approved,
  roll.keep_list, roll.last_list, roll.last_list_number
TO roll_office;

-- What PostgreSQL lets everybody do: make tables, programs and large objects, and take advisory locks, with which one role would
-- stop the others.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO roll_owner;
DO $$
DECLARE
  each regprocedure;
  name text;
BEGIN
  -- Roles are of the whole cluster: nobody comes into another database of it either, where everything would be as PostgreSQL has it.
  FOR name IN SELECT datname FROM pg_database LOOP
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name);
  END LOOP;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO gate, roll_office', current_database());
  FOR each IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname ~ '^pg_(try_)?advisory_' OR proname ~ '^lo_' OR proname IN ('lowrite', 'loread'))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO roll_owner', each);
  END LOOP;
END
$$;
