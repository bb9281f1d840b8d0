-- For sorting, after the close: permits in the order of their random numbers, and what is sealed for each.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.evidence_of(e int, after bytea, most int) RETURNS TABLE (permit_id bytea, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.permit_id, v.sealed FROM roll.evidence AS v
  WHERE v.election = e AND v.sealed IS NOT NULL AND v.permit_id > after ORDER BY v.permit_id LIMIT most
$$;
GRANT EXECUTE ON FUNCTION roll.evidence_of TO roll_office;
