-- Before anything was drawn: refused by the office, or withdrawn by the person who asked. Afterwards two people withdraw a box.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.refuse(e int, application_id bytea, as_state text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  IF as_state NOT IN ('refused', 'withdrawn') THEN
    RAISE EXCEPTION 'state' USING ERRCODE = '22023';
  END IF;
  UPDATE roll.application SET state = as_state WHERE election = e AND id = application_id AND state IN ('asked', 'proposed');
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'not-in-this-state' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.refuse TO roll_office;
