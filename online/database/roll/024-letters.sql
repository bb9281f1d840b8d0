-- For the list of the post: no code.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.letters(e int, in_state text) RETURNS TABLE (letter_no text, roll_no text, state text, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT l.letter_no, l.roll_no, l.state, v.sealed
  FROM roll.letter AS l JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE l.election = e AND l.state = in_state ORDER BY l.letter_no
$$;
GRANT EXECUTE ON FUNCTION roll.letters TO roll_office;
