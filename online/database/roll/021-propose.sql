SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.propose(e int, application_id bytea, by bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.application SET state = 'proposed', proposed_by = by
  WHERE election = e AND id = application_id AND state = 'asked';
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'not-in-this-state' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.propose TO roll_office;
