-- The only way to a permit: under the lock of the box's row all that may have changed while a card was touched is asked again, then event,
-- evidence and the permit's hash are written, or none of them. The same permit again: only its answer was lost.
SET LOCAL ROLE roll_owner;
CREATE FUNCTION roll.permit(e int, hmac bytea, box bytea, id bytea, permit_sha256 bytea, sealed_evidence bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this_box record;
BEGIN
  SELECT b.is_withdrawn, b.held_by INTO this_box FROM roll.box AS b WHERE b.election = e AND b.box_id = box FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'withdrawn';
  END IF;
  IF EXISTS (SELECT FROM roll.evidence AS v WHERE v.permit_id = id AND v.permit = permit_sha256) THEN
    RETURN 'given';
  ELSIF roll.find_code(e, hmac) <> 'good' THEN
    RETURN roll.find_code(e, hmac);
  ELSIF this_box.held_by IS NOT NULL THEN
    RETURN 'held';
  ELSIF EXISTS (SELECT FROM roll.whose(e, hmac) AS w WHERE w.box_id <> box OR w.mark <> 'none') THEN
    RETURN 'not-eligible';
  END IF;
  INSERT INTO roll.evidence (election, permit_id, permit, sealed) VALUES (e, id, permit_sha256, sealed_evidence);
  PERFORM roll.note(e, hmac, 'permit');
  RETURN 'given';
END
$$;
GRANT EXECUTE ON FUNCTION roll.permit TO gate;
