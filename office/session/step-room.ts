/** Work with keys: who may begin it, who sits at it, and what ends it. */

import { unreachable } from '#election/assert.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import { dateOf, type LocalDate } from '#election/time.ts'
import { isNumberApproved } from './approvers.ts'
import type { OfficeRoomCode } from './codes.ts'
import type { Draft, ItemKind } from './draft.ts'
import type { Contents } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import { lackingAt } from './hand-out.ts'
import { mediaOf } from './media.ts'
import { itemsOf } from './paper.ts'
import type { Project } from './project.ts'
import { mayNotCheck } from './questions.ts'
import { type CardsWanted, isFull, newRoom, type RoomPurpose, type WorkPhase, withSeat } from './room.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import { signersOf } from './signers.ts'
import type { OfficeState } from './state.ts'
import { mayNotSignLosses } from './step-losses.ts'
import { mayNotSignRound } from './step-rolls.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'
import { datesOfDraft, dayMoves, listIsReady, listIsSigned, packageIsApproved } from './steps.ts'
import { voiceDoubt } from './voice.ts'

type RoomScreen = Extract<
  OfficeScreenEvent,
  {
    type:
      | 'open-room'
      | 'close-room'
      | 'give-passphrase'
      | 'do-work'
      | 'put-kits'
      | 'take-machine-files'
      | 'make-papers'
      | 'put-medium'
      | 'check-medium'
      | 'hand-out'
  }
>
type RoomEvent = Extract<
  OfficeEvent,
  { type: 'machines-seen' | 'room-open' | 'passphrase-held' | 'passphrase-refused' | 'room-progress' | 'room-over' }
>

export function onRoomScreen(state: OfficeState, event: RoomScreen): OfficeStepped {
  switch (event.type) {
    case 'open-room':
      return openRoom(state, event.purpose, event.cards ?? null)
    case 'close-room':
      // A row of cards may end before its last: a card that was cut short is made again.
      return state.room?.work == null || state.room.purpose === 'cards'
        ? stay({ ...state, room: null }, { type: 'close-room' })
        : refuse(state, 'busy')
    case 'give-passphrase':
      return givePassphrase(state, event.seat, event.sealed)
    case 'do-work':
      return doWork(state)
    case 'put-kits':
    case 'take-machine-files':
      return carry(state, event.type)
    case 'make-papers':
      return makePapers(state)
    case 'put-medium':
    case 'check-medium':
      return onMedium(state, event)
    case 'hand-out':
      return handOut(state, event)
    default:
      return unreachable(event)
  }
}

export function stepRoom(state: OfficeState, event: RoomEvent): OfficeStepped {
  const { room } = state
  switch (event.type) {
    case 'machines-seen':
      return stay({ ...state, machines: event.machines })
    case 'room-open':
      return stay({ ...state, room: room && { ...room, sealTo: event.sealTo } })
    case 'passphrase-held':
      return stay({ ...state, room: room && withSeat(room, event.seat, 'held') })
    case 'passphrase-refused':
      return refuse({ ...state, room: room && withSeat(room, event.seat, 'empty') }, event.code, event.about)
    case 'room-progress': {
      const { phase, done, total, note = null } = event
      return stay({ ...state, room: room && { ...room, work: { phase, done, total, note } } })
    }
    case 'room-over':
      return event.code === null
        ? stay({ ...state, room: null })
        : refuse({ ...state, room: null }, event.code, event.about)
    default:
      return unreachable(event)
  }
}

/** Null: it may begin now. Each is asked for before anybody comes to type, and again when the work begins. */
export function mayNotWork(state: OfficeState, purpose: RoomPurpose): OfficeRoomCode | null {
  const draft = state.checked?.draft ?? null
  if (state.person === null) return 'nobody-signed-in'
  if (draft === null) return 'not-approved'
  switch (purpose) {
    case 'office':
      return state.project.people.size < APPROVALS_NEEDED ? 'approvers-few' : null
    case 'package':
      return mayNotSignPackage(state, draft)
    case 'list':
      return mayNotSignList(state, draft)
    case 'cards':
    case 'prove':
      return state.project.signed === null ? 'package-first' : null
    case 'roll-list':
      return mayNotSignRound(state)
    case 'lost-media':
      return mayNotSignLosses(state)
    default:
      return unreachable(purpose)
  }
}

