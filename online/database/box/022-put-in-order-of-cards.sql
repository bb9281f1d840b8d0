-- Takes the place of 008: `overtaken` is new. Records one cast, or says why not: the only way into the box (election/online/box.ts). Everything
-- is decided here, under the lock of one row; collectors keep nothing. The caller has checked the cast's form, proofs and signatures, and takes
-- any notice on the answer as no answer.
SET LOCAL ROLE box_owner;
CREATE OR REPLACE FUNCTION box.put(e int, b bytea, st smallint, pm bytea, not_after timestamptz, cd bytea, bd bytea, points bytea[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  this_election record;
  this_box record;
  now_is timestamptz;
  added int;
BEGIN
  -- `close` takes it alone: it waits for every cast in flight, and no cast comes after it.
  PERFORM pg_advisory_xact_lock_shared(7, e);
  SELECT rev, held_by, style INTO this_box FROM box.box WHERE election = e AND box_id = b FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'no-box';
  END IF;
  -- The same cast again, also after the close: only its answer was lost. After the lock, which is written to the standby's log, so that
  -- no answer is given here that the standby could lose.
  IF EXISTS (SELECT FROM box.cast_event WHERE election = e AND box_id = b AND code = cd) THEN
    RETURN 'same';
  END IF;
  SELECT opens_at, closes_at, closed_at, overwrite INTO STRICT this_election FROM box.election WHERE num = e;
  now_is := box.time_of(e);
  IF this_election.closed_at IS NOT NULL OR now_is >= this_election.closes_at THEN
    RETURN 'closed';
  ELSIF now_is < this_election.opens_at THEN
    RETURN 'not-open';
  ELSIF this_box.style <> st THEN
    RETURN 'wrong-style';
  ELSIF this_box.held_by IS NOT NULL THEN
    RETURN 'held';
  ELSIF this_box.rev > 0 AND NOT this_election.overwrite THEN
    RETURN 'voted';
  ELSIF now_is > not_after THEN
    RETURN 'permit-expired';
  ELSIF EXISTS (SELECT FROM box.cast_event WHERE election = e AND permit_id = pm) THEN
    RETURN 'permit-used';
  -- A vote of this box has a later card check: this one hung on its way, or its permit was kept. The end of a permit is in the cast itself.
  ELSIF EXISTS (
    SELECT FROM box.cast_event
    WHERE election = e AND box_id = b
      AND ('x' || encode(substr(body, 102, 8), 'hex'))::bit(64)::bigint > extract(epoch FROM not_after)
  ) THEN
    RETURN 'overtaken';
  END IF;
  BEGIN
    -- In one order everywhere: two copies of one ballot wait for each other, and never in a circle.
    INSERT INTO box.seen_point (election, a) SELECT e, p FROM unnest(points) AS p ORDER BY p ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    IF added <> cardinality(points) THEN
      RAISE EXCEPTION 'copied' USING ERRCODE = 'IP001';
    END IF;
  EXCEPTION WHEN SQLSTATE 'IP001' THEN
    RETURN 'copied';
  END;
  UPDATE box.box SET rev = rev + 1 WHERE election = e AND box_id = b;
  INSERT INTO box.cast_event (election, box_id, rev, permit_id, code, body) VALUES (e, b, this_box.rev + 1, pm, cd, bd);
  INSERT INTO box.pending (election, code) VALUES (e, cd);
  RETURN 'recorded';
END
$$;
