-- An application that a card signed (T6). The row is found by the person of the card alone; two rows of one name, birth and address are
-- nobody's, and the office asks these people. The same application again: only its answer was lost.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.apply_by_card(e int, application_id bytea, person bytea, by_card bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this_voter roll.voter;
BEGIN
  IF EXISTS (SELECT FROM roll.application AS a WHERE a.election = e AND a.id = application_id) THEN
    RETURN 'done';
  ELSIF roll.is_paused(e) THEN
    RETURN 'paused';
  ELSIF (SELECT count(*) FROM roll.voter AS v WHERE v.election = e AND v.person_hmac = person) <> 1 THEN
    RETURN 'no-such-voter';
  END IF;
  SELECT v.* INTO this_voter FROM roll.voter AS v WHERE v.election = e AND v.person_hmac = person;
  IF this_voter.mark <> 'none' THEN
    RETURN 'not-eligible';
  ELSIF EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = this_voter.roll_no AND b.is_withdrawn) THEN
    RETURN 'was-withdrawn';
  END IF;
  INSERT INTO roll.application (election, id, roll_no, channel, signed)
  VALUES (e, application_id, this_voter.roll_no, 'page', by_card) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.apply_by_card TO gate;
