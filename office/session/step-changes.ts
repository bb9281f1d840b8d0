/** The forms of the page of changes: a contest on paper, a candidate who died or withdrew, another day. */
import { unreachable } from '#election/assert.ts'
import { comesTooLate } from '#election/definition/moved-day.ts'
import { dateOf, type LocalDate } from '#election/time.ts'
import type { NewDay } from './change-files.ts'
import type { OfficeRoomCode } from './codes.ts'
import { type Draft, type DraftContest, dayHash, mayBeGone } from './draft.ts'
import { goesOnPaper } from './paper.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

type ChangeScreen = Extract<OfficeScreenEvent, { type: 'say-paper' | 'say-gone' | 'say-day' }>

const WRITING = { work: 'writing', done: 0, whole: null } as const
const CHECKING = { work: 'checking', done: 0, whole: null } as const

export function onChangeScreen(state: OfficeState, event: ChangeScreen): OfficeStepped {
  const draft = state.checked?.draft ?? null
  if (draft === null) return refuse(state, 'nothing-to-import')
  switch (event.type) {
    case 'say-paper':
      return sayPaper(state, draft, event)
    case 'say-gone':
      return sayGone(state, draft, event)
    case 'say-day':
      return sayDay(state, draft, event)
    default:
      return unreachable(event)
  }
}

/** Null: it may be said that the contest goes to paper, or comes back. */
export function mayNotSayPaper(state: OfficeState, draft: Draft, contest: DraftContest): OfficeRoomCode | null {
  if (state.person === null) return 'nobody-signed-in'
  if (state.project.signed === null) return 'package-first'
  if (isOver(state, draft)) return 'list-too-late'
  const stays = !goesOnPaper(state.project, contest.contest.id)
  return stays && contest.uncontested ? 'contest-without-poll' : null
}

function isOver({ project, now }: OfficeState, { rules }: Draft): boolean {
  return project.use === 'live' && dateOf(now) > rules.date
}

function sayPaper(
  state: OfficeState,
  draft: Draft,
  { contest: id, paper, why, decidedBy }: Extract<ChangeScreen, { type: 'say-paper' }>,
): OfficeStepped {
  const contest = draft.contests.find((each) => each.contest.id === id)
  if (contest === undefined || goesOnPaper(state.project, id) === paper) return refuse(state, 'item-changed')
  const code = mayNotSayPaper(state, draft, contest)
  if (code !== null) return refuse(state, code)
  const act = { type: 'paper-said', contest: id, paper, why, decidedBy } as const
  return stay({ ...state, message: null, busy: WRITING }, { type: 'record', act, at: state.now })
}

function sayGone(
  state: OfficeState,
  draft: Draft,
  { contest, number, state: to, heard }: Extract<ChangeScreen, { type: 'say-gone' }>,
): OfficeStepped {
  const own = draft.contests.find((each) => each.contest.id === contest)
  const candidate = own?.candidates.find((each) => each.number === number)
  if (own === undefined || candidate === undefined || !mayBeGone(own)) return refuse(state, 'item-changed')
  if ((candidate.gone ?? 'stands') === to) return refuse(state, 'item-changed')
  if (isOver(state, draft)) return refuse(state, 'list-too-late')
  const change = { type: 'gone', contest: own.contest.id, number: candidate.number, state: to, heard } as const
  return stay({ ...state, message: null, busy: CHECKING }, { type: 'change-files', change, at: state.now })
}

function sayDay(
  state: OfficeState,
  draft: Draft,
  { date, opens, closes, stations, decidedBy, notice }: Extract<ChangeScreen, { type: 'say-day' }>,
): OfficeStepped {
  const day = { date, opens, closes, stations }
  const all = draft.stations.map(({ station }) => station)
  if (all.map(({ id }) => id).join() !== stations.map(({ station }) => station).join())
    return refuse(state, 'item-changed')
  if (dayHash(withDay(draft, day)) === draft.day) return refuse(state, 'day-unchanged')
  const other = all.find(({ dates }, at) => dates.length !== stations[at]?.dates.length)
  // Each medium has a page for every one of its days.
  if (other !== undefined) return refuse(state, 'days-of-media', { station: other.id })
  const lot = lotNotBefore(state, draft, date)
  if (lot !== null) return refuse(state, 'day-before-lot', { on: lot })
  if (dayTooLate(state, draft, day)) return refuse(state, 'day-too-late', { date: draft.rules.date })
  const change = { type: 'day', day, decidedBy, notice } as const
  return stay({ ...state, message: null, busy: CHECKING }, { type: 'change-files', change, at: state.now })
}

/** TC-35: the order that stands in the files was drawn before anybody votes; the day of the first lot of which that would not be true. */
function lotNotBefore({ project }: OfficeState, { contests }: Draft, date: LocalDate): LocalDate | null {
  const lots = contests.flatMap(({ contest, order }) => {
    const lot = project.lots.get(contest.id)
    return lot !== undefined && lot.order === order ? [lot.on] : []
  })
  return lots.find((on) => on >= date) ?? null
}

/** TC-20: the day that every machine knows has come, or the new one; or a day of early voting that would move has begun. */
function dayTooLate({ project, now }: OfficeState, { rules, stations, day: known }: Draft, day: NewDay): boolean {
  const today = dateOf(now)
  const says = project.signed?.says ?? null
  if (project.use !== 'live') return false
  if (day.date <= today || (says !== null && says.date <= today)) return true
  const before = { rules, stations: stations.map(({ station }) => station) }
  const isSigned = says === null || says.day === known
  return isSigned && comesTooLate(before, { date: day.date, stations: day.stations.map(ascending) }, today)
}

function ascending({ dates }: { readonly dates: readonly LocalDate[] }) {
  return { dates: [...dates].sort() }
}

function withDay({ rules, stations }: Draft, { date, opens, closes, stations: to }: NewDay) {
  return {
    rules: { ...rules, date, opens, closes },
    stations: stations.map(({ station }, at) => ({ ...station, ...to[at], id: station.id })),
  }
}
