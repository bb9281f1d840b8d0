/**
 * A station report typed in from its printed sheet, when the file is lost (MED-06). Nobody signed what is typed: two people type
 * every figure, each for themselves, and only when no field differs it counts. It excuses no pair from bringing its medium, and a
 * signed report that comes later takes its place.
 */
import { canonicalJson } from '#election/canonical-json.ts'
import { type Contest, contestsOf, type ElectionPackage } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Receipt } from './receipt.ts'
import { paperKinds, parseStationReport, STATION_REPORT_FORMAT, type StationReport } from './station-report.ts'
import {
  areOnePerson,
  differingFields,
  type TypedFields,
  type Typings,
  typedFigure,
  typedText,
} from './typed-fields.ts'

type TypedKind =
  | 'count'
  /** Empty: nobody noted it. */
  | 'count-or-none'
  | 'minute'
  | 'words'
  | 'issuer'
  | 'kiosk-or-none'
  | 'state'
  /** 20 digits; empty: not entered. */
  | 'digits-or-none'
  /** 64 hex digits, or empty. */
  | 'hash-or-none'

/** The value of one field of the sheet: `what` of the station, of a contest, or of a pair. */
export interface TypedField {
  readonly name: string
  readonly what: TypedWhat
  readonly kind: TypedKind
  readonly contest: string | null
  readonly pair: number | null
}

export interface TypedReport {
  readonly station: StationId
  readonly reason: string
  /** Independently of one another. */
  readonly typings: Typings
}

export type TypedReportRefusal =
  | { readonly type: 'set-is-final' }
  | { readonly type: 'signed-report-is-there' }
  | { readonly type: 'typed-by-one-person' }
  | { readonly type: 'typed-differ'; readonly fields: readonly string[] }
  /** Some field is empty, or of another form than the sheet has it. */
  | { readonly type: 'typed-not-a-report' }

type Election = Pick<LoadedElection, 'electionPackage' | 'list'>

type Places = readonly (readonly [what: string, kind: TypedKind])[]
type TypedWhat =
  | (typeof OF_STATION)[number][0]
  | (typeof COUNTS)[number]
  | 'recordsTold'
  | 'entitled'
  | (typeof paperKinds)[number]
  | (typeof OF_PAIR)[number][0]

/** A number that no count of a report can have. */
const NO_COUNT = -1_000_000
const OF_STATION = [
  ['issuer', 'issuer'],
  ['version', 'count'],
  ['correctsReason', 'words'],
  ['madeAt', 'minute'],
  ['listVersion', 'count'],
  ['rollList', 'count-or-none'],
  ['rollListHash', 'hash-or-none'],
  ['registered', 'count'],
  ['eligible', 'count'],
  ['lateAbsentees', 'count'],
  ['cardsIssued', 'count'],
  ['cardsReturned', 'count'],
  ['reentries', 'count'],
  ['ticketsExpected', 'count'],
  ['ticketsCounted', 'count-or-none'],
  ['differenceReason', 'words'],
] as const satisfies Places
const COUNTS = ['issued', 'returned', 'men', 'women', 'found', 'missing', 'replaced', 'ofNobody', 'proxies'] as const
const OF_PAIR = [
  ['state', 'state'],
  ['takenOverBy', 'kiosk-or-none'],
  ['note', 'words'],
  ['sealFingerprint', 'digits-or-none'],
] as const satisfies Places

/** In the order of the sheet. */
export function typedFieldsOf(station: StationId, election: Election): readonly TypedField[] {
  const field = (what: TypedWhat, kind: TypedKind, contest: string | null, pair: number | null): TypedField => {
    return { name: [contest ?? pair ?? '', what].filter((part) => part !== '').join(' '), what, kind, contest, pair }
  }
  const ofContests = contestsIn(election, station).flatMap(({ id }) => [
    field('entitled', 'count-or-none', id, null),
    ...COUNTS.map((what) => field(what, 'count', id, null)),
    field('recordsTold', 'count-or-none', id, null),
    ...paperKinds.map((what) => field(what, 'count', id, null)),
  ])
  const ofPairs = kiosksOf(station, election.electionPackage).flatMap(({ pair }) =>
    OF_PAIR.map(([what, kind]) => field(what, kind, null, pair)),
  )
  return [...OF_STATION.map(([what, kind]) => field(what, kind, null, null)), ...ofContests, ...ofPairs]
}

