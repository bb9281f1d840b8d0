/** The page of roll lists, as the screen may know it: no row of a roll. */
import { rollStickLabel } from '#election/definition/list-stick-label.ts'
import { approversOf, isApproved } from './project.ts'
import {
  earlyDays,
  hadLast,
  type MeetingsKept,
  newestCarried,
  onlineRowsNow,
  type RollRound,
  roundContent,
  roundItem,
  waitingStations,
} from './rolls.ts'
import type { OfficeState } from './state.ts'
import { mayNotApproveRound, mayNotCheckRoll, mayNotMakeRound } from './step-rolls.ts'
import type { MeetingsView, RollsView, RoundView } from './view.ts'

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
    made: rolls.made.map(({ number, last, changed, added, at, meetings }) => ({
      ...{ number, last, changed, added, at },
      ...meetingsView(state, meetings),
    })),
    early: draft === null ? [] : earlyDays(rolls, draft),
    online: draft === null ? null : onlineRowsNow(rolls, draft),
    sticks: (number === 0 ? [] : (draft?.stations ?? [])).map(({ station: { id, name, index } }) => ({
      station: id,
      name,
      label: rollStickLabel(index, number),
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
    hasProfile: changes?.profile !== undefined,
    ...meetingsView(state, round.meetings),
    seen: state.person !== null && state.rowsSeen?.sha256 === changes?.sha256 ? state.rowsSeen : null,
    approvedBy: approversOf(state.project, item, content),
    approved: isApproved(state.project, item, content),
    mayNotApprove: mayNotApproveRound(state),
  }
}

/** They go from the screen with the person who looked at them. */
function meetingsView({ meetingsSeen, person }: OfficeState, kept: MeetingsKept | null): MeetingsView {
  const isSeen = person !== null && kept !== null && meetingsSeen?.sha256 === kept.sha256
  return { meetingCount: kept?.rows ?? 0, meetings: isSeen ? meetingsSeen.groups : null }
}
