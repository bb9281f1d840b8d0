-- The one place that asks the clock of the machine. It is not the transaction's start: a cast that waited long is judged when it is recorded.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.wall_clock() RETURNS timestamptz
LANGUAGE sql VOLATILE SET search_path = pg_catalog, box AS $$ SELECT clock_timestamp() $$;
