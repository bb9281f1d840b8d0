-- The time of an election: the clock, and never before what was seen (`see`). A clock that jumps back over the close opens nothing.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.time_of(e int) RETURNS timestamptz
LANGUAGE sql VOLATILE SET search_path = pg_catalog, box AS $$
  SELECT greatest(box.wall_clock(), last_seen) FROM box.election WHERE num = e
$$;

-- Whatever permit somebody has: the database's clock decides.
CREATE FUNCTION box.is_closed(e int) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = pg_catalog, box AS $$
  SELECT closed_at IS NOT NULL OR box.time_of(e) >= closes_at FROM box.election WHERE num = e
$$;
