-- A person of the roll is found by name and birth; and one person whom the roll has under two numbers has one box (U3).
SET LOCAL ROLE roll_owner;

ALTER TABLE roll.voter
  -- Of name and birth, and of kana and birth, under a key of the host. Null: no kana, or an extract from before this file: found by number alone.
  ADD COLUMN name_hmac bytea CHECK (length(name_hmac) = 32),
  ADD COLUMN kana_hmac bytea CHECK (length(kana_hmac) = 32);
CREATE INDEX by_name ON roll.voter (municipality, election, name_hmac);
CREATE INDEX by_kana ON roll.voter (municipality, election, kana_hmac);
CREATE INDEX by_bound_person ON roll.binding (municipality, election, person_hmac);
CREATE INDEX by_former_person ON roll.former (municipality, election, person_hmac);

-- An extract, as in file 001, with what a person is found by.
DROP FUNCTION roll.add_voters(int, text[], text[], smallint[], bytea[], text[], bytea[], text[], bytea, bytea);
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
  UPDATE roll.application AS a SET state = 'asked', proposed_by = NULL
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
  DO UPDATE SET station = excluded.station, style = excluded.style, sealed = excluded.sealed, mark = excluded.mark,
    person_hmac = excluded.person_hmac, name_hmac = excluded.name_hmac, kana_hmac = excluded.kana_hmac;
  RETURN 'done';
END
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

-- `also_at`: other numbers under which the roll has this name and birth. Who proposes and who approves see them.
DROP FUNCTION roll.applications(int, text);
CREATE FUNCTION roll.applications(e int, in_state text)
RETURNS TABLE (
  id bytea, channel text, state text, proposed_by text, roll_no text, station text, style smallint, sealed bytea, mark text, also_at text[]
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT a.id, a.channel, a.state, s.name, v.roll_no, v.station, v.style, v.sealed, v.mark,
    ARRAY(
      SELECT o.roll_no FROM roll.voter AS o
      WHERE o.election = e AND o.name_hmac = v.name_hmac AND o.roll_no <> v.roll_no ORDER BY o.roll_no
    )
  FROM roll.application AS a
  JOIN roll.voter AS v USING (municipality, election, roll_no)
  LEFT JOIN roll.staff AS s ON s.key = a.proposed_by
  WHERE a.election = e AND a.state = in_state ORDER BY v.roll_no
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

-- As in file 001, and no box beside another one of the same person.
CREATE OR REPLACE FUNCTION roll.approve(e int, application_id bytea, by bytea, box bytea, letter text, hmac bytea, code bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
BEGIN
  SELECT a.roll_no, a.state, a.proposed_by INTO this FROM roll.application AS a
  WHERE a.election = e AND a.id = application_id FOR UPDATE;
  IF NOT FOUND OR this.state <> 'proposed' THEN
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

-- As in file 001. Two boxes that an extract or a binding has made one person's give no permit, neither of them, until two people withdraw one:
-- that needs a box without a vote.
CREATE OR REPLACE FUNCTION roll.permit(e int, hmac bytea, box bytea, id bytea, permit_sha256 bytea, sealed_evidence bytea) RETURNS text
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

RESET ROLE;
GRANT EXECUTE ON FUNCTION roll.add_voters, roll.applications, roll.named TO roll_office;
