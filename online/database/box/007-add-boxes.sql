-- Boxes of approved voters, from the signed and shuffled list of two people. A second time nothing is added; a box that is there with
-- another handle or style is refused, with the whole list. Answers how many of this list are there now: all of them.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.add_boxes(e int, ids bytea[], handles bytea[], styles smallint[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  there int;
BEGIN
  IF cardinality(ids) <> cardinality(handles) OR cardinality(ids) <> cardinality(styles) THEN
    RAISE EXCEPTION 'lengths' USING ERRCODE = '22023';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(7, e);
  IF EXISTS (SELECT FROM box.election WHERE num = e AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'closed' USING ERRCODE = 'IP003';
  END IF;
  INSERT INTO box.box (election, box_id, handle, style)
  SELECT e, t.id, t.h, t.s FROM unnest(ids, handles, styles) AS t(id, h, s)
  ON CONFLICT (election, box_id) DO NOTHING;
  SELECT count(*) INTO there
  FROM unnest(ids, handles, styles) AS t(id, h, s)
  JOIN box.box AS b ON b.election = e AND b.box_id = t.id AND b.handle = t.h AND b.style = t.s;
  IF there <> cardinality(ids) THEN
    RAISE EXCEPTION 'another list' USING ERRCODE = 'IP004';
  END IF;
  RETURN there;
END
$$;
GRANT EXECUTE ON FUNCTION box.add_boxes TO provisioner;
