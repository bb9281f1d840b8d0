SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.pause(e int, is_paused boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.election SET paused = is_paused WHERE num = e AND paused <> is_paused;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.pause TO roll_office;
