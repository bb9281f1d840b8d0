-- A withdrawn box stays shut at the box side: a release that waited since before is not begun, and a withdrawal drops all that waits for its box.
-- While a withdrawal or a release is at the box side, the other one of the same box waits: its answer would come second there. As 050 and 031
-- otherwise.
SET LOCAL ROLE roll_owner;
CREATE OR REPLACE FUNCTION roll.begin_change(e int, change_id bytea, begins boolean, by bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
  is_gone boolean;
BEGIN
  -- The box before its changes, in both: a withdrawal that drops another change of it would wait in a ring.
  SELECT b.is_withdrawn INTO is_gone FROM roll.box AS b WHERE b.election = e
    AND b.roll_no = (SELECT c.roll_no FROM roll.change AS c WHERE c.election = e AND c.id = change_id) FOR UPDATE;
  SELECT c.proposed_by, c.is_begun, c.kind, c.roll_no INTO this FROM roll.change AS c
  WHERE c.election = e AND c.id = change_id AND c.state = 'proposed' FOR UPDATE;
  IF NOT FOUND OR (begins AND is_gone) THEN
    RETURN 'not-in-this-state';
  ELSIF begins AND NOT this.is_begun AND NOT roll.are_two(this.proposed_by, by) THEN
    RETURN 'second-missing';
  ELSIF begins AND this.kind IN ('withdraw', 'release') AND EXISTS (
    SELECT FROM roll.change AS o WHERE o.election = e AND o.roll_no = this.roll_no AND o.id <> change_id
      AND o.state = 'proposed' AND o.is_begun AND o.kind IN ('withdraw', 'release')
  ) THEN
    RETURN 'not-in-this-state';
  END IF;
  UPDATE roll.change SET is_begun = begins WHERE election = e AND id = change_id;
  RETURN 'done';
END
$$;

CREATE OR REPLACE FUNCTION roll.decide_change(e int, change_id bytea, by bytea, is_done boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
  box record;
BEGIN
  PERFORM FROM roll.box AS b WHERE b.election = e
    AND b.roll_no = (SELECT c.roll_no FROM roll.change AS c WHERE c.election = e AND c.id = change_id) FOR UPDATE;
  SELECT * INTO this FROM roll.change AS c WHERE c.election = e AND c.id = change_id AND c.state = 'proposed' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'not-in-this-state';
  ELSIF NOT is_done AND this.is_begun AND NOT EXISTS (
    -- Of a withdrawn box nothing can be brought to its end.
    SELECT FROM roll.box AS b WHERE b.election = e AND b.roll_no = this.roll_no AND b.is_withdrawn
  ) THEN
    RETURN 'begun';
  ELSIF NOT is_done THEN
    UPDATE roll.change SET state = 'dropped', decided_by = by WHERE id = change_id;
    RETURN 'done';
  ELSIF this.proposed_by = by THEN
    RETURN 'same-person';
  END IF;
  SELECT b.held_by, b.is_withdrawn INTO STRICT box FROM roll.box AS b WHERE b.election = e AND b.roll_no = this.roll_no FOR UPDATE;
  IF box.is_withdrawn OR (this.kind = 'hold' AND box.held_by IS NOT NULL) OR (this.kind = 'release' AND box.held_by IS NULL) THEN
    RETURN 'not-in-this-state';
  END IF;
  UPDATE roll.change SET state = 'done', decided_by = by WHERE id = change_id;
  IF this.kind = 'withdraw' THEN
    UPDATE roll.box SET is_withdrawn = true WHERE election = e AND roll_no = this.roll_no;
    UPDATE roll.letter SET state = 'withdrawn', sealed_code = NULL WHERE election = e AND roll_no = this.roll_no AND state <> 'withdrawn';
    UPDATE roll.application SET state = 'withdrawn' WHERE election = e AND roll_no = this.roll_no AND state = 'approved';
    UPDATE roll.change SET state = 'dropped', decided_by = by WHERE election = e AND roll_no = this.roll_no AND state = 'proposed';
  ELSIF this.kind = 'hold' THEN
    INSERT INTO roll.hold (election, roll_no, hold_id, what, why, proposed_by, approved_by)
    VALUES (e, this.roll_no, change_id, 'held', this.why, this.proposed_by, by);
    UPDATE roll.box SET held_by = change_id WHERE election = e AND roll_no = this.roll_no;
  ELSIF this.kind = 'release' THEN
    INSERT INTO roll.hold (election, roll_no, hold_id, what, why, proposed_by, approved_by)
    VALUES (e, this.roll_no, box.held_by, 'released', this.why, this.proposed_by, by);
    UPDATE roll.box SET held_by = NULL WHERE election = e AND roll_no = this.roll_no;
  ELSE
    INSERT INTO roll.binding (election, roll_no, n, person_hmac, sealed, proposed_by, approved_by)
    SELECT e, this.roll_no, coalesce(max(i.n), 0) + 1, this.person_hmac, this.sealed, this.proposed_by, by
    FROM roll.binding AS i WHERE i.election = e AND i.roll_no = this.roll_no;
  END IF;
  RETURN 'done';
END
$$;
