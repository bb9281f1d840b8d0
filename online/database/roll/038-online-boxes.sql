-- For the stations' roll lists: who has an online box, and whether a paper was issued for it (hold).
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.online_boxes(e int) RETURNS TABLE (roll_no text, box_id bytea, is_held boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.roll_no, b.box_id, b.held_by IS NOT NULL FROM roll.box AS b WHERE b.election = e ORDER BY b.roll_no
$$;
GRANT EXECUTE ON FUNCTION roll.online_boxes TO roll_office;
