/** The closing: figures, seals, boxes, keys, the report and its correction, and what takes each of them back. */
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerState } from '#issuer/session/state.ts'
import { COUNCIL, K1, K2, MAYOR, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import {
  AFTER_BOXES,
  at,
  beingCorrected,
  CANCEL,
  CORRECTS,
  closing,
  closingSteps,
  DIGITS,
  dayOf,
  differing,
  EVENING,
  EXPLAIN,
  envelope,
  LEFT,
  medium,
  OFFICER,
  play,
  READY,
  ROUND_BOXES,
  seal,
  sealed,
  signed,
  tick,
  unseal,
} from './issuer-days.ts'
import { evening, type Row, row } from './issuer-row.ts'

const NOT_FIXED = { inside: { rollNos: ['0003'], fixed: false } } as never
const NO_TICKS = { ticks: openRecord().closing.ticks, kiosksMayClose: false }
const ticked = (tick: 'all-voted' | 'removed-voters', done = true) =>
  ({ type: 'closing-ticked', tick, done, cardsOut: '' }) as const
const BOTH = () => play(sealed(), [seal('originals-sealed', 'A-1'), seal('duplicates-sealed', 'A-2')])
const withOriginals = () => play(sealed(), [seal('originals-sealed', 'A-1')])
const withDuplicates = () => play(sealed(), [seal('duplicates-sealed', 'A-2')])
const DEAD = openRecord().kiosks.map((kiosk) =>
  kiosk.machine === K1 ? { ...kiosk, state: 'failed' as const, note: 'dark' } : kiosk,
)
const figures = (state: IssuerState) => {
  const { record, differing, explanation } = dayOf(state)
  const { ticketsCounted, cardsInCase, told } = record.closing
  const sorted = [...told].sort((a, b) => (a.machine < b.machine ? -1 : 1))
  return { ticketsCounted, cardsInCase, told: sorted, differing, explanation, steps: closingSteps(state) }
}
/** Explained as it is then, and no longer when it is as before. */
const FALLS = { built: [EXPLAIN], shows: figures }
const tickets = (count: number) => ({ type: 'tickets-counted', count }) as const
const cards = (inCase: number) => ({ type: 'cards-counted', inCase }) as const
const told = (count: number | null): IssuerScreenEvent => {
  return { type: 'records-told', machine: K1, contest: MAYOR, count }
}
const toldOf = (state: IssuerState) => dayOf(state).record.closing.told.flatMap(({ counts }) => counts)
const explains = (reason: string) => ({ type: 'difference-explained', reason }) as const
const sealTold = (digits: string) => ({ type: 'seal-told', machine: K1, digits }) as const
const sealMissing = (reason: string, machine = K1) => ({ type: 'seal-missing', machine, reason }) as const
const unpermitted = (done: boolean) => ({ type: 'unpermitted-told', machine: K1, done }) as const
const ended = (count: number) => ({ type: 'ended-sessions-told', count, witnesses: '春' }) as const
const NOBODY = { men: 0, women: 0 }
const NONE_CAME = absenteesOf(0)
function absenteesOf(men: number) {
  const contest = { received: { men, women: 0 }, notAccepted: NOBODY, refused: NOBODY }
  return { contests: [contest, contest], late: 0, notAcceptedNames: '', refusedNames: '' }
}
const designated = (state: IssuerState): IssuerState => {
  const { phase } = state
  return phase.type === 'day' ? { ...state, phase: { ...phase, facts: { ...phase.facts, designated: true } } } : state
}
const designatedEvening = () => designated(evening({ absentees: NONE_CAME })())
const absentees = (men: number) =>
  ({ type: 'absentees-told', figures: absenteesOf(men), again: absenteesOf(men) }) as const
const takenOver = (by: typeof K2 | null) => ({ type: 'pair-taken-over', machine: K1, by }) as const
const ROUND_SEAL = (state: IssuerState) => [dayOf(state).record.closing.seals, dayOf(state).openMachines]
const keeperOf = (state: IssuerState) =>
  dayOf(state).record.keys.moves.findLast(({ what }) => what === 'witness-original')?.to
const held = (state: IssuerState) => {
  const envelopes = [...dayOf(state).record.keys.envelopes].sort((a, b) => (a.envelope < b.envelope ? -1 : 1))
  return [envelopes, keeperOf(state)]
}
const handed = (to: number) => ({ type: 'key-envelope-handed', envelope: 'witness-original', to }) as const
const ENDS = { type: 'end-of-day-requested' } as const
/** Everything is done: the four envelopes, the lid, the two papers. */
const ENDING = () =>
  play(BOTH(), [
    READY,
    seal('ballot-box-locked', '', [0, 1]),
    envelope('witness-original', 0),
    envelope('officer-duplicate', 'officer'),
    envelope('officer-box', 'deputy'),
    envelope('witness-outer', 1),
    ...LEFT,
  ])
const withEnvelope = () => play(BOTH(), AFTER_BOXES)

export const EVENING_ROWS: readonly Row[] = [
  row(
    'somebody who was not inside stands on the list',
    evening(NO_TICKS, NOT_FIXED),
    [
      { type: 'inside-voter-added', text: '0007' },
      { type: 'inside-voter-found', voter: voter() },
    ],
    { type: 'inside-voter-removed', rollNo: '0007' as never },
  ),
  row(
    'an envelope of an absentee vote that was read',
    () => designated(evening(NO_TICKS)()),
    [
      { type: 'envelope-read', text: '0007', contest: MAYOR },
      { type: 'envelope-voter-found', voter: voter(), contest: MAYOR },
    ],
    { type: 'envelope-removed', contest: MAYOR, number: '0007' },
  ),
  row(
    'the list of who was inside is fixed: what was ticked on it falls with it',
    evening(NO_TICKS, NOT_FIXED),
    { type: 'inside-list-fixed' },
    { type: 'inside-list-reopened' },
    { built: [ticked('all-voted'), ticked('removed-voters')] },
  ),
  row(
    'the first of the ticks takes the others back',
    evening(NO_TICKS),
    ticked('all-voted'),
    ticked('all-voted', false),
    { built: [ticked('removed-voters')] },
  ),
  row('K13: tickets counted once more: the reason of the other number falls', differing, tickets(3), tickets(4), FALLS),
  row(
    'WI6: tickets counted right: nothing is left to explain',
    () => play(differing(), [tickets(5)]),
    tickets(4),
    tickets(5),
    FALLS,
  ),
  row('K13: cards counted once more', differing, cards(19), cards(20), FALLS),
  row('K13: records of a machine typed once more', differing, told(4), told(3), FALLS),
  row('records of a machine', evening({ told: [] }), told(4), told(null), {
    shows: (state) => toldOf(state).filter((count) => count !== null),
  }),
  row('a machine closed without the permission', evening(), unpermitted(true), unpermitted(false)),
  row('absentee figures typed once more', designatedEvening, absentees(1), absentees(0)),
  row('sessions that the officer ended', evening({ ended: { count: 0, witnesses: '' } }), ended(1), ended(0)),
  row('the reason of a difference', differing, explains('lost'), explains(''), { shows: figures }),
  row('the number of a seal', evening({ noSeals: [] }), sealTold(DIGITS), sealTold(''), { shows: ROUND_SEAL }),
  row('why a seal has no number', evening({ noSeals: [] }), sealMissing('dark'), sealMissing('')),
  row(
    'who closed the pair of a dead machine',
    () => at(closing({}, { kiosks: DEAD }), EVENING),
    takenOver(K2),
    takenOver(null),
  ),
]

export const BOXES: readonly Row[] = [
  row(
    'K11: a seal is broken, after the boxes were ready',
    withDuplicates,
    seal('originals-sealed', 'A-1'),
    unseal('originals-sealed'),
    { built: [READY, envelope('witness-original', 0), ...LEFT], shows: ROUND_BOXES('original') },
  ),
  row('K11: the other container', withOriginals, seal('duplicates-sealed', 'A-2'), unseal('duplicates-sealed'), {
    built: [READY, envelope('officer-duplicate', 'officer'), ...LEFT],
    shows: ROUND_BOXES('duplicate'),
  }),
  row(
    'K11: a medium in a sealed container is taken out: the boxes are not ready',
    withDuplicates,
    [seal('originals-sealed', 'A-1'), READY],
    [medium(K1, 'original', 'S1-P1-O', false), medium(K1, 'original', 'S1-P1-O')],
    { shows: ROUND_BOXES('original') },
  ),
  row(
    'words for what cannot be sealed, and then it can',
    sealed,
    { type: 'boxes-ready', exception: 'no label' },
    [seal('originals-sealed', 'A-1'), unseal('originals-sealed')],
    { shows: ROUND_BOXES('original') },
  ),
  row('a medium is noted', evening(), medium(K1, 'original', 'S1-P1-O'), medium(K1, 'original', 'S1-P1-O', false), {
    shows: (state) => dayOf(state).record.closing.media.filter(({ sealed }) => sealed),
  }),
  row(
    'the outer lid is locked, by a wrong tap',
    () => play(BOTH(), [READY]),
    seal('ballot-box-locked', '', [0, 1]),
    unseal('ballot-box-locked'),
  ),
  row(
    'a key envelope is sealed with another witness',
    withEnvelope,
    envelope('witness-original', 0, 1),
    envelope('witness-original', 0),
    { shows: held },
  ),
  row('a key envelope has another keeper', withEnvelope, handed(1), handed(0), { shows: keeperOf }),
  row(
    'the polling record is made: the transport list falls with it',
    sealed,
    tick('polling-record-made'),
    tick('polling-record-made', false),
    { built: [tick('transport-list-made')] },
  ),
]

export const REPORT: readonly Row[] = [
  row(
    'a correction of the report, with its figures',
    signed,
    [CORRECTS, ...OFFICER],
    [{ type: 'report-correction-dropped' }, ...OFFICER],
    {
      built: [
        tickets(5),
        { type: 'records-told', machine: K2, contest: COUNCIL, count: 9 },
        unpermitted(true),
        ended(1),
      ],
    },
  ),
  row(
    'a correction of the report of a designated station, with its absentee figures',
    () => designated(signed({ absentees: NONE_CAME })),
    [CORRECTS, ...OFFICER],
    [{ type: 'report-correction-dropped' }, ...OFFICER],
    { built: [absentees(7)] },
  ),
  row('a correction that no card confirms', signed, CORRECTS, CANCEL),
  row('taking a correction back, and going on with it', beingCorrected, { type: 'report-correction-dropped' }, CANCEL),
  row(
    'the signature of a report, asked for too early',
    () => play(differing(), [sealMissing('x'), sealMissing('x', K2), EXPLAIN]),
    { type: 'station-report-requested' },
    CANCEL,
  ),
  row('the end of the day, asked for too early', ENDING, ENDS, CANCEL),
]
