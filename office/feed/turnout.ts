/**
 * Turnout for the public, by district and station (TRN-05, DOC-11): by the hour as stations reported it on the telephone, and at the close from the signed
 * reports, which take its place. No figure of fewer than ten people is shown, and none that the sum of the same time would give. Two times of
 * one station still say how many came between them.
 */
import type { ContestReport, StationReport } from '#election/count/station-report.ts'
import { type ElectionPackage, receptionContestsOf, type Station } from '#election/definition/definition.ts'
import { eligibleFor, type StationFacts } from '#election/definition/entitled.ts'
import { hiddenOf, LEAST_SHOWN } from '#election/figure-of-few.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { LocalTime } from '#election/time.ts'
import type { ToldTurnout } from './told-turnout.ts'

interface Turnout {
  /** Null: fewer than ten of one. */
  readonly men: number | null
  readonly women: number | null
  /** Null: fewer than ten, or the difference to a sum would say it. */
  readonly all: number | null
  /** In hundredths of a percent of the electors; null: not known, or `all` is not shown. */
  readonly rate: number | null
}

export interface StationTurnout extends Turnout {
  readonly station: StationId
  readonly name: string
  readonly electors: number | null
  /** 前回投票率 in hundredths of a percent; null: unknown. */
  readonly lastRate: number | null
}

export interface TurnoutAt {
  readonly contest: ContestId
  readonly title: string
  /** `close`: what the signed reports say. */
  readonly at: LocalTime | 'close'
  /** Over the stations that are here; `missing` are not. */
  readonly sum: Turnout & { readonly electors: number | null }
  readonly missing: number
  readonly stations: readonly StationTurnout[]
}

interface Facts {
  readonly electionPackage: ElectionPackage
  readonly reports: readonly StationReport[]
  readonly told: readonly ToldTurnout[]
}

interface Raw {
  readonly men: number
  readonly women: number
  readonly all: number
}

/** The day alone: who voted early or by post is in no line, as in the offices' own reports. In the order of time, then of contests. */
export function turnoutOf({ electionPackage, reports, told }: Facts): readonly TurnoutAt[] {
  const newest = new Map<StationId, StationReport>()
  for (const report of reports)
    if ((newest.get(report.station)?.version ?? 0) < report.version) newest.set(report.station, report)
  const ofDay = electionPackage.stations.filter(({ earlyVoting }) => !earlyVoting)
  const times = [...new Set(told.map(({ until }) => until))].sort()
  const hours = times.map((until) => ({ at: until, raw: rawTold(told, until) }))
  const all = newest.size === 0 ? hours : [...hours, { at: 'close' as const, raw: rawReported(newest) }]
  return all.flatMap(({ at, raw }) =>
    electionPackage.contests.map((contest): TurnoutAt => {
      const stations = ofDay.filter((station) => hasContest(electionPackage, station, contest.id))
      return turnoutAt({ contest: contest.id, title: contest.title, at }, stations, (station) => ({
        raw: raw(station.id, contest.id),
        electors: electorsOf(newest.get(station.id) ?? countedIn(electionPackage, station), contest.id),
        lastRate: lastRateOf(electionPackage, station, contest.id),
      }))
    }),
  )
}

interface AtStation {
  readonly raw: Raw | null
  readonly electors: number | null
  readonly lastRate: number | null
}

function turnoutAt(
  head: Pick<TurnoutAt, 'contest' | 'title' | 'at'>,
  stations: readonly Station[],
  factsOf: (station: Station) => AtStation,
): TurnoutAt {
  const here = stations.flatMap((station) => {
    const { raw, ...facts } = factsOf(station)
    return raw === null ? [] : [{ station, raw, ...facts }]
  })
  const hidden = hiddenOf(here.map(({ raw }) => raw.all))
  const electors = here.every((each) => each.electors !== null)
    ? here.reduce((sum, each) => sum + (each.electors ?? 0), 0)
    : null
  const sum = here.reduce<Raw>(
    (whole, { raw }) => ({ men: whole.men + raw.men, women: whole.women + raw.women, all: whole.all + raw.all }),
    { men: 0, women: 0, all: 0 },
  )
  // By sex at a station the sum of the others would say what is hidden: shown where nothing is.
  const bySex = hidden.size === 0
  return {
    ...head,
    sum: { ...shown(sum, electors, sum.all < LEAST_SHOWN, true), electors },
    missing: stations.length - here.length,
    stations: here.map(({ station, raw, electors: own, lastRate }, at) => ({
      ...{ station: station.id, name: station.name, electors: own, lastRate },
      ...shown(raw, own, hidden.has(at), bySex),
    })),
  }
}

function shown({ men, women, all }: Raw, electors: number | null, isHidden: boolean, bySex: boolean): Turnout {
  if (isHidden) return { men: null, women: null, all: null, rate: null }
  const rest = all - men - women
  const bothShown = bySex && men >= LEAST_SHOWN && women >= LEAST_SHOWN && (rest === 0 || rest >= LEAST_SHOWN)
  const rate = electors === null || electors === 0 ? null : Math.round((10_000 * all) / electors)
  return { ...(bothShown ? { men, women } : { men: null, women: null }), all, rate }
}

function rawTold(told: readonly ToldTurnout[], until: LocalTime) {
  return (station: StationId, contest: ContestId): Raw | null =>
    told.find((each) => each.station === station && each.contest === contest && each.until === until) ?? null
}

function rawReported(newest: ReadonlyMap<StationId, StationReport>) {
  return (station: StationId, contest: ContestId): Raw | null => {
    const found = newest.get(station)?.contests.find((each) => each.contest === contest)
    return found === undefined ? null : rawOf(found)
  }
}

/** V of the machines (TRN-03) and the papers that were given at the station; absentee votes are of another day. */
function rawOf({ issued, returned, men, women, onPaper }: ContestReport): Raw {
  return { men, women, all: issued - returned + onPaper.braille + onPaper.provisional + onPaper.ordinary }
}

/** As the package counted them: until a station's signed report is there, turnout is a share of these. */
function countedIn({ stationFacts }: ElectionPackage, { id }: Station): StationFacts | undefined {
  return stationFacts.find(({ station }) => station === id)
}

function electorsOf(counted: StationReport | StationFacts | undefined, contest: ContestId): number | null {
  return counted === undefined ? null : eligibleFor(counted, contest)
}

function hasContest(electionPackage: ElectionPackage, station: Station, contest: ContestId): boolean {
  return receptionContestsOf(electionPackage, station).some(({ id }) => id === contest)
}

function lastRateOf(electionPackage: ElectionPackage, station: Station, contest: ContestId): number | null {
  const at = receptionContestsOf(electionPackage, station).findIndex(({ id }) => id === contest)
  return station.lastTurnout[at] ?? null
}
