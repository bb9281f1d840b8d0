-- Before the box side is asked, and taken back when it refused: an answer that got lost leaves the change begun, and the same hold is asked again.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.begin_change(e int, change_id bytea, begins boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.change SET is_begun = begins WHERE election = e AND id = change_id AND state = 'proposed';
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'not-in-this-state' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.begin_change TO roll_office;
