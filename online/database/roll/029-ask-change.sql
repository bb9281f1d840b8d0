-- One person asks for a change of a box.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.ask_change(e int, change_id bytea, what text, no text, reason text, new_row bytea, person bytea, words bytea, by bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = no AND NOT b.is_withdrawn) THEN
    RETURN 'not-in-this-state';
  END IF;
  INSERT INTO roll.change (election, id, kind, roll_no, why, sealed, person_hmac, signature, proposed_by)
  VALUES (e, change_id, what, no, reason, new_row, person, words, by) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.ask_change TO roll_office;
