/** The page of roll lists, as the screen may know it: no row of a roll. */
import type { Problem } from '#election/definition/import/problem.ts'
import type { StationId } from '#election/ids.ts'
import type { OfficeRoomCode } from './codes.ts'
import { approversOf, isApproved } from './project.ts'
import {
  type EarlyDays,
  earlyDays,
  hadLast,
  newestCarried,
  type RollCarried,
  type RollRound,
  type RoundMade,
  roundContent,
  roundItem,
  waitingStations,
} from './rolls.ts'
import type { OfficeState } from './state.ts'
import { mayNotApproveRound, mayNotCheckRoll, mayNotMakeRound } from './step-rolls.ts'

export interface RollsView {
  /** Null: nobody has begun one. */
  readonly round: RoundView | null
  readonly made: readonly Pick<RoundMade, 'number' | 'last' | 'changed' | 'added' | 'at'>[]
  readonly early: readonly EarlyDays[]
  /** For the newest list; none before one is signed. */
  readonly sticks: readonly RollStick[]
  /** Of the changes.csv that was read last: the first of each, and how many there are. */
  readonly errors: readonly Problem[]
  readonly errorCount: number
  readonly warnings: readonly Problem[]
  readonly warningCount: number
  /** Null: something may be brought for the next round. */
  readonly mayNotMake: OfficeRoomCode | null
  /** A last round was made: whatever follows is a last one too. */
  readonly staysLast: boolean
}

interface RoundView extends Pick<RollRound, 'number' | 'last' | 'by'> {
  readonly causes: NonNullable<RollRound['changes']>['causes'] | null
  readonly content: string
  readonly approvedBy: readonly string[]
  readonly approved: boolean
  /** Null: the person who is signed in may approve it. */
  readonly mayNotApprove: OfficeRoomCode | null
}

export interface RollStick {
  readonly station: StationId
  readonly name: string
  readonly label: string
  /** Its desk issues no card before the last list. */
  readonly waits: boolean
  /** Null: nobody has written it with the newest list. */
  readonly carried: RollCarried | null
  readonly mayNotCheck: OfficeRoomCode | null
}

/** A file of the wrong kind has thousands. */
const PROBLEMS_SHOWN = 200

export function rollsView(state: OfficeState): RollsView {
  const { rolls, use } = state.project
  const draft = state.checked?.draft ?? null
  const waiting = draft === null ? [] : waitingStations(draft, use)
  const number = rolls.made.length
  const { errors, warnings } = state.rollProblems
  return {
    round: rolls.round === null ? null : roundView(state, rolls.round),
    made: rolls.made.map(({ number, last, changed, added, at }) => ({ number, last, changed, added, at })),
    early: draft === null ? [] : earlyDays(rolls, draft),
    sticks: (number === 0 ? [] : (draft?.stations ?? [])).map(({ station: { id, name, index } }) => ({
      station: id,
      name,
      label: `S${index}-R${number}`,
      waits: waiting.includes(id),
      carried: newestCarried(rolls, id),
      mayNotCheck: mayNotCheckRoll(state, id),
    })),
    errors: errors.slice(0, PROBLEMS_SHOWN),
    errorCount: errors.length,
    warnings: warnings.slice(0, PROBLEMS_SHOWN),
    warningCount: warnings.length,
    mayNotMake: mayNotMakeRound(state),
    staysLast: hadLast(rolls),
  }
}

function roundView(state: OfficeState, round: RollRound): RoundView {
  const { number, last, by, changes } = round
  const [item, content] = [roundItem(round), roundContent(round)]
  return {
    ...{ number, last, by, content },
    causes: changes?.causes ?? null,
    approvedBy: approversOf(state.project, item, content),
    approved: isApproved(state.project, item, content),
    mayNotApprove: mayNotApproveRound(state),
  }
}
