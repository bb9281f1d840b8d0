-- Who may approve joins by two of the office who are in (M5), also in the database: the first one after `begin` alone joins by one. As 011
-- otherwise: nobody comes in twice, and nobody's key is changed.
SET LOCAL ROLE roll_owner;
ALTER TABLE roll.staff ADD COLUMN added_by bytea, ADD COLUMN second bytea, ADD CHECK (second <> added_by AND second <> key);

DROP FUNCTION roll.add_staff(bytea, text, text, text);
CREATE FUNCTION roll.add_staff(public_key bytea, called text, duty_of text, sealed text, by bytea, other bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, roll AS $$
BEGIN
  PERFORM FROM roll.head();
  IF by IS NULL AND EXISTS (SELECT FROM roll.staff) THEN
    RETURN 'already-there';
  -- Also those who have left are asked after: who removes the others alone stays alone.
  ELSIF duty_of = 'office' AND EXISTS (SELECT FROM roll.staff AS s WHERE s.duty = 'office' AND s.key <> by) AND NOT roll.are_two(by, other) THEN
    RETURN 'second-missing';
  END IF;
  INSERT INTO roll.staff (key, name, duty, sealed_key, added_by, second)
  VALUES (public_key, called, duty_of, sealed, by, other) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'already-there' END;
END
$$;
GRANT EXECUTE ON FUNCTION roll.add_staff TO roll_office;
