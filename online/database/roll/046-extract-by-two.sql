-- An extract of the roll is taken when two people of the office have brought the same file (M5): one alone exchanges no person of a row, and
-- gives or takes no right. As 040 otherwise.
SET LOCAL ROLE roll_owner;

CREATE FUNCTION roll.are_two(one bytea, other bytea) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, roll AS $$
  SELECT count(*) = 2 FROM roll.staff AS s WHERE s.key IN (one, other) AND s.duty = 'office' AND NOT s.has_left
$$;

-- Rows of an extract whose number the roll has. `is_other`: another person, right, station or contests than it says.
CREATE FUNCTION roll.known(e int, roll_nos text[], stations text[], styles smallint[], marks text[], people bytea[])
RETURNS TABLE (
  roll_no text, station text, sealed bytea, mark text, is_other boolean, has_application boolean, is_other_style_of_a_box boolean
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.roll_no, v.station, v.sealed, v.mark,
    v.person_hmac IS DISTINCT FROM t.person OR v.mark <> t.mark OR v.station <> t.station OR v.style <> t.style,
    EXISTS (
      SELECT FROM roll.application AS a
      WHERE a.election = e AND a.roll_no = v.roll_no AND a.state IN ('asked', 'proposed', 'approved')
    ),
    v.style <> t.style AND EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = v.roll_no)
  FROM unnest(roll_nos, stations, styles, marks, people) AS t(no, station, style, mark, person)
  JOIN roll.voter AS v ON v.election = e AND v.roll_no = t.no
  ORDER BY v.roll_no
$$;
GRANT EXECUTE ON FUNCTION roll.known TO roll_office;

DROP FUNCTION roll.add_voters(int, text[], text[], smallint[], bytea[], text[], bytea[]);
CREATE FUNCTION roll.add_voters(
  e int, roll_nos text[], stations text[], styles smallint[], sealed_rows bytea[], marks text[], people bytea[], brought_by bytea, by bytea
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
  INSERT INTO roll.voter AS v (election, roll_no, station, style, sealed, mark, person_hmac)
  SELECT e, t.* FROM unnest(roll_nos, stations, styles, sealed_rows, marks, people) AS t
  ON CONFLICT (municipality, election, roll_no)
  DO UPDATE SET station = excluded.station, style = excluded.style, sealed = excluded.sealed, mark = excluded.mark,
    person_hmac = excluded.person_hmac;
  RETURN 'done';
END
$$;
GRANT EXECUTE ON FUNCTION roll.add_voters TO roll_office;
