-- Nobody comes in twice, and nobody's key is changed: a forgotten passphrase is a new person.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.add_staff(public_key bytea, called text, duty_of text, sealed text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  INSERT INTO roll.staff (key, name, duty, sealed_key) VALUES (public_key, called, duty_of, sealed) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.add_staff TO roll_office;
