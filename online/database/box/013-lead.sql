-- One sequencer at a time writes the log: a lock of its session, gone with its connection.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.lead(e int) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, box AS $$ SELECT pg_try_advisory_lock(8, e) $$;
GRANT EXECUTE ON FUNCTION box.lead TO sequencer;
