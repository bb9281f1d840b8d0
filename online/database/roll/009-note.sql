-- How a card check ended: a word and the hour, for the help desk and for the count of those who were checked and did not vote.
SET LOCAL ROLE roll_owner;
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
GRANT EXECUTE ON FUNCTION roll.note TO gate;
