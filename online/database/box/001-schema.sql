-- The box side: box numbers, ciphertexts, and the public log of vote codes. No column has a time, an address or a device of a cast (LAW-02).
-- Programs call the functions here, and the functions decide (docs/decisions/040). First the tables and what keeps them, then the functions
-- by the role that calls them, at the end who may call what.

-- Nobody who logs in owns anything: this role does, and cannot log in. What it makes is called by nobody else before section 8.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'box_owner') THEN
    CREATE ROLE box_owner NOLOGIN;
  END IF;
END
$$;
CREATE SCHEMA box AUTHORIZATION box_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE box_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
SET LOCAL ROLE box_owner;

-- 1. Tables: each election has partitions of its own (`add_election`), so that its end is one act

-- The only times are those of the election itself.
CREATE TABLE box.election (
  num int PRIMARY KEY,
  id bytea NOT NULL UNIQUE CHECK (length(id) = 8),
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
  overwrite boolean NOT NULL,
  closed_at timestamptz,
  -- The clock never goes back before this (`time_of`).
  last_seen timestamptz NOT NULL
);

-- `handle` is its name on lists and at stations (docs/formats/online-cast.md).
CREATE TABLE box.box (
  election int NOT NULL REFERENCES box.election,
  box_id bytea NOT NULL CHECK (length(box_id) = 16),
  handle bytea NOT NULL CHECK (length(handle) = 16),
  style smallint NOT NULL,
  rev int NOT NULL DEFAULT 0 CHECK (rev >= 0),
  -- Who holds it for a paper that will be issued; null: nobody.
  held_by bytea CHECK (length(held_by) = 16),
  PRIMARY KEY (election, box_id),
  UNIQUE (election, handle)
) PARTITION BY LIST (election);

-- Every recorded cast; the last one of a box counts. The order of arrival over the boxes is in no column.
CREATE TABLE box.cast_event (
  election int NOT NULL,
  box_id bytea NOT NULL,
  rev int NOT NULL CHECK (rev > 0),
  permit_id bytea NOT NULL CHECK (length(permit_id) = 16),
  code bytea NOT NULL CHECK (length(code) = 32),
  body bytea NOT NULL CHECK (length(body) BETWEEN 523 AND 3243 AND length(body) % 136 = 115),
  PRIMARY KEY (election, box_id, rev),
  -- One recorded vote a card check.
  UNIQUE (election, permit_id),
  FOREIGN KEY (election, box_id) REFERENCES box.box
) PARTITION BY LIST (election);

-- The first point of each record, over all boxes: an exact copy of somebody's ballot is refused when it is cast.
CREATE TABLE box.seen_point (
  election int NOT NULL,
  a bytea NOT NULL CHECK (length(a) = 32),
  PRIMARY KEY (election, a)
) PARTITION BY LIST (election);

-- Vote codes that wait for the log.
CREATE TABLE box.pending (
  election int NOT NULL,
  code bytea NOT NULL CHECK (length(code) = 32),
  PRIMARY KEY (election, code)
) PARTITION BY LIST (election);

-- The log (docs/formats/online-log.md): what a place has once, it keeps.
CREATE TABLE box.leaf (
  election int NOT NULL,
  idx bigint NOT NULL CHECK (idx >= 0),
  code bytea NOT NULL CHECK (length(code) = 32),
  PRIMARY KEY (election, idx),
  UNIQUE (election, code)
) PARTITION BY LIST (election);

-- Who opened a held box again: what two people signed, as the caller has checked it.
CREATE TABLE box.released (
  election int NOT NULL,
  handle bytea NOT NULL,
  held_by bytea NOT NULL CHECK (length(held_by) = 16),
  statement bytea NOT NULL CHECK (length(statement) BETWEEN 1 AND 4096),
  signatures bytea[] NOT NULL CHECK (cardinality(signatures) = 2),
  FOREIGN KEY (election, handle) REFERENCES box.box (election, handle)
) PARTITION BY LIST (election);

-- 2. What is recorded stays

