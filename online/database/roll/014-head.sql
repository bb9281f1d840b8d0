-- The last line of the acts; whoever asks writes the next one, or ends the transaction.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.head() RETURNS TABLE (n int, sha256 bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(9, roll.mine());
  RETURN QUERY SELECT a.n, a.sha256 FROM roll.act AS a ORDER BY a.n DESC LIMIT 1;
END
$$;
GRANT EXECUTE ON FUNCTION roll.head TO roll_office;
