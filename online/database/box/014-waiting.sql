-- Vote codes that wait for the log. Sorted: their order says nothing of when they came.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.waiting(e int, at_most int) RETURNS TABLE (code bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  SELECT p.code FROM box.pending AS p WHERE p.election = e ORDER BY p.code LIMIT at_most
$$;
GRANT EXECUTE ON FUNCTION box.waiting TO sequencer;
