-- Heartbeat of the election's time. The caller says when it saw the clock last (its own answer) and how far its monotonic clock went since.
-- A wall clock that went further jumped: time that would close the election early is not remembered. The first call says null: it only reads.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.see(e int, seen timestamptz, monotonic interval) RETURNS TABLE (result text, wall timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
BEGIN
  wall := box.wall_clock();
  IF seen IS NULL THEN
    result := 'first';
  ELSIF wall - seen > monotonic + interval '1 second' THEN
    result := 'jumped';
  ELSE
    UPDATE box.election SET last_seen = greatest(last_seen, wall) WHERE num = e;
    result := 'seen';
  END IF;
  RETURN NEXT;
END
$$;
GRANT EXECUTE ON FUNCTION box.see TO sequencer;
