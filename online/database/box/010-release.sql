-- Opens a held box again: the paper came back unused. Only the hold that is named is taken back. Two people signed the statement, and the
-- caller has checked it.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.release(e int, h bytea, by_hold bytea, signed_statement bytea, both_signatures bytea[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  this_box record;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7, e);
  SELECT held_by INTO this_box FROM box.box WHERE election = e AND handle = h FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'no-box';
  ELSIF this_box.held_by IS NULL THEN
    RETURN 'released';
  ELSIF this_box.held_by <> by_hold THEN
    RETURN 'held-by-another';
  ELSIF box.is_closed(e) THEN
    RETURN 'closed';
  END IF;
  INSERT INTO box.released (election, handle, held_by, statement, signatures)
  VALUES (e, h, by_hold, signed_statement, both_signatures);
  UPDATE box.box SET held_by = NULL WHERE election = e AND handle = h;
  RETURN 'released';
END
$$;
GRANT EXECUTE ON FUNCTION box.release TO holder;
