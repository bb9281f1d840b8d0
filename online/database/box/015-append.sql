-- Puts waiting codes into the log in the order in which they are given: the sequencer has shuffled them. All or none; answers the new size.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.append(e int, codes bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  size bigint;
  taken int;
BEGIN
  -- Of the same session as `lead`, or else it waits for the one that leads.
  PERFORM pg_advisory_xact_lock(8, e);
  SELECT max(idx) + 1 INTO STRICT size FROM box.leaf WHERE election = e;
  DELETE FROM box.pending WHERE election = e AND code = ANY (codes);
  GET DIAGNOSTICS taken = ROW_COUNT;
  IF taken <> cardinality(codes) THEN
    RAISE EXCEPTION 'not waiting' USING ERRCODE = 'IP005';
  END IF;
  INSERT INTO box.leaf (election, idx, code) SELECT e, size + n - 1, c FROM unnest(codes) WITH ORDINALITY AS t(c, n);
  RETURN size + taken;
END
$$;
GRANT EXECUTE ON FUNCTION box.append TO sequencer;
