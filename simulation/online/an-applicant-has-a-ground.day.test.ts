/**
 * Applicants by ground (S-03): which ground may apply, who comes first, what two people answer; and that a ground, which says as much as a note of a
 * doctor, is nowhere but sealed on the roll side.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PaperLetter } from '#documents/paper-letter.ts'
import { assert } from '#election/assert.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import type { Applicants } from '#election/online/applicants.ts'
import { unixSecond } from '#election/online/instant.ts'
import { ok } from '#election/result.ts'
import { openCategory } from '#online/roll-side/category.ts'
import { staffAnswer } from '#online/roll-side/roll/staff-answer.ts'
import { must } from '#simulation/rooms/must.ts'
import { OPENS, onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type Found, foundBelow, foundInDump, foundInLines, Wanted } from './bytes-in-places.ts'
import { type PlayedGate, playedGate } from './played-gate.ts'
import { HEADING, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const both = (ja: string, en: string) => ({ ja, en })
const PLACES = 3
const APPLICANTS: Applicants = {
  places: PLACES,
  categories: [
    { id: 'zq-severe', answer: 'electronic', name: both('重度障害', 'Severe disability'), proof: both('手帳', 'Book') },
    {
      id: 'zq-in-hospital',
      answer: 'electronic',
      name: both('入院・入所', 'In hospital'),
      proof: both('証明', 'Note'),
    },
    { id: 'zq-away', answer: 'paper', name: both('町外に滞在', 'Away'), proof: both('申立て', 'Word') },
  ],
}
const [SEVERE, HOSPITAL, AWAY] = APPLICANTS.categories.map(({ id }) => id) as [string, string, string]
const BORN = '1970-04-01'

const election = onlineElection('an applicant has a ground')
const { randomness } = election

describe.skipIf(whyNoDatabase !== null)(`an applicant has a ground${leftOut}`, () => {
  let room: RollRoom
  let gate: PlayedGate
  let people: PlayedOffice
  beforeAll(async () => {
    room = await openRollRoom()
    gate = await playedGate(room, election, { applicants: APPLICANTS })
    const now = () => unixSecond(gate.world.clock)
    const sortingKey = makeKeyPair(randomness).publicKey
    people = await playedOffice(room, { key: gate.key, randomness, now, sortingKey, applicants: APPLICANTS })
  })
  afterAll(async () => room?.close())
  let rows = 0
  beforeEach(async () => {
    gate.world.clock = OPENS + 3600
    await room.administrator.query('UPDATE roll.box SET is_withdrawn = true')
    await room.administrator.query("UPDATE roll.application SET state = 'withdrawn', reason = NULL")
  })

  /** A person of their own in a row of their own. */
  async function voter(name = `試験　${++rows}郎`): Promise<string> {
    const rollNo = `g-${++rows}`
    const row = [rollNo, '1', name, 'しけん', 'F', BORN, `架空県見本市中央１丁目２番３号`, '2001-01-01', `T${rows}`, '']
    await people.extract(utf8(`${HEADING}${row.join(',')}\n`))
    return rollNo
  }
  async function applied(category: string): Promise<string> {
    return must(await people.office.apply(people.first, await voter(), category))
  }
  async function proposed(category: string): Promise<string> {
    const id = await applied(category)
    must(await people.office.applications.propose(people.first, id))
    return id
  }
  const approve = (id: string) => people.office.approve(people.second, id)
  const refused = (error: string) => ({ ok: false, error })
  const stateOf = async (id: string) => {
    const { rows } = await room.administrator.query(`SELECT state, reason FROM roll.application WHERE id = '\\x${id}'`)
    return rows[0]
  }

  test('no application without a ground of the signed settings, on paper and by page', async () => {
    const rollNo = await voter('試験　花子')
    for (const category of [null, 'unknown', '']) {
      expect(await people.office.apply(people.first, rollNo, category)).toEqual(refused('category-missing'))
    }
    expect((await gate.apply(BORN, 'good')).said).toBe('try-again')
    expect((await gate.apply(BORN, 'good', undefined, SEVERE)).said).toBe('applied')
    const list = await people.desk.applications({ state: 'asked' })
    assert(list.ok && list.value.type === 'applications', 'a list')
    expect(list.value.applications).toMatchObject([{ category: SEVERE, channel: 'page', reason: null }])
  })

  test('the last places wait for open applications of earlier grounds, and then there is none', async () => {
    const [later, latest] = [await proposed(HOSPITAL), await proposed(HOSPITAL)]
    const first = await applied(SEVERE)
    const second = await proposed(SEVERE)
    expect((await approve(later)).ok).toBe(true)
    expect(await approve(latest)).toEqual(refused('others-first'))
    // A refusal that two say frees the place.
    must(await people.office.applications.refuse(people.first, first, 'no-proof'))
    must(await people.office.applications.answer(people.second, first, 'refused'))
    expect((await approve(latest)).ok).toBe(true)
    expect((await approve(second)).ok).toBe(true)
    expect(await approve(await proposed(SEVERE))).toEqual(refused('no-place'))
  })

  test('a ground that the town answers with the paper gets no box, by two people all the same', async () => {
    const [id, electronic] = [await proposed(AWAY), await proposed(SEVERE)]
    expect(await approve(id)).toEqual(refused('not-in-this-state'))
    const { applications } = people.office
    expect(await applications.answer(people.first, id, 'on-paper')).toEqual(refused('same-person'))
    expect(await applications.answer(people.second, electronic, 'on-paper')).toEqual(refused('not-in-this-state'))
    must(await applications.answer(people.second, id, 'on-paper'))
    expect(await stateOf(id)).toEqual({ state: 'on-paper', reason: null })
    expect((await room.administrator.query('SELECT FROM roll.box WHERE NOT is_withdrawn')).rowCount).toBe(0)
  })

  test('a letter goes to those whom two sent to the paper, and to nobody else; a line of the acts says who printed it', async () => {
    const [sent, proposedAlone, electronic] = [await proposed(AWAY), await proposed(AWAY), await proposed(SEVERE)]
    must(await people.office.applications.answer(people.second, sent, 'on-paper'))
    const drawn: PaperLetter[] = []
    const drawPaper = async (letters: readonly PaperLetter[]) => {
      drawn.push(...letters)
      return ok(utf8('%PDF-1.7'))
    }
    const hands = { ...people, drawPaper, draw: () => expect.unreachable() }
    const print = (ids: readonly string[]) => staffAnswer(hands, people.first, 'print-paper', { ids })
    expect(await print([proposedAlone, electronic])).toEqual({ type: 'refused', refusal: 'not-there' })
    expect(await print([sent, proposedAlone, electronic])).toMatchObject({ type: 'paper-printed', count: 1 })
    expect(drawn).toMatchObject([{ address: '架空県見本市中央１丁目２番３号', block: null }])
    expect(Object.keys(drawn[0] ?? {}).toSorted()).toEqual(['address', 'block', 'name'])
    const { rows } = await room.administrator.query<{ line: string }>(
      'SELECT line FROM roll.act ORDER BY n DESC LIMIT 1',
    )
    expect(rows[0]?.line).toContain('rows-shown')
  })

  test('one person refuses nobody; another one may propose a box after all', async () => {
    const id = await applied(SEVERE)
    const { applications } = people.office
    must(await applications.refuse(people.first, id, 'not-of-category'))
    expect(await applications.answer(people.first, id, 'refused')).toEqual(refused('same-person'))
    expect(await approve(id)).toEqual(refused('not-in-this-state'))
    must(await applications.propose(people.second, id))
    expect(await applications.answer(people.first, id, 'refused')).toEqual(refused('not-in-this-state'))
    must(await applications.refuse(people.first, id, 'no-place'))
    must(await applications.answer(people.second, id, 'refused'))
    expect(await stateOf(id)).toEqual({ state: 'refused', reason: 'no-place' })
  })

  test('figures: by ground none of fewer than ten, in tens while applications are taken; pauses by the acts (S-08)', async () => {
    const asked = async () => {
      const figures = await people.figures()
      assert(figures.type === 'figures', 'figures')
      return figures
    }
    const of = (figures: Awaited<ReturnType<typeof asked>>, id: string) =>
      figures.applications.byCategory.find(({ category }) => category === id)?.count
    const before = await asked()
    for (let n = 0; n < 12; n++) await applied(SEVERE)
    must(await people.office.pause(people.first, true))
    const paused = await asked()
    must(await people.office.pause(people.first, false))
    expect([paused.pauses, (await asked()).pauses]).toMatchObject([
      { count: before.pauses.count + 1, isPaused: true },
      { count: before.pauses.count + 1, isPaused: false },
    ])
    const counts = [paused.applications.all, ...paused.applications.byCategory.map(({ count }) => count)]
    for (const count of counts) expect(count === null || (count >= 10 && count % 10 === 0)).toBe(true)
    expect(of(paused, SEVERE)).toBeGreaterThanOrEqual(10)
    expect(of(paused, AWAY)).toBeNull()
    // Nobody has touched a card ten times.
    expect(paused).toMatchObject({ until: null, checks: 0, codes: 0, opened: 0, byResult: [], periods: [] })
  })

  test('openings of the page and mistyped codes are a row an hour with ten at least, and nothing else (S-08)', async () => {
    const rows = async () =>
      (await room.administrator.query('SELECT what, count FROM roll.gate_count ORDER BY what')).rows
    for (let n = 0; n < 12; n++) expect(await gate.count('opened')).toEqual({ type: 'counted' })
    for (let n = 0; n < 9; n++) await gate.count('mistyped')
    await gate.keepCounts()
    expect(await rows()).toEqual([{ what: 'opened', count: 12 }])
    // A code that leads nowhere is one more.
    expect(await gate.code('222222222222')).toBe('no-such-code')
    await gate.keepCounts()
    expect(await rows()).toEqual([
      { what: 'mistyped', count: 10 },
      { what: 'opened', count: 12 },
    ])
    // No card was touched ten times in a whole hour: no figure is shown yet.
    expect(await people.figures()).toMatchObject({ opened: 0, mistyped: 0 })
  })

  test('a ground is in no list, act, letter, line, dump, file or WAL: sealed, each as long as every other', async () => {
    expect((await gate.apply(BORN, 'good', undefined, HOSPITAL)).said).toBe('applied')
    const letters = [must(await approve(await proposed(SEVERE))), must(await approve(await proposed(HOSPITAL)))]
    const { boxes, office } = { boxes: people.office.boxes, office: people.office }
    const printed = must(await office.print(people.second, letters))
    must(await boxes.sign(people.first))
    const list = must(await boxes.sign(people.second))
    must(await office.signApproved(people.first))
    const approved = must(await office.signApproved(people.second))
    await room.administrator.query('CHECKPOINT')
    const names = APPLICANTS.categories.flatMap(({ id, name }) => [[id, id] as const, [name.ja, name.ja] as const])
    const wanted = new Wanted(Object.fromEntries(names))
    const { rows: acts } = await room.administrator.query<{ line: string }>('SELECT line FROM roll.act')
    const given = [list.file, approved.file].map((file) => Buffer.from(file ?? []).toString('latin1'))
    const said = [...acts.map(({ line }) => line), JSON.stringify(printed), ...gate.log, await gate.metrics.metrics()]
    const everywhere: Found = [
      ...foundInLines([...said, ...given, room.cluster.log], wanted),
      ...foundInDump(room.cluster, room.database, wanted),
      ...foundBelow(room.cluster.socket, wanted),
    ]
    expect(everywhere).toEqual([])
    expect(list.file === null || approved.file === null || acts.length === 0).toBe(false)
    const { rows: sealed } = await room.administrator.query<{ category: Buffer; id: Buffer }>(
      'SELECT id, category FROM roll.application WHERE category IS NOT NULL',
    )
    expect(new Set(sealed.map(({ category }) => category.length))).toEqual(new Set([60]))
    // In another row it does not open.
    const [one, other] = sealed
    assert(one !== undefined && other !== undefined, 'two rows')
    expect(openCategory(gate.key, toHex(other.id), new Uint8Array(one.category))).toBeNull()
    expect(openCategory(gate.key, toHex(one.id), new Uint8Array(one.category))).toMatch(/^zq-/)
    // The search finds it where somebody wrote it.
    await room.administrator.query('CREATE TABLE public.note AS SELECT $1::text AS note', [SEVERE])
    expect(foundInDump(room.cluster, room.database, wanted)).toContain(`dump: ${SEVERE}`)
  })
})
