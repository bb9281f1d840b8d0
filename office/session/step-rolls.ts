/** A round of roll lists: gathered, approved by two, signed in the key room, and on its way on a stick for each station (ELG-02a). */
import { unreachable } from '#election/assert.ts'
import { ROLL_LISTS_MAX } from '#election/roll/roll-list.ts'
import type { OfficeRoomCode } from './codes.ts'
import type { OfficeEvent } from './event.ts'
import { approversOf, isApproved } from './project.ts'
import { mayNotApproveDocuments, mayNotLookAt } from './questions.ts'
import { earlyDays, hadLast, newestCarried, onlineRowsNow, roundContent, roundItem } from './rolls.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

const ROLL_SCREEN = [
  'take-roll-changes',
  'give-day-list-up',
  'give-online-rows-up',
  'say-last-round',
  'look-at-round',
  'look-at-meetings',
  'drop-round',
  'approve-round',
  'put-roll-list',
  'check-roll-list',
  'say-roll-list-told',
] as const
type RollScreen = Extract<OfficeScreenEvent, { type: (typeof ROLL_SCREEN)[number] }>

export function isRollScreen<Event extends OfficeScreenEvent>(event: Event): event is Extract<Event, RollScreen> {
  return ROLL_SCREEN.some((type) => type === event.type)
}

type OfRound = Extract<
  RollScreen,
  {
    type:
      | 'take-roll-changes'
      | 'give-day-list-up'
      | 'give-online-rows-up'
      | 'say-last-round'
      | 'look-at-round'
      | 'look-at-meetings'
      | 'drop-round'
      | 'approve-round'
  }
>

/** Null: something may be brought for the next round. */
export function mayNotMakeRound({ project }: OfficeState): OfficeRoomCode | null {
  if (project.signed === null) return 'package-first'
  return project.rolls.made.length >= ROLL_LISTS_MAX ? 'too-many-roll-lists' : null
}

/** Null: the person who is signed in may approve the round as it is. */
export function mayNotApproveRound(state: OfficeState): OfficeRoomCode | null {
  const { project, person } = state
  const { round } = project.rolls
  if (person === null) return 'nobody-signed-in'
  if (round === null) return 'rolls-none'
  const given = approversOf(project, roundItem(round), roundContent(round))
  if (given.includes(person.name)) return 'approved-by-you'
  return mayNotApproveDocuments(state) ?? (hasSeenMeetings(state) ? null : 'meetings-not-seen')
}

/** ISS-02: who approves or signs has seen on whom two votes meet. */
function hasSeenMeetings({ project: { rolls }, meetingsSeen }: OfficeState): boolean {
  const meetings = rolls.round?.meetings ?? null
  return meetings === null || meetings.sha256 === meetingsSeen?.sha256
}

/** Null: the commission's key may sign it. */
export function mayNotSignRound(state: OfficeState): OfficeRoomCode | null {
  const { project } = state
  const { round } = project.rolls
  const code = mayNotMakeRound(state)
  if (code !== null) return code
  if (round === null) return 'rolls-none'
  const awaited = awaitedFor(state)
  if (awaited !== null) return awaited
  if (!isApproved(project, roundItem(round), roundContent(round))) return 'not-approved'
  return hasSeenMeetings(state) ? null : 'meetings-not-seen'
}

/** The last round has the last evening of every early-voting station and who voted online in it, or somebody's word why not. */
function awaitedFor({ project: { rolls }, checked }: OfficeState): OfficeRoomCode | null {
  const draft = checked?.draft ?? null
  if (rolls.round?.last !== true || draft === null) return null
  if (earlyDays(rolls, draft).some(({ awaited }) => awaited)) return 'day-list-awaited'
  return onlineRowsNow(rolls, draft)?.awaited === true ? 'online-rows-awaited' : null
}

/** Null: the person who is signed in may look at the stick. Who wrote it may not. */
export function mayNotCheckRoll(state: OfficeState, station: string): OfficeRoomCode | null {
  return mayNotLookAt(state, newestCarried(state.project.rolls, station))
}

const READING = { work: 'medium-read', done: 0, whole: null } as const
const WRITING = { work: 'writing', done: 0, whole: null } as const

export function onChangesRead(
  state: OfficeState,
  { errors, warnings }: Extract<OfficeEvent, { type: 'changes-read' }>,
): OfficeStepped {
  const read: OfficeState = { ...state, rollProblems: { errors, warnings } }
  return errors.length === 0 ? stay(read) : refuse({ ...read, busy: null }, 'changes-refused')
}

