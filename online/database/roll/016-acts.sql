SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.acts() RETURNS TABLE (n int, line text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT a.n, a.line FROM roll.act AS a ORDER BY a.n
$$;
GRANT EXECUTE ON FUNCTION roll.acts TO roll_office;
