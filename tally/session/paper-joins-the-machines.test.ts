/** CNT-07, PAP-08 at the screen: what people counted on paper is typed twice, kept with every correction, and decides with the machines. */

import { expect, it } from 'vitest'
import { canonicalJson } from '#election/canonical-json.ts'
import { type PaperField, paperFields } from '#election/count/paper.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import type { ContestId } from '#election/ids.ts'
import { DECIDED } from '#simulation/counting/lot-entered.ts'
import { CountRoom, type CountRoomOptions } from '#simulation/promises/count-room.ts'
import { isWholePaper } from '../screens/paper-fields.tsx'
import { booksOf, paperSchema } from '../services/paper-json.ts'
import { nextStepOf } from './next-step.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import { tallyScreenEventSchema } from './screen-event.ts'

const MAYOR = 'mayor' as ContestId

/** Twelve records for mayor 1 and none for mayor 2, by machine. */
async function counted(sent: CountRoomOptions['sent'] = {}): Promise<CountRoom> {
  const room = await CountRoom.make({ records: 4, sent })
  room.receiveEverything()
  room.count()
  return room
}

/** @param votes of mayors 1 and 2, on paper */
function typed(votes: readonly [number, number], more: Record<string, string> = {}): Record<string, string> {
  const empty = (field: PaperField) => [field.name, field.kind === 'count' ? '0' : ''] as const
  const fields = Object.fromEntries(paperFields([1, 2], 'people').map(empty))
  const [first, second] = votes.map(String)
  const voters = String(votes[0] + votes[1])
  return {
    ...fields,
    'votes 1': first ?? '',
    'votes 2': second ?? '',
    'voters-absentee': voters,
    'taken-away': '0',
    ...more,
  }
}

function typePaper(
  first: Record<string, string>,
  second = first,
  reason = '',
  decided?: typeof DECIDED,
): TallyScreenEvent {
  const typings: [{ by: string; fields: typeof first }, { by: string; fields: typeof first }] = [
    { by: '入力 太郎', fields: first },
    { by: '入力 花子', fields: second },
  ]
  return tallyScreenEventSchema.parse({
    type: 'type-paper',
    contest: MAYOR,
    reason,
    typings,
    ...(decided === undefined ? {} : { decided }),
  })
}

function mayor(room: CountRoom) {
  const contest = room.view().result?.contests.find(({ id }) => id === MAYOR)
  return contest ?? expect.unreachable()
}

function votesOf(room: CountRoom): readonly (string | null)[] {
  return mayor(room).candidates.map(({ votes }) => (votes === null ? null : inDecimals(votes)))
}

it('is asked for first, shows where the two differ, and then turns the result', async () => {
  const room = await counted()
  expect(nextStepOf(room.view())).toMatchObject({ type: 'paper' })
  room.press({ type: 'open-paper', contest: MAYOR })
  expect(room.view().paperSheet).toMatchObject({ contest: MAYOR, differing: [], before: [] })
  expect(room.press(typePaper(typed([3, 17]), typed([3, 16])))).toEqual([])
  expect(room.view().message).toMatchObject({ code: 'paper-typed-differ', about: { count: 2 } })
  expect(room.view().paperSheet?.differing).toEqual(['voters-absentee', 'votes 2'])
  expect(votesOf(room)).toEqual([null, null])
  const effects = room.press(typePaper(typed([3, 17])))
  expect(effects.map(({ type }) => type)).toEqual(['write-stages'])
  expect(votesOf(room)).toEqual(['15', '17'])
  expect(mayor(room).candidates.map(({ outcome }) => outcome)).toEqual(['not-won', 'won'])
  expect(room.view().paperSheet).toBeNull()
})

it('takes figures as an input method leaves them: full width, another minus, a blank in front of them', async () => {
  const room = await counted()
  const wide = {
    'votes 1': '１３',
    'voters-absentee': '２０',
    'shared-candidates 1': '１、２',
    'shared-ballots 1': '８',
    basis: 'paper',
  }
  const plain = {
    'votes 1': '13',
    'voters-absentee': '20',
    'shared-candidates 1': '1、2',
    'shared-ballots 1': '8',
    basis: 'paper',
  }
  const typedWide = typed([0, 0], { ...wide, 'taken-away': '−１' })
  expect(isWholePaper(paperFields([1, 2], 'people'), typedWide)).toBe(true)
  room.press(typePaper(typedWide, typed([0, 0], { ...plain, 'taken-away': ' -1' })))
  expect([room.view().message?.code, mayor(room).state]).toEqual([undefined, 'joined'])
})

it('D-22: with few ballots no view tells them apart, neither before nor after', async () => {
  const room = await counted()
  expect(room.press({ type: 'tell-machine', contest: MAYOR, ballots: 9, chair: '選挙 長' })).toEqual([])
  expect(room.view().message?.code).toBe('paper-too-few')
  expect(mayor(room)).toMatchObject({
    state: 'machine-untold',
    valid: null,
    candidates: [{ machine: null }, { machine: null }],
  })
  room.press(typePaper(typed([1, 2], { 'voters-braille': '1', 'voters-absentee': '2' })))
  expect(mayor(room)).toMatchObject({
    state: 'joined-sum',
    valid: null,
    paper: null,
    candidates: [{ machine: null, paper: null }, {}],
  })
  expect(votesOf(room)).toEqual(['13', '2'])
  room.press({ type: 'open-paper', contest: MAYOR })
  // The reports' own numbers are on each station's printed sheet: nobody typed them here.
  const typedOnly = JSON.stringify(room.view(), (key, value) => (key === 'sent' ? undefined : value))
  expect(typedOnly).not.toMatch(/"(braille|absentee)":|"machine":12/)
})