export function onRollScreen(state: OfficeState, event: RollScreen): OfficeStepped {
  switch (event.type) {
    case 'take-roll-changes':
    case 'give-day-list-up':
    case 'give-online-rows-up':
    case 'say-last-round':
    case 'look-at-round':
    case 'look-at-meetings':
    case 'drop-round':
    case 'approve-round':
      return onRound(state, event)
    case 'put-roll-list':
    case 'check-roll-list':
    case 'say-roll-list-told':
      return onStick(state, event)
    default:
      return unreachable(event)
  }
}

function onRound(state: OfficeState, event: OfRound): OfficeStepped {
  const code = mayNotMakeRound(state)
  if (code !== null) return refuse(state, code)
  const { rolls } = state.project
  const { round } = rolls
  const { now: at } = state
  const working: OfficeState = { ...state, message: null, busy: WRITING }
  switch (event.type) {
    case 'take-roll-changes':
      return stay({ ...working, rollProblems: { errors: [], warnings: [] }, busy: READING }, { type: event.type, at })
    case 'give-day-list-up': {
      const { station, why } = event
      const draft = state.checked?.draft ?? null
      const own = draft === null ? [] : earlyDays(rolls, draft)
      if (!own.some((each) => each.station === station)) return refuse(state, 'no-early-voting-there')
      return stay(working, { type: 'record', act: { type: 'day-list-given-up', station, why }, at })
    }
    case 'give-online-rows-up': {
      const { why } = event
      const draft = state.checked?.draft ?? null
      if (draft?.rules.online !== true) return refuse(state, 'online-not-in-election')
      return stay(working, { type: 'record', act: { type: 'online-rows-given-up', why }, at })
    }
    case 'say-last-round':
      if (!event.last && hadLast(rolls)) return refuse(state, 'last-round-stays')
      return stay(working, { type: 'record', act: { type: 'last-round-said', last: event.last }, at })
    case 'look-at-round': {
      const kept = round?.changes ?? null
      if (kept === null) return refuse(state, 'rolls-none')
      return stay({ ...working, busy: READING }, { type: event.type, kept, query: event.query })
    }
    case 'look-at-meetings': {
      const of = [round, ...rolls.made].find((each) => each?.number === event.number)
      const { sha256 } = of?.meetings ?? {}
      if (sha256 === undefined) return refuse(state, 'rolls-none')
      return stay({ ...working, busy: READING }, { type: event.type, sha256 })
    }
    case 'drop-round':
      if (round === null) return refuse(state, 'rolls-none')
      return stay(working, { type: 'record', act: { type: 'round-dropped', number: round.number }, at })
    case 'approve-round': {
      const mayNot = mayNotApproveRound(state)
      if (mayNot !== null || round === null) return refuse(state, mayNot ?? 'rolls-none')
      const { content } = event
      // The press approves the content that its person saw.
      if (content !== roundContent(round)) return refuse(state, 'item-changed')
      return stay(working, { type: 'record', act: { type: 'approved', item: roundItem(round), content }, at })
    }
    default:
      return unreachable(event)
  }
}

function onStick(state: OfficeState, event: Exclude<RollScreen, OfRound>): OfficeStepped {
  const { now: at, project, checked } = state
  const { station } = event
  const { number } = project.rolls.made.at(-1) ?? { number: 0 }
  if (number === 0) return refuse(state, 'round-not-signed')
  const there = checked?.draft?.stations.some((each) => each.station.id === station)
  if (there !== true) return refuse(state, 'item-changed')
  const working: OfficeState = { ...state, message: null, busy: WRITING }
  switch (event.type) {
    case 'put-roll-list':
      return stay(working, { type: event.type, station, number, at })
    case 'check-roll-list': {
      const code = mayNotCheckRoll(state, station)
      if (code !== null) return refuse(state, code)
      return stay({ ...working, busy: READING }, { type: event.type, station, number, at })
    }
    case 'say-roll-list-told': {
      if (newestCarried(project.rolls, station)?.checkedBy == null) return refuse(state, 'roll-list-not-checked')
      const act = { type: 'roll-list-told', station, number, who: event.who } as const
      return stay(working, { type: 'record', act, at })
    }
    default:
      return unreachable(event)
  }
}