export function withTypedReport(
  receipt: Receipt,
  { station, reason, typings }: TypedReport,
  election: Election,
): Result<Receipt, TypedReportRefusal> {
  if (receipt.final) return err({ type: 'set-is-final' })
  if (receipt.reports.has(station) && !receipt.typed.has(station)) return err({ type: 'signed-report-is-there' })
  const [first, second] = typings
  if (areOnePerson(typings)) return err({ type: 'typed-by-one-person' })
  const fields = differingFields(typedFieldsOf(station, election), typings)
  if (fields.length > 0) return err({ type: 'typed-differ', fields })
  const report = typedReport(first.fields, station, election)
  if (report === null) return err({ type: 'typed-not-a-report' })
  const comparisons = new Map(receipt.comparisons)
  comparisons.delete(station)
  const by = [first.by.trim(), second.by.trim()]
  return ok({
    ...receipt,
    comparisons,
    reports: new Map(receipt.reports).set(station, report),
    typed: new Map(receipt.typed).set(station, { station, reason, by }),
  })
}

/** Null: not what a report of this station can say. Its bytes are those that were signed, when nothing was misread: the number shows it. */
function typedReport(fields: TypedFields, station: StationId, election: Election): StationReport | null {
  const { electionPackage } = election
  const say = (...name: readonly (string | number)[]) => typedText(fields, name.join(' '))
  const figure = (...name: readonly (string | number)[]) => typedFigure(fields, name.join(' '))
  const count = (...name: readonly (string | number)[]) =>
    /^-?\d{1,8}$/.test(figure(...name)) ? Number(figure(...name)) : NO_COUNT
  const orNone = (...name: readonly (string | number)[]) => (say(...name) === '' ? null : count(...name))
  const issuers = electionPackage.machines.filter((each) => each.station === station && each.kind === 'issuer')
  const kiosks = kiosksOf(station, electionPackage)
  const takers = kiosks.map(({ pair }) => say(pair, 'takenOverBy'))
  if (!issuers.some(({ id }) => id === say('issuer'))) return null
  if (takers.some((taker) => taker !== '' && !kiosks.some(({ machine }) => machine === taker))) return null
  const report = {
    format: STATION_REPORT_FORMAT,
    electionId: electionPackage.electionId,
    station,
    issuer: say('issuer'),
    version: count('version'),
    correctsReason: say('correctsReason'),
    listVersion: count('listVersion'),
    rollList: orNone('rollList'),
    rollListHash: figure('rollListHash').replaceAll(/\s/g, '').toLowerCase() || null,
    // A sheet with figures of these cannot be typed.
    ...{ slips: null, handedOut: [], desk: null, desks: [] },
    madeAt: say('madeAt'),
    registered: count('registered'),
    eligible: count('eligible'),
    // ELG-21: the sheet has a line for each contest to which fewer have the right.
    ...entitledIn(contestsIn(election, station), (id) => orNone(id, 'entitled')),
    lateAbsentees: count('lateAbsentees'),
    contests: contestsIn(election, station).map(({ id }) => ({
      contest: id,
      ...Object.fromEntries(COUNTS.map((what) => [what, count(id, what)])),
      recordsTold: orNone(id, 'recordsTold'),
      onPaper: Object.fromEntries(paperKinds.map((what) => [what, count(id, what)])),
    })),
    cards: { issued: count('cardsIssued'), returned: count('cardsReturned'), reentries: count('reentries') },
    tickets: { expected: count('ticketsExpected'), counted: orNone('ticketsCounted') },
    pairs: kiosks.map(({ pair, machine }) => ({
      pair,
      machine,
      state: say(pair, 'state'),
      takenOverBy: say(pair, 'takenOverBy') || null,
      note: say(pair, 'note'),
      sealFingerprint: figure(pair, 'sealFingerprint').replaceAll(/\s/g, '') || null,
    })),
    differenceReason: say('differenceReason'),
  }
  const parsed = parseStationReport(canonicalJson(report))
  return parsed.ok ? parsed.value : null
}

function entitledIn(
  contests: readonly Contest[],
  typed: (id: string) => number | null,
): Pick<StationReport, 'entitled'> {
  const entitled = contests.flatMap(({ id }) => {
    const eligible = typed(id)
    return eligible === null ? [] : [{ contest: id, eligible }]
  })
  return { entitled }
}

function contestsIn({ electionPackage, list }: Election, id: StationId): readonly Contest[] {
  const station = electionPackage.stations.find((each) => each.id === id)
  return station === undefined ? [] : contestsOf(electionPackage, list, station)
}

function kiosksOf(station: StationId, { machines }: ElectionPackage) {
  const own = machines.filter((machine) => machine.station === station)
  return own.flatMap(({ id, pair }) => (pair === null ? [] : [{ pair, machine: id }]))
}
