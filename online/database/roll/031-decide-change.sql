-- Another person does it, or anybody drops it, but not once the box side was asked. The caller has asked the box side before: a box that is withdrawn or held is shut there and
-- has no vote, and one that is released is open there again.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.decide_change(e int, change_id bytea, by bytea, is_done boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
  box record;
BEGIN
  SELECT * INTO this FROM roll.change AS c WHERE c.election = e AND c.id = change_id AND c.state = 'proposed' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'not-in-this-state';
  ELSIF NOT is_done AND this.is_begun THEN
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
GRANT EXECUTE ON FUNCTION roll.decide_change TO roll_office;
