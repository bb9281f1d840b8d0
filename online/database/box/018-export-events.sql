-- Recorded casts after the close, ascending by box and revision, from one on: the order in which they came is in no export.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.export_events(e int, after_box bytea, after_rev int, at_most int)
RETURNS TABLE (box_id bytea, rev int, body bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM box.election WHERE num = e AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'not closed' USING ERRCODE = 'IP006';
  END IF;
  RETURN QUERY
    SELECT c.box_id, c.rev, c.body FROM box.cast_event AS c
    WHERE c.election = e AND (c.box_id, c.rev) > (after_box, after_rev)
    ORDER BY c.box_id, c.rev LIMIT at_most;
END
$$;
GRANT EXECUTE ON FUNCTION box.export_events TO exporter;
