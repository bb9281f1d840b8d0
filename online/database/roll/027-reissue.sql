-- A new code for the same box; the old one leads nowhere from this moment.
SET LOCAL ROLE roll_owner;
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
GRANT EXECUTE ON FUNCTION roll.reissue TO roll_office;
