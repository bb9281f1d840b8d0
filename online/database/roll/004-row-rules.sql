-- A municipality sees its own rows, its owner's functions too: FORCE.
SET LOCAL ROLE roll_owner;
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'roll'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE roll.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE roll.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own ON roll.%I USING (municipality = roll.mine()) WITH CHECK (municipality = roll.mine())', name);
  END LOOP;
END
$$;
