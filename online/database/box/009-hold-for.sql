-- Keeps a box shut for a paper that will be issued. The same hold again gets the same answer. `may_override`: a recorded vote does not
-- stand against it. After the close the files cross the air gap: from then on a station voids, and nobody holds.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.hold_for(e int, h bytea, by_hold bytea, may_override boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  this_box record;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7, e);
  SELECT rev, held_by INTO this_box FROM box.box WHERE election = e AND handle = h FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'no-box';
  ELSIF this_box.held_by IS NOT NULL THEN
    RETURN CASE WHEN this_box.held_by = by_hold THEN 'held' ELSE 'held-by-another' END;
  ELSIF box.is_closed(e) THEN
    RETURN 'closed';
  ELSIF this_box.rev > 0 AND NOT may_override THEN
    RETURN 'voted';
  END IF;
  UPDATE box.box SET held_by = by_hold WHERE election = e AND handle = h;
  RETURN 'held';
END
$$;
GRANT EXECUTE ON FUNCTION box.hold_for TO holder;
