-- Who has left signs in no more. What they did stays.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.end_staff(public_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.staff SET has_left = true WHERE key = public_key AND NOT has_left;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'not-there' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.end_staff TO roll_office;
