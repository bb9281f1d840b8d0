-- A commit of its own, whose answer comes when the second site has it, and with it everything that was committed before. What the sequencer
-- reads after a start may have been committed here alone; it signs nothing before this has answered without a notice.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.barrier(e int) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  UPDATE box.election SET last_seen = last_seen WHERE num = e
$$;
GRANT EXECUTE ON FUNCTION box.barrier TO sequencer;
