/** The acts of the issuer's day follow from its screen, so that a day goes on from wherever somebody left it. */
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import type { ContestId, MachineId, StationIndex } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import type { ClosingStep } from '#issuer/session/day-checklist.ts'
import { type DayTick, KEY_ENVELOPES, RECHECK_TICKS } from '#issuer/session/day-names.ts'
import { issuesAlone } from '#issuer/session/desk-alone.ts'
import { ENVELOPE } from '#issuer/session/key-ledger.ts'
import { leavingLines } from '#issuer/session/leaving-lines.ts'
import { CLOSING_TICKS, type IssuerScreenEvent, type SealingTick } from '#issuer/session/screen-event.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { WITNESSES_MIN } from '#issuer/session/witnesses.ts'

export type DayScreen = Extract<IssuerView, { screen: 'day' }>

/** Acts to send now, in this order · `waits`: the machine is at work, or it is too early · `officer`: operator card and PIN. */
export type Next = readonly IssuerScreenEvent[] | 'done' | 'waits' | 'officer'
export type Stretch = (day: DayScreen) => Next

/** An open act of the officer comes before all else. */
export function nextOf(stretch: Stretch, day: DayScreen): Next {
  return day.officer === null ? stretch(day) : 'officer'
}

/** The first stretch that is not done gives the next acts. */
export function inOrder(...stretches: readonly Stretch[]): Stretch {
  return (day) => {
    for (const stretch of stretches) {
      const next = stretch(day)
      if (next !== 'done') return next
    }
    return 'done'
  }
}

/** The acts before the first one of this type. */
export function upTo(type: IssuerScreenEvent['type'], stretch: Stretch): Stretch {
  return (day) => {
    const next = stretch(day)
    const at = typeof next === 'string' ? -1 : next.findIndex((act) => act.type === type)
    return typeof next === 'string' || at < 0 ? next : orDone(next.slice(0, at))
  }
}

function orDone(acts: readonly IssuerScreenEvent[]): Next {
  return acts.length === 0 ? 'done' : acts
}

function beside({ witnesses }: DayRecord): number[] {
  return witnesses.present.flatMap((present, place) => (present ? [place] : []))
}

function ticks(record: DayRecord, ...lines: readonly DayTick[]): IssuerScreenEvent[] {
  const open = lines.filter((tick) => !record.ticked.includes(tick))
  return open.map((tick) => ({ type: 'day-ticked', tick, done: true, witnesses: beside(record) }))
}

// The morning

const WITNESSES = ['立会 春子', '立会 夏男', '立会 秋江']

/** OPN-01, OPN-02: clock, cards and witnesses, then the checks of the room in their presence. */
export function preparing(cards: number): Stretch {
  return ({ stage, record }) => {
    if (stage !== 'preparing') return 'done'
    const people: IssuerScreenEvent[] = []
    if (!record.clockConfirmed) people.push({ type: 'clock-confirmed' })
    if (record.cardsReceived === null) people.push({ type: 'cards-received', count: cards })
    if (issuesAlone(record)) return orDone(people)
    people.push(...witnessesCome(record))
    return people.length > 0 ? people : orDone(ticks(record, 'media-in', 'fronts-locked', ...RECHECK_TICKS))
  }
}

function witnessesCome({ witnesses: { names, present } }: DayRecord): readonly IssuerScreenEvent[] {
  if (names.length < WITNESSES_MIN)
    return [{ type: 'witnesses-named', appointed: WITNESSES.length, names: [...WITNESSES], parties: [] }]
  return present.flatMap((here, witness) => (here ? [] : [{ type: 'witness-marked', witness, present: true }]))
}

/** OPN-01, OPN-07: the declaration at the hour, then the bell. */
export function declaringTheOpening({ stage, opening, record }: DayScreen): Next {
  if (stage !== 'preparing' && issuesAlone(record)) return 'done'
  if (stage !== 'preparing') return stage === 'voting' ? orDone(ticks(record, 'opening-bell')) : 'done'
  const isDue = opening.some(({ step, blocked }) => step === 'declaration' && blocked === null)
  return isDue ? [{ type: 'opening-declared' }] : 'waits'
}

/** A machine's figure of a contest. Null: nobody can read it. Undefined: nobody enters it. */
type Shown = (machine: MachineId, contest: ContestId) => number | null | undefined

export interface ReadyMachines {
  isStarted(machine: MachineId): boolean
  readonly sheet: 'printed' | 'blank'
  /** LAW-12: the machines' figures on a later morning. Left out: the figures of the evening. */
  readonly shown?: Shown
}

