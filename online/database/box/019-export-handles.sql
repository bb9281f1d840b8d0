-- Handles of held boxes or of boxes with a vote, after the close, ascending.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.export_handles(e int, which text) RETURNS TABLE (handle bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM box.election WHERE num = e AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'not closed' USING ERRCODE = 'IP006';
  END IF;
  RETURN QUERY
    SELECT b.handle FROM box.box AS b
    WHERE b.election = e AND CASE which WHEN 'held' THEN b.held_by IS NOT NULL WHEN 'voted' THEN b.rev > 0 END
    ORDER BY b.handle;
END
$$;
GRANT EXECUTE ON FUNCTION box.export_handles TO exporter;
