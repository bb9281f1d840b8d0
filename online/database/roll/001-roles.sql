-- Who may come in: the gate, and the office's server. Nobody who logs in owns anything or has a right on a table; each role is let through
-- some functions, each of which names its rights itself. Passwords are nowhere: the host lets each role in by its certificate.
DO $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'roll_owner') THEN
    CREATE ROLE roll_owner NOLOGIN;
  END IF;
  FOREACH name IN ARRAY ARRAY['gate', 'roll_office'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
  END LOOP;
END
$$;

CREATE SCHEMA roll AUTHORIZATION roll_owner;
GRANT USAGE ON SCHEMA roll TO gate, roll_office;
ALTER DEFAULT PRIVILEGES FOR ROLE roll_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- As on the box side: what PostgreSQL lets everybody do is taken back.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO roll_owner;
DO $$
DECLARE
  each regprocedure;
  name text;
BEGIN
  FOR name IN SELECT datname FROM pg_database LOOP
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name);
  END LOOP;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO gate, roll_office', current_database());
  FOR each IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname ~ '^pg_(try_)?advisory_' OR proname ~ '^lo_' OR proname IN ('lowrite', 'loread'))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO roll_owner', each);
  END LOOP;
END
$$;
