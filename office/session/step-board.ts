/** Headquarters' board (S-21): what stations tell of the turnout, entered, read from the code of their paper, taken back, and put onto the stick. */
import { unreachable } from '#election/assert.ts'
import { readQuickReport } from '#election/quick-report.ts'
import {
  type BoardAct,
  contestsOfStation,
  electionIdOf,
  mayNotTell,
  stationsOn,
  type TurnoutTold,
  toldAt,
} from './board.ts'
import type { OfficeRoomCode } from './codes.ts'
import type { Draft } from './draft.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

type BoardScreen = Extract<
  OfficeScreenEvent,
  { type: 'tell-turnout' | 'read-turnout' | 'take-turnout-back' | 'put-turnout' }
>
type Told = Pick<TurnoutTold, 'station' | 'date' | 'until' | 'contests'>

const WRITING = { work: 'writing', done: 0, whole: null } as const

/** Null: turnout may be entered. Figures have the order of the contests that were signed: files with others would swap them. */
function mayNotUseBoard({ project: { signed }, checked }: OfficeState): OfficeRoomCode | null {
  const draft = checked?.draft ?? null
  if (signed === null || draft === null) return 'package-first'
  const now = draft.items.find(({ kind }) => kind === 'contests')?.content
  return signed.contents.get('contests') === now ? null : 'turnout-files-differ'
}

export function onBoardScreen(state: OfficeState, event: BoardScreen): OfficeStepped {
  const code = mayNotUseBoard(state)
  const draft = state.checked?.draft ?? null
  if (code !== null || draft === null) return refuse(state, code ?? 'package-first')
  switch (event.type) {
    case 'tell-turnout':
      return tell(state, draft, event, event.who)
    case 'read-turnout':
      return read(state, draft, event.code)
    case 'take-turnout-back': {
      const { station, date, until, why } = event
      if (toldAt(state.project.board, event) === null) return refuse(state, 'turnout-not-there')
      return recorded(state, { type: 'turnout-taken-back', station, date, until, why })
    }
    case 'put-turnout':
      return stay(
        { ...state, message: null, busy: WRITING },
        { type: 'put-turnout', board: state.project.board, at: state.now },
      )
    default:
      return unreachable(event)
  }
}

/** A scanner types what a clerk would mistype; what it says is entered at once, and is seen in the table. */
function read(state: OfficeState, draft: Draft, text: string): OfficeStepped {
  const code = readQuickReport(text.trim())
  if (!code.ok) return refuse(state, code.error === 'foreign' ? 'turnout-code-foreign' : 'turnout-code-garbled')
  const { electionId, station, date, until, contests } = code.value
  if (electionId !== electionIdOf(state.project)) return refuse(state, 'turnout-other-election')
  const there = stationsOn(draft, date).find((each) => each.station.id === station)?.station
  const own = there === undefined ? [] : contestsOfStation(draft.contests, there)
  if (own.length !== contests.length) return refuse(state, 'turnout-not-there')
  const figures = contests.map((each, at) => ({ contest: (own[at] as (typeof own)[number]).id, ...each }))
  return tell({ ...state, boardOf: date }, draft, { station, date, until, contests: figures }, '')
}

function tell(state: OfficeState, draft: Draft, told: Told, who: string): OfficeStepped {
  const mayNot = mayNotTell(draft, state.project.board, told, state.now)
  if (mayNot !== null) return refuse(state, mayNot.code, { until: mayNot.until })
  const { station, date, until } = told
  const contests = [...told.contests]
  return recorded(state, { type: 'turnout-told', station, date, until, contests, who })
}

function recorded(state: OfficeState, act: BoardAct): OfficeStepped {
  return stay({ ...state, message: null, busy: WRITING }, { type: 'record', act, at: state.now })
}
