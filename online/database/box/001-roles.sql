-- Who may come in. Nobody who logs in owns anything, and nobody but the owner has a right on a table: each role is let through some
-- functions of this schema, each of which names its rights itself. Passwords are nowhere: the host lets each role in by its certificate.
DO $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'box_owner') THEN
    CREATE ROLE box_owner NOLOGIN;
  END IF;
  FOREACH name IN ARRAY ARRAY['provisioner', 'collector', 'holder', 'sequencer', 'exporter'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
  END LOOP;
END
$$;

CREATE SCHEMA box AUTHORIZATION box_owner;
GRANT USAGE ON SCHEMA box TO provisioner, collector, holder, sequencer, exporter;
ALTER DEFAULT PRIVILEGES FOR ROLE box_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- What PostgreSQL lets everybody do: make tables, programs and large objects, and take advisory locks, with which one role would
-- stop the others.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO box_owner;
DO $$
DECLARE
  each regprocedure;
  name text;
BEGIN
  -- Roles are of the whole cluster: nobody comes into another database of it either, where everything would be as PostgreSQL has it.
  FOR name IN SELECT datname FROM pg_database LOOP
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name);
  END LOOP;
  EXECUTE format(
    'GRANT CONNECT ON DATABASE %I TO provisioner, collector, holder, sequencer, exporter', current_database()
  );
  FOR each IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname ~ '^pg_(try_)?advisory_' OR proname ~ '^lo_' OR proname IN ('lowrite', 'loread'))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO box_owner', each);
  END LOOP;
END
$$;
