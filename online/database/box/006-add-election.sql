-- An election with its partitions and the first two entries of its log: the client's file list and the settings.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.add_election(
  e int, election_id bytea, opens timestamptz, closes timestamptz, may_overwrite boolean, head bytea[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  name text;
BEGIN
  IF cardinality(head) <> 2 THEN
    RAISE EXCEPTION 'head' USING ERRCODE = '22023';
  END IF;
  INSERT INTO box.election (num, id, opens_at, closes_at, overwrite, last_seen)
  VALUES (e, election_id, opens, closes, may_overwrite, '-infinity');
  FOREACH name IN ARRAY ARRAY['box', 'cast_event', 'seen_point', 'pending', 'leaf', 'released'] LOOP
    EXECUTE format('CREATE TABLE box.%I PARTITION OF box.%I FOR VALUES IN (%s)', name || '_' || e, name, e);
  END LOOP;
  -- A row changes at each cast: room for it on its own page.
  EXECUTE format('ALTER TABLE box.%I SET (fillfactor = 70)', 'box_' || e);
  FOREACH name IN ARRAY ARRAY['cast_event', 'seen_point', 'leaf', 'released'] LOOP
    EXECUTE format(
      'CREATE TRIGGER no_truncate BEFORE TRUNCATE ON box.%I FOR EACH STATEMENT EXECUTE FUNCTION box.no_change()', name || '_' || e);
    EXECUTE format('ALTER TABLE box.%I ENABLE ALWAYS TRIGGER no_truncate', name || '_' || e);
  END LOOP;
  INSERT INTO box.leaf (election, idx, code) VALUES (e, 0, head[1]), (e, 1, head[2]);
END
$$;
GRANT EXECUTE ON FUNCTION box.add_election TO provisioner;
