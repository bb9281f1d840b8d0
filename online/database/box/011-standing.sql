-- What the roll side may learn of a box: never how often, never when.
SET LOCAL ROLE box_owner;
CREATE FUNCTION box.standing(e int, h bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, box AS $$
  SELECT coalesce(
    (SELECT CASE WHEN held_by IS NOT NULL THEN 'held' WHEN rev > 0 THEN 'voted' ELSE 'not-voted' END
     FROM box.box WHERE election = e AND handle = h),
    'none'
  )
$$;
GRANT EXECUTE ON FUNCTION box.standing TO holder;
