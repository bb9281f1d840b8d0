-- For the help desk, by the number of a letter: never a code, and never when or how often somebody voted.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.search(e int, letter text)
RETURNS TABLE (letter_no text, state text, box_id bytea, roll_no text, is_held boolean, is_withdrawn boolean, last_result text, last_hour timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT l.letter_no, l.state, b.box_id, b.roll_no, b.held_by IS NOT NULL, b.is_withdrawn, b.last_result, b.last_hour
  FROM roll.letter AS l JOIN roll.box AS b USING (municipality, election, roll_no)
  WHERE l.election = e AND l.letter_no = letter
$$;
GRANT EXECUTE ON FUNCTION roll.search TO roll_office;
