-- Takes the place of 012. The first call of a process has nothing to compare with but what was remembered: a wall clock that is more than five
-- minutes past it jumped, or everything was down that long. So neither a restart nor a second site brings in a wrong clock unasked. Where two
-- people have compared clocks, the answer's own time comes back as `seen` and is remembered; a process that runs goes on from there, too.
SET LOCAL ROLE box_owner;
CREATE OR REPLACE FUNCTION box.see(e int, seen timestamptz, monotonic interval) RETURNS TABLE (result text, wall timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  remembered timestamptz;
BEGIN
  wall := box.wall_clock();
  SELECT last_seen INTO STRICT remembered FROM box.election WHERE num = e;
  IF seen IS NULL THEN
    result := CASE WHEN isfinite(remembered) AND wall > remembered + interval '5 minutes' THEN 'jumped' ELSE 'first' END;
  ELSIF wall > greatest(seen, remembered) + monotonic + interval '1 second' THEN
    result := 'jumped';
  ELSE
    UPDATE box.election SET last_seen = greatest(last_seen, wall) WHERE num = e;
    result := 'seen';
  END IF;
  RETURN NEXT;
END
$$;