it('tells more ballots than voters as a difference below zero, on the screen and to the hall', async () => {
  const room = await counted()
  room.press(typePaper(typed([20, 11], { 'voters-absentee': '29', 'taken-away': '-2' })))
  expect(mayor(room).sum).toMatchObject({ takenAway: -2 })
  const [told] = room.announce().contests
  expect(told?.figures.find(({ what }) => what === 'takenAway')).toEqual({ what: 'takenAway', figure: -2000 })
})

it("tells the machines' part alone by the chair's word, and elects nobody by it", async () => {
  const room = await counted()
  room.press({ type: 'tell-machine', contest: MAYOR, ballots: 300, chair: '選挙 長' })
  expect(mayor(room)).toMatchObject({
    state: 'machine-alone',
    sum: null,
    candidates: [{ machine: 12, outcome: 'open' }, { machine: 0 }],
  })
  expect(room.view().result?.final).toBe(false)
  expect(room.press({ type: 'print', document: 'result-sheet' })).toEqual([])
})

it.each<[string, TallyScreenEvent]>([
  ['nobody knows', { type: 'no-paper', contest: 'governor', chair: 'a', witnesses: ['b'] }],
  ['nobody knows, opened', { type: 'open-paper', contest: 'governor' }],
])('of a contest that %s: refused', async (_, event) => {
  const room = await counted()
  expect(room.press(event)).toEqual([])
  expect(room.view().message?.code).toBe('paper-not-asked')
})

// D-21
it('is not taken before the machines are counted', async () => {
  const room = await CountRoom.make()
  room.receiveEverything()
  expect(room.press({ type: 'no-paper', contest: MAYOR, chair: 'a', witnesses: ['b'] })).toEqual([])
  expect(room.view()).toMatchObject({ message: { code: 'paper-not-asked' }, result: null })
})

it('is read back from stage 4 as it was said', async () => {
  const room = await counted()
  room.press({ type: 'tell-machine', contest: MAYOR, ballots: 30, chair: '選挙 長' })
  room.press(
    typePaper(
      typed([20, 11], { 'shared-candidates 1': '1 2', 'shared-ballots 1': '2', basis: 'all', 'taken-away': '-2' }),
    ),
  )
  room.press(typePaper(typed([20, 12]), undefined, '数え違い'))
  room.press({ type: 'no-paper', contest: 'council', chair: '選挙 長', witnesses: ['立会 人'] })
  const written = new TextDecoder().decode(canonicalJson(Object.fromEntries(room.state.paper)))
  expect(booksOf(paperSchema.parse(JSON.parse(written)))).toEqual(room.state.paper)
  expect(room.state.paper.get(MAYOR)?.entries).toHaveLength(2)
})

it('D-22: cast vote records are made of contests with enough ballots on paper or none; with few in each of them, of none', async () => {
  const room = await counted({ mayor: { absentee: 9 }, council: { absentee: 3 } })
  const make: TallyScreenEvent = { type: 'make-cast-vote-records', warned: true }
  room.press(typePaper(typed([4, 5])))
  const council = room.view().result?.contests.find(({ id }) => id !== MAYOR) ?? expect.unreachable()
  const empty = paperFields(
    council.candidates.map(({ number }) => number),
    'people',
  ).map(({ name, kind }) => [name, kind === 'count' ? '0' : ''] as const)
  const fields = { ...Object.fromEntries(empty), 'votes 1': '3', 'voters-absentee': '3', 'taken-away': '0' }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  room.press(tallyScreenEventSchema.parse({ type: 'type-paper', contest: council.id, reason: '', typings }))
  expect(room.view().result).toMatchObject({
    final: true,
    contests: [{ state: 'joined-sum' }, { state: 'joined-sum' }],
  })
  expect(room.press(make)).toEqual([])
  expect(room.view()).toMatchObject({ busy: null, message: { code: 'records-not-told' } })
  const more = typed([4, 6], { 'voters-absentee': '9', 'taken-away': '-1' })
  room.press(typePaper(more, more, '数え落とし', DECIDED))
  expect(room.press(make).at(-1)).toMatchObject({ type: 'print' })
})

it('of a contest without a poll nobody types paper, and the words name it by its title', async () => {
  const room = await counted()
  const { count } = room.state
  const contests = (count?.contests ?? []).map((each) => ({ ...each, uncontested: each.contest.id === MAYOR }))
  room.state = { ...room.state, count: count && { ...count, contests } }
  expect(room.press({ type: 'open-paper', contest: MAYOR })).toEqual([])
  expect(room.view()).toMatchObject({
    paperSheet: null,
    message: { code: 'paper-not-asked', about: { contest: '見本市長選挙' } },
  })
})
