-- A list that two people signed is kept as it was signed: an answer that got lost is given again, byte for byte, and nobody signs anew for it. The
-- list of approved people is sealed to the sorting key, and the one of boxes has no name.
SET LOCAL ROLE roll_owner;

CREATE TABLE roll.signed_list (
  municipality int NOT NULL DEFAULT roll.mine(),
  election int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('boxes', 'approved')),
  number int NOT NULL CHECK (number > 0),
  boxes int NOT NULL CHECK (boxes > 0),
  file bytea NOT NULL,
  PRIMARY KEY (municipality, election, kind, number),
  FOREIGN KEY (municipality, election) REFERENCES roll.election
);

CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON roll.signed_list FOR EACH STATEMENT EXECUTE FUNCTION roll.no_change();
CREATE TRIGGER no_row BEFORE UPDATE OR DELETE ON roll.signed_list FOR EACH ROW EXECUTE FUNCTION roll.no_change();
ALTER TABLE roll.signed_list ENABLE ALWAYS TRIGGER no_change;
ALTER TABLE roll.signed_list ENABLE ALWAYS TRIGGER no_row;
ALTER TABLE roll.signed_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE roll.signed_list FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON roll.signed_list USING (municipality = roll.mine()) WITH CHECK (municipality = roll.mine());

-- In the transaction of the second signature.
CREATE FUNCTION roll.keep_list(e int, of text, n int, count int, bytes bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  INSERT INTO roll.signed_list (election, kind, number, boxes, file) VALUES (e, of, n, count, bytes)
$$;

-- The last one; no row: none was signed.
CREATE FUNCTION roll.last_list(e int, of text) RETURNS TABLE (number int, boxes int, file bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT l.number, l.boxes, l.file FROM roll.signed_list AS l WHERE l.election = e AND l.kind = of ORDER BY l.number DESC LIMIT 1
$$;

-- Its number alone: a page asks often.
CREATE FUNCTION roll.last_list_number(e int, of text) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT max(l.number) FROM roll.signed_list AS l WHERE l.election = e AND l.kind = of
$$;

RESET ROLE;
GRANT EXECUTE ON FUNCTION roll.keep_list, roll.last_list, roll.last_list_number TO roll_office;