/** Its keys, media and cards are for every machine: once somebody votes, or once there is one, no second is made. */
function mayNotSignPackage({ project, machines, voice, now }: OfficeState, draft: Draft): OfficeRoomCode | null {
  if (project.signed !== null) return 'package-signed-already'
  if (project.authority === null) return 'office-first'
  if (!packageIsApproved(project, draft)) return 'not-approved'
  if (machines === null || machines.missing.length > 0) return 'machines-not-all'
  if (machines.wrong !== null) return machines.wrong
  // A voice that was brought is signed as a whole, or not at all.
  const doubt = voice === null ? null : voiceDoubt(project, voice, draft)
  if (doubt !== null) return doubt
  return project.use === 'live' && dateOf(now) >= datesOfDraft(draft).firstVoting ? 'package-too-late' : null
}

/** Also while people vote: who died keeps the place with the word (D-26). After election day no list helps anybody. */
function mayNotSignList({ project, voice, now }: OfficeState, draft: Draft): OfficeRoomCode | null {
  if (project.signed === null) return 'package-first'
  if (!listIsReady(project, draft)) return 'not-approved'
  const doubt = voice === null || !speaks(project) ? null : voiceDoubt(project, voice, draft)
  if (doubt !== null) return doubt
  if (movesTooLate(project, draft, dateOf(now))) return 'day-too-late'
  return project.use === 'live' && dateOf(now) > draft.rules.date ? 'list-too-late' : null
}

/** The package that machines have brings a voice: its sentences are bound there, so none comes later by a list. */
function speaks({ signed }: Project): boolean {
  return (signed?.says?.voice ?? null) !== null
}

/** TC-20. Days of early voting that have begun are looked at with the package, where the list is made. */
function movesTooLate({ use, signed }: Project, { day, rules }: Draft, today: LocalDate): boolean {
  const said = signed?.says ?? null
  if (use !== 'live' || said === null || said.day === day) return false
  return said.date <= today || rules.date <= today
}

function openRoom(state: OfficeState, purpose: RoomPurpose, cards: CardsWanted | null): OfficeStepped {
  if (state.room !== null) return refuse(state, 'busy')
  if ((purpose === 'cards') !== (cards !== null)) return refuse(state, 'item-changed')
  const code = mayNotWork(state, purpose)
  if (code !== null) return refuse(state, code)
  const holders = state.checked?.draft?.rules.keyHolders ?? 0
  return stay(
    { ...state, message: null, room: newRoom(purpose, { holders, cards, signers: signersOf(state.project, purpose) }) },
    { type: 'open-room', purpose, cards },
  )
}

function givePassphrase(state: OfficeState, seat: number, sealed: string): OfficeStepped {
  const { room } = state
  const empty = room?.seats.some((each) => each.seat === seat && each.state === 'empty')
  if (room === null || room.sealTo === null || room.work !== null || !empty) return refuse(state, 'busy')
  const checking = { ...state, message: null, room: withSeat(room, seat, 'checking') }
  return stay(checking, { type: 'give-passphrase', seat, sealed, at: state.now })
}

function doWork(state: OfficeState): OfficeStepped {
  const { room } = state
  if (room === null || room.purpose === 'prove' || room.work !== null) return refuse(state, 'busy')
  if (!isFull(room)) return refuse(state, 'seats-empty')
  // Weeks may lie between a press and a press: what was allowed when the room was opened is asked again.
  const code = mayNotWork(state, room.purpose)
  if (code !== null) return refuse(state, code)
  const work = { phase: PHASES[room.purpose] ?? 'import', done: 0, total: 1, note: null } as const
  const draft = state.checked?.draft ?? null
  const contents = draft === null ? [] : contentsFor(room.purpose, state.project, draft)
  return stay({ ...state, message: null, room: { ...room, work } }, { type: 'do-work', contents, at: state.now })
}