/** OPN-06: the machines that are ready, the confirmation sheet and its signatures, then the inner lid. */
export function signingTheSheet({ isStarted, sheet, shown }: ReadyMachines): Stretch {
  return (day) => {
    const { record } = day
    if (issuesAlone(record)) return 'done'
    const acts = [
      ...ticks(record, 'opening-bell'),
      ...morningFigures(day, shown),
      ...machinesAreReady(record, isStarted),
    ]
    if (acts.length > 0) return acts
    if (record.sheetSigned !== null) return orDone(ticks(record, 'inner-lid-locked'))
    if (record.kiosks.every(({ state }) => state !== 'started')) return aSpareIsReady(record)
    if (sheet === 'blank') return [{ type: 'confirmation-sheet-signed', form: 'blank', reason: 'no printer here' }]
    if (record.sheet === 'printing') return 'waits'
    return record.sheet === 'printed'
      ? [{ type: 'confirmation-sheet-signed', form: 'printed', reason: '' }]
      : [{ type: 'confirmation-sheet-requested' }]
  }
}

/** No machine is ready: staff bring a spare, or correct a wrong tap. */
function aSpareIsReady({ kiosks }: DayRecord): Next {
  const spare = kiosks.find(({ state }) => state === 'spare')
  return spare === undefined ? 'waits' : [{ type: 'kiosk-marked', machine: spare.machine, state: 'started', note: '' }]
}

function machinesAreReady(
  { kiosks }: DayRecord,
  isStarted: (machine: MachineId) => boolean,
): readonly IssuerScreenEvent[] {
  return kiosks.flatMap(({ machine, state }) =>
    state === 'waiting'
      ? [{ type: 'kiosk-marked', machine, state: isStarted(machine) ? 'started' : 'spare', note: '' }]
      : [],
  )
}

/** In place of the zero check, staff enter the figures of each machine that was used. */
function morningFigures(day: DayScreen, shown?: Shown): readonly IssuerScreenEvent[] {
  const { overnight } = day.record.days
  if (overnight === null) return []
  const inTheEvening: Shown = (machine, contest) => {
    const told = overnight.told.find((each) => each.machine === machine)
    return told?.counts[contestsOf(day).indexOf(contest)]
  }
  return figures('morning-told', day, overnight.morning, shown ?? inTheEvening)
}

function contestsOf({ head }: DayScreen): readonly ContestId[] {
  return (head?.contests ?? []).map(({ id }) => id)
}

/** Only figures that are not typed yet. */
function figures(
  type: 'morning-told' | 'records-told',
  day: DayScreen,
  typed: DayRecord['closing']['told'],
  shown: Shown,
): readonly IssuerScreenEvent[] {
  return day.record.kiosks.flatMap(({ machine }) => {
    const before = typed.find((each) => each.machine === machine)?.counts
    return contestsOf(day).flatMap((contest, place) => {
      const count = shown(machine, contest)
      return count === undefined || before?.[place] === count ? [] : [{ type, machine, contest, count }]
    })
  })
}

/** The whole morning, without a printer. */
export function morning(cards: number, isStarted: ReadyMachines['isStarted'] = () => true): Stretch {
  return inOrder(preparing(cards), declaringTheOpening, signingTheSheet({ isStarted, sheet: 'blank' }))
}

/** ELG-02a: the office's lists, if the station waits for one. */
export function takingInLists({ listAwaited, readingLists }: DayScreen): Next {
  if (readingLists) return 'waits'
  return listAwaited ? [{ type: 'roll-lists-requested' }] : 'done'
}

// The evening

export interface KnownInTheEvening {
  /** The explanation of cards that are still out. Left out: all cards are in the box of the return window. */
  readonly cardsOut?: string
  readonly records: Shown
  /** 封印の照合番号. Null: nobody can read it. Undefined: nobody enters it. */
  seal?(machine: MachineId): string | null | undefined
  /** The tickets that were counted. Left out: as many as the books expect. */
  readonly tickets?: number
  readonly cardsInCase: number
  /** Absentee votes at the designated station. Left out: none came. */
  readonly absentees?: Extract<IssuerScreenEvent, { type: 'absentees-told' }>['figures']
  /** The reason why the books and the counted things differ. Left out: nobody gives one. */
  readonly difference?: string
}

/** CLS-01, D-04: the declaration at the hour. */
export function declaringTheClosing({ stage, closingTooEarly }: DayScreen): Next {
  if (stage === 'closing' || stage === 'closed') return 'done'
  return stage === 'preparing' || closingTooEarly ? 'waits' : [{ type: 'closing-declared' }]
}

