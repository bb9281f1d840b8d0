-- The box side is asked when two who may approve want it (M5): not for one person beside a help desk of their own making. What two have begun
-- is brought to its end, also after who asked for it has left. As 039 otherwise.
SET LOCAL ROLE roll_owner;
DROP FUNCTION roll.begin_change(int, bytea, boolean);
CREATE FUNCTION roll.begin_change(e int, change_id bytea, begins boolean, by bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
DECLARE
  this record;
BEGIN
  SELECT c.proposed_by, c.is_begun INTO this FROM roll.change AS c
  WHERE c.election = e AND c.id = change_id AND c.state = 'proposed' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'not-in-this-state';
  ELSIF begins AND NOT this.is_begun AND NOT roll.are_two(this.proposed_by, by) THEN
    RETURN 'second-missing';
  END IF;
  UPDATE roll.change SET is_begun = begins WHERE election = e AND id = change_id;
  RETURN 'done';
END
$$;
GRANT EXECUTE ON FUNCTION roll.begin_change TO roll_office;
