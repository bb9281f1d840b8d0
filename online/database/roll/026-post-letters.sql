-- In the post: from now on nobody here has the code. Or it came back from there.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.post_letters(e int, numbers text[], as_state text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  changed int;
BEGIN
  UPDATE roll.letter AS l SET state = as_state, sealed_code = NULL
  WHERE l.election = e AND l.letter_no = ANY (numbers)
    AND l.state = CASE as_state WHEN 'posted' THEN 'printed' WHEN 'returned' THEN 'posted' END;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END
$$;
GRANT EXECUTE ON FUNCTION roll.post_letters TO roll_office;