/** With which the work begins, where that is no reading of the files. */
const PHASES: { readonly [P in RoomPurpose]?: WorkPhase } = {
  cards: 'cards',
  'roll-list': 'rolls',
  'lost-media': 'lost-media',
}

function contentsFor(purpose: RoomPurpose, project: Project, draft: Draft): Contents {
  const moves = dayMoves(project, draft)
  const isListed = (kind: ItemKind) =>
    kind === 'candidates' || kind === 'paper' || (moves && (kind === 'rules' || kind === 'stations'))
  const signed = itemsOf(project, draft).filter(({ kind }) => purpose === 'package' || isListed(kind))
  return signed.map(({ id, content }) => ({ item: id, content }))
}

const WRITING = { work: 'writing', done: 0, whole: null } as const

function makePapers(state: OfficeState): OfficeStepped {
  if (state.project.signed === null) return refuse(state, 'package-first')
  return stay({ ...state, message: null, busy: WRITING }, { type: 'make-papers', at: state.now })
}

function carry(state: OfficeState, type: 'put-kits' | 'take-machine-files'): OfficeStepped {
  const stations = (state.checked?.draft?.stations ?? []).map(({ station }) => station)
  if (state.project.authority === null || stations.length === 0) return refuse(state, 'office-first')
  return stay({ ...state, message: null, busy: WRITING }, { type, stations, at: state.now })
}

function onMedium(
  state: OfficeState,
  { type, medium }: Extract<RoomScreen, { type: 'put-medium' | 'check-medium' }>,
): OfficeStepped {
  if (state.project.signed === null) return refuse(state, 'package-first')
  const stations = (state.checked?.draft?.stations ?? []).map(({ station }) => station)
  const place = mediaOf(stations).find((each) => each.medium === medium)
  if (place === undefined) return refuse(state, 'item-changed')
  const code = type === 'check-medium' ? mayNotCheck(state, medium) : null
  if (code !== null) return refuse(state, code)
  const busy = { work: 'medium-read', done: 0, whole: null } as const
  return stay({ ...state, message: null, busy }, { type, place, at: state.now })
}

/** Null: boxes may be handed out, to a station that has its own, or without what somebody decides. */
export function mayNotHandOut({ project, checked }: OfficeState): OfficeRoomCode | null {
  const draft = checked?.draft ?? null
  if (project.signed === null || draft === null) return 'package-first'
  // The package's first list is older than the lot: no box leaves for a station with an order that nobody drew (TC-35).
  if (!listIsReady(project, draft) || !listIsSigned(project, draft)) return 'list-first'
  return isNumberApproved(project) ? null : 'number-first'
}

function handOut(
  state: OfficeState,
  { station: id, to, without }: Extract<RoomScreen, { type: 'hand-out' }>,
): OfficeStepped {
  const { project, checked, now: at } = state
  if (project.signed === null) return refuse(state, 'package-first')
  const station = checked?.draft?.stations.find((each) => each.station.id === id)?.station
  if (station === undefined) return refuse(state, 'item-changed')
  const code = mayNotHandOut(state)
  if (code !== null) return refuse(state, code)
  const parts = lackingAt(project, station)
  if (parts.length > 0 && without === undefined) return refuse(state, 'boxes-not-complete')
  const lacks = parts.length === 0 || without === undefined ? {} : { without: { parts: [...parts], ...without } }
  const act = { type: 'handed-out', station: id, to, ...lacks } as const
  return stay({ ...state, message: null, busy: WRITING }, { type: 'record', act, at })
}
