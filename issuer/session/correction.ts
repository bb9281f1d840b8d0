/**
 * 報告書の訂正: begun with operator card and PIN, ended by the signature of the next version. If it is taken back, the signed report stays, with
 * its own figures (decision 022).
 */
import { equalBytes } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { MachineId } from '#election/ids.ts'
import { notice } from './codes.ts'
import { CORRECTED, type Corrected } from './day-names.ts'
import type { SignedFigures, Witnesses } from './day-record.ts'
import type { Day, DayRecord } from './state.ts'
import { alarm, askOfficer, type DayStep, keep, record, takesHalf } from './step-day.ts'
import { renamed } from './witnesses.ts'

export interface Correction {
  /** False: it ends with a signature. */
  readonly mayBeTakenBack: boolean
  /** The changes since it began. */
  readonly changed: readonly Corrected[]
}

/** Its figures are open again until the next version is signed. */
export function correctReport(day: Day, reason: string): DayStep {
  const correcting = { ...day.record.reports, correcting: reason }
  const reports = { ...correcting, before: figuresOf(day.record) }
  // X-C11: what is corrected needs room in the record, too; without what was signed it goes on as ever.
  return record(day, { reports: takesHalf({ ...day.record, reports }) ? reports : correcting })
}

export function requestTakingBack(day: Day): DayStep {
  const { version, before, correcting } = day.record.reports
  if (correcting === '') return keep(day)
  if (before === undefined) return alarm(day, notice('correction-stays'))
  return askOfficer(day, { type: 'drop-correction', version, changed: changedSince(day.record, before) })
}

/** Notes of media, labels and boxes since then are about things and stay: they may be made after a signature, too. */
export function dropCorrection(day: Day): DayStep {
  const { before, ...reports } = day.record.reports
  if (before === undefined) return keep(day)
  const { closing, witnesses } = day.record
  return record(day, {
    reports: { ...reports, correcting: '' },
    kiosks: before.kiosks,
    sheet: before.sheet,
    witnesses: isSubstituted(witnesses, before) ? witnesses : namedAsBefore(witnesses, before.witnesses),
    closing: { ...closing, ...before.closing },
  })
}

/**
 * The next version is being signed, or another machine goes on with these books: from here on a text may be out that a correction
 * taken back would leave behind.
 */
export function withoutWayBack({ before: _, ...reports }: DayRecord['reports']): DayRecord['reports'] {
  return reports
}

export function correctionOf(record: DayRecord): Correction | null {
  const { correcting, before } = record.reports
  if (correcting === '') return null
  return { mayBeTakenBack: before !== undefined, changed: before === undefined ? [] : changedSince(record, before) }
}

function figuresOf({ kiosks, sheet, witnesses, closing }: DayRecord): SignedFigures {
  const { substitutes: _, lines: __, ...named } = witnesses
  const { unpermitted, absentees, ended, ticketsCounted, cardsInCase, told, seals, noSeals, reason, reasonOf, desks } =
    closing
  return {
    kiosks,
    sheet,
    witnesses: { ...named, substitutions: substitutionsOf(witnesses) },
    closing: {
      unpermitted,
      absentees,
      ended,
      ticketsCounted,
      cardsInCase,
      told,
      seals,
      noSeals,
      reason,
      reasonOf,
      desks,
    },
  }
}

function changedSince(now: DayRecord, before: SignedFigures): readonly Corrected[] {
  const { kiosks, witnesses, closing } = figuresOf(now)
  const pairs: Readonly<Record<Corrected, readonly [now: unknown, before: unknown]>> = {
    machines: [kiosks, before.kiosks],
    told: [byMachine(closing.told), byMachine(before.closing.told)],
    seals: [
      [byMachine(closing.seals), byMachine(closing.noSeals)],
      [byMachine(before.closing.seals), byMachine(before.closing.noSeals)],
    ],
    unpermitted: [closing.unpermitted, before.closing.unpermitted],
    ended: [closing.ended, before.closing.ended],
    absentees: [closing.absentees, before.closing.absentees],
    tickets: [closing.ticketsCounted, before.closing.ticketsCounted],
    cards: [closing.cardsInCase, before.closing.cardsInCase],
    desks: [closing.desks ?? [], before.closing.desks ?? []],
    reason: [closing.reason, before.closing.reason],
    witnesses: isSubstituted(now.witnesses, before) ? [0, 0] : [namesOf(witnesses), namesOf(before.witnesses)],
  }
  return CORRECTED.filter((each) => {
    const [then, signed] = pairs[each]
    return !equalBytes(canonicalJson(then), canonicalJson(signed))
  })
}

/** A number that is typed again is at the end of its list. */
function byMachine<Of extends { readonly machine: MachineId }>(list: readonly Of[]): readonly Of[] {
  return list.toSorted((a, b) => (a.machine < b.machine ? -1 : 1))
}

function namesOf({ appointed, names, parties }: SignedFigures['witnesses']): unknown {
  return { appointed, names, parties }
}

/** A witness in both lists is here or away as now; a witness who is only in the earlier one is as when that one was typed. */
function namedAsBefore(witnesses: Witnesses, before: SignedFigures['witnesses']): Witnesses {
  const now = renamed(witnesses, before)
  const isNamed = before.names.map((name) => witnesses.names.includes(name))
  return {
    ...now,
    present: now.present.map((here, place) => (isNamed[place] ? here : (before.present[place] ?? false))),
    came: now.came.map((at, place) => (isNamed[place] ? at : (before.came[place] ?? null))),
    left: now.left.map((at, place) => (isNamed[place] ? at : (before.left[place] ?? null))),
    transport: now.transport === '' ? before.transport : now.transport,
  }
}

/** ROL-05: somebody came into a place meanwhile. That is no figure of the report, and is not undone. */
function isSubstituted(witnesses: Witnesses, before: SignedFigures): boolean {
  return substitutionsOf(witnesses) !== before.witnesses.substitutions
}

function substitutionsOf({ substitutes }: Witnesses): number {
  return substitutes.length + substitutes.filter(({ until }) => until !== null).length
}
