-- The person of a code, asked once a card was believed. By the code's HMAC alone: who has no code learns of nobody.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.whose(e int, hmac bytea)
RETURNS TABLE (roll_no text, box_id bytea, style smallint, mark text, sealed bytea, bound bytea, is_held boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT v.roll_no, b.box_id, v.style, v.mark, v.sealed,
    (SELECT person_hmac FROM roll.binding AS i
     WHERE i.election = e AND i.roll_no = v.roll_no ORDER BY n DESC LIMIT 1),
    b.held_by IS NOT NULL
  FROM roll.letter AS l
  JOIN roll.box AS b USING (municipality, election, roll_no)
  JOIN roll.voter AS v USING (municipality, election, roll_no)
  WHERE l.code_hmac = hmac AND l.election = e AND l.state <> 'withdrawn' AND NOT b.is_withdrawn
$$;
GRANT EXECUTE ON FUNCTION roll.whose TO gate;
