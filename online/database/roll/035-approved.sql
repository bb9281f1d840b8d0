-- For sorting (S13): whose card may have signed for which box.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.approved(e int) RETURNS TABLE (box_id bytea, roll_no text, sealed bytea, bound bytea[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.box_id, b.roll_no, v.sealed,
    ARRAY(SELECT i.sealed FROM roll.binding AS i WHERE i.election = e AND i.roll_no = b.roll_no ORDER BY i.n)
  FROM roll.box AS b JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE b.election = e ORDER BY b.box_id
$$;
GRANT EXECUTE ON FUNCTION roll.approved TO roll_office;
