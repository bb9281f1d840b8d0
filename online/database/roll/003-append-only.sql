-- What is recorded stays; the triggers also hold in a session that plays a replica.
SET LOCAL ROLE roll_owner;

CREATE FUNCTION roll.no_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, roll AS $$
BEGIN
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'IP002', TABLE = TG_TABLE_NAME;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['approval', 'binding', 'auth_event', 'evidence', 'hold', 'act'] LOOP
    EXECUTE format(
      'CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON roll.%I FOR EACH STATEMENT EXECUTE FUNCTION roll.no_change()', name);
    EXECUTE format('CREATE TRIGGER no_row BEFORE UPDATE OR DELETE ON roll.%I FOR EACH ROW EXECUTE FUNCTION roll.no_change()', name);
    EXECUTE format('ALTER TABLE roll.%I ENABLE ALWAYS TRIGGER no_change', name);
    EXECUTE format('ALTER TABLE roll.%I ENABLE ALWAYS TRIGGER no_row', name);
  END LOOP;
END
$$;
