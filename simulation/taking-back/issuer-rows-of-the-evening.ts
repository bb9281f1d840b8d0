/** The closing: figures, seals, boxes, keys, the report and its correction, and what takes each of them back. */
import { COUNCIL, K1, K2, MAYOR, openRecord } from '#simulation/rooms/issuer-session.ts'
import {
  AFTER_BOXES,
  at,
  beingCorrected,
  CANCEL,
  closing,
  closingSteps,
  DIGITS,
  dayOf,
  differing,
  EVENING,
  EXPLAIN,
  envelope,
  inside,
  LEFT,
  medium,
  OFFICER,
  play,
  press,
  READY,
  ROUND_BOXES,
  seal,
  sealed,
  signed,
  tick,
  unseal,
} from './issuer-days.ts'
import { does, evening, pressed, type Row, row } from './issuer-row.ts'

const NOT_FIXED = { inside: { rollNos: ['0003'], fixed: false } } as never
const NO_TICKS = { 'all-voted': false, 'removed-voters': false, 'absentee-decided': false, 'absentee-boxed': false }
const ticked = (tick: 'all-voted' | 'removed-voters', done = true) =>
  press({ type: 'closing-ticked', tick, done, cardsOut: '' })
const BOTH = () => play(sealed(), [seal('originals-sealed', 'A-1'), seal('duplicates-sealed', 'A-2')])
const DEAD = openRecord().kiosks.map((kiosk) =>
  kiosk.machine === K1 ? { ...kiosk, state: 'failed' as const, note: 'dark' } : kiosk,
)
const figures = (state: Parameters<typeof dayOf>[0]) => {
  const { record, differing, explanation } = dayOf(state)
  const { ticketsCounted, cardsInCase, told } = record.closing
  return {
    ticketsCounted,
    cardsInCase,
    told: [...told].sort((a, b) => (a.machine < b.machine ? -1 : 1)),
    differing,
    explanation,
    steps: closingSteps(state),
  }
}
/** Explained as it is then, and no longer when it is as before. */
const FALLS = { built: [EXPLAIN], shows: figures }
const fewer = (count: number) => ({ type: 'tickets-counted', count }) as const
const told = (count: number) => ({ type: 'records-told', machine: K1, contest: MAYOR, count }) as const
const ROUND_SEAL = (state: Parameters<typeof dayOf>[0]) => [
  dayOf(state).record.closing.seals,
  dayOf(state).openMachines,
]
const held = (state: Parameters<typeof dayOf>[0]) => {
  const { keys } = dayOf(state).record
  return [
    [...keys.envelopes].sort((a, b) => (a.envelope < b.envelope ? -1 : 1)),
    keys.moves.findLast(({ what }) => what === 'witness-original')?.to,
  ]
}
/** Everything is done: the four envelopes, the lid, the two papers. */
const ENDING = () =>
  play(BOTH(), [
    READY,
    press({ type: 'sealing-ticked', tick: 'ballot-box-locked', done: true, witnesses: [0, 1], label: '', again: '' }),
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
    ['inside-voter-added', 'inside-voter-removed'],
    evening({ ticks: NO_TICKS, kiosksMayClose: false }, NOT_FIXED),
    does(inside, [press({ type: 'inside-voter-removed', rollNo: '0007' as never })]),
  ),
  pressed(
    'the list of who was inside is fixed: what was ticked on it falls with it',
    evening({ ticks: NO_TICKS, kiosksMayClose: false }, NOT_FIXED),
    { type: 'inside-list-fixed' },
    { type: 'inside-list-reopened' },
    { built: [ticked('all-voted'), ticked('removed-voters')] },
  ),
  row(
    'the first of the four ticks takes the others back',
    ['closing-ticked', 'closing-ticked'],
    evening({ ticks: NO_TICKS, kiosksMayClose: false }),
    does([ticked('all-voted')], [ticked('all-voted', false)]),
    { built: [ticked('removed-voters')] },
  ),
  pressed('K13: tickets counted once more: the reason of the other number falls', differing, fewer(3), fewer(4), FALLS),
  pressed(
    'WI6: tickets counted right: nothing is left to explain',
    () => play(differing(), [press(fewer(5))]),
    fewer(4),
    fewer(5),
    FALLS,
  ),
  pressed(
    'K13: cards counted once more',
    differing,
    { type: 'cards-counted', inCase: 19 },
    { type: 'cards-counted', inCase: 20 },
    FALLS,
  ),
  pressed('K13: records of a machine typed once more', differing, told(4), told(3), FALLS),
  pressed(
    'records of a machine',
    evening({ told: [] }),
    told(4),
    { ...told(0), count: null as never },
    {
      shows: (state) =>
        dayOf(state)
          .record.closing.told.flatMap(({ counts }) => counts)
          .filter((count) => count !== null),
    },
  ),
  pressed(
    'the reason of a difference',
    differing,
    { type: 'difference-explained', reason: 'lost' },
    { type: 'difference-explained', reason: '' },
    { shows: figures },
  ),
  pressed(
    'the number of a seal',
    evening({ noSeals: [] }),
    { type: 'seal-told', machine: K1, digits: DIGITS },
    { type: 'seal-told', machine: K1, digits: '' },
    { shows: ROUND_SEAL },
  ),
  pressed(
    'why a seal has no number',
    evening({ noSeals: [] }),
    { type: 'seal-missing', machine: K1, reason: 'dark' },
    { type: 'seal-missing', machine: K1, reason: '' },
  ),
  pressed(
    'who closed the pair of a dead machine',
    () => at(closing({}, { kiosks: DEAD }), EVENING),
    { type: 'pair-taken-over', machine: K1, by: K2 },
    { type: 'pair-taken-over', machine: K1, by: null },
  ),
]

