/**
 * SQL of the room in which elections are played one after the other: the next one takes the place of the last one. Two things are
 * other than they ship: a session that sets `played.anew` for one transaction may take out what is append-only, and the administrator's
 * two functions below. Every function that the actors ask is the shipped one.
 */
export const ELECTION_AFTER_ELECTION = `
CREATE OR REPLACE FUNCTION box.no_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, box AS $$
BEGIN
  IF current_setting('played.anew', true) = 'yes' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'IP002', TABLE = TG_TABLE_NAME;
END
$$;

CREATE FUNCTION played.anew(
  e int, election_id bytea, opens timestamptz, closes timestamptz, may_overwrite boolean, head bytea[],
  ids bytea[], handles bytea[], styles smallint[], first_clock timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('played.anew', 'yes', true);
  DELETE FROM box.released WHERE election = e;
  DELETE FROM box.cast_event WHERE election = e;
  DELETE FROM box.seen_point WHERE election = e;
  DELETE FROM box.pending WHERE election = e;
  DELETE FROM box.leaf WHERE election = e;
  DELETE FROM box.box WHERE election = e;
  PERFORM set_config('played.anew', 'no', true);
  UPDATE box.election
  SET id = election_id, opens_at = opens, closes_at = closes, overwrite = may_overwrite, closed_at = NULL, last_seen = '-infinity'
  WHERE num = e;
  INSERT INTO box.leaf (election, idx, code) VALUES (e, 0, head[1]), (e, 1, head[2]);
  PERFORM box.add_boxes(e, ids, handles, styles);
  UPDATE played.clock SET at = first_clock;
END
$$;

CREATE FUNCTION played.look(e int, then_clock timestamptz) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  state json;
BEGIN
  SELECT json_build_object(
    'closed', (SELECT extract(epoch FROM closed_at)::bigint FROM box.election WHERE num = e),
    'boxes', (SELECT json_agg(json_build_array(encode(b.box_id, 'hex'), encode(b.held_by, 'hex'),
      (SELECT coalesce(json_agg(json_build_array(encode(c.code, 'hex'), encode(c.permit_id, 'hex')) ORDER BY c.rev), '[]')
       FROM box.cast_event AS c WHERE c.election = e AND c.box_id = b.box_id)) ORDER BY b.box_id)
      FROM box.box AS b WHERE b.election = e),
    'points', (SELECT coalesce(json_agg(encode(a, 'hex') ORDER BY a), '[]') FROM box.seen_point WHERE election = e)
  ) INTO state;
  UPDATE played.clock SET at = then_clock;
  RETURN state;
END
$$;
`
