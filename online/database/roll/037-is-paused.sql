-- What the office's page shows before somebody stops or continues the card checks.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.is_paused(e int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT paused FROM roll.election WHERE num = e
$$;
GRANT EXECUTE ON FUNCTION roll.is_paused TO roll_office;