export const BOXES: readonly Row[] = [
  row(
    'K11: a seal is broken, after the boxes were ready',
    ['sealing-ticked', 'sealing-ticked'],
    () => play(sealed(), [seal('duplicates-sealed', 'A-2')]),
    does([seal('originals-sealed', 'A-1')], [unseal('originals-sealed')]),
    { built: [READY, envelope('witness-original', 0), ...LEFT], shows: ROUND_BOXES('original') },
  ),
  row(
    'K11: the other container',
    ['sealing-ticked', 'sealing-ticked'],
    () => play(sealed(), [seal('originals-sealed', 'A-1')]),
    does([seal('duplicates-sealed', 'A-2')], [unseal('duplicates-sealed')]),
    { built: [READY, envelope('officer-duplicate', 'officer'), ...LEFT], shows: ROUND_BOXES('duplicate') },
  ),
  row(
    'K11: a medium in a sealed container is taken out: the boxes are not ready',
    ['boxes-ready', 'medium-noted'],
    () => play(sealed(), [seal('duplicates-sealed', 'A-2')]),
    does(
      [seal('originals-sealed', 'A-1'), READY],
      [medium(K1, 'original', 'S1-P1-O', false), medium(K1, 'original', 'S1-P1-O')],
    ),
    { shows: ROUND_BOXES('original') },
  ),
  row(
    'words for what cannot be sealed, and then it can',
    ['boxes-ready', 'sealing-ticked'],
    () => sealed(),
    does(
      [press({ type: 'boxes-ready', exception: 'no label' })],
      [seal('originals-sealed', 'A-1'), unseal('originals-sealed')],
    ),
    { shows: ROUND_BOXES('original') },
  ),
  row(
    'a medium is noted',
    ['medium-noted', 'medium-noted'],
    evening(),
    does([medium(K1, 'original', 'S1-P1-O')], [medium(K1, 'original', 'S1-P1-O', false)]),
    { shows: (state) => dayOf(state).record.closing.media.filter(({ sealed }) => sealed) },
  ),
  row(
    'the outer lid is locked, by a wrong tap',
    ['sealing-ticked', 'sealing-ticked'],
    () => play(BOTH(), [READY]),
    does(
      [
        press({
          type: 'sealing-ticked',
          tick: 'ballot-box-locked',
          done: true,
          witnesses: [0, 1],
          label: '',
          again: '',
        }),
      ],
      [unseal('ballot-box-locked')],
    ),
  ),
  row(
    'a key envelope is sealed with another witness',
    ['key-envelope-sealed', 'key-envelope-sealed'],
    withEnvelope,
    does(
      [press({ type: 'key-envelope-sealed', envelope: 'witness-original', keeper: 0, sealedWith: 1, note: 'x' })],
      [envelope('witness-original', 0)],
    ),
    { shows: held },
  ),
  row(
    'a key envelope has another keeper',
    ['key-envelope-handed', 'key-envelope-handed'],
    withEnvelope,
    does(
      [press({ type: 'key-envelope-handed', envelope: 'witness-original', to: 1 })],
      [press({ type: 'key-envelope-handed', envelope: 'witness-original', to: 0 })],
    ),
    { shows: (state) => dayOf(state).record.keys.moves.findLast(({ what }) => what === 'witness-original')?.to },
  ),
  row(
    'the polling record is made: the transport list falls with it',
    ['day-ticked', 'day-ticked'],
    () => sealed(),
    does([tick('polling-record-made')], [tick('polling-record-made', false)]),
    { built: [tick('transport-list-made')] },
  ),
]

export const REPORT: readonly Row[] = [
  row(
    'a correction of the report, with its figures',
    ['report-correction-requested', 'report-correction-dropped'],
    () => signed(),
    does(
      [press({ type: 'report-correction-requested', reason: 'counted again' }), ...OFFICER],
      [press({ type: 'report-correction-dropped' }), ...OFFICER],
    ),
    { built: [press(fewer(5)), press({ type: 'records-told', machine: K2, contest: COUNCIL, count: 9 })] },
  ),
  row(
    'a correction that no card confirms',
    ['report-correction-requested', 'operation-cancelled'],
    () => signed(),
    does([press({ type: 'report-correction-requested', reason: 'x' })], [press(CANCEL)]),
  ),
  row(
    'taking a correction back, and going on with it',
    ['report-correction-dropped', 'operation-cancelled'],
    beingCorrected,
    does([press({ type: 'report-correction-dropped' })], [press(CANCEL)]),
  ),
  row(
    'the signature of a report, asked for too early',
    ['station-report-requested', 'operation-cancelled'],
    () =>
      play(differing(), [...[K1, K2].map((machine) => press({ type: 'seal-missing', machine, reason: 'x' })), EXPLAIN]),
    does([press({ type: 'station-report-requested' })], [press(CANCEL)]),
  ),
  row(
    'the end of the day, asked for too early',
    ['end-of-day-requested', 'operation-cancelled'],
    ENDING,
    does([press({ type: 'end-of-day-requested' })], [press(CANCEL)]),
  ),
]
