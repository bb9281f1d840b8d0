SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.people() RETURNS TABLE (key bytea, name text, duty text, sealed_key text, has_left boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT s.key, s.name, s.duty, s.sealed_key, s.has_left FROM roll.staff AS s ORDER BY s.name
$$;
GRANT EXECUTE ON FUNCTION roll.people TO roll_office;

-- In one transaction with what a person does: one who was ended a moment ago does nothing more.
CREATE FUNCTION roll.may_act(public_key bytea) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT s.duty FROM roll.staff AS s WHERE s.key = public_key AND NOT s.has_left FOR SHARE
$$;
GRANT EXECUTE ON FUNCTION roll.may_act TO roll_office;
