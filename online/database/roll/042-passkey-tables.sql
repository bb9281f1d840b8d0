-- Passkeys of the people of the office: a credential's number and public key, and who brought it beside its owner's key. No kind of device,
-- no address and no time. Enrolling anew closes all that its owner had before: a later row by others says so, and no row is changed.
SET LOCAL ROLE roll_owner;
CREATE TABLE roll.passkey (
  municipality int NOT NULL DEFAULT roll.mine(),
  id bytea NOT NULL CHECK (length(id) BETWEEN 16 AND 1023),
  owner bytea NOT NULL,
  -- Among the passkeys of its owner.
  n int NOT NULL CHECK (n > 0),
  public_key bytea NOT NULL CHECK (length(public_key) <= 1024),
  enrolled_by bytea NOT NULL,
  second bytea,
  -- T29: after the first one it is a spare by its owner alone, or two others give it.
  CHECK (second <> owner AND second <> enrolled_by),
  CHECK (n = 1 OR (enrolled_by = owner) = (second IS NULL)),
  PRIMARY KEY (municipality, id),
  UNIQUE (municipality, owner, n),
  FOREIGN KEY (municipality, owner) REFERENCES roll.staff,
  FOREIGN KEY (municipality, enrolled_by) REFERENCES roll.staff,
  FOREIGN KEY (municipality, second) REFERENCES roll.staff
);

-- How often it has signed, by its own word: a smaller number than before comes from a copy of it.
CREATE TABLE roll.passkey_use (
  municipality int NOT NULL DEFAULT roll.mine(),
  id bytea NOT NULL,
  signs bigint NOT NULL CHECK (signs >= 0),
  is_doubted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (municipality, id),
  FOREIGN KEY (municipality, id) REFERENCES roll.passkey
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['passkey', 'passkey_use'] LOOP
    EXECUTE format('ALTER TABLE roll.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE roll.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own ON roll.%I USING (municipality = roll.mine()) WITH CHECK (municipality = roll.mine())', name);
  END LOOP;
END
$$;
CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON roll.passkey FOR EACH STATEMENT EXECUTE FUNCTION roll.no_change();
CREATE TRIGGER no_row BEFORE UPDATE OR DELETE ON roll.passkey FOR EACH ROW EXECUTE FUNCTION roll.no_change();
ALTER TABLE roll.passkey ENABLE ALWAYS TRIGGER no_change;
ALTER TABLE roll.passkey ENABLE ALWAYS TRIGGER no_row;
