/** The tally's screen events: what taking each back undoes and reopens, or why it stays. */
import { paperFields } from '#election/count/paper.ts'
import type { StationId } from '#election/ids.ts'
import { DECIDED, lotEntered } from '#simulation/counting/lot-entered.ts'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { initialState, type TallyState } from '#tally/session/state.ts'
import { step } from '#tally/session/step.ts'
import { viewOf } from '#tally/session/view-of.ts'
import { everyActIsTakenBack } from './taken-back.ts'

type Type = TallyScreenEvent['type']
const MAYOR = 'mayor'

function paper(votes: readonly [number, number], reason = ''): TallyScreenEvent {
  const zero = paperFields([1, 2], 'people').map(({ name, kind }) => [name, kind === 'count' ? '0' : ''] as const)
  const own = { 'votes 1': String(votes[0]), 'votes 2': String(votes[1]), 'taken-away': '0' }
  const fields = { ...Object.fromEntries(zero), ...own, 'voters-absentee': String(votes[0] + votes[1]) }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  return tallyScreenEventSchema.parse({ type: 'type-paper', contest: MAYOR, reason, typings, decided: DECIDED })
}

const rule = (eligible: boolean): TallyScreenEvent => {
  return { type: 'rule-candidate', contest: MAYOR, candidate: 2, eligible, reason: '照会', ...DECIDED }
}

const room = await CountRoom.make({ records: 4 })
room.receiveEverything()
const received = room.state
const station = '1' as StationId
room.press(stationReceived(station, ['duplicates']))
const boxOpen = room.state
room.state = received
room.count()
room.press(paper([10, 22]))
room.press({ type: 'no-paper', contest: 'council', ...DECIDED })
const tied = room.state
room.press(lotEntered(MAYOR, [2]))
const drawn = room.state

const number = viewOf(received).stations[0]?.reportFingerprint ?? ''
const decide: TallyScreenEvent = { type: 'decide-container', station, reason: '錠は異状がない', by: ['選挙 長'] }
const arrived = (state: TallyState) => [viewOf(state).stations, viewOf(state).missing, viewOf(state).message]
const compare = (same: boolean): TallyScreenEvent =>
  tallyScreenEventSchema.parse({ type: 'compare-report', station, number, same })
const outcome = (state: TallyState) => viewOf(state).result?.contests.map(({ candidates, sum }) => [candidates, sum])

const secondRoom = await CountRoom.make()
secondRoom.state = { ...initialState(6, secondRoom.state.now), hasCarry: true, phase: 'choose-mode' }
secondRoom.state = { ...secondRoom.state, election: secondRoom.made.election }
const firstPage = secondRoom.state

everyActIsTakenBack<TallyState, TallyScreenEvent, Type>({
  app: 'tally',
  types: tallyScreenEventSchema.options.map(({ shape }) => shape.type.value),
  play: (state, events) => events.reduce((before, event) => step(before, { type: 'screen', event }).state, state),
  rows: [
    {
      ...{ act: 'type-paper', back: 'type-paper', name: 'a correction that overtook a lot: the very lot holds again' },
      before: () => drawn,
      does: [paper([21, 22], '数え違い')],
      undoes: [paper([10, 22], '前の訂正は誤り')],
      shows: outcome,
    },
    {
      ...{
        act: 'rule-candidate',
        back: 'rule-candidate',
        name: 'a ruling that overtook a lot: the very lot holds again',
      },
      before: () => drawn,
      does: [rule(false)],
      undoes: [rule(true)],
      shows: outcome,
    },
    {
      ...{ act: 'enter-lot', back: 'enter-lot', name: 'a lot that was entered wrongly is entered again' },
      before: () => drawn,
      does: [lotEntered(MAYOR, [1], { again: { reason: '番号の取り違え', chair: '選挙 長' } })],
      undoes: [lotEntered(MAYOR, [2], { again: { reason: '前の入力が正しい', chair: '選挙 長' } })],
      shows: outcome,
    },
    {
      ...{ act: 'open-paper', back: 'open-paper', name: 'a sheet of paper that was opened is closed' },
      before: () => tied,
      does: [{ type: 'open-paper', contest: MAYOR }],
      undoes: [{ type: 'open-paper', contest: null }],
      shows: (state) => viewOf(state).paperSheet,
    },
    {
      ...{
        act: 'receive-station',
        back: 'receive-station',
        name: 'a box was called open: looked at again, it is whole',
      },
      before: () => received,
      does: [stationReceived(station, ['duplicates'])],
      thenDone: [decide],
      undoes: [stationReceived(station)],
      shows: arrived,
    },
    {
      ...{
        act: 'decide-container',
        back: 'receive-station',
        name: 'the chair takes an open box, and it is looked at again',
      },
      before: () => boxOpen,
      does: [decide],
      undoes: [stationReceived(station, ['duplicates'])],
      shows: arrived,
    },
    {
      ...{ act: 'open-sheet', back: 'open-sheet', name: 'a printed report was to be typed, and is not' },
      before: () => received,
      does: [{ type: 'open-sheet', station }],
      undoes: [{ type: 'open-sheet', station: null }],
      shows: (state) => viewOf(state).sheet,
    },
    {
      ...{ act: 'compare-report', back: 'compare-report', name: 'a number that was misread: its doubt goes with it' },
      before: () => received,
      does: [compare(false)],
      undoes: [compare(true)],
      shows: (state) => [viewOf(state).stations, viewOf(state).doubts],
    },
    {
      ...{ act: 'choose-mode', back: 'leave-mixing', name: 'the PC that counts was made the second one' },
      before: () => firstPage,
      does: [{ type: 'choose-mode', mode: 'mix' }],
      undoes: [{ type: 'leave-mixing' }],
      shows: (state) => [viewOf(state).phase, viewOf(state).message],
    },
  ],
  never: {
    'language-chosen': 'changes words alone',
    unlock: 'the key stays open until the program ends',
    'confirm-zero': 'what witnesses saw at that minute stays',
    'receive-reports': 'a later report replaces an earlier one; none is unread',
    'type-report': 'a signed report, or two who type again, take its place',
    'read-media': 'a medium that was shown is never left out in silence',
    'allow-duplicate': 'the original that comes after all takes its place back',
    explain: 'a reason stays in the record; other facts are another doubt',
    'choose-seal': 'chosen again: what was taken in of the other goes out',
    'enter-accepted': 'two people type the same number; a later report of a station asks for it anew',
    'provide-share': 'ends with the attempt; nothing is opened by it alone',
    count: 'what was opened is final (D-32)',
    'mix-with-second': 'nothing is opened by it; "count" mixes all of it here',
    'carry-out': 'the stick may be written again; what is on another one answers the same list',
    'carry-in': 'checked before it is taken; the mixing may begin anew',
    'mix-carried': 'one list is mixed once on one stick; the first PC may leave it aside',
    'no-paper': 'two who type correct it, with a reason',
    'tell-machine': 'said before the paper; the paper follows it',
    'tell-figures': 'what was told is known; a correction asks anew',
    'write-minutes': 'a later entry corrects it, with a reason',
    print: 'a correction moves what was made',
    'send-to-printer': 'paper is paper',
    'make-cast-vote-records': 'a correction moves the file',
    announce: 'the next announcement corrects it, old and new figures',
    'print-announcement': 'as it was kept, each time',
    'show-log': 'shows alone',
    'show-machine-log': 'shows alone',
    acknowledge: 'takes a message away',
  },
})
