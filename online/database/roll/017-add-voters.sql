-- An extract of the roll, whole or a part; a later one replaces rows. The style of a voter with a box stays: the box side has it, and an
-- extract that changes it is refused with the whole extract.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.add_voters(e int, roll_nos text[], stations text[], styles smallint[], sealed_rows bytea[], marks text[]) RETURNS text
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
  INSERT INTO roll.voter AS v (election, roll_no, station, style, sealed, mark)
  SELECT e, t.* FROM unnest(roll_nos, stations, styles, sealed_rows, marks) AS t
  ON CONFLICT (municipality, election, roll_no)
  DO UPDATE SET station = excluded.station, style = excluded.style, sealed = excluded.sealed, mark = excluded.mark;
  RETURN 'done';
END
$$;
GRANT EXECUTE ON FUNCTION roll.add_voters TO roll_office;
