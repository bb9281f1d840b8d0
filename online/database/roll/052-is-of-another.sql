-- Gate and office's server ask it as they start: under the title of one election they would send the letters of another one.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.is_of_another(e int, election_id bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT EXISTS (SELECT FROM roll.election AS x WHERE (x.num = e) <> (x.id = election_id))
$$;
GRANT EXECUTE ON FUNCTION roll.is_of_another TO gate, roll_office;
