SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.apply(e int, application_id bytea, no text, by_way text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM roll.voter AS v WHERE v.election = e AND v.roll_no = no) THEN
    RETURN 'no-such-voter';
  END IF;
  -- A person whose box was withdrawn votes on paper: the box side keeps that box shut.
  IF EXISTS (SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = no AND b.is_withdrawn) THEN
    RETURN 'was-withdrawn';
  END IF;
  INSERT INTO roll.application (election, id, roll_no, channel) VALUES (e, application_id, no, by_way) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.apply TO roll_office;