/** FLT-07, D-02: the suspension ends, and all witnesses are there. */
export function everybodyBack({ suspension, record }: DayScreen): Next {
  const resumed: IssuerScreenEvent[] = suspension === null ? [] : [{ type: 'voting-resumed' }]
  return orDone([...resumed, ...(issuesAlone(record) ? [] : witnessesCome(record))])
}

/** CLS-03: the list of the people inside, then all have voted; after this the machines may close. */
export function emptyingTheRoom(known: Pick<KnownInTheEvening, 'cardsOut' | 'absentees'>): Stretch {
  const { cardsOut = '' } = known
  return (day) => {
    const { record, counts } = day
    if (record.closing.kiosksMayClose) return 'done'
    if (!record.inside.fixed) return [{ type: 'inside-list-fixed' }]
    if (cardsOut === '' && counts.cardsOut > 0) return [{ type: 'cards-brought', count: counts.cardsOut }]
    return [...everybodyHasVoted(record, cardsOut), ...absenteesOf(day, known), { type: 'kiosks-closing' }]
  }
}

/** D-24: the stick with the report of each other desk is in. */
export const takingInDesks: Stretch = ({ head, otherDesks }) => {
  const open = (head?.otherDesks ?? []).filter((desk) => !otherDesks.some((each) => each.desk === desk))
  return orDone(open.map((desk) => ({ type: 'desk-report-requested', desk }) as const))
}

/** CLS-03: the permission goes onto the officer's card, which then closes the machines. */
export const permittingTheClosing: Stretch = ({ record }) =>
  record.closing.permittedAt === null ? [{ type: 'closing-permission-requested' }] : 'done'

/** CLS-03, ROL-10, ROL-06. */
function everybodyHasVoted({ apart, closing, witnesses }: DayRecord, cardsOut: string): readonly IssuerScreenEvent[] {
  const waiting = apart.filter(({ state }) => state === 'open')
  const open = CLOSING_TICKS.filter((tick) => !closing.ticks[tick])
  return [
    ...waiting.map(({ rollNo }) => ({ type: 'apart-voter-settled', rollNo, state: 'gone' }) as const),
    ...open.map((tick) => ({ type: 'closing-ticked', tick, done: true, cardsOut }) as const),
    ...(witnesses.transport === '' && witnesses.names.length > 0
      ? [{ type: 'transport-witness-named', witness: 0 } as const]
      : []),
  ]
}

/** CLS-04, CLS-05: the figures of the closed machines, tickets and cards, and a reason for a difference. */
export function account(known: KnownInTheEvening): Stretch {
  return (day) => {
    const { record, balanced, explanation, ticketsExpected } = day
    if (record.stage === 'closed' && record.reports.correcting === '') return 'done'
    const tickets = known.tickets ?? ticketsExpected
    const { ticketsCounted, cardsInCase } = record.closing
    const acts = [
      ...absenteesOf(day, known),
      ...figures('records-told', day, record.closing.told, known.records),
      ...seals(record, known),
    ]
    if (ticketsCounted !== tickets) acts.push({ type: 'tickets-counted', count: tickets })
    if (cardsInCase !== known.cardsInCase) acts.push({ type: 'cards-counted', inCase: known.cardsInCase })
    if (acts.length > 0 || balanced || explanation !== '' || known.difference === undefined) return orDone(acts)
    return [{ type: 'difference-explained', reason: known.difference }]
  }
}

/** PAP-07: without figures, no absentee vote came. */
function absenteesOf(
  { record: { closing }, counts, head }: DayScreen,
  { absentees }: Pick<KnownInTheEvening, 'absentees'>,
): readonly IssuerScreenEvent[] {
  if (head?.designated !== true || closing.absentees !== null) return []
  const none = { men: 0, women: 0 }
  const contests = counts.contests.map(() => ({ received: none, notAccepted: none, refused: none }))
  const figures = absentees ?? { contests, late: 0, notAcceptedNames: '', refusedNames: '' }
  return [{ type: 'absentees-told', figures, again: figures }]
}

