/** An application with a card instead of a paper, through gate, database and office as they ship (T6, M12): to the letter, and each refusal. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { parseCanonicalJson } from '#election/canonical-json.ts'
import { checkCard } from '#election/online/card/check-card.ts'
import { openTrust } from '#election/online/card/trust.ts'
import { nonceOfDeclaration } from '#election/online/declaration.ts'
import { unixSecond } from '#election/online/instant.ts'
import { fromBase64 } from '#election/online/log/base64.ts'
import { ok } from '#election/result.ts'
import { TEST_POLICY } from '#online/test-jpki/authority.ts'
import { verifySignedNative } from '#openssl/verify-signed.ts'
import { must } from '#simulation/rooms/must.ts'
import { CLOSES, makeSessionKey, ONLINE_ELECTION, OPENS, onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedGate, playedGate } from './played-gate.ts'
import { type PlayedOffice, playedOffice } from './played-office.ts'
import { rollCsv } from './programs/invented-people.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const election = onlineElection('an applicant comes by page')
const { randomness } = election
/** As the roll has them, by their cards. */
const BORN = { good: '1970-04-01', other: '1965-11-23' } as const

describe.skipIf(whyNoDatabase !== null)(`an applicant comes by page${leftOut}`, () => {
  let room: RollRoom
  let gate: PlayedGate
  let people: PlayedOffice
  let round = 0
  beforeAll(async () => {
    room = await openRollRoom()
    gate = await playedGate(room, election)
    const now = () => unixSecond(gate.world.clock)
    people = await playedOffice(room, { key: gate.key, randomness, boxSide: gate.boxSide, now })
  })
  afterAll(async () => room?.close())
  beforeEach(async () => {
    Object.assign(gate.world, { clock: OPENS + 3600, standing: ok('not-voted') })
    // The same two people in rows of their own; those before are of people whom no card names.
    round++
    await sql('UPDATE roll.voter SET person_hmac = NULL')
    await people.extract(utf8(rollCsv('1').replaceAll(/^(?=\d)/gm, `p${round}-`)))
  })

  const applications = async () => {
    const all = await people.desk.applications({ state: 'asked' })
    assert(all.ok && all.value.type === 'applications', 'a list')
    return all.value.applications.filter(({ voter }) => voter.rollNo.startsWith(`p${round}-`))
  }
  const said = async (born: string, card: string) => (await gate.apply(born, card)).said
  const sql = (text: string) => room.administrator.query<Record<string, Buffer>>(text)

  test('two people approve it as a paper, its voter gets a letter, and what the card signed is kept and is no vote', async () => {
    expect(await said(BORN.good, 'good')).toBe('applied')
    const [one] = await applications()
    assert(one !== undefined, 'it is there')
    expect(one).toMatchObject({
      channel: 'page',
      proposedBy: null,
      voter: { rollNo: `p${round}-1`, name: '試験　花子' },
    })
    const { rows } = await sql(`SELECT signed FROM roll.application WHERE id = '\\x${one.id}'`)
    const opened = gate.key.open(`application ${one.id}`, rows[0]?.signed ?? new Uint8Array())
    const kept = Object.entries(parseCanonicalJson(opened ?? new Uint8Array()) as Record<string, string>)
    const { certificate, declaration, revocation, signature } = Object.fromEntries(
      kept.map(([name, text]) => [name, fromBase64(text) ?? new Uint8Array()]),
    ) as Record<'certificate' | 'declaration' | 'revocation' | 'signature', Uint8Array>
    const card = { certificate, declaration, signature, status: revocation }
    const { authority, root } = gate.authority
    const files = { roots: [root], between: [authority], policies: [TEST_POLICY], oldestStatus: 3600 }
    const trust = must(openTrust(files, 'rehearsal'))
    expect(must(checkCard(card, trust, gate.world.clock, verifySignedNative)).person.name).toBe('試験　花子')
    expect(new TextDecoder().decode(declaration)).toContain('インターネット投票を申請します')
    expect(nonceOfDeclaration(declaration, { electionId: ONLINE_ELECTION, sessionKey: new Uint8Array(65) })).toBe(null)
    must(await people.office.applications.propose(people.first, one.id))
    const letter = must(await people.office.approve(people.second, one.id))
    expect((await gate.walk(await people.codeOf(letter), 'good')).said).toBe('permit')
  })

  test('the extract of one person does not give what a card signed for to another person', async () => {
    expect(await said(BORN.good, 'good')).toBe('applied')
    const other = rollCsv('1')
      .replaceAll(/^(?=\d)/gm, `p${round}-`)
      .replaceAll('試験　花子', '試験　月子')
    // It waits for a second person, and the page shows it to them.
    expect(await people.office.import(people.first, utf8(other))).toMatchObject({ value: { type: 'brought' } })
    expect((await applications())[0]?.voter.name).toBe('試験　花子')
  })

  test.each([
    ['good', '1970-04-02', 'another-card'],
    ['other', BORN.good, 'another-card'],
    ['moved', BORN.good, 'not-on-roll'],
    ['expired', BORN.good, 'expired'],
    ['revoked', BORN.good, 'revoked'],
    ['locked', BORN.good, 'locked'],
    ['torn', BORN.good, 'cancelled'],
  ])('the card %s of somebody born %s: %s, and nothing is applied for', async (card, born, expected) => {
    expect(await said(born, card)).toBe(expected)
    expect(await applications()).toEqual([])
  })

  test('a wrong password, then the right one in the same way', async () => {
    const first = await gate.apply(BORN.good, 'good', 'WRONG99')
    expect(first.said).toBe('wrong-password')
    const begun = await gate.begin(first.flow, 'apply')
    assert('transaction' in begun, 'the way goes on')
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    expect((await gate.finish(first.flow, begun.answer)).type).toBe('applied')
    expect(await gate.begin(first.flow, 'apply')).toEqual({ refusal: 'flow-ended' })
  })

  test('twice is once: by the same answer, by another way, and beside a paper', async () => {
    const { answer, flow } = await gate.apply(BORN.good, 'good')
    expect(await gate.finish(flow, answer)).toEqual({ type: 'applied' })
    expect(await said(BORN.good, 'good')).toBe('applied-before')
    must(await people.office.apply(people.first, `p${round}-2`))
    expect(await said(BORN.other, 'other')).toBe('applied-before')
    expect(await people.office.apply(people.first, `p${round}-1`)).toEqual({ ok: false, error: 'already-there' })
    expect((await applications()).map(({ channel }) => channel)).toEqual(['page', 'paper'])
  })

  test('an answer that the database’s death swallowed is asked for again, and is one application', async () => {
    const { flow } = await gate.apply(BORN.good, 'torn')
    const begun = await gate.begin(flow, 'apply')
    assert('transaction' in begun, 'a card is asked for')
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    await sql(
      `CREATE FUNCTION roll.warn() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE WARNING 'might not have been replicated'; RETURN NULL; END $$;
       CREATE TRIGGER warn AFTER INSERT ON roll.application FOR EACH ROW EXECUTE FUNCTION roll.warn()`,
    )
    expect(await gate.finish(flow, begun.answer)).toEqual({ type: 'refused', refusal: 'try-again' })
    await sql('DROP TRIGGER warn ON roll.application; DROP FUNCTION roll.warn()')
    expect(await gate.finish(flow, begun.answer)).toEqual({ type: 'applied' })
    expect(await applications()).toHaveLength(1)
  })

  test('who is struck off, whose box two people closed, and whose name two rows have', async () => {
    await sql(`UPDATE roll.voter SET mark = 'died' WHERE roll_no = 'p${round}-1'`)
    expect(await said(BORN.good, 'good')).toBe('not-eligible')
    await sql(
      `INSERT INTO roll.box (municipality, election, roll_no, box_id, is_withdrawn)
       SELECT municipality, election, roll_no, '\\x${'07'.repeat(16)}', true FROM roll.voter WHERE roll_no = 'p${round}-2'`,
    )
    expect(await said(BORN.other, 'other')).toBe('was-withdrawn')
    const other = `(SELECT person_hmac FROM roll.voter WHERE roll_no = 'p${round}-2')`
    await sql(`UPDATE roll.voter SET person_hmac = ${other} WHERE roll_no = 'p${round}-1'`)
    expect(await said(BORN.other, 'other')).toBe('not-on-roll')
  })

  test('too late: at the first page, at the office with a paper, and when the end comes while a card is touched; and while the gate rests', async () => {
    gate.world.clock = CLOSES
    expect(await said(BORN.good, 'good')).toBe('applications-ended')
    expect(await people.office.apply(people.first, `p${round}-1`)).toEqual({ ok: false, error: 'applications-ended' })
    gate.world.clock = CLOSES - 60
    const { flow } = await gate.apply(BORN.good, 'torn')
    const begun = await gate.begin(flow, 'apply')
    assert('transaction' in begun, 'a card is asked for')
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    gate.world.clock = CLOSES
    expect(await gate.finish(flow, begun.answer)).toEqual({ type: 'refused', refusal: 'applications-ended' })
    gate.world.clock = OPENS + 3600
    must(await people.office.pause(people.first, true))
    expect(await said(BORN.good, 'good')).toBe('paused')
    must(await people.office.pause(people.first, false))
    expect(await applications()).toEqual([])
  })

  test('an applicant’s way leads to no ballot, and a code’s way to no application; ten thousand ways keep no voter out', async () => {
    // The gate is the test's own: no clock of a test before has gone further.
    const fresh = await playedGate(room, election)
    const sessionKey = makeSessionKey(randomness).publicKey
    const { flow } = await fresh.apply(BORN.good, 'torn')
    expect(await fresh.begin(flow, 'vote', sessionKey)).toEqual({ refusal: 'flow-ended' })
    expect(await fresh.begin(flow, 'status', sessionKey)).toEqual({ refusal: 'flow-ended' })
    const { code } = await people.approved()
    expect(await fresh.begin(await fresh.code(code), 'apply', sessionKey)).toEqual({ refusal: 'flow-ended' })
    for (let n = 0; n < 10_000; n++) await fresh.applicant(BORN.good)
    expect(await fresh.applicant(BORN.good)).toBe('try-again')
    expect(await fresh.code(code)).toMatch(/^[0-9a-f]{32}$/)
    fresh.world.clock += 1800
    expect(await fresh.applicant(BORN.good)).toMatch(/^[0-9a-f]{32}$/)
  })

  test('no name, day of birth, certificate or key is in the gate’s lines', () => {
    const lines = gate.log.join('\n')
    expect(lines).toContain('/apply')
    const certificates = Object.values(gate.authority.certificates).map((der) => toHex(der).slice(0, 400))
    for (const each of [...gate.sessionKeys, ...certificates, ...Object.values(BORN), '花子', '太郎'])
      expect([each, lines.includes(each)]).toEqual([each, false])
  })
})
