-- Entries of the log from a place on: public, as its tiles are.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.leaves(e int, from_idx bigint, at_most int) RETURNS TABLE (idx bigint, code bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  SELECT l.idx, l.code FROM box.leaf AS l WHERE l.election = e AND l.idx >= from_idx ORDER BY l.idx LIMIT at_most
$$;
GRANT EXECUTE ON FUNCTION box.leaves TO sequencer, exporter;
