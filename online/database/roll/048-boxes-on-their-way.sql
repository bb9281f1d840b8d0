-- Which boxes a list of two signatures has: until the box side has them, that list would bring a withdrawn one, open. Of boxes from before
-- this file nobody knows, so each may be in a list.
SET LOCAL ROLE roll_owner;
ALTER TABLE roll.box ADD COLUMN is_listed boolean NOT NULL DEFAULT true;
ALTER TABLE roll.box ALTER COLUMN is_listed SET DEFAULT false;

CREATE FUNCTION roll.list_boxes(e int, ids bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  UPDATE roll.box SET is_listed = true WHERE election = e AND box_id = ANY (ids) AND NOT is_listed
$$;
GRANT EXECUTE ON FUNCTION roll.list_boxes TO roll_office;

CREATE FUNCTION roll.is_listed(e int, id bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
  SELECT b.is_listed FROM roll.box AS b WHERE b.election = e AND b.box_id = id
$$;
GRANT EXECUTE ON FUNCTION roll.is_listed TO roll_office;
