-- The one place that asks the clock: an hour, for the help desk. A minute would order the voters.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.this_hour() RETURNS timestamptz
LANGUAGE sql VOLATILE SET search_path = pg_catalog, roll AS $$ SELECT date_trunc('hour', clock_timestamp()) $$;
