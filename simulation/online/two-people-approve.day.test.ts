/** The roll's server as people of the office use it: applications, approvals by two, letters, the list for the box side (M5, T6, T26, T29). */
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { assert } from '#election/assert.ts'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { ANYBODY } from '#election/online/applicants.ts'
import { openApproved } from '#election/online/approved.ts'
import { readBoxList } from '#election/online/boxes.ts'
import { type StaffAnswer, type StaffRequestName, staffAnswers, staffRefused } from '#election/online/wire/staff.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { readActs } from '#online/roll-side/roll/acts.ts'
import { letterDrawer } from '#online/roll-side/roll/draw-letters.ts'
import * as Signers from '#online/roll-side/roll/people.ts'
import { rollServer } from '#online/roll-side/roll/roll-server.ts'
import { Sessions } from '#online/roll-side/roll/sessions.ts'
import { Tries } from '#online/roll-side/tries.ts'
import { must } from '#simulation/rooms/must.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { PASSPHRASE, type PlayedOffice, playedOffice } from './played-office.ts'
import { MUNICIPALITY, openRollRoom, type RollRoom } from './roll-room.ts'
import { KEEPS_WHAT_IS_RECORDED, TABLES } from './roll-tables.ts'

const randomness = seededRandomness('two people approve')
const sorting = makeKeyPair(randomness)
const ORIGIN = 'https://roll.office.example'

