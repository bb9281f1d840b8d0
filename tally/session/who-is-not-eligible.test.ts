/** PEO 67, 68(1): a candidate found not eligible at the count loses every vote and no machine figure changes; it can be taken back until the final result was announced. */

import { expect, it } from 'vitest'
import { canonicalJson } from '#election/canonical-json.ts'
import { lotsOf } from '#election/count/lots.ts'
import { paperFields } from '#election/count/paper.ts'
import { ruledOut } from '#election/count/paper-books.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import type { ContestId } from '#election/ids.ts'
import { lotEntered } from '#simulation/counting/lot-entered.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { countResultJson } from '../services/count/result-json.ts'
import { booksOf, paperSchema } from '../services/paper-json.ts'
import { withLog } from './log-of.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from './screen-event.ts'

const MAYOR = 'mayor' as ContestId
const SAID = { chair: '選挙 長', witnesses: ['立会 春子'] }

/** Twelve records for mayor 1 and none for mayor 2, by machine. */
async function counted(): Promise<CountRoom> {
  const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: 12 } } })
  room.receiveEverything()
  room.count()
  return room
}

function ruling(candidate: number, eligible = false, contest: string = MAYOR): TallyScreenEvent {
  const reason = eligible ? '別の人の戸籍であった' : '被選挙権がない（戸籍の照会）'
  return tallyScreenEventSchema.parse({ type: 'rule-candidate', contest, candidate, eligible, reason, ...SAID })
}

function paper(votes: readonly [number, number], more: Record<string, string> = {}): TallyScreenEvent {
  const zero = paperFields([1, 2], 'people').map(({ name, kind }) => [name, kind === 'count' ? '0' : ''] as const)
  const own = { 'votes 1': String(votes[0]), 'votes 2': String(votes[1]), 'taken-away': '0' }
  const fields = { ...Object.fromEntries(zero), ...own, 'voters-absentee': String(votes[0] + votes[1]), ...more }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  return tallyScreenEventSchema.parse({ type: 'type-paper', contest: MAYOR, reason: '', typings })
}

function mayor(room: CountRoom) {
  return room.view().result?.contests.find(({ id }) => id === MAYOR) ?? expect.unreachable()
}

function figures(room: CountRoom) {
  const { candidates, sum, valid } = mayor(room)
  const votes = candidates.map((each) => [
    each.machine,
    each.votes === null ? null : inDecimals(each.votes),
    each.outcome,
  ])
  return { votes, valid, sum: sum === null ? null : [inDecimals(sum.valid), sum.invalid, sum.cast] }
}

it('has no vote, elects nobody by it, and leaves what the machines counted as it is', async () => {
  const room = await counted()
  room.press(paper([6, 10]))
  expect(figures(room)).toEqual({
    votes: [
      [12, '18', 'won'],
      [0, '10', 'not-won'],
    ],
    valid: 12,
    sum: ['28', 0, 28],
  })
  expect(room.press(ruling(1)).map(({ type }) => type)).toEqual(['write-stages'])
  expect(figures(room)).toEqual({
    votes: [
      [12, null, 'ineligible'],
      [0, '10', 'won'],
    ],
    valid: 12,
    sum: ['10', 18, 28],
  })
  const { paper: ofPaper } = mayor(room)
  expect(ofPaper?.count.invalid['not-eligible']).toBe(6)
  const [json] = countResultJson([mayor(room)])
  expect(json).toMatchObject({ ineligible: [1], winners: [2], joined: { totals: { '2': '10' }, invalid: 18 } })
})

it('is told with its reason and names, logged without a name, and makes the papers again', async () => {
  const room = await counted()
  room.press(paper([4, 8]))
  room.press({ type: 'no-paper', contest: 'council', ...SAID })
  room.press({ type: 'print', document: 'result-sheet' })
  room.send({ type: 'document-made', document: 'result-sheet', path: 'result-sheet.pdf' })
  const [before, event] = [room.state, { type: 'screen', event: ruling(1) } as const]
  const effects = room.send(event)
  expect(withLog(before, event, { state: room.state, effects }).effects).toMatchObject([
    { type: 'supersede', documents: ['result-sheet'] },
    { type: 'write-stages' },
    { type: 'log', entries: [{ event: { type: 'candidate-ruled', contest: MAYOR, eligible: false } }] },
  ])
  expect(room.view().documents).toEqual([])
  const said = room.view().result?.paper.find(({ contest }) => contest === MAYOR)
  expect(said?.rulings).toMatchObject([{ candidate: 1, eligible: false, chair: '選挙 長', witnesses: ['立会 春子'] }])
})

