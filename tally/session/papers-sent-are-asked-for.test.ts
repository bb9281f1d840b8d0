/** CNT-07 ◆: a count does not pass over ballot papers that a station's signed report sends: not by the chair's word, and not by a smaller number. */
import { expect, it } from 'vitest'
import { paperFields } from '#election/count/paper.ts'
import { paperSaid } from '#simulation/counting/paper-said.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { nextStepOf } from './next-step.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from './screen-event.ts'

const CHAIR = { chair: '選挙 長', witnesses: ['立会 春子'] }

/** Station 1 sends four absentee votes for the mayor, and none for the council. */
async function counted(): Promise<CountRoom> {
  const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: 4 } } })
  room.receiveEverything()
  room.count()
  return room
}

/** All of them for mayor 1. */
function typed(voters: number, reason = ''): TallyScreenEvent {
  const zero = paperFields([1, 2], 'people').map(({ name, kind }) => [name, kind.endsWith('none') ? '' : '0'])
  const fields = { ...Object.fromEntries(zero), 'voters-absentee': String(voters), 'votes 1': String(voters) }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  return tallyScreenEventSchema.parse({ type: 'type-paper', contest: 'mayor', reason, typings, decided: CHAIR })
}

const explanationOf = (room: CountRoom) => room.view().missing.find((item) => item.type === 'explanation')

it('that there is no paper is refused, with station, contest and number; where none was sent it is taken', async () => {
  const room = await counted()
  const station = room.made.election.electionPackage.stations[0]?.name ?? expect.unreachable()
  expect(room.press({ type: 'no-paper', contest: 'mayor', ...CHAIR })).toEqual([])
  expect(room.view().message).toEqual({
    code: 'paper-was-sent',
    about: { contest: '見本市長選挙', stations: [`${station} 4`], count: 4 },
  })
  expect(room.view().missing).toContainEqual({ type: 'paper', contest: 'mayor' })
  expect(room.view().result?.sent).toEqual([
    { contest: 'mayor', kinds: { braille: 0, absentee: 4, provisional: 0, ordinary: 0 } },
  ])
  room.press({ type: 'no-paper', contest: 'council', ...CHAIR })
  expect(room.view().missing).toEqual([{ type: 'paper', contest: 'mayor' }])
})

it('the line of the next step says what is open: papers that were sent are typed, and only without them may people say that there are none', async () => {
  const room = await counted()
  expect(nextStepOf(room.view())).toEqual({ type: 'paper-sent', contest: '見本市長選挙', count: 4 })
  room.press(typed(4))
  expect(nextStepOf(room.view())).toEqual({ type: 'paper', contest: '見本市議会議員一般選挙' })
})

it('D-22: while the reports send few, no word of the chair has the part of the machines told alone', async () => {
  const room = await counted()
  const word = { type: 'tell-machine', ballots: 12, chair: CHAIR.chair } as const
  expect(room.press({ ...word, contest: 'mayor' })).toEqual([])
  expect(room.view().message).toEqual({ code: 'paper-too-few', about: { contest: '見本市長選挙', least: 10 } })
  expect(room.view().result?.contests[0]).toMatchObject({ state: 'machine-untold', valid: null })
  // Where the reports send none, more may come from elsewhere by the chair's word.
  room.press({ ...word, contest: 'council' })
  expect(room.view().result?.contests[1]).toMatchObject({ state: 'machine-alone' })
})

it('as many as were sent: the result is final, accepted or not', async () => {
  const room = await counted()
  room.press(typed(4))
  room.press({ type: 'no-paper', contest: 'council', ...CHAIR })
  expect([room.view().missing, room.view().result?.final]).toEqual([[], true])
  const other = await counted()
  const event = typed(3)
  if (event.type !== 'type-paper') expect.unreachable()
  for (const { fields } of event.typings) fields['not-accepted-absentee'] = '1'
  other.press(event)
  expect(other.view().missing).toEqual([{ type: 'paper', contest: 'council' }])
})

it('fewer or more: the result waits for a reason for exactly this difference, and no vote changes', async () => {
  const room = await counted()
  room.press(typed(3))
  room.press({ type: 'no-paper', contest: 'council', ...CHAIR })
  const open = explanationOf(room)
  expect(open).toMatchObject({ code: 'paper-differs', station: null, pair: null })
  expect(room.view().doubts).toContainEqual(
    expect.objectContaining({ facts: { contest: 'mayor', kind: 'absentee', sent: 4, typed: 3 } }),
  )
  expect(room.view().result?.final).toBe(false)
  if (open?.type !== 'explanation') expect.unreachable()
  room.press({ type: 'explain', doubt: open.doubt, reason: '投票者が用紙を持ち帰った', by: ['選挙 長'] })
  expect(room.view().result?.final).toBe(true)
  // The next number is another difference, which nobody has explained.
  room.press(typed(2, '数え直した'))
  expect(explanationOf(room)).toMatchObject({ code: 'paper-differs' })
  expect(room.view().result?.final).toBe(false)
})

it('the counting people of a simulated night type what the stations sent', async () => {
  const room = await counted()
  for (const event of paperSaid(room.view())) room.press(event)
  expect(room.view()).toMatchObject({ message: null, missing: [], result: { final: true } })
})
