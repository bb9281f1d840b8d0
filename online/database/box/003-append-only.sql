-- What is recorded stays. Two traps are closed here. A statement trigger of a partition is silent when its parent is named, and one of
-- the parent when the partition is named: the triggers are on the parents, `add_election` puts those against TRUNCATE on each partition,
-- and a trigger for each row comes down to the partitions by itself. And a session that plays a replica passes ordinary triggers by:
-- these are ENABLE ALWAYS. A superuser can still drop a trigger; against that there are the log and its witnesses.
SET LOCAL ROLE box_owner;

CREATE FUNCTION box.no_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, box AS $$
BEGIN
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'IP002', TABLE = TG_TABLE_NAME;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cast_event', 'seen_point', 'leaf', 'released'] LOOP
    EXECUTE format(
      'CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON box.%I FOR EACH STATEMENT EXECUTE FUNCTION box.no_change()', name);
    EXECUTE format('CREATE TRIGGER no_row BEFORE UPDATE OR DELETE ON box.%I FOR EACH ROW EXECUTE FUNCTION box.no_change()', name);
    EXECUTE format('ALTER TABLE box.%I ENABLE ALWAYS TRIGGER no_change', name);
    EXECUTE format('ALTER TABLE box.%I ENABLE ALWAYS TRIGGER no_row', name);
  END LOOP;
END
$$;
