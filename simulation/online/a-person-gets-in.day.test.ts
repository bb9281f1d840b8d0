/** Code → card → permit, through office, gate and database as they ship, with a card for each refusal (T1 to T5, T16, M5). */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { drawVotingCode } from '#election/online/code.ts'
import { nonceOfDeclaration } from '#election/online/declaration.ts'
import { openEvidence, sealEvidence } from '#election/online/evidence.ts'
import { EVIDENCE_FILE, evidenceIn } from '#election/online/evidence-file.ts'
import { permitIdOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import { readPermit } from '#election/online/permit.ts'
import { finishAnswer } from '#election/online/wire/gate.ts'
import { err, ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { STRICT_HEADERS } from '#online/headers.ts'
import { writeEvidence } from '#online/roll-side/sorting/write-evidence.ts'
import { testCardIdentity } from '#online/test-jpki/test-card-identity.ts'
import { must } from '#simulation/rooms/must.ts'
import { CLOSES, makeSessionKey, ONLINE_ELECTION, OPENS, onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { PAGE, type PlayedGate, playedGate } from './played-gate.ts'
import { NUMBER, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const election = onlineElection('a person gets in')
const { randomness } = election
const sorting = makeKeyPair(randomness)
const gateKey = election.keys.gate.publicKey

describe.skipIf(whyNoDatabase !== null)(`a person gets in${leftOut}`, () => {
  let room: RollRoom
  let gate: PlayedGate
  let people: PlayedOffice
  const codes: string[] = []
  beforeAll(async () => {
    room = await openRollRoom()
    gate = await playedGate(room, election, { sortingKey: sorting.publicKey, overwrite: false })
    people = await playedOffice(room, { key: gate.key, randomness, boxSide: gate.boxSide })
  })
  afterAll(async () => room?.close())
  beforeEach(() => {
    Object.assign(gate.world, { clock: OPENS + 3600, standing: ok('not-voted') })
  })

  async function approved() {
    const person = await people.approved()
    codes.push(person.code)
    return person
  }
  const count = async (table: 'auth_event' | 'evidence') => {
    const { rows } = await room.administrator.query<{ n: string }>(`SELECT count(*) AS n FROM roll.${table}`)
    return Number(rows[0]?.n)
  }
  const lastOf = async (letter: string) => {
    const found = must(await people.desk.search(letter))
    assert(found.type === 'found' && found.letter !== null, 'the letter is there')
    return found.letter
  }

  test('a good card gets a permit, and the page can seal the same evidence again', async () => {
    const session = makeSessionKey(randomness)
    const { code, letter } = await approved()
    const { finished, said } = await gate.walk(code, 'good', { sessionKey: session.publicKey })
    expect(said).toBe('permit')
    const read = finishAnswer.parse(finished)
    assert(read.type === 'permit' && read.evidence !== null, 'a permit with its evidence')
    const permit = must(readPermit(read.permit, { electionId: ONLINE_ELECTION, gateKey }))
    expect(equalBytes(permit.sessionKey, session.publicKey)).toBe(true)
    const { seed, ...parts } = read.evidence
    const sealed = sealEvidence(parts, permit.id, sorting.publicKey, { kind: 'secure', bytes: () => seed })
    expect(equalBytes(createHash('sha256').update(sealed).digest(), permit.evidence)).toBe(true)
    const opened = openEvidence(sealed, permit.id, sorting.secretKey)
    expect(opened && nonceOfDeclaration(opened.declaration, permit)).toMatch(/^[0-9a-f]{32}$/)
    const { rows } = await room.administrator.query('SELECT sealed, permit FROM roll.evidence WHERE permit_id = $1', [
      Buffer.from(fromHex(permit.id)),
    ])
    expect(rows).toEqual([{ sealed: Buffer.from(sealed), permit: createHash('sha256').update(read.permit).digest() }])
    expect(await lastOf(letter)).toMatchObject({ state: 'printed', standing: 'not-voted', last: { result: 'permit' } })
  })

  test.each([
    ['revoked', 'revoked'],
    ['expired', 'expired'],
    ['locked', 'locked'],
    ['moved', 'renewed-elsewhere'],
    ['other', 'another-person'],
    ['slow', 'permit'],
    ['torn', 'cancelled'],
  ])('the card %s: %s, and the help desk sees that class alone', async (card, expected) => {
    const before = await count('evidence')
    const { code, letter } = await approved()
    expect((await gate.walk(code, card)).said).toBe(expected)
    expect((await lastOf(letter)).last).toMatchObject({ result: expected, hour: expect.stringMatching(/T\d{2}$/) })
    // No permit without evidence, and no evidence without a permit.
    expect((await count('evidence')) - before).toBe(expected === 'permit' ? 1 : 0)
  })

  test('a wrong password, then the right one in the same flow', async () => {
    const { code } = await approved()
    const first = await gate.walk(code, 'good', { password: 'WRONG99' })
    expect(first.said).toBe('wrong-password')
    const begun = await gate.begin(first.flow)
    assert('transaction' in begun, 'the flow goes on')
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    expect((await gate.finish(first.flow, begun.answer)).type).toBe('permit')
    expect(await gate.begin(first.flow)).toEqual({ refusal: 'flow-ended' })
  })

  test('a retry gives the same permit; another answer, an ended flow and an invented one give none', async () => {
    const { code } = await approved()
    const before = await count('evidence')
    const walked = await gate.walk(code, 'good')
    const again = await Promise.all([gate.finish(walked.flow, walked.answer), gate.finish(walked.flow, walked.answer)])
    expect(again).toEqual([walked.finished, walked.finished])
    expect((await count('evidence')) - before).toBe(1)
    const ended = { type: 'refused', refusal: 'flow-ended' }
    expect(await gate.finish(walked.flow, `${walked.answer}&more=1`)).toEqual(ended)
    expect(await gate.finish('0'.repeat(32), walked.answer)).toEqual(ended)
    gate.world.clock += 3600
    expect(await gate.finish(walked.flow, walked.answer)).toEqual(ended)
  })

  test('an answer that the database’s death swallowed is asked for again, and is one permit', async () => {
    const { code } = await approved()
    const before = await count('evidence')
    const flow = await gate.code(code)
    const begun = await gate.begin(flow)
    assert('transaction' in begun, 'a card is asked for')
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    // Committed, and then a warning as of a wait for the second site that was cut off: no answer.
    await room.administrator.query(
      `CREATE FUNCTION roll.warn() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE WARNING 'might not have been replicated'; RETURN NULL; END $$;
       CREATE TRIGGER warn AFTER INSERT ON roll.evidence FOR EACH ROW EXECUTE FUNCTION roll.warn()`,
    )
    expect(await gate.finish(flow, begun.answer)).toEqual({ type: 'refused', refusal: 'try-again' })
    await room.administrator.query('DROP TRIGGER warn ON roll.evidence; DROP FUNCTION roll.warn()')
    expect((await gate.finish(flow, begun.answer)).type).toBe('permit')
    expect((await count('evidence')) - before).toBe(1)
  })

  test('who is asked about a certificate and does not know it lets nobody through', async () => {
    const { code } = await approved()
    const { authority } = gate
    const unsure = {
      ...authority,
      statusOf: (bytes: Uint8Array, at: number) => authority.statusOf(bytes, at, { status: 'unknown' }),
    }
    const now = () => unixSecond(gate.world.clock)
    const given = { authority: unsure, service: gate.cards, randomness, now, page: new URL('http://localhost/card') }
    const other = await playedGate(room, election, { identity: must(testCardIdentity('rehearsal', given)) })
    const flow = await other.code(code)
    const begun = await other.begin(flow)
    assert('transaction' in begun, 'a card is asked for')
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    expect(await other.finish(flow, begun.answer)).toEqual({ type: 'refused', refusal: 'status-unknown' })
  })

  test('a code that is nobody’s, of another election, before and after the hours, while the gate rests', async () => {
    const { code } = await approved()
    expect(await gate.code(drawVotingCode(randomness))).toBe('no-such-code')
    expect(await gate.code('K7PM3QXR9TDX')).toBe('no-such-code')
    gate.world.clock = OPENS - 1
    expect(await gate.code(code)).toBe('not-open')
    gate.world.clock = CLOSES
    expect((await gate.walk(code, 'good')).said).toBe('closed')
    expect((await gate.walk(code, 'good', { purpose: 'status' })).said).toBe('not-voted')
    gate.world.clock = OPENS + 3600
    must(await people.office.pause(people.first, true))
    expect(await gate.code(code)).toBe('paused')
    must(await people.office.pause(people.first, false))
    await room.administrator.query(`INSERT INTO roll.election VALUES (82201, 2, '\\x0102030405060708', false)`)
    const elsewhere = await playedGate(room, election, {}, 2)
    expect(await elsewhere.code(code)).toBe('other-election')
  })

  test('the close comes while a card is touched: no permit', async () => {
    const { code } = await approved()
    gate.world.clock = CLOSES - 60
    const flow = await gate.code(code)
    const begun = await gate.begin(flow)
    assert('transaction' in begun, 'a card is asked for')
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    gate.world.clock = CLOSES
    expect(await gate.finish(flow, begun.answer)).toEqual({ type: 'refused', refusal: 'closed' })
  })

  test('ten codes of nobody from one network, and it waits, but not with a right one; another network does not, and a minute is one more try', async () => {
    const { code } = await approved()
    for (let n = 0; n < 10; n++)
      expect(await gate.code(drawVotingCode(randomness), '198.51.100.7')).toBe('no-such-code')
    expect(await gate.code(drawVotingCode(randomness), '198.51.100.7')).toBe('slow-down')
    expect(await gate.code(code, '198.51.100.7')).toMatch(/^[0-9a-f]{32}$/)
    expect(await gate.code(drawVotingCode(randomness), '198.51.100.8')).toBe('no-such-code')
    gate.world.clock += 60
    expect(await gate.code(drawVotingCode(randomness), '198.51.100.7')).toBe('no-such-code')
    expect(await gate.code(drawVotingCode(randomness), '198.51.100.7')).toBe('slow-down')
    for (let n = 0; n < 10; n++) await gate.code(drawVotingCode(randomness), `2001:db8:1:2::${n}`)
    expect(await gate.code(drawVotingCode(randomness), '2001:DB8:1:2:ffff::1')).toBe('slow-down')
    expect(await gate.code(drawVotingCode(randomness), '2001:db8:1:3::1')).toBe('no-such-code')
  })

  // O-11: nginx adds the network to what the guesser has sent.
  test('a list of addresses names no network: who writes another one into each try is out of tries all the same', async () => {
    const guess = (n: number) => gate.code(drawVotingCode(randomness), `203.0.113.${n}, 198.51.100.9`)
    for (let n = 0; n < 10; n++) expect(await guess(n)).toBe('no-such-code')
    expect(await guess(10)).toBe('slow-down')
  })

  // O-10: a card was read for it, and every cast of its permit refused.
  test.each([
    ['65 zeros', new Uint8Array(65)],
    ['a point that is not on the curve', new Uint8Array(65).fill(4)],
  ])('%s are no session key: no card is asked for', async (_, sessionKey) => {
    const { code } = await approved()
    const payload = { flow: await gate.code(code), purpose: 'vote', sessionKey: toBase64(sessionKey) }
    const answer = await gate.server.inject({ method: 'POST', url: '/begin', payload })
    expect([answer.statusCode, answer.json()]).toEqual([400, { refused: 'not-a-message' }])
  })

  test('a code that was withdrawn goes no further; its box opens by the new letter', async () => {
    const { code, letter } = await approved()
    const begun = await gate.code(code)
    const fresh = must(await people.office.reissue(people.first, letter))
    expect(await gate.code(code)).toBe('withdrawn')
    // Also for a card that was being touched.
    const touched = await gate.begin(begun)
    assert('transaction' in touched, 'a card is asked for')
    gate.cards.touch(touched.transaction, 'good', 'SAKURA2026')
    expect(await gate.finish(begun, touched.answer)).toEqual({ type: 'refused', refusal: 'withdrawn' })
    expect((await gate.walk(await people.codeOf(fresh), 'good')).said).toBe('permit')
  })

  test('who has moved is bound by two, and then the card before opens nothing', async () => {
    const { code, rollNo } = await approved()
    const person = { name: '試験 花子', birthDate: '1970-04-01' as LocalDate, address: '架空県見本市北町4丁目5番6号' }
    const id = must(await people.changes.ask(people.first, { kind: 'rebind', rollNo, why: '転居', person }))
    expect((await gate.walk(code, 'moved')).said).toBe('renewed-elsewhere')
    expect(await people.changes.decide(people.first, id, true)).toEqual(err('same-person'))
    must(await people.changes.decide(people.second, id, true))
    expect((await gate.walk(code, 'moved')).said).toBe('permit')
    expect((await gate.walk(code, 'good')).said).toBe('renewed-elsewhere')
    expect((await gate.walk(code, 'other')).said).toBe('another-person')
  })

  test('a held box gives no permit, and opens again by two; a withdrawn one never', async () => {
    const { code, letter, rollNo } = await approved()
    const both = async (kind: 'hold' | 'release' | 'withdraw') => {
      const id = must(await people.changes.ask(people.second, { kind, rollNo, why: '郵便投票' }))
      must(await people.changes.decide(people.first, id, true))
    }
    await both('hold')
    expect((await gate.walk(code, 'good')).said).toBe('held')
    expect((await lastOf(letter)).standing).toBe('held')
    await both('release')
    expect((await gate.walk(code, 'good')).said).toBe('permit')
    await both('withdraw')
    expect(await gate.code(code)).toBe('withdrawn')
  })

  test('a box with a vote is neither withdrawn nor held; its voter is told so early, and the status page says it', async () => {
    const { code, rollNo } = await approved()
    gate.world.standing = ok('voted')
    const id = must(await people.changes.ask(people.second, { kind: 'withdraw', rollNo, why: '本人の申し出' }))
    expect(await people.changes.decide(people.first, id, true)).toEqual(err('voted'))
    expect((await gate.walk(code, 'good')).said).toBe('voted')
    expect((await gate.walk(code, 'good', { purpose: 'status' })).said).toBe('voted')
    gate.world.standing = err('unavailable')
    expect((await gate.walk(code, 'good', { purpose: 'status' })).said).toBe('try-again')
    // The box side decides when the vote is cast: its silence here stops nobody.
    expect((await gate.walk(code, 'good')).said).toBe('permit')
  })

  test('what was struck off the roll meanwhile is not eligible', async () => {
    const { code, rollNo } = await approved()
    await room.administrator.query("UPDATE roll.voter SET mark = 'moved' WHERE roll_no = $1", [rollNo])
    expect((await gate.walk(code, 'good')).said).toBe('not-eligible')
  })

  test('one page of one origin; no cookie; what is no message is not read', async () => {
    const { server } = gate
    const json = { 'content-type': 'application/json' }
    const answers = [
      await server.inject({
        method: 'POST',
        url: '/code',
        headers: { ...json, origin: 'https://evil.example' },
        payload: '{}',
      }),
      await server.inject({ method: 'POST', url: '/code', headers: { 'content-type': 'text/plain' }, payload: 'x' }),
      await server.inject({ method: 'POST', url: '/finish', headers: json, payload: `{"flow":"${'0'.repeat(5000)}"}` }),
      await server.inject({ method: 'POST', url: '/code', headers: json, payload: '{"code":' }),
      await server.inject({
        method: 'POST',
        url: '/code',
        headers: json,
        payload: '{"__proto__":{},"code":"K7PM3QXR9TDW","certificate":null}',
      }),
      await server.inject({
        method: 'POST',
        url: '/code',
        headers: json,
        payload: '{"code":"K7PM3QXR9TDW","certificate":null,"more":1}',
      }),
      await server.inject({ method: 'GET', url: '/code' }),
      await server.inject({ method: 'OPTIONS', url: '/code', headers: { origin: PAGE } }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 415, 413, 400, 400, 400, 404, 204])
    for (const { headers } of answers) {
      expect(headers).toMatchObject({ ...STRICT_HEADERS, 'access-control-allow-origin': PAGE })
      expect(headers).not.toHaveProperty('set-cookie')
      expect(headers).not.toHaveProperty('access-control-allow-credentials')
    }
  })

  test('after the close, and not before, all that was sealed goes to sorting in one file', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ippyo-evidence-'))
    const [closes, pool] = [unixSecond(CLOSES), room.pool('roll_office')]
    const of = { pool, number: NUMBER, electionId: ONLINE_ELECTION, closes, directory, rowsAtOnce: 2 }
    expect(await writeEvidence(of, unixSecond(CLOSES - 1))).toEqual(err('too-early'))
    await expect(writeEvidence({ ...of, directory: join(directory, 'no-stick') }, closes)).rejects.toThrow('ENOENT')
    expect(readdirSync(directory)).toEqual([])
    const { rows } = await room.administrator.query<{ permit_id: Buffer; sealed: Buffer }>(
      'SELECT permit_id, sealed FROM roll.evidence',
    )
    // Twice: the second time as after a power cut.
    for (const _time of [1, 2]) expect(await writeEvidence(of, closes)).toEqual(ok(rows.length))
    expect(readdirSync(directory)).toEqual([EVIDENCE_FILE])
    const bytes = new Uint8Array(readFileSync(join(directory, EVIDENCE_FILE)))
    const source = { length: bytes.length, read: (from: number, count: number) => bytes.subarray(from, from + count) }
    const found = evidenceIn(source, ONLINE_ELECTION)
    expect(rows.length).toBeGreaterThan(3)
    const toSorting = rows.map(({ permit_id }) => found?.get(permitIdOf(permit_id)) ?? null)
    expect(toSorting.map((each) => each && toHex(each))).toEqual(rows.map(({ sealed }) => toHex(sealed)))
    rmSync(directory, { recursive: true })
  })

  // The last: all days above were played in this database.
  test('no code, certificate, session key, name or network is in the database, its log, or the gate’s lines', async () => {
    const { rows } = await room.administrator.query<{ t: string }>(
      "SELECT relname AS t FROM pg_class WHERE relnamespace = 'roll'::regnamespace AND relkind = 'r'",
    )
    const dumped: string[] = []
    for (const { t } of rows) {
      const dump = await room.administrator.query<{ row: string }>(`SELECT x::text AS row FROM roll.${t} AS x`)
      dumped.push(...dump.rows.map(({ row }) => row))
    }
    const database = dumped.join('\n')
    const lines = [...gate.log, room.cluster.log, await gate.metrics.metrics()].join('\n')
    expect(codes.length).toBeGreaterThan(15)
    expect(gate.log.length).toBeGreaterThan(50)
    expect(await count('auth_event')).toBeGreaterThan(20)
    const certificates = Object.values(gate.authority.certificates).map((der) => toHex(der).slice(0, 400))
    const secrets = [
      ...gate.sessionKeys,
      ...codes,
      ...codes.map((code) => Buffer.from(code).toString('hex')),
      ...certificates,
    ]
    const names = ['花子', '太郎', '架空県', ...['花子', '架空県'].map((text) => Buffer.from(text).toString('hex'))]
    for (const each of [...secrets, ...names, '198.51.100', '2001:db8', '192.0.2.1', '127.0.0.1']) {
      expect([each, database.toLowerCase().includes(each.toLowerCase())]).toEqual([each, false])
      expect([each, lines.toLowerCase().includes(each.toLowerCase())]).toEqual([each, false])
    }
    const { rows: boxes } = await room.administrator.query<{ id: string }>(
      "SELECT encode(box_id, 'hex') AS id FROM roll.box",
    )
    for (const { id } of boxes) expect(lines).not.toContain(id)
    const keys = new Set(gate.log.flatMap((line) => Object.keys(JSON.parse(line))))
    expect([...keys].sort()).toEqual(['answer', 'level', 'ms', 'msg', 'route', 'status', 'time'])
  })
})
