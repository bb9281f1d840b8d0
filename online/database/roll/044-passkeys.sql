SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.passkeys() RETURNS TABLE (owner bytea, id bytea, public_key bytea, is_living boolean, is_doubted boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT p.owner, p.id, p.public_key,
    NOT EXISTS (SELECT FROM roll.passkey AS q WHERE q.owner = p.owner AND q.n > p.n AND q.enrolled_by <> q.owner),
    u.is_doubted
  FROM roll.passkey AS p JOIN roll.passkey_use AS u ON u.id = p.id ORDER BY p.owner, p.n
$$;
GRANT EXECUTE ON FUNCTION roll.passkeys TO roll_office;
