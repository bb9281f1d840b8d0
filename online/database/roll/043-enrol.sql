-- A passkey beside a person's key, in one transaction with its line of the acts. T29: the first one by who adds the person or by the person;
-- then one spare by its owner, or a new one by two others, which closes those before.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.enrol(owner_key bytea, passkey_id bytea, cose bytea, signed_before bigint, by_key bytea, other_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  next int;
BEGIN
  PERFORM FROM roll.head();
  IF other_key IN (by_key, owner_key) THEN
    RETURN 'same-person';
  END IF;
  IF EXISTS (
    SELECT FROM unnest(ARRAY[owner_key, by_key, coalesce(other_key, by_key)]) AS t(wanted)
    WHERE NOT EXISTS (SELECT FROM roll.staff AS s WHERE s.key = wanted AND NOT s.has_left)
  ) THEN
    RETURN 'not-there';
  END IF;
  SELECT count(*) + 1 INTO next FROM roll.passkey WHERE owner = owner_key;
  IF next > 1 AND by_key <> owner_key AND other_key IS NULL THEN
    RETURN 'two-others';
  END IF;
  IF EXISTS (SELECT FROM roll.passkey WHERE id = passkey_id)
    OR (by_key = owner_key AND (SELECT count(*) FROM roll.passkeys() AS p WHERE p.owner = owner_key AND p.is_living) > 1)
  THEN
    RETURN 'already-there';
  END IF;
  INSERT INTO roll.passkey (id, owner, n, public_key, enrolled_by, second)
  VALUES (passkey_id, owner_key, next, cose, by_key, other_key);
  INSERT INTO roll.passkey_use (id, signs) VALUES (passkey_id, signed_before);
  RETURN 'done';
END
$$;
GRANT EXECUTE ON FUNCTION roll.enrol TO roll_office;