/** Decision 022: a reason takes the place of a number that nobody can read. */
function seals({ kiosks, closing }: DayRecord, { seal }: KnownInTheEvening): readonly IssuerScreenEvent[] {
  return kiosks.flatMap(({ machine, pair }): IssuerScreenEvent[] => {
    const number = seal?.(machine)
    const isOf = (each: { readonly machine: MachineId }) => each.machine === machine
    if (number === undefined || closing.seals.some(isOf)) return []
    if (number !== null) return [{ type: 'seal-told', machine, digits: `${number} ${checkDigits(number, pair)}` }]
    return closing.noSeals.some(isOf) ? [] : [{ type: 'seal-missing', machine, reason: 'simulated' }]
  })
}

/** The evening from the closing hour until the books are ready for the report. */
export function evening(known: KnownInTheEvening): Stretch {
  return inOrder(declaringTheClosing, emptyingTheRoom(known), account(known))
}

/** CLS-06: the report on the last day, or the rest after another day (LAW-12); then the list of an early-voting station (ELG-02a). */
export function closingTheBooks({ record, report, closing }: DayScreen): Next {
  const isOpen = (name: ClosingStep['step']) => closing.some(({ step, done }) => step === name && !done)
  if (report.type === 'writing') return 'waits'
  if (isOpen('report') || report.type === 'failed') return [{ type: 'station-report-requested' }]
  if (isOpen('rest')) return [{ type: 'rest-requested' }]
  return isOpen('list') && record.stage === 'closed' ? 'waits' : 'done'
}

/** CLS-06, on the last day only: each medium by its number, the containers, and the note that they are ready. */
export function sealing(station: StationIndex): Stretch {
  return ({ record, closing }) => {
    if (record.closing.boxesReady !== null || closing.every(({ step }) => step !== 'sealing')) return 'done'
    const media = record.kiosks.filter(({ wasStarted }) => wasStarted).flatMap((kiosk) => mediaOf(kiosk, station))
    const isSealed = (medium: (typeof media)[number]) =>
      record.closing.media.some(
        ({ machine, role, sealed }) => sealed && machine === medium.machine && role === medium.role,
      )
    const open = media.filter((medium) => !isSealed(medium))
    if (open.length > 0) return open
    return [
      ...sealed(record, 'originals-sealed'),
      ...sealed(record, 'duplicates-sealed'),
      { type: 'boxes-ready', exception: '' },
    ]
  }
}

function mediaOf({ machine, pair }: DayRecord['kiosks'][number], station: StationIndex) {
  return (['original', 'duplicate'] as const).map((role) => {
    const serial = mediumSerial(station, pair, role)
    return { type: 'medium-noted', machine, role, serial, sealed: true } as const
  })
}

/** CLS-07: both lids of the ballot box. */
export function lockingTheBox({ record, closing }: DayScreen): Next {
  if (closing.some(({ step, done }) => step === 'lid' && done)) return 'done'
  return orDone([...ticks(record, 'inner-lid-locked'), ...sealed(record, 'ballot-box-locked')])
}

const LABELS: Readonly<Record<SealingTick, string>> = {
  'originals-sealed': 'A-0001',
  'duplicates-sealed': 'A-0002',
  'ballot-box-locked': '',
}

function sealed(record: DayRecord, tick: SealingTick): IssuerScreenEvent[] {
  const [label, again] = [LABELS[tick], LABELS[tick]]
  if (record.closing.sealing[tick]) return []
  return [{ type: 'sealing-ticked', tick, done: true, witnesses: beside(record), label, again }]
}

/** MED-02, MED-03: keys in their envelopes, and the papers that leave with the boxes. */
export function leaving({ record, nextDay }: DayScreen): Next {
  const lines = ticks(record, ...leavingLines(record, nextDay === null).map(({ tick }) => tick))
  if (issuesAlone(record)) return orDone(lines)
  const witness = beside(record)[0] ?? 0
  const open = KEY_ENVELOPES.filter((name) => !record.keys.envelopes.some(({ envelope }) => envelope === name))
  return orDone([
    ...open.map((envelope): IssuerScreenEvent => {
      const keeper = ENVELOPE[envelope].side === 'officer' ? 'officer' : witness
      return { type: 'key-envelope-sealed', envelope, keeper, sealedWith: witness, note: '' }
    }),
    ...lines,
  ])
}

/** X-A5: the signing key is erased, if the day has this step. */
export function ending({ signingKey, closing }: DayScreen): Next {
  if (signingKey === 'erased' || closing.every(({ step }) => step !== 'end')) return 'done'
  return signingKey === 'erasing' ? 'waits' : [{ type: 'end-of-day-requested' }]
}

/** LAW-12: the next day begins after a night. */
export function beginningTheNextDay({ record }: DayScreen): Next {
  return record.days.rested === null ? 'done' : [{ type: 'next-day-requested' }]
}
