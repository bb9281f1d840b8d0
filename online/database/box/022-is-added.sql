-- Whether an election is there as it would be added now. The lists of boxes, hours and log of another one, or of settings that were signed anew,
-- are not mixed with it.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.is_added(
  e int, election_id bytea, opens timestamptz, closes timestamptz, may_overwrite boolean, head bytea[]
) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  SELECT EXISTS (
    SELECT FROM box.election AS x
    WHERE x.num = e AND x.id = election_id AND x.opens_at = opens AND x.closes_at = closes AND x.overwrite = may_overwrite
      AND head = ARRAY(SELECT l.code FROM box.leaf AS l WHERE l.election = e AND l.idx < 2 ORDER BY l.idx)
  )
$$;
GRANT EXECUTE ON FUNCTION box.is_added TO provisioner;
