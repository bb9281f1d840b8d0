-- Ends an election for ever, when its time has come and no cast is in flight any more, and counts in the same transaction.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.close(e int) RETURNS TABLE (
  result text, opened timestamptz, closed timestamptz, boxes bigint, voted bigint, events bigint, held bigint, waiting bigint
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  this_election record;
BEGIN
  PERFORM pg_advisory_xact_lock(7, e);
  SELECT opens_at, closes_at, closed_at INTO STRICT this_election FROM box.election WHERE num = e FOR UPDATE;
  IF this_election.closed_at IS NOT NULL THEN
    closed := this_election.closed_at;
    result := 'already';
  ELSIF box.time_of(e) < this_election.closes_at THEN
    result := 'too-early';
    RETURN NEXT;
    RETURN;
  ELSE
    UPDATE box.election SET closed_at = box.time_of(e) WHERE num = e RETURNING closed_at INTO closed;
    result := 'closed';
  END IF;
  opened := this_election.opens_at;
  SELECT count(*), count(*) FILTER (WHERE rev > 0), count(*) FILTER (WHERE held_by IS NOT NULL) INTO boxes, voted, held
  FROM box.box WHERE election = e;
  SELECT count(*) INTO events FROM box.cast_event WHERE election = e;
  SELECT count(*) INTO waiting FROM box.pending WHERE election = e;
  RETURN NEXT;
END
$$;
GRANT EXECUTE ON FUNCTION box.close TO exporter;
