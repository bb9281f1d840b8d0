-- A row of the roll can be found by the person whom a card names, and an application by page keeps what the card signed. As 017 otherwise.
SET LOCAL ROLE roll_owner;
ALTER TABLE roll.voter ADD COLUMN person_hmac bytea CHECK (length(person_hmac) = 32);
CREATE INDEX by_person ON roll.voter (municipality, election, person_hmac);
-- Declaration, signature, certificate and its status, under a key of the host.
ALTER TABLE roll.application ADD COLUMN signed bytea CHECK (length(signed) <= 16384);
ALTER TABLE roll.application ADD CHECK ((channel = 'page') = (signed IS NOT NULL));

DROP FUNCTION roll.add_voters(int, text[], text[], smallint[], bytea[], text[]);
CREATE FUNCTION roll.add_voters(
  e int, roll_nos text[], stations text[], styles smallint[], sealed_rows bytea[], marks text[], people bytea[]
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(roll_nos, styles) AS t(no, st)
    JOIN roll.voter AS v ON v.election = e AND v.roll_no = t.no
    JOIN roll.box AS b ON b.election = e AND b.roll_no = t.no
    WHERE v.style <> t.st
  ) THEN
    RETURN 'style-of-a-box';
  END IF;
  INSERT INTO roll.voter AS v (election, roll_no, station, style, sealed, mark, person_hmac)
  SELECT e, t.* FROM unnest(roll_nos, stations, styles, sealed_rows, marks, people) AS t
  ON CONFLICT (municipality, election, roll_no)
  DO UPDATE SET station = excluded.station, style = excluded.style, sealed = excluded.sealed, mark = excluded.mark,
    person_hmac = excluded.person_hmac;
  RETURN 'done';
END
$$;
GRANT EXECUTE ON FUNCTION roll.add_voters TO roll_office;
