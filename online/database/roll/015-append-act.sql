-- The next line. It names the hash of the line before, and the database computes its hash itself.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.append_act(next int, before bytea, words text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  last record;
BEGIN
  SELECT h.n, h.sha256 INTO last FROM roll.head() AS h;
  IF next <> coalesce(last.n, 0) + 1 OR before <> coalesce(last.sha256, decode(repeat('00', 32), 'hex')) THEN
    RETURN 'moved';
  END IF;
  INSERT INTO roll.act (n, link, sha256, line) VALUES (next, before, sha256(convert_to(words, 'UTF8')), words);
  RETURN 'done';
END
$$;
GRANT EXECUTE ON FUNCTION roll.append_act TO roll_office;