-- Two traps are closed here. A statement trigger of a partition is silent when its parent is named, and one of the parent when the partition
-- is named: the triggers are on the parents, `add_election` puts those against TRUNCATE on each partition, and a trigger for each row comes
-- down to the partitions by itself. And a session that plays a replica passes ordinary triggers by: these are ENABLE ALWAYS. A superuser can
-- still drop a trigger; against that there are the log and its witnesses.
CREATE FUNCTION box.no_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, box AS $$
BEGIN
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'IP002', TABLE = TG_TABLE_NAME;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cast_event', 'seen_point', 'leaf', 'released'] LOOP
    EXECUTE format(
      'CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON box.%I FOR EACH STATEMENT EXECUTE FUNCTION box.no_change()', name);
    EXECUTE format('CREATE TRIGGER no_row BEFORE UPDATE OR DELETE ON box.%I FOR EACH ROW EXECUTE FUNCTION box.no_change()', name);
    EXECUTE format('ALTER TABLE box.%I ENABLE ALWAYS TRIGGER no_change', name);
    EXECUTE format('ALTER TABLE box.%I ENABLE ALWAYS TRIGGER no_row', name);
  END LOOP;
END
$$;

-- 3. The clock

-- The one place that asks the clock of the machine. It is not the transaction's start: a cast that waited long is judged when it is recorded.
CREATE FUNCTION box.wall_clock() RETURNS timestamptz
LANGUAGE sql VOLATILE SET search_path = pg_catalog, box AS $$ SELECT clock_timestamp() $$;

-- The time of an election: the clock, and never before what was seen (`see`). A clock that jumps back over the close opens nothing.
CREATE FUNCTION box.time_of(e int) RETURNS timestamptz
LANGUAGE sql VOLATILE SET search_path = pg_catalog, box AS $$
  SELECT greatest(box.wall_clock(), last_seen) FROM box.election WHERE num = e
$$;

-- Whatever permit somebody has: the database's clock decides.
CREATE FUNCTION box.is_closed(e int) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = pg_catalog, box AS $$
  SELECT closed_at IS NOT NULL OR box.time_of(e) >= closes_at FROM box.election WHERE num = e
$$;

-- 4. Provisioner: elections and boxes

-- An election with its partitions and the first two entries of its log: the client's file list and the settings.
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

-- Whether an election is there as it would be added now. The lists of boxes, hours and log of another one, or of settings that were signed anew,
-- are not mixed with it.
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

