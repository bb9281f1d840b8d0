/** Somebody is removed from the office, and the database's answer is lost: it was done, so they see nothing more (M5). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type OfficeRoom, openOfficeRoom } from './office-room.ts'
import { PASSPHRASE } from './played-office.ts'
import { StaffBrowser } from './programs/staff-browser.ts'

describe.skipIf(whyNoDatabase !== null)(`removed without an answer${leftOut}`, () => {
  let office: OfficeRoom
  beforeAll(async () => {
    office = await openOfficeRoom('removed without an answer')
    // The commit comes with a warning, as when its wait for the second site is cut off: that is no answer.
    await office.room.administrator.query(`
      CREATE FUNCTION roll.warns() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'cut off'; RETURN NULL; END $$;
      GRANT EXECUTE ON FUNCTION roll.warns TO roll_owner;
      CREATE TRIGGER warns AFTER UPDATE ON roll.staff FOR EACH ROW EXECUTE FUNCTION roll.warns()`)
  })
  afterAll(() => office?.close())

  test('their session is over', async () => {
    const [first, second] = [new StaffBrowser(office.origin), new StaffBrowser(office.origin)]
    await first.ask('sign-in', { name: '第一 職員', passphrase: PASSPHRASE })
    await second.ask('sign-in', { name: '第二 職員', passphrase: PASSPHRASE })
    await expect(first.ask('leave', { name: '第二 職員' })).rejects.toThrow('try-again')
    expect((await first.ask('office')).people).toMatchObject([{ name: '第一 職員' }])
    await expect(second.ask('applications', { state: 'asked' })).rejects.toThrow('signed-out')
  })
})
