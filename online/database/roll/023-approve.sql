-- The second person (M5). Box number and code appear in this transaction and in no other; a second time nothing is drawn.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.approve(e int, application_id bytea, by bytea, box bytea, letter text, hmac bytea, code bytea) RETURNS text
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
GRANT EXECUTE ON FUNCTION roll.approve TO roll_office;
