-- The codes leave the database for paper. A torn sheet is printed again until the letter is in the post.
SET LOCAL ROLE roll_owner;
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
GRANT EXECUTE ON FUNCTION roll.print_letters TO roll_office;
