-- Whether a code leads anywhere (T2). Nothing of a person is said before the card.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.find_code(e int, hmac bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT coalesce((
    SELECT CASE
      WHEN l.election <> e THEN 'other-election'
      WHEN l.state = 'withdrawn' OR b.is_withdrawn THEN 'withdrawn'
      WHEN x.paused THEN 'paused'
      ELSE 'good'
    END
    FROM roll.letter AS l
    JOIN roll.box AS b USING (municipality, election, roll_no)
    JOIN roll.election AS x ON x.municipality = l.municipality AND x.num = l.election
    WHERE l.code_hmac = hmac
  ), 'no-such-code')
$$;
GRANT EXECUTE ON FUNCTION roll.find_code TO gate;
