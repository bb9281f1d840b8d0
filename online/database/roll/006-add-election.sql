SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.add_election(e int, election_id bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  INSERT INTO roll.election (num, id) VALUES (e, election_id) ON CONFLICT (municipality, num) DO NOTHING
$$;
GRANT EXECUTE ON FUNCTION roll.add_election TO roll_office;