it('is taken back with a reason, and both words stay', async () => {
  const room = await counted()
  room.press(paper([4, 8]))
  const before = figures(room)
  room.press(ruling(1))
  expect(room.press(ruling(1))).toEqual([])
  expect(room.view().message?.code).toBe('ruling-as-before')
  room.press(ruling(1, true))
  expect(figures(room)).toEqual(before)
  expect(room.state.paper.get(MAYOR)?.rulings.map(({ eligible }) => eligible)).toEqual([false, true])
  expect(room.press(ruling(2, true))).toEqual([])
  expect(room.view().message?.code).toBe('ruling-as-before')
})

it('may come before the paper: then the paper joins with it, and the machine part is told without it', async () => {
  const room = await counted()
  room.press({ type: 'tell-machine', contest: MAYOR, ballots: 300, chair: '選挙 長' })
  room.press(ruling(1))
  expect(mayor(room)).toMatchObject({
    state: 'machine-alone',
    valid: 12,
    candidates: [{ machine: 12 }, { machine: 0 }],
  })
  const [told] = room.announce().contests
  expect(told).toMatchObject({
    candidates: [
      { number: 1, votes: null, outcome: 'ineligible' },
      { number: 2, votes: 0, outcome: 'open' },
    ],
  })
  const figure = (what: string) => told?.figures.find((each) => each.what === what)?.figure
  expect([figure('valid'), figure('invalid')]).toEqual([0, 12_000])
  room.press(paper([4, 8]))
  expect(figures(room).sum).toEqual(['8', 16, 24])
})

it('overtakes a lot that was drawn among others, and taken back takes it up again', async () => {
  const room = await counted()
  room.press(paper([4, 16]))
  room.press(lotEntered(MAYOR, [1]))
  room.press(ruling(1))
  const fates = () => lotsOf(room.state.lots, MAYOR).map(({ type }) => type)
  expect(fates()).toEqual(['drawn', 'overtaken'])
  room.press(ruling(1, true))
  expect(fates()).toEqual(['drawn', 'overtaken', 'taken-up'])
  expect(mayor(room).candidates.map(({ outcome }) => outcome)).toEqual(['won-by-lot', 'not-won'])
  room.press(ruling(1))
  expect(mayor(room).candidates.map(({ outcome }) => outcome)).toEqual(['ineligible', 'won'])
})

it('waits until people have said what becomes of ballots that namesakes share', async () => {
  const room = await counted()
  const shared = { 'shared-candidates 1': '1 2', 'shared-ballots 1': '2', basis: 'all', 'taken-away': '-2' }
  room.press(paper([4, 8], shared))
  expect(room.press(ruling(1))).toEqual([])
  expect(room.view().message).toMatchObject({ code: 'shared-with-ineligible', about: { number: 1 } })
  const other = await counted()
  other.press(ruling(2))
  expect(other.press(paper([4, 8], shared))).toEqual([])
  expect(other.view().message).toMatchObject({ code: 'shared-with-ineligible', about: { number: 2 } })
})

it('is too late when the final result was announced, and not before', async () => {
  const room = await counted()
  room.press(paper([4, 8]))
  room.press({ type: 'no-paper', contest: 'council', ...SAID })
  expect(room.view().result?.final).toBe(true)
  room.press(ruling(1))
  expect(room.announce().final).toBe(true)
  for (const event of [ruling(1, true), ruling(2)]) {
    expect(room.press(event)).toEqual([])
    expect(room.view().message?.code).toBe('ruling-too-late')
  }
  expect(ruledOut(room.state.paper, MAYOR)).toEqual([1])
})

it.each<[string, TallyScreenEvent]>([
  ['a contest that nobody knows', ruling(1, false, 'governor')],
  ['a number that nobody has', ruling(7)],
])('is refused of %s', async (_, event) => {
  const room = await counted()
  expect(room.press(event)).toEqual([])
  expect(room.view().message?.code).toBe('ruling-not-asked')
})

it('D-22: with few ballots on paper it tells only the sum', async () => {
  const room = await counted()
  room.press(paper([1, 2]))
  room.press(ruling(1))
  expect(mayor(room)).toMatchObject({
    state: 'joined-sum',
    valid: null,
    paper: null,
    sum: { invalid: 13, cast: 15 },
    candidates: [{ machine: null, paper: null, votes: null, outcome: 'ineligible' }, { machine: null }],
  })
})

it('is read back from stage 4 as it was said', async () => {
  const room = await counted()
  room.press(ruling(1))
  room.press(ruling(1, true))
  room.press(ruling(2))
  const written = new TextDecoder().decode(canonicalJson(Object.fromEntries(room.state.paper)))
  expect(booksOf(paperSchema.parse(JSON.parse(written)))).toEqual(room.state.paper)
})
