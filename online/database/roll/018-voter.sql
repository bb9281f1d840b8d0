-- One row for a person at a desk, by its number.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.voter_of(e int, no text) RETURNS TABLE (roll_no text, station text, style smallint, sealed bytea, mark text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.roll_no, v.station, v.style, v.sealed, v.mark FROM roll.voter AS v WHERE v.election = e AND v.roll_no = no
$$;
GRANT EXECUTE ON FUNCTION roll.voter_of TO roll_office;
