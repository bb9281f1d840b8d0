SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.box_of(e int, no text) RETURNS TABLE (box_id bytea, held_by bytea, is_withdrawn boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.box_id, b.held_by, b.is_withdrawn FROM roll.box AS b WHERE b.election = e AND b.roll_no = no
$$;
GRANT EXECUTE ON FUNCTION roll.box_of TO roll_office;
