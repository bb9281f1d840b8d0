SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.changes(e int)
RETURNS TABLE (id bytea, kind text, roll_no text, box_id bytea, held_by bytea, why text, new_row bytea, sealed bytea, signature bytea, asked_by bytea, proposed_by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT c.id, c.kind, c.roll_no, b.box_id, b.held_by, c.why, c.sealed, v.sealed, c.signature, c.proposed_by, s.name
  FROM roll.change AS c
  JOIN roll.box AS b USING (municipality, election, roll_no)
  JOIN roll.voter AS v USING (municipality, election, roll_no)
  JOIN roll.staff AS s ON s.key = c.proposed_by
  WHERE c.election = e AND c.state = 'proposed' ORDER BY c.roll_no, c.id
$$;
GRANT EXECUTE ON FUNCTION roll.changes TO roll_office;