describe.skipIf(whyNoDatabase !== null)(`two people approve${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  let server: FastifyInstance
  let clock = 1_000_000
  const log: string[] = []
  beforeAll(async () => {
    room = await openRollRoom()
    const key = hostKey(new Uint8Array(32).fill(3), new Map())
    people = await playedOffice(room, { key, randomness, sortingKey: sorting.publicKey })
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        log.push(chunk.toString())
        done()
      },
    })
    const head = {
      use: 'rehearsal' as const,
      electionTitle: '見本市長選挙',
      municipality: '見本市',
      date: '2026-11-22' as LocalDate,
    }
    const of = {
      ...{
        head,
        page: new URL('https://vote.example/'),
        packageNumber: '12345678901234567890',
        ...{ desk: '選挙管理委員会 0299-00-0000', voters: 'residents' as const },
      },
      ...{ opens: '2026-11-15T08:30' as LocalMinute, closes: '2026-11-21T20:00' as LocalMinute },
    }
    const draw = letterDrawer(of, await loadDocumentFonts(null), () => '2026-11-01T09:00' as LocalMinute)
    const [sessions, tries] = [new Sessions(randomness, () => clock), new Tries(randomness, () => clock)]
    const { changes, desk, drawPaper, enrolment, figures, incidents, office, papers, passkeys } = people
    server = rollServer({
      ...{ office, desk, changes, papers, enrolment, figures, incidents, passkeys },
      ...{ draw, drawPaper, sessions, tries, origin: ORIGIN },
      election: {
        ...{ title: head.electionTitle, municipality: head.municipality, use: head.use },
        voters: 'residents',
        ...{ applicants: ANYBODY, applicationsEnd: '2026-11-14T17:00' },
      },
      pages: new Map([['index.html', utf8('<!doctype html>')]]),
      log: pino({ base: null }, sink),
    })
  })
  afterAll(async () => room?.close())

  /** A browser of one person. */
  function browser() {
    let [cookie, token] = ['', '']
    const ask = async <N extends StaffRequestName>(name: N, body: object = {}): Promise<StaffAnswer<N>> => {
      const headers = { origin: ORIGIN, cookie, 'x-ippyo-token': token }
      const answer = await server.inject({ method: 'POST', url: `/api/${name}`, headers, payload: body })
      const [set] = [answer.headers['set-cookie']].flat()
      if (set !== undefined) cookie = set.split(';')[0] ?? ''
      const said = answer.json<StaffAnswer<N>>()
      assert(staffAnswers[name].safeParse(said).success || staffRefused.safeParse(said).success, `answer of ${name}`)
      if (said.type === 'signed-in') token = said.token
      return said
    }
    return { ask, cookieOf: () => cookie }
  }
  async function signedIn(name: string) {
    const made = browser()
    expect(await made.ask('sign-in', { name, passphrase: PASSPHRASE })).toMatchObject({ type: 'signed-in', name })
    return made
  }

  test('one proposes, another approves, a letter with its code is printed, and posted: then nobody has the code', async () => {
    const [first, second] = [await signedIn('第一 職員'), await signedIn('第二 職員')]
    const { rollNo } = await people.proposed()
    const listed = await second.ask('applications', { state: 'proposed' })
    assert(listed.type === 'applications', 'a list')
    const [one] = listed.applications
    expect(one).toMatchObject({ proposedBy: '第一 職員', voter: { rollNo, name: '試験　花子' } })
    const id = one?.id ?? ''
    expect(await first.ask('approve', { id })).toEqual({ type: 'refused', refusal: 'same-person' })
    const approved = await second.ask('approve', { id })
    assert(approved.type === 'approved', 'approved')
    expect(await second.ask('approve', { id })).toEqual({ type: 'refused', refusal: 'not-in-this-state' })
    const letters = [approved.letter]
    const printed = await first.ask('print', { letters })
    assert(printed.type === 'printed', 'printed')
    expect(Buffer.from(printed.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(await first.ask('mark', { letters, as: 'posted' })).toEqual({ type: 'marked', count: 1 })
    expect(await first.ask('print', { letters })).toEqual({ type: 'refused', refusal: 'no-letters' })
    const { rows } = await room.administrator.query('SELECT sealed_code FROM roll.letter WHERE letter_no = $1', letters)
    expect(rows).toEqual([{ sealed_code: null }])
  })

  test('the database itself refuses one person twice, whatever a program says', async () => {
    const { id, rollNo } = await people.proposed()
    const approve = (by: Uint8Array) =>
      room
        .pool('roll_office')
        .query<{ approve: string }>('SELECT roll.approve($1, $2, $3, $4, $5, $6, $7)', [
          ...[1, Buffer.from(fromHex(id)), Buffer.from(by), Buffer.from(randomness.bytes(16)), '0000000001'],
          ...[Buffer.from(randomness.bytes(32)), Buffer.from('sealed')],
        ])
    expect((await approve(people.first.publicKey)).rows).toEqual([{ approve: 'same-person' }])
    const insert = room.administrator.query(
      `INSERT INTO roll.approval SELECT municipality, election, id, proposed_by, proposed_by FROM roll.application WHERE roll_no = $1`,
      [rollNo],
    )
    await expect(insert).rejects.toMatchObject({ code: '23514' })
  })

  test('who is struck off is not approved, who has a living application has no second one', async () => {
    const { id, rollNo } = await people.proposed('died')
    expect(await people.office.approve(people.second, id)).toEqual({ ok: false, error: 'not-eligible' })
    expect(await people.office.apply(people.first, rollNo)).toEqual({ ok: false, error: 'already-there' })
    must(await people.office.applications.withdraw(people.first, id))
    expect((await people.office.apply(people.first, rollNo)).ok).toBe(true)
    expect(await people.office.apply(people.first, 'nobody')).toEqual({ ok: false, error: 'no-such-voter' })
  })

  test('two sign the same list of boxes, and the box side reads it', async () => {
    const [first, second] = [await signedIn('第一 職員'), await signedIn('第二 職員')]
    const once = await first.ask('boxes')
    expect(once).toMatchObject({ type: 'signed-once', number: 1 })
    expect(await first.ask('boxes')).toEqual({ type: 'refused', refusal: 'same-person' })
    assert(once.type === 'signed-once', 'signed by one')
    await people.approved()
    expect(await second.ask('office')).toMatchObject({ boxes: { boxes: once.boxes, number: 1, signedBy: '第一 職員' } })
    // A box came between the two signatures: the first one is taken back, and both sign the list of now.
    expect(await second.ask('boxes', { seen: once.boxes })).toEqual({ type: 'refused', refusal: 'list-changed' })
    const now = once.boxes + 1
    expect(await second.ask('office')).toMatchObject({ boxes: { boxes: now, number: 1, signedBy: null } })
    expect(await first.ask('boxes', { seen: now })).toEqual({ type: 'signed-once', number: 1, boxes: now })
    expect(await second.ask('boxes', { seen: now + 1 })).toEqual({ type: 'refused', refusal: 'not-in-this-state' })
    const twice = await second.ask('boxes')
    assert(twice.type === 'signed-twice', 'signed by both')
    expect(twice.boxes).toBe(now)
    const approvers = [people.first, people.second].map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
    const list = must(
      readBoxList(new Uint8Array(Buffer.from(twice.file, 'base64')), { electionId: ONLINE_ELECTION, approvers }),
    )
    expect(list.boxes).toHaveLength(now)
  })

  test('two sign whose card may vote in which box, and the sorting key alone reads it', async () => {
    const { rollNo } = await people.approved()
    const person = { name: '試験　月子', birthDate: '1970-04-01' as LocalDate, address: '架空県見本市北９丁目' }
    const change = must(await people.changes.ask(people.first, { kind: 'rebind', rollNo, why: '改姓', person }))
    must(await people.changes.decide(people.second, change, true))
    const [first, second] = [await signedIn('第一 職員'), await signedIn('第二 職員')]
    const once = await first.ask('approved')
    assert(once.type === 'signed-once', 'signed by one')
    expect(await first.ask('approved')).toEqual({ type: 'refused', refusal: 'same-person' })
    // A person who is approved meanwhile belongs to the list: both look at it again.
    await people.approved()
    expect(await second.ask('approved', { seen: once.boxes })).toEqual({ type: 'refused', refusal: 'list-changed' })
    const again = await first.ask('approved')
    assert(again.type === 'signed-once', 'signed by one')
    expect(again.boxes).toBe(once.boxes + 1)
    const twice = await second.ask('approved', { seen: again.boxes })
    assert(twice.type === 'signed-twice', 'signed by both')
    const file = new Uint8Array(Buffer.from(twice.file, 'base64'))
    const approvers = [people.first, people.second].map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
    const of = { electionId: ONLINE_ELECTION, approvers }
    const list = must(openApproved(file, { ...of, sortingSecretKey: sorting.secretKey }))
    expect(list).toMatchObject({ number: 1, variants: { 髙: '高' } })
    expect(list.boxes).toHaveLength(again.boxes)
    const bound = list.boxes.find(({ people: { length } }) => length === 2)
    expect(bound?.people.map(({ name, birth }) => [name, birth])).toEqual([
      ['試験　花子', '1970-04-01'],
      ['試験　月子', '1970-04-01'],
    ])
    expect(openApproved(file, { ...of, sortingSecretKey: makeKeyPair(randomness).secretKey }).ok).toBe(false)
    expect(await second.ask('office')).toMatchObject({ approved: { number: 2, boxes: again.boxes, signedBy: null } })
  })

  test('a desk searches and sends a letter again, and does nothing else', async () => {
    const person = await signedIn('第一 職員')
    const joins = { name: '窓口', passphrase: PASSPHRASE, duty: 'desk' }
    expect(await person.ask('join', joins)).toEqual({ type: 'done' })
    const desk = await signedIn('窓口')
    const { letter } = await people.approved()
    const found = await desk.ask('search', { letter })
    expect(found).toMatchObject({
      type: 'found',
      letter: { letter, state: 'printed', standing: 'not-voted', last: null },
    })
    expect(JSON.stringify(found)).not.toMatch(/花子|架空県/)
    const byName = { name: '試験花子', birthDate: '1970-04-01' }
    await desk.ask('search', byName)
    await desk.ask('search', { ...byName, name: '見本　いない' })
    // Who looked is known, also when nobody was found.
    const { rows } = await room.pool('roll_office').query<{ line: string }>('SELECT line FROM roll.acts()')
    const kept = rows.map(({ line }) => JSON.parse(line)).filter(({ act }) => act.type === 'looked-up')
    const joined = rows.map(({ line }) => JSON.parse(line).act).find(({ name }) => name === '窓口')
    expect(kept.map(({ by }) => by)).toEqual([joined.key, joined.key])
    expect(kept[1].act).toEqual({ type: 'looked-up', letter: null })
    const refused = { type: 'refused', refusal: 'not-your-duty' }
    expect(await desk.ask('applications', { state: 'asked' })).toEqual(refused)
    expect(await desk.ask('apply', { rollNo: '1-1', category: null })).toEqual(refused)
    expect(await desk.ask('print', { letters: [letter] })).toEqual(refused)
    expect(await desk.ask('pause', { paused: true })).toEqual(refused)
    expect(await desk.ask('decide', { id: '00'.repeat(16), do: true })).toEqual(refused)
    expect((await desk.ask('reissue', { letter })).type).toBe('reissued')
    expect(await desk.ask('search', { letter: '9999999999' })).toEqual({ type: 'found', letter: null })
    const office = await signedIn('第一 職員')
    expect(await office.ask('leave', { name: '窓口' })).toEqual({ type: 'done' })
    const out = { type: 'refused', refusal: 'signed-out' }
    expect(await desk.ask('reissue', { letter })).toEqual(out)
    expect(await desk.ask('search', { letter })).toEqual(out)
    expect(await browser().ask('sign-in', { name: '窓口', passphrase: PASSPHRASE })).toEqual({
      type: 'refused',
      refusal: 'not-you',
    })
  })

  test('the key of who joins leaves the memory with the answer', async () => {
    const [made, person] = [vi.spyOn(Signers, 'makeSigner'), await signedIn('第一 職員')]
    await person.ask('join', { name: '第四 職員', passphrase: PASSPHRASE, duty: 'office' })
    const drawn = await Promise.all(
      made.mock.results.map(({ value }) => value as ReturnType<typeof Signers.makeSigner>),
    )
    vi.restoreAllMocks()
    expect(drawn.map(({ signer }) => toHex(signer.secretKey))).toEqual(['00'.repeat(32)])
  })

  test('nobody acts without cookie and token, from another page, or after a quarter of an hour', async () => {
    const out = { type: 'refused', refusal: 'signed-out' }
    expect(await browser().ask('applications', { state: 'asked' })).toEqual(out)
    const person = await signedIn('第一 職員')
    const headers = { origin: ORIGIN, cookie: person.cookieOf() }
    const plain = { method: 'POST' as const, url: '/api/boxes', headers, payload: {} }
    expect((await server.inject(plain)).json()).toEqual(out)
    expect(
      (await server.inject({ ...plain, headers: { ...headers, origin: 'https://evil.example' } })).statusCode,
    ).toBe(403)
    expect(person.cookieOf()).toMatch(/^__Host-/)
    clock += 899
    expect((await person.ask('who')).type).toBe('signed-in')
    clock += 900
    expect(await person.ask('who')).toEqual(out)
    const again = await signedIn('第一 職員')
    expect(await again.ask('sign-out')).toEqual({ type: 'done' })
    expect(await again.ask('who')).toEqual(out)
  })

  test('the page comes from the same origin, with headers that let nothing else run and nothing be kept', async () => {
    const { headers, body, statusCode } = await server.inject({ method: 'GET', url: '/' })
    expect([statusCode, body]).toEqual([200, '<!doctype html>'])
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'self'; .*connect-src 'self'; .*require-trusted-types-for 'script'$/,
    )
    expect(policy).not.toContain('unsafe')
    expect((await server.inject({ method: 'GET', url: '/index.html' })).statusCode).toBe(404)
    // A message is answered for its own headers.
    const { headers: ofMessage } = await server.inject({ method: 'POST', url: '/api/who', payload: {} })
    expect(ofMessage['content-security-policy']).toMatch(/^default-src 'none'; base-uri/)
  })

  test('ten wrong passphrases for a name, and it waits', async () => {
    const wrong = { name: '第二 職員', passphrase: 'not the passphrase' }
    for (let n = 0; n < 10; n++)
      expect(await browser().ask('sign-in', wrong)).toEqual({ type: 'refused', refusal: 'not-you' })
    const right = { ...wrong, passphrase: PASSPHRASE }
    expect(await browser().ask('sign-in', right)).toEqual({ type: 'refused', refusal: 'slow-down' })
    clock += 60
    expect((await browser().ask('sign-in', right)).type).toBe('signed-in')
  })

  test('an extract with a mistake is not taken, and names line and column', async () => {
    const person = await signedIn('第一 職員')
    const csv =
      'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\n9-1,7,試験　花子,しけん,F,1970-13-45,中央1,2001-01-01,T99,\n'
    expect(await person.ask('import', { csv })).toMatchObject({
      type: 'problems',
      problems: [{ line: 2, column: 'birth_date', value: '1970-13-45' }],
    })
    expect(await person.ask('voter', { rollNo: '9-1' })).toEqual({ type: 'voter', voters: [] })
  })

  test('each act is a signed line that names the line before; a changed, a missing and a foreign one are found', async () => {
    const { rows } = await room.pool('roll_office').query<{ line: string }>('SELECT line FROM roll.acts()')
    const lines = rows.map(({ line }) => line)
    const types = readActs(lines)?.acts.map(({ type }) => type) ?? []
    expect(types.slice(0, 2)).toEqual(['begun', 'joined'])
    expect(new Set(types).size).toBeGreaterThan(9)
    expect(lines.join('')).not.toMatch(/花子|架空県/)
    expect(readActs(lines.toSpliced(3, 1))).toBeNull()
    expect(
      readActs(lines.with(4, (lines[4] ?? '').replace('"at":"2026-11-01T09:00"', '"at":"2026-11-01T09:01"'))),
    ).toBeNull()
    expect(readActs(lines.slice(1))).toBeNull()
    const moved = await room.pool('roll_office').query("SELECT roll.append_act(2, $1, 'x')", [Buffer.alloc(32)])
    expect(moved.rows).toEqual([{ append_act: 'moved' }])
  })

  test('no role has a right on a table; each may call its functions alone', async () => {
    const may = async (role: string) => {
      const { rows } = await room.administrator.query<{ name: string }>(
        `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'roll'::regnamespace AND has_function_privilege($1, oid, 'EXECUTE') ORDER BY 1`,
        [role],
      )
      return rows.map(({ name }) => name)
    }
    const ofGate = ['add_count', 'apply_by_card', 'find_code_of', 'note', 'permit', 'whose']
    expect(await may('gate')).toEqual([...ofGate, 'is_of_another'].toSorted())
    const office = await may('roll_office')
    for (const name of ofGate) expect(office).not.toContain(name)
    for (const role of ['gate', 'roll_office'] as const) {
      const pool = room.pool(role)
      for (const table of Object.keys(TABLES)) {
        for (const statement of [`SELECT FROM roll.${table}`, `DELETE FROM roll.${table}`, `TRUNCATE roll.${table}`]) {
          await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' })
        }
      }
    }
    const { rows } = await room.administrator.query<{ proname: string; proconfig: string[] | null }>(
      "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'roll'::regnamespace",
    )
    for (const { proname, proconfig } of rows)
      expect([proname, proconfig]).toEqual([proname, ['search_path=pg_catalog, roll']])
  })

  test('another municipality sees and changes nothing of ours, and a process without one sees nothing at all', async () => {
    const other = room.pool('roll_office', MUNICIPALITY + 1)
    expect((await other.query('SELECT * FROM roll.people()')).rows).toEqual([])
    expect((await other.query('SELECT * FROM roll.boxes(1)')).rows).toEqual([])
    expect((await other.query('SELECT * FROM roll.acts()')).rows).toEqual([])
    const { rows } = await other.query("SELECT roll.apply(1, $1, '1-1', 'paper', NULL)", [Buffer.alloc(16, 1)])
    expect(rows).toEqual([{ apply: 'no-such-voter' }])
    const nobody = room.pool('gate', null).query('SELECT roll.find_code_of(1, $1, NULL)', [Buffer.alloc(32)])
    await expect(nobody).rejects.toMatchObject({ code: '42704' })
  })

  test('these columns and no other; what is recorded stays, in a session that plays a replica, too', async () => {
    const { rows } = await room.administrator.query<{ t: string; c: string }>(
      "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'roll'",
    )
    const found: Record<string, string[]> = {}
    for (const { t, c } of rows) found[t] = [...(found[t] ?? []), c]
    for (const columns of Object.values(found)) columns.sort()
    expect(found).toEqual(Object.fromEntries(Object.entries(TABLES).map(([t, columns]) => [t, columns.toSorted()])))
    for (const replication of ['origin', 'replica']) {
      await room.administrator.query(`SET session_replication_role = '${replication}'`)
      for (const table of KEEPS_WHAT_IS_RECORDED) {
        for (const statement of [
          `UPDATE roll.${table} SET municipality = 1`,
          `DELETE FROM roll.${table}`,
          `TRUNCATE roll.${table} CASCADE`,
        ]) {
          await expect(room.administrator.query(statement)).rejects.toMatchObject({ code: 'IP002' })
        }
      }
    }
    await room.administrator.query("SET session_replication_role = 'origin'")
  })

  test('no name, letter, code or passphrase is in the server’s lines', () => {
    expect(log.length).toBeGreaterThan(20)
    expect(log.join('')).not.toMatch(/花子|職員|窓口|架空県|passphrase|\d{10,}"/)
    const keys = new Set(log.flatMap((line) => Object.keys(JSON.parse(line))))
    expect([...keys].sort()).toEqual(['answer', 'level', 'ms', 'msg', 'route', 'status', 'time'])
  })
})
