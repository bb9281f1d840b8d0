/** T29: people of the office sign in with a passphrase and a passkey, and nobody puts a passkey beside somebody's key alone. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { assert } from '#election/assert.ts'
import type { PasskeyChallenge } from '#election/online/wire/staff.ts'
import { readActs } from '#online/roll-side/roll/acts.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type OfficeRoom, openOfficeRoom } from './office-room.ts'
import { PASSPHRASE } from './played-office.ts'
import { RefusedToStaff, StaffBrowser } from './programs/staff-browser.ts'
import { SoftwarePasskey } from './software-passkey.ts'

const scrypts = vi.hoisted(() => ({ count: 0 }))
vi.mock(import('#openssl/scrypt.ts'), async (load) => {
  const real = await load()
  const nativeScrypt: typeof real.nativeScrypt = (...given) => {
    scrypts.count++
    return real.nativeScrypt(...given)
  }
  return { ...real, nativeScrypt }
})

const [FIRST, SECOND, THIRD] = ['第一 職員', '第二 職員', '第三 職員']

describe.skipIf(whyNoDatabase !== null)(`passkeys of the office${leftOut}`, () => {
  let room: OfficeRoom
  let clock = 1_000_000
  const keys: Record<string, SoftwarePasskey> = {}
  beforeAll(async () => {
    room = await openOfficeRoom('passkeys of the office', { now: () => clock, withPasskeys: true })
    for (const name of [FIRST, SECOND, THIRD]) keys[name] = aKey()
  })
  afterAll(() => room?.close())

  const party = (wrong: { id?: string; origin?: string } = {}) => ({ id: 'localhost', origin: room.origin, ...wrong })
  const aKey = () => new SoftwarePasskey(party())
  const keyOf = (name: string) => keys[name] ?? aKey()
  const browser = () => new StaffBrowser(room.origin)
  async function challenge(name: string): Promise<PasskeyChallenge> {
    const drawn = await browser().ask('challenge', { name })
    assert(drawn.type === 'challenge', 'a server with passkeys')
    return drawn
  }
  const drawn = async (name: string) => (await challenge(name)).challenge
  const proof = async (name: string, key = keyOf(name)) => ({
    ...{ name, passphrase: PASSPHRASE, passkey: key.answers(await drawn(name)) },
  })
  async function signedIn(name: string, key = keyOf(name)) {
    const made = browser()
    await made.ask('sign-in', await proof(name, key))
    return made
  }
  /** To what was asked last. */
  async function agrees(by: StaffBrowser) {
    const { asked } = await by.ask('office')
    return by.ask('agree', { id: asked.at(-1)?.id, do: true })
  }
  /** The one word that a browser gets. */
  const said = async (body: object) =>
    browser()
      .ask('sign-in', body)
      .then(({ type }) => type, refusalOf)
  const enrolled = async (name: string, key: SoftwarePasskey) => {
    const { passkey, passphrase } = await proof(name)
    return { passkey, passphrase, made: key.makes(await drawn(name)) }
  }

  test('the first passkey of all: the passphrase alone opens this one act, and afterwards no act of anybody', async () => {
    expect((await challenge(FIRST)).isFirst).toBe(true)
    const first = browser()
    expect(await first.ask('sign-in', { name: FIRST, passphrase: PASSPHRASE })).toMatchObject({ passkeys: 0 })
    await expect(first.ask('office')).rejects.toThrow('passkey-first')
    await expect(first.ask('enrol', { passphrase: PASSPHRASE })).rejects.toThrow('passkey-missing')
    const made = keyOf(FIRST).makes(await drawn(FIRST))
    await expect(first.ask('enrol', { passphrase: `${PASSPHRASE}.`, made })).rejects.toThrow('not-you')
    expect(await first.ask('enrol', { passphrase: PASSPHRASE, made })).toMatchObject({ passkeys: 1 })
    expect((await first.ask('office')).people).toMatchObject([{ passkeys: 1 }, { passkeys: 0 }])
    expect((await challenge(SECOND)).isFirst).toBe(false)
    expect(await said({ name: SECOND, passphrase: PASSPHRASE })).toBe('not-you')
  })

  test('who was in before gets one from those who have one; who joins brings it in the same act', async () => {
    const first = await signedIn(FIRST)
    await first.ask('enrol-anew', { name: SECOND, made: keyOf(SECOND).makes(await drawn(SECOND)) })
    const joins = { name: THIRD, passphrase: PASSPHRASE, duty: 'office' }
    await expect(first.ask('join', joins)).rejects.toThrow('passkey-missing')
    const made = keyOf(THIRD).makes(await drawn(THIRD))
    expect(await first.ask('join', { ...joins, made })).toEqual({ type: 'waits' })
    expect(await said(await proof(THIRD))).toBe('not-you')
    await expect(agrees(first)).rejects.toThrow('same-person')
    await agrees(await signedIn(SECOND))
    expect(await said(await proof(THIRD))).toBe('signed-in')
    const nobody = { id: '00'.repeat(16), do: false }
    expect(await first.ask('agree', nobody)).toEqual({ type: 'agreed', name: null })
  })

  test('what was made for another address, person or challenge is no passkey', async () => {
    const first = await signedIn(FIRST)
    const joins = { name: '第四 職員', passphrase: PASSPHRASE, duty: 'desk' }
    const asks = async (made: object) => first.ask('join', { ...joins, made }).catch(refusalOf)
    const key = aKey()
    expect(await asks(key.makes(await drawn(joins.name), party({ origin: 'http://evil.localhost:1' })))).toBe(
      'passkey-not-taken',
    )
    expect(await asks(key.makes(await drawn(joins.name), party({ id: 'evil.example' })))).toBe('passkey-not-taken')
    expect(await asks(key.makes(await drawn(FIRST)))).toBe('passkey-not-taken')
    expect(await asks(key.makes('x'.repeat(43)))).toBe('challenge-over')
    expect(await asks(keyOf(SECOND).makes(await drawn(joins.name)))).toBe('already-there')
    expect((await first.ask('office')).people).toHaveLength(3)
  })

  test('other address, relying party, challenge, person, key, a replay: the same word for each', async () => {
    const name = SECOND
    const right = { name, passphrase: PASSPHRASE }
    const key = keyOf(name)
    const at = { ...right, passkey: key.answers(await drawn(name)) }
    expect(await said(at)).toBe('signed-in')
    expect(await said(at)).toBe('challenge-over')
    const wrong = {
      'another address': key.answers(await drawn(name), party({ origin: 'http://evil.localhost:1' })),
      'another relying party': key.answers(await drawn(name), party({ id: 'evil.example' })),
      'a challenge of another person': key.answers(await drawn(FIRST)),
      'the key of another person': keyOf(FIRST).answers(await drawn(name)),
      'a key of nobody': aKey().answers(await drawn(name)),
      'a signature of another key': { ...aKey().answers(await drawn(name)), id: key.id },
      none: undefined,
    }
    for (const [why, passkey] of Object.entries(wrong)) expect(await said({ ...right, passkey }), why).toBe('not-you')
    clock += 600
    const other = { ...right, passphrase: 'a guess of another one' }
    expect(await said({ ...other, passkey: key.answers(await drawn(name)) })).toBe('not-you')
    expect(await said({ ...other, name: 'nobody', passkey: key.answers(await drawn('nobody')) })).toBe('not-you')
    const older = key.answers(await drawn(name))
    clock += 120
    expect(await said({ ...right, passkey: older })).toBe('challenge-over')
  })

  test('a name of nobody is answered with credentials, too, and always with the same', async () => {
    const asked = async (name: string) => (await challenge(name)).credentials
    const [nobody, somebody] = [await asked('だれでもない'), await asked(FIRST)]
    expect([nobody.length, somebody.length]).toEqual([2, 2])
    expect(somebody).toContain(keyOf(FIRST).id)
    expect(await asked('だれでもない')).toEqual(nobody)
    expect(await asked(FIRST)).toEqual(somebody)
    expect(nobody).not.toEqual(await asked('だれでもなく'))
    expect(await drawn(FIRST)).not.toBe(await drawn(FIRST))
  })

  test('a name of nobody is refused after the same work', async () => {
    for (const name of ['だれでもない', FIRST]) {
      for (const passkey of [undefined, aKey().answers(await drawn(name))]) {
        const before = scrypts.count
        expect(await said({ name, passphrase: 'a guess of another one', passkey })).toBe('not-you')
        expect(scrypts.count - before).toBe(1)
      }
    }
  })

  test('a spare by its owner, with both factors once more; not a second one', async () => {
    const third = await signedIn(THIRD)
    const spare = aKey()
    const made = spare.makes(await drawn(THIRD))
    await expect(third.ask('enrol', { passphrase: PASSPHRASE, made })).rejects.toThrow('not-you')
    expect(await third.ask('enrol', await enrolled(THIRD, spare))).toMatchObject({ passkeys: 2 })
    expect(await said(await proof(THIRD, spare))).toBe('signed-in')
    await expect(third.ask('enrol', await enrolled(THIRD, aKey()))).rejects.toThrow('already-there')
    keys.spare = spare
  })

  test('who lost a passkey gets a new one from two others, and their earlier ones are closed', async () => {
    const [first, third] = [await signedIn(FIRST), await signedIn(THIRD)]
    const found = aKey()
    const own = { name: FIRST, made: aKey().makes(await drawn(FIRST)) }
    await expect(first.ask('enrol-anew', own)).rejects.toThrow('same-person')
    const anew = { name: THIRD, made: found.makes(await drawn(THIRD)) }
    expect(await first.ask('enrol-anew', anew)).toEqual({ type: 'waits' })
    // Neither the one who asked nor the owner can be the second one; until somebody is, the old passkey holds.
    await expect(agrees(first)).rejects.toThrow('same-person')
    await expect(agrees(third)).rejects.toThrow('same-person')
    expect(await agrees(await signedIn(SECOND))).toEqual({ type: 'agreed', name: THIRD })
    await expect(third.ask('office')).rejects.toThrow('signed-out')
    expect(await said(await proof(THIRD))).toBe('not-you')
    expect(await said(await proof(THIRD, keyOf('spare')))).toBe('not-you')
    keys[THIRD] = found
    expect(await said(await proof(THIRD))).toBe('signed-in')
  })

  test('a passkey that counts backwards is refused from then on, and everybody sees it', async () => {
    const first = await signedIn(FIRST)
    const before = keyOf(SECOND).signs
    expect(await said(await proof(SECOND))).toBe('signed-in')
    keyOf(SECOND).signs = before
    expect(await said(await proof(SECOND))).toBe('not-you')
    expect((await first.ask('office')).people).toMatchObject([{}, {}, { name: SECOND, isDoubted: true }])
    keyOf(SECOND).signs += 10
    expect(await said(await proof(SECOND))).toBe('not-you')
    keys[SECOND] = aKey()
    const made = keyOf(SECOND).makes(await drawn(SECOND))
    await first.ask('enrol-anew', { name: SECOND, made })
    await agrees(await signedIn(THIRD))
    expect(await said(await proof(SECOND))).toBe('signed-in')
    expect((await first.ask('office')).people.map(({ isDoubted }) => isDoubted)).toEqual([false, false, false])
  })

  test('ten wrong ones of either factor for a name, and it waits', async () => {
    clock += 3600
    for (let n = 0; n < 10; n++) {
      const wrong = n % 2 === 0 ? { passphrase: 'a guess of another one' } : { passkey: undefined }
      expect(await said({ ...(await proof(FIRST)), ...wrong })).toBe('not-you')
    }
    expect(await said(await proof(FIRST))).toBe('slow-down')
    clock += 60
    expect(await said(await proof(FIRST))).toBe('signed-in')
  })

  test('the database itself refuses a second passkey by one other person', async () => {
    const { rows } = await room.room.administrator.query<{ key: Buffer }>('SELECT key FROM roll.staff ORDER BY name')
    const [a, b] = rows.map(({ key }) => key)
    const enrol = 'SELECT roll.enrol($1, $2, $3, 0, $4, $5) AS word'
    const office = room.room.pool('roll_office')
    const id = Buffer.alloc(16, 7)
    expect((await office.query(enrol, [a, id, id, b, null])).rows).toEqual([{ word: 'two-others' }])
    expect((await office.query(enrol, [a, id, id, b, b])).rows).toEqual([{ word: 'same-person' }])
    const insert = (by: unknown, second: unknown) =>
      room.room.administrator.query(
        'INSERT INTO roll.passkey SELECT municipality, $1, key, 9, $1, $3, $4 FROM roll.staff WHERE key = $2',
        [id, a, by, second],
      )
    for (const [by, second] of [[b, null] as const, [b, b] as const, [b, a] as const, [a, b] as const])
      await expect(insert(by, second)).rejects.toMatchObject({ code: '23514' })
  })

  test('each is a line of the acts, which a reader checks; no credential is in the server’s log', async () => {
    const { rows } = await room.room.pool('roll_office').query<{ line: string }>('SELECT line FROM roll.acts()')
    const lines = rows.map(({ line }) => line)
    const types = readActs(lines)?.acts.map(({ type }) => type)
    const two = ['passkey-asked', 'enrolled']
    const begun = ['begun', 'joined', 'enrolled', 'enrolled', 'join-asked', 'joined', 'enrolled']
    expect(types).toEqual([...begun, ...two, ...two])
    const tables = await room.room.administrator.query('SELECT id FROM roll.passkey')
    for (const { id } of tables.rows) {
      expect(lines.join('')).toContain(id.toString('hex'))
      expect(room.log.join('')).not.toContain(id.toString('base64url'))
    }
    expect(room.log.join('')).not.toMatch(/職員|clientData|signature/)
  })
})

function refusalOf(error: unknown) {
  return error instanceof RefusedToStaff ? error.refusal : null
}
