-- An extract that changes name or address of somebody with a box keeps whom the row named before: their vote may be in the box, and sorting asks
-- whose card signed it (S13). The gate asks the row of now alone. Nobody is kept from before the row became another person. As 046 otherwise.
SET LOCAL ROLE roll_owner;
CREATE TABLE roll.former (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  roll_no text NOT NULL,
  n int NOT NULL CHECK (n > 0),
  -- Null: an extract from before 040.
  person_hmac bytea CHECK (length(person_hmac) = 32),
  sealed bytea NOT NULL CHECK (length(sealed) <= 4096),
  -- The extract put somebody else in their place.
  is_of_another boolean NOT NULL,
  PRIMARY KEY (municipality, election, roll_no, n),
  FOREIGN KEY (municipality, election, roll_no) REFERENCES roll.box
);
ALTER TABLE roll.former ENABLE ROW LEVEL SECURITY;
ALTER TABLE roll.former FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON roll.former USING (municipality = roll.mine()) WITH CHECK (municipality = roll.mine());
CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON roll.former FOR EACH STATEMENT EXECUTE FUNCTION roll.no_change();
CREATE TRIGGER no_row BEFORE UPDATE OR DELETE ON roll.former FOR EACH ROW EXECUTE FUNCTION roll.no_change();
ALTER TABLE roll.former ENABLE ALWAYS TRIGGER no_change;
ALTER TABLE roll.former ENABLE ALWAYS TRIGGER no_row;

-- `others`: numbers of rows that become another person; the host alone can read who is in a row.
DROP FUNCTION roll.add_voters(int, text[], text[], smallint[], bytea[], text[], bytea[], bytea, bytea);
CREATE FUNCTION roll.add_voters(
  e int, roll_nos text[], stations text[], styles smallint[], sealed_rows bytea[], marks text[], people bytea[], others text[],
  brought_by bytea, by bytea
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
  INSERT INTO roll.voter AS v (election, roll_no, station, style, sealed, mark, person_hmac)
  SELECT e, t.* FROM unnest(roll_nos, stations, styles, sealed_rows, marks, people) AS t
  ON CONFLICT (municipality, election, roll_no)
  DO UPDATE SET station = excluded.station, style = excluded.style, sealed = excluded.sealed, mark = excluded.mark,
    person_hmac = excluded.person_hmac;
  RETURN 'done';
END
$$;
GRANT EXECUTE ON FUNCTION roll.add_voters TO roll_office;

DROP FUNCTION roll.approved(int);
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
GRANT EXECUTE ON FUNCTION roll.approved TO roll_office;
