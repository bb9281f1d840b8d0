/** Days of an issuer before the acts of `issuer.port.test.ts`, the acts themselves, and what its pages show of them. */
import type { PairNumber } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import type { LocalMinute } from '#election/time.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { leavingLines } from '#issuer/session/leaving-lines.ts'
import { type IssuerScreenEvent, issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import type { Day, DayRecord, IssuerState } from '#issuer/session/state.ts'
import { step } from '#issuer/session/step.ts'
import type { DayView } from '#issuer/session/view.ts'
import { viewOf } from '#issuer/session/view-of.ts'
import {
  ALL,
  CLOSED_SCREENS,
  COUNCIL,
  checkedVoter,
  contestCounts,
  counts,
  IssuerSession,
  K1,
  K2,
  MAYOR,
  openRecord,
  TICKED,
  voter,
} from '#simulation/rooms/issuer-session.ts'

/** A person's press, or a service's answer. */
export type Step = IssuerScreenEvent | IssuerEvent
const PRESSES: ReadonlySet<string> = new Set(issuerScreenEventSchema.options.map(({ shape }) => shape.type.value))
export const isPress = (step: Step): step is IssuerScreenEvent => PRESSES.has(step.type)

/** Each save of the day is done at once. */
export const play = (state: IssuerState, steps: readonly Step[]) =>
  steps.reduce((before, each) => {
    const { state, effects } = step(before, isPress(each) ? { type: 'screen', event: each } : each)
    return effects
      .filter(({ type }) => type === 'save-day')
      .reduce((unwritten) => step(unwritten, { type: 'day-saved' }).state, state)
  }, state)
/** Card and PIN of the officer. */
export const OFFICER: readonly Step[] = [{ type: 'pin-entered', pin: '123456' }, { type: 'authorised' }]

export function dayOf(state: IssuerState): DayView {
  const view = viewOf(state)
  if (view.screen !== 'day') throw new Error(view.screen)
  return view
}
/** ROL-12: what was typed for the officer comes back with the page; the press after it forgets it (`words-left-at-the-officers-page.test.ts`). */
export const whole = (state: IssuerState) => {
  const { tab: _, left: __, ...view } = dayOf(state)
  return view
}
export const closingSteps = (state: IssuerState) =>
  Object.fromEntries(dayOf(state).closing.map(({ step, done }) => [step, done]))

interface At {
  readonly day?: Partial<Day>
  readonly now?: string
  readonly reader?: IssuerState['reader']
}
export const at = (record: DayRecord, { day, now, reader }: At = {}) =>
  new IssuerSession(
    { record, ...day },
    { ...(now === undefined ? {} : { now }), ...(reader === undefined ? {} : { reader }) },
  ).state

const fresh = openRecord()
export const morning = (changes: Partial<DayRecord> = {}) =>
  openRecord({
    stage: 'preparing',
    openedAt: null,
    sheet: 'none',
    sheetSigned: null,
    ticked: [],
    cardsReceived: 20,
    kiosks: fresh.kiosks.map((kiosk) => ({
      ...kiosk,
      state: kiosk.state === 'spare' ? 'spare' : 'waiting',
      wasStarted: false,
    })),
    ...changes,
  })

export const closing = (changes: Partial<DayRecord['closing']> = {}, more: Partial<DayRecord> = {}) =>
  openRecord({
    stage: 'closing',
    closedAt: '2026-11-22T20:00' as LocalMinute,
    cardsReceived: 20,
    inside: { rollNos: ['0003'] as never, fixed: true },
    witnesses: { ...fresh.witnesses, transport: 'a' },
    closing: { ...fresh.closing, ...CLOSED_SCREENS, ticks: TICKED, kiosksMayClose: true, ...changes },
    ...more,
  })
export const EVENING = { now: '2026-11-22T20:30' } as const

export const medium = (machine: typeof K1, role: 'original' | 'duplicate', serial: string, sealed = true) =>
  ({ type: 'medium-noted', machine, role, serial, sealed }) as const
const MEDIA = [
  medium(K1, 'original', 'S1-P1-O'),
  medium(K2, 'original', 'S1-P2-O'),
  medium(K1, 'duplicate', 'S1-P1-D'),
  medium(K2, 'duplicate', 'S1-P2-D'),
]
type Sealing = Extract<IssuerScreenEvent, { type: 'sealing-ticked' }>
export const seal = (tick: Sealing['tick'], label = '', witnesses: Sealing['witnesses'] = []): Sealing => {
  return { type: 'sealing-ticked', tick, done: true, witnesses, label, again: label }
}
export const unseal = (tick: Sealing['tick']): Sealing => ({ ...seal(tick), done: false })
export const READY = { type: 'boxes-ready', exception: '' } as const
type Envelope = Extract<IssuerScreenEvent, { type: 'key-envelope-sealed' }>
export const envelope = (name: Envelope['envelope'], keeper: Envelope['keeper'], sealedWith = 0): Envelope => {
  return { type: 'key-envelope-sealed', envelope: name, keeper, sealedWith, note: 'x' }
}
/** Acts on the ground of two sealed containers. */
export const AFTER_BOXES = [READY, envelope('witness-original', 0), envelope('officer-duplicate', 'officer')]
export const ROUND_BOXES = (role: 'original' | 'duplicate') => (state: IssuerState) => {
  const { record, boxesBlocked } = dayOf(state)
  const { sealing, sealLabels, boxesReady, media } = record.closing
  const ours = role === 'original' ? 'witness-original' : 'officer-duplicate'
  return {
    sealing,
    sealLabels,
    boxesReady,
    boxesBlocked,
    media: [...media].sort((a, b) => (a.serial < b.serial ? -1 : 1)),
    envelope: record.keys.envelopes.some(({ envelope }) => envelope === ours),
    papers: record.ticked.includes('transport-list-made'),
    steps: closingSteps(state),
  }
}
export const sealed = () =>
  play(at(closing({}, { stage: 'closed', reports: { version: 1, correcting: '' } }), EVENING), MEDIA)
export const tick = (
  what: Extract<IssuerScreenEvent, { type: 'day-ticked' }>['tick'],
  done = true,
  witnesses = [0, 1],
): IssuerScreenEvent => ({ type: 'day-ticked', tick: what, done, witnesses })
export const LEFT = leavingLines(openRecord(), true).map((line) => tick(line.tick, true, []))

/** Five voters with a card each, one ticket too few in hand. */
const BOOKS = counts({
  contests: [contestCounts(MAYOR, { issued: 5, marks: 5 }), contestCounts(COUNCIL, { issued: 5, marks: 5 })],
  cardsIssued: 5,
})
const TOLD = [
  { machine: K1, counts: [3, 3] },
  { machine: K2, counts: [2, 2] },
]
export const differing = () =>
  at(closing({ ticketsCounted: 4, cardsInCase: 20, told: TOLD }), { ...EVENING, day: { counts: BOOKS } })
export const EXPLAIN = { type: 'difference-explained', reason: 'a ticket is missing' } as const
export const signed = (changes: Partial<DayRecord['closing']> = {}) =>
  at(
    closing(
      { ticketsCounted: 4, cardsInCase: 20, told: TOLD, ...changes },
      { stage: 'closed', reports: { version: 1, correcting: '', signedAt: '2026-11-22T20:20' as LocalMinute } },
    ),
    { ...EVENING, reader: 'card', day: { counts: BOOKS, cardDealtWith: true } },
  )
export const CORRECTS = { type: 'report-correction-requested', reason: 'counted again' } as const
export const beingCorrected = () => play(signed(), [CORRECTS, ...OFFICER])

const NUMBER = '12345678901234567890'
export const DIGITS = `${NUMBER}${checkDigits(NUMBER, 1 as PairNumber)}`
export const name = (...names: string[]): IssuerScreenEvent => {
  return { type: 'witnesses-named', appointed: 3, names, parties: names.map(() => '') }
}
type Mark = Extract<IssuerScreenEvent, { type: 'kiosk-marked' }>
export const mark = (state: Mark['state'], note = ''): Mark => ({ type: 'kiosk-marked', machine: K1, state, note })
export const apart = (state: 'open' | 'voted' | 'gone' | 'dropped') =>
  ({ type: 'apart-voter-settled', rollNo: '0007' as never, state }) as const
export const SET_APART: readonly Step[] = [
  { type: 'voter-set-apart', voter: '0007', why: 'waits', words: 'a paper' },
  { type: 'apart-voter-found', voter: { ...voter(), name: '名' }, why: 'waits', words: 'a paper' },
]
export const change = (mark: 'early_voted' | 'none'): readonly Step[] => {
  const from = { source: 'telephone', from: 'office', reason: 'x' } as const
  const told = { rollNo: '0007' as never, mark, ...from, persons: ['a', 'b'] as [string, string] }
  return [
    { type: 'roll-change-told', ...told },
    { type: 'roll-row-found', change: told, row: { mark: 'none', person: voter(), marked: false, votedOnline: false } },
    ...OFFICER,
  ]
}
export const found = () =>
  ({ desk: { type: 'found', voter: voter(), offered: ALL, ticket: 'scanned', oath: 'none', said: null } }) as const
export const checked = (changes = {}) => ({ desk: { type: 'checked', checked: checkedVoter(changes) } }) as const
export const CANCEL = { type: 'operation-cancelled' } as const
