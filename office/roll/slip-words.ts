/**
 * 発券のみ (ELG-02a, ISS-02): which voter has used which contests, from the day lists of stations without a roll and from what the city's system says of
 * its slips. Each names the whole so far: a file that was lost is whole in the next one. docs/formats/slip-list.md.
 */
import { both, contestsIn, EVERY_CONTEST, NO_CONTEST, union } from '#election/contests.ts'
import type { Contest } from '#election/definition/definition.ts'
import type { ContestMask, RollNumber, StationId } from '#election/ids.ts'
import type { DayList, DayListLine } from '#election/roll/day-list.ts'
import type { RowWord } from '#election/roll/row-word.ts'

/** The voter of each slip that the city's system printed; null: nobody, as two people have said. */
type VoterOfSlip = ReadonlyMap<RollNumber, RollNumber | null>

interface UsedSlip extends DayListLine {
  readonly station: StationId
}

export interface SlipWords {
  readonly words: readonly RowWord[]
  /** Slips that were used, and of which nobody has said whose they are. */
  readonly nobodys: readonly RollNumber[]
  /** Voters with two slips for one contest, one of them new since the round before: both votes are in a box. */
  readonly twice: readonly RollNumber[]
  /** As `slips-used.csv` has them. */
  readonly used: readonly (UsedSlip & { readonly state: '' | 'no-voter' | 'nobody' | 'twice' })[]
}

/**
 * @param newest the last list of each station without a roll; `held`: those of the round before
 * @param told voters whom changes.csv says to have voted early without a slip: the city has other ways beside the machines
 */
export function wordsOfSlips(
  newest: readonly DayList[],
  held: readonly DayList[],
  voterOf: VoterOfSlip,
  told: ReadonlySet<RollNumber>,
): SlipWords {
  const all = newest.flatMap(({ station, voters }) => voters.map((line) => ({ ...line, station })))
  const slips = new Map<RollNumber, UsedSlip[]>()
  for (const slip of all) {
    const voter = voterOf.get(slip.rollNo)
    if (voter != null) slips.set(voter, [...(slips.get(voter) ?? []), slip])
  }
  const before = new Set(held.flatMap(({ voters }) => voters.map(({ rollNo }) => rollNo)))
  const double = new Set([...slips].flatMap(([voter, own]) => (meet(own) ? [voter] : [])))
  const isNew = (voter: RollNumber) => (slips.get(voter) ?? []).some(({ rollNo }) => !before.has(rollNo))
  const came = [...slips].map(([voter, own]) => wordOf(voter, own))
  const voters = new Set([...voterOf.values()].filter((voter) => voter !== null))
  const gone = [...voters].filter((voter) => !slips.has(voter) && !told.has(voter))
  const left = gone.map((rollNo): RowWord => ({ rollNo, mark: 'none', cause: 'early-voting' }))
  return {
    words: [...came, ...left],
    nobodys: all.flatMap(({ rollNo }) => (voterOf.has(rollNo) ? [] : [rollNo])),
    twice: [...double].filter(isNew).sort(),
    used: all.map((slip) => ({ ...slip, state: stateOf(slip, voterOf, double) })),
  }
}

function stateOf({ rollNo }: UsedSlip, voterOf: VoterOfSlip, double: ReadonlySet<RollNumber>) {
  const voter = voterOf.get(rollNo)
  if (voter === undefined) return 'no-voter'
  if (voter === null) return 'nobody'
  return double.has(voter) ? 'twice' : ''
}

function contestsOf({ early }: DayListLine): ContestMask {
  return early ?? EVERY_CONTEST
}

/** One contest now and the other on another day is two slips and no second right. */
function meet(slips: readonly UsedSlip[]): boolean {
  let taken = NO_CONTEST
  for (const slip of slips) {
    if (both(taken, contestsOf(slip)) !== NO_CONTEST) return true
    taken = union(taken, contestsOf(slip))
  }
  return false
}

function wordOf(rollNo: RollNumber, slips: readonly UsedSlip[]): RowWord {
  const contests = slips.reduce((mask, slip) => union(mask, contestsOf(slip)), NO_CONTEST)
  return {
    ...{ rollNo, mark: 'early_voted', cause: 'early-voting' },
    ...(contests === EVERY_CONTEST ? {} : { early: contests }),
    ...(slips.every(({ by }) => by === 'provisional') ? { isProvisional: true as const } : {}),
  }
}

const HEAD = 'slip,station,contests,by,state'

/** For the city's system: in the order of the slips' numbers, without a time and without a voter. */
export function slipsUsedCsv({ used }: Pick<SlipWords, 'used'>, contests: readonly Contest[]): string {
  const lines = used
    .toSorted((one, other) => (one.rollNo < other.rollNo ? -1 : 1))
    .map((slip) => {
      const names = contestsIn(contestsOf(slip), contests).map(({ id }) => id)
      return [slip.rollNo, slip.station, names.join('+'), slip.by, slip.state].join(',')
    })
  return [HEAD, ...lines].map((line) => `${line}\r\n`).join('')
}
