/**
 * CNT-13: 投票者数 of a contest in the counting district (forms 4-9, 4-12): by machine from the stations' reports, online by the sorted votes or the declaration
 * that they are lost, on paper as two people typed it. All of it follows from figures that are shown anyway, so it reveals nothing that they hold back (D-22).
 */
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import type { ContestResult } from './contest-result.ts'
import type { PaperCount } from './paper.ts'
import type { ContestReport } from './station-report.ts'

export interface VotersBySex {
  /** Null: not known by sex. */
  readonly men: number | null
  readonly women: number | null
  readonly all: number
}

export interface ContestVoters {
  readonly machine: VotersBySex & {
    readonly day: VotersBySex
    /** Null: no station of early voting had the contest. */
    readonly early: VotersBySex | null
    /** Voters − records. */
    readonly noRecord: number
  }
  /** Null: the election has no online ballot box. */
  readonly online: OnlineVoters | null
  /** Null: not known yet, or it would show who ended among few. `kinds`: null if only the sum of the paper is shown. */
  readonly paper: { readonly kinds: PaperCount['voters'] | null; readonly all: number } | null
  /** Null: the voters on paper or online are not known, or votes cast are not shown. */
  readonly inAll: (VotersBySex & { readonly lessCast: Difference }) | null
}

/** Nobody knows their sex here (R10). */
export interface OnlineVoters {
  /** CNT-08, of a lost box: as the declaration has them, and null where nobody knows. They are no people who stayed away. */
  readonly all: number | null
  /** Their votes are counted around. */
  readonly isLost: boolean
}

/** Voters − votes cast: `all`, and what it is made of. Each may be below zero but for the ended, the unopened and the lost. */
interface Difference {
  readonly all: number
  /** Voters of the machines − their records; of these, cards found unvoted. */
  readonly noRecord: number
  /** Online voters whose votes are lost. */
  readonly lostOnline: number
  readonly found: number
  readonly ended: number
  readonly unopened: number
  readonly takenAway: number
}

/** A contest as it may be shown, with its voters. */
export interface PolledContest extends ContestResult {
  /** Null: there was no poll. */
  readonly voters: ContestVoters | null
}

/** The lines of the machines: ballot papers are counted as two people typed them. */
type MachineLine = Omit<ContestReport, 'onPaper' | 'proxies'>
type Reports = ReadonlyMap<StationId, { readonly contests: readonly MachineLine[] }>
type Stations = readonly Pick<ElectionPackage['stations'][number], 'id' | 'earlyVoting'>[]

/** @param told as `asTold` gives it */
export function withVoters(
  told: ContestResult,
  stations: Stations,
  reports: Reports,
  online: OnlineVoters | null = null,
): PolledContest {
  if (told.uncontested) return { ...told, voters: null }
  const lines = stations.flatMap(({ id, earlyVoting: early }) => {
    const line = reports.get(id)?.contests.find(({ contest }) => contest === told.id)
    return line === undefined ? [] : [{ ...line, early }]
  })
  const early = lines.filter((line) => line.early)
  const atMachines = votersOf(lines)
  const onlineRecords = online === null || online.isLost ? 0 : (online.all ?? 0)
  const machine = {
    ...atMachines,
    noRecord: atMachines.all - (told.records - onlineRecords),
    day: votersOf(lines.filter((line) => !line.early)),
    early: early.length === 0 ? null : votersOf(early),
  }
  const paper = onPaper(told)
  const found = lines.reduce((sum, line) => sum + line.found, 0)
  return { ...told, voters: { machine, online, paper, inAll: inAll(told, { machine, online, paper }, found) } }
}

/** By sex only where no report has more men and women than voters: one that was typed in may. The roll may not say the sex of the others. */
function votersOf(lines: readonly Pick<MachineLine, 'issued' | 'returned' | 'men' | 'women'>[]) {
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0)
  const isBySex = lines.every(({ issued, returned, men, women }) => men + women <= issued - returned)
  return {
    men: isBySex ? sum(({ men }) => men) : null,
    women: isBySex ? sum(({ women }) => women) : null,
    all: sum(({ issued, returned }) => issued - returned),
  }
}

function onPaper({ paper, sum, records, ended, unopened }: ContestResult): ContestVoters['paper'] {
  if (paper !== null) {
    const kinds = paper.count.voters
    return { kinds, all: Object.values(kinds).reduce((all, each) => all + each, 0) }
  }
  if (sum === null || ended === null || unopened === null) return null
  const ballots = sum.cast - (records - ended - unopened)
  return { kinds: null, all: ballots + sum.takenAway }
}

function inAll(
  { sum, ended, unopened }: ContestResult,
  { machine, online, paper }: Omit<ContestVoters, 'inAll'>,
  found: number,
): ContestVoters['inAll'] {
  const isKnown = online === null || online.all !== null
  if (paper === null || !isKnown || sum === null || ended === null || unopened === null) return null
  const onlineAll = online?.all ?? 0
  const all = machine.all + onlineAll + paper.all
  const lostOnline = online?.isLost === true ? onlineAll : 0
  const { noRecord } = machine
  const lessCast = { all: all - sum.cast, noRecord, found, lostOnline, ended, unopened, takenAway: sum.takenAway }
  const sex = paper.all + onlineAll === 0 ? machine : { men: null, women: null }
  return { men: sex.men, women: sex.women, all, lessCast }
}