-- Boxes of approved voters, from the signed and shuffled list of two people. A second time nothing is added; a box that is there with
-- another handle or style is refused, with the whole list. Answers how many of this list are there now: all of them.
CREATE FUNCTION box.add_boxes(e int, ids bytea[], handles bytea[], styles smallint[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  there int;
BEGIN
  IF cardinality(ids) <> cardinality(handles) OR cardinality(ids) <> cardinality(styles) THEN
    RAISE EXCEPTION 'lengths' USING ERRCODE = '22023';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(7, e);
  IF EXISTS (SELECT FROM box.election WHERE num = e AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'closed' USING ERRCODE = 'IP003';
  END IF;
  INSERT INTO box.box (election, box_id, handle, style)
  SELECT e, t.id, t.h, t.s FROM unnest(ids, handles, styles) AS t(id, h, s)
  ON CONFLICT (election, box_id) DO NOTHING;
  SELECT count(*) INTO there
  FROM unnest(ids, handles, styles) AS t(id, h, s)
  JOIN box.box AS b ON b.election = e AND b.box_id = t.id AND b.handle = t.h AND b.style = t.s;
  IF there <> cardinality(ids) THEN
    RAISE EXCEPTION 'another list' USING ERRCODE = 'IP004';
  END IF;
  RETURN there;
END
$$;

-- 5. Collector: a cast

-- Records one cast, or says why not: the only way into the box (election/online/box.ts). Everything is decided here, under the lock of one
-- row; collectors keep nothing. The caller has checked the cast's form, proofs and signatures, and takes any notice on the answer as no answer.
CREATE FUNCTION box.put(e int, b bytea, st smallint, pm bytea, not_after timestamptz, cd bytea, bd bytea, points bytea[]) RETURNS text
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

-- 6. Holder: a box is shut for a paper, and opened again

-- Keeps a box shut for a paper that will be issued. The same hold again gets the same answer. `may_override`: a recorded vote does not
-- stand against it. After the close the files cross the air gap: from then on a station voids, and nobody holds.
CREATE FUNCTION box.hold_for(e int, h bytea, by_hold bytea, may_override boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  this_box record;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7, e);
  SELECT rev, held_by INTO this_box FROM box.box WHERE election = e AND handle = h FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'no-box';
  ELSIF this_box.held_by IS NOT NULL THEN
    RETURN CASE WHEN this_box.held_by = by_hold THEN 'held' ELSE 'held-by-another' END;
  ELSIF box.is_closed(e) THEN
    RETURN 'closed';
  ELSIF this_box.rev > 0 AND NOT may_override THEN
    RETURN 'voted';
  END IF;
  UPDATE box.box SET held_by = by_hold WHERE election = e AND handle = h;
  RETURN 'held';
END
$$;

-- Opens a held box again: the paper came back unused. Only the hold that is named is taken back. Two people signed the statement, and the
-- caller has checked it.
CREATE FUNCTION box.release(e int, h bytea, by_hold bytea, signed_statement bytea, both_signatures bytea[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  this_box record;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7, e);
  SELECT held_by INTO this_box FROM box.box WHERE election = e AND handle = h FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'no-box';
  ELSIF this_box.held_by IS NULL THEN
    RETURN 'released';
  ELSIF this_box.held_by <> by_hold THEN
    RETURN 'held-by-another';
  ELSIF box.is_closed(e) THEN
    RETURN 'closed';
  END IF;
  INSERT INTO box.released (election, handle, held_by, statement, signatures)
  VALUES (e, h, by_hold, signed_statement, both_signatures);
  UPDATE box.box SET held_by = NULL WHERE election = e AND handle = h;
  RETURN 'released';
END
$$;

-- What the roll side may learn of a box: never how often, never when.
CREATE FUNCTION box.standing(e int, h bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  SELECT coalesce(
    (SELECT CASE WHEN held_by IS NOT NULL THEN 'held' WHEN rev > 0 THEN 'voted' ELSE 'not-voted' END
     FROM box.box WHERE election = e AND handle = h),
    'none'
  )
$$;

-- 7. Sequencer: the time and the log. Exporter: what is there after the close

-- Heartbeat of the election's time. The caller says when it saw the clock last (its own answer) and how far its monotonic clock went since.
-- A wall clock that went further jumped: time that would close the election early is not remembered. The first call of a process says null, and
-- has nothing to compare with but what was remembered: a wall clock that is more than five minutes past it jumped, or everything was down that
-- long. So neither a restart nor a second site brings in a wrong clock unasked. Where two people have compared clocks, the answer's own time
-- comes back as `seen` and is remembered; a process that runs goes on from there, too.
CREATE FUNCTION box.see(e int, seen timestamptz, monotonic interval) RETURNS TABLE (result text, wall timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  remembered timestamptz;
BEGIN
  wall := box.wall_clock();
  SELECT last_seen INTO STRICT remembered FROM box.election WHERE num = e;
  IF seen IS NULL THEN
    result := CASE WHEN isfinite(remembered) AND wall > remembered + interval '5 minutes' THEN 'jumped' ELSE 'first' END;
  ELSIF wall > greatest(seen, remembered) + monotonic + interval '1 second' THEN
    result := 'jumped';
  ELSE
    UPDATE box.election SET last_seen = greatest(last_seen, wall) WHERE num = e;
    result := 'seen';
  END IF;
  RETURN NEXT;
END
$$;

-- One sequencer at a time writes the log: a lock of its session, gone with its connection.
CREATE FUNCTION box.lead(e int) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, box AS $$ SELECT pg_try_advisory_lock(8, e) $$;

-- Vote codes that wait for the log. Sorted: their order says nothing of when they came.
CREATE FUNCTION box.waiting(e int, at_most int) RETURNS TABLE (code bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  SELECT p.code FROM box.pending AS p WHERE p.election = e ORDER BY p.code LIMIT at_most
$$;

-- Puts waiting codes into the log in the order in which they are given: the sequencer has shuffled them. All or none; answers the new size.
CREATE FUNCTION box.append(e int, codes bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  size bigint;
  taken int;
BEGIN
  -- Of the same session as `lead`, or else it waits for the one that leads.
  PERFORM pg_advisory_xact_lock(8, e);
  SELECT max(idx) + 1 INTO STRICT size FROM box.leaf WHERE election = e;
  DELETE FROM box.pending WHERE election = e AND code = ANY (codes);
  GET DIAGNOSTICS taken = ROW_COUNT;
  IF taken <> cardinality(codes) THEN
    RAISE EXCEPTION 'not waiting' USING ERRCODE = 'IP005';
  END IF;
  INSERT INTO box.leaf (election, idx, code) SELECT e, size + n - 1, c FROM unnest(codes) WITH ORDINALITY AS t(c, n);
  RETURN size + taken;
END
$$;

-- Entries of the log from a place on: public, as its tiles are.
CREATE FUNCTION box.leaves(e int, from_idx bigint, at_most int) RETURNS TABLE (idx bigint, code bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  SELECT l.idx, l.code FROM box.leaf AS l WHERE l.election = e AND l.idx >= from_idx ORDER BY l.idx LIMIT at_most
$$;

-- A commit of its own, whose answer comes when the second site has it, and with it everything that was committed before. What the sequencer
-- reads after a start may have been committed here alone; it signs nothing before this has answered without a notice.
CREATE FUNCTION box.barrier(e int) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  UPDATE box.election SET last_seen = last_seen WHERE num = e
$$;

-- Ends an election for ever, when its time has come and no cast is in flight any more, and counts in the same transaction.
CREATE FUNCTION box.close(e int) RETURNS TABLE (
  result text, opened timestamptz, closed timestamptz, boxes bigint, voted bigint, events bigint, held bigint, waiting bigint
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, box AS $$
DECLARE
  this_election record;
BEGIN
  PERFORM pg_advisory_xact_lock(7, e);
  SELECT opens_at, closes_at, closed_at INTO STRICT this_election FROM box.election WHERE num = e FOR UPDATE;
  IF this_election.closed_at IS NOT NULL THEN
    closed := this_election.closed_at;
    result := 'already';
  ELSIF box.time_of(e) < this_election.closes_at THEN
    result := 'too-early';
    RETURN NEXT;
    RETURN;
  ELSE
    UPDATE box.election SET closed_at = box.time_of(e) WHERE num = e RETURNING closed_at INTO closed;
    result := 'closed';
  END IF;
  opened := this_election.opens_at;
  SELECT count(*), count(*) FILTER (WHERE rev > 0), count(*) FILTER (WHERE held_by IS NOT NULL) INTO boxes, voted, held
  FROM box.box WHERE election = e;
  SELECT count(*) INTO events FROM box.cast_event WHERE election = e;
  SELECT count(*) INTO waiting FROM box.pending WHERE election = e;
  RETURN NEXT;
END
$$;

-- Recorded casts after the close, ascending by box and revision, from one on: the order in which they came is in no export.
CREATE FUNCTION box.export_events(e int, after_box bytea, after_rev int, at_most int)
RETURNS TABLE (box_id bytea, rev int, body bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM box.election WHERE num = e AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'not closed' USING ERRCODE = 'IP006';
  END IF;
  RETURN QUERY
    SELECT c.box_id, c.rev, c.body FROM box.cast_event AS c
    WHERE c.election = e AND (c.box_id, c.rev) > (after_box, after_rev)
    ORDER BY c.box_id, c.rev LIMIT at_most;
END
$$;

-- Handles of held boxes or of boxes with a vote, after the close, ascending.
CREATE FUNCTION box.export_handles(e int, which text) RETURNS TABLE (handle bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM box.election WHERE num = e AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'not closed' USING ERRCODE = 'IP006';
  END IF;
  RETURN QUERY
    SELECT b.handle FROM box.box AS b
    WHERE b.election = e AND CASE which WHEN 'held' THEN b.held_by IS NOT NULL WHEN 'voted' THEN b.rev > 0 END
    ORDER BY b.handle;
END
$$;

-- 8. Who may call what

-- Roles and databases are of the administrator. Each role has some functions and no table. Passwords are nowhere: the host lets each role in
-- by its certificate.
RESET ROLE;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['provisioner', 'collector', 'holder', 'sequencer', 'exporter'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
  END LOOP;
END
$$;
GRANT USAGE ON SCHEMA box TO provisioner, collector, holder, sequencer, exporter;
GRANT EXECUTE ON FUNCTION box.add_election, box.is_added, box.add_boxes TO provisioner;
GRANT EXECUTE ON FUNCTION box.put TO collector;
GRANT EXECUTE ON FUNCTION box.hold_for, box.release, box.standing TO holder;
GRANT EXECUTE ON FUNCTION box.see, box.lead, box.waiting, box.append, box.leaves, box.barrier TO sequencer;
GRANT EXECUTE ON FUNCTION box.leaves, box.close, box.export_events, box.export_handles TO exporter;

-- What PostgreSQL lets everybody do: make tables, programs and large objects, and take advisory locks, with which one role would
-- stop the others.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO box_owner;
DO $$
DECLARE
  each regprocedure;
  name text;
BEGIN
  -- Roles are of the whole cluster: nobody comes into another database of it either, where everything would be as PostgreSQL has it.
  FOR name IN SELECT datname FROM pg_database LOOP
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name);
  END LOOP;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO provisioner, collector, holder, sequencer, exporter', current_database());
  FOR each IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname ~ '^pg_(try_)?advisory_' OR proname ~ '^lo_' OR proname IN ('lowrite', 'loread'))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO box_owner', each);
  END LOOP;
END
$$;
