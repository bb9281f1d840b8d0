SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.applications(e int, in_state text)
RETURNS TABLE (id bytea, channel text, state text, proposed_by text, roll_no text, station text, style smallint, sealed bytea, mark text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT a.id, a.channel, a.state, s.name, v.roll_no, v.station, v.style, v.sealed, v.mark
  FROM roll.application AS a
  JOIN roll.voter AS v USING (municipality, election, roll_no)
  LEFT JOIN roll.staff AS s ON s.key = a.proposed_by
  WHERE a.election = e AND a.state = in_state ORDER BY v.roll_no
$$;
GRANT EXECUTE ON FUNCTION roll.applications TO roll_office;
