-- For the box side: box numbers and styles in the order of the numbers, which is no order of people.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.boxes(e int) RETURNS TABLE (box_id bytea, style smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.box_id, v.style
  FROM roll.box AS b JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE b.election = e AND NOT b.is_withdrawn ORDER BY b.box_id
$$;
GRANT EXECUTE ON FUNCTION roll.boxes TO roll_office;
