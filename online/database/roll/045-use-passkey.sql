-- It signed, and says how often. A device that does not count says 0 each time. A number that does not grow is doubted from now on: only
-- enrolling anew helps.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.use_passkey(passkey_id bytea, says bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  UPDATE roll.passkey_use AS u SET
    is_doubted = u.is_doubted OR NOT (says > u.signs OR (says = 0 AND u.signs = 0)),
    signs = greatest(u.signs, says)
  WHERE u.id = passkey_id;
  RETURN (SELECT CASE WHEN u.is_doubted THEN 'doubted' ELSE 'done' END FROM roll.passkey_use AS u WHERE u.id = passkey_id);
END
$$;
GRANT EXECUTE ON FUNCTION roll.use_passkey TO roll_office;
