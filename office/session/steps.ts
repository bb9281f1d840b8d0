/** The way from "election called" to "boxes handed out": what is due when, what is done, what comes next. */
import { unreachable } from '#election/assert.ts'
import type { LocalDate } from '#election/time.ts'
import { carryPlaces } from './carry.ts'
import { datesOf, type ElectionDates } from './dates.ts'
import type { Draft, ItemKind } from './draft.ts'
import type { Checked, MachinesSeen } from './event.ts'
import { mediaOf } from './media.ts'
import { itemsOf } from './paper.ts'
import { isApproved, type Project } from './project.ts'
import { type VoicePack, voiceDoubt } from './voice.ts'

const STEP_IDS = [
  'people',
  'import',
  'check',
  'approve',
  'office',
  'machines',
  'voice',
  'package',
  'shares',
  'lot',
  'list',
  'carry',
  'media',
  'cards',
  'prove',
  'hand-out',
] as const
export type StepId = (typeof STEP_IDS)[number]

export interface Step {
  readonly id: StepId
  /** Null: the day of the election is not known yet. */
  readonly due: LocalDate | null
  readonly state: 'done' | 'open'
  readonly next: boolean
}

/** A project needs two people at least, or nobody could approve (four eyes). */
const PEOPLE_NEEDED = 2

export interface Known {
  readonly voice: VoicePack | null
  readonly project: Project
  readonly checked: Checked | null
  readonly machines: MachinesSeen | null
}

export function stepsOf({ project, checked, machines, voice }: Known): readonly Step[] {
  const draft = checked?.draft ?? null
  const dates = draft === null ? null : datesOfDraft(draft)
  const states = STEP_IDS.map((id) => ({
    id,
    due: dueOf(id, dates),
    state: stateOf(id, { project, checked, machines, voice }),
  }))
  const next = states.find(({ state }) => state === 'open')?.id
  return states.map((step) => ({ ...step, next: step.id === next }))
}

export function datesOfDraft({ rules, contests, stations }: Draft): ElectionDates {
  return datesOf(
    rules,
    contests.map(({ contest }) => contest),
    stations.flatMap(({ station }) => station.dates),
  )
}

function stateOf(id: StepId, { project, checked, machines, voice }: Known): Step['state'] {
  const done = (is: boolean) => (is ? 'done' : 'open')
  const draft = checked?.draft ?? null
  switch (id) {
    case 'people':
      return done(project.people.size >= PEOPLE_NEEDED)
    case 'import':
      return done(checked !== null)
    case 'check':
      return done(draft !== null)
    case 'approve':
      return done(draft !== null && approvedBut(project, draft, 'candidates'))
    case 'lot':
      return done(draft !== null && listIsReady(project, draft))
    case 'office':
      return done(project.authority !== null)
    case 'machines':
      return done(machines !== null && machines.missing.length === 0 && machines.wrong === null)
    case 'voice':
      return done(draft !== null && voiceIsSettled(project, voice, draft))
    case 'package':
      return done(project.signed !== null)
    case 'list':
      return done(draft !== null && listIsReady(project, draft) && listIsSigned(project, draft))
    case 'carry':
      return done(draft !== null && allCarried(project, draft))
    case 'shares':
      return done(draft !== null && allSharesGone(project, draft))
    case 'media':
      return done(draft !== null && allMediaSeen(project, draft))
    case 'cards':
      return done(draft?.stations.every(({ station }) => hasAllCards(project, station.id)) === true)
    case 'prove':
      return done(draft !== null && allProved(project, draft))
    case 'hand-out':
      return done(draft?.stations.every(({ station }) => project.handedOut.has(station.id)) === true)
    default:
      return unreachable(id)
  }
}

/** The list that machines will show is the one that stands in the files now. */
export function listIsSigned(project: Project, draft: Draft): boolean {
  const said = itemsOf(project, draft).every(({ kind }) => kind !== 'paper')
  return project.signed !== null && namesAreSigned(project, draft) && said && !dayMoves(project, draft)
}

/** Heard and found right as a whole; or the package was signed without one. */
function voiceIsSettled(project: Project, voice: VoicePack | null, draft: Draft): boolean {
  if (project.signed !== null && project.signed.says?.voice == null) return true
  return voice !== null && voiceDoubt(project, voice, draft) === null
}

/** Of every contest: who stands, and in which order. */
export function namesAreSigned({ signed }: Project, { items }: Draft): boolean {
  const lists = items.filter(({ kind }) => kind === 'candidates')
  return lists.every(({ id, content }) => signed?.contents.get(id) === content)
}

/** TC-20: the files say another day, or other hours, than every machine knows. */
export function dayMoves({ signed }: Project, { day }: Draft): boolean {
  const said = signed?.says?.day
  return said !== undefined && said !== day
}

/** The list that is signed now is on a stick for each station and the tally, and another person looked at it. */
function allCarried(project: Project, draft: Draft): boolean {
  const places = carryPlaces(project, draft)
  return places.length > 0 && places.every(({ carried }) => carried !== null && carried.checkedBy !== null)
}

/** How many voting cards a station needs, the office knows; without an operator card nobody opens anything. */
function hasAllCards({ cards }: Project, station: string): boolean {
  const own = cards.get(station)
  return ['voting', 'operator-1', 'operator-2', 'operator-3'].every((kind) => (own?.get(kind) ?? 0) > 0)
}

/** Written by one person, looked at by another. */
function allMediaSeen({ media }: Project, { stations }: Draft): boolean {
  const places = mediaOf(stations.map(({ station }) => station))
  return places.every(({ medium }) => (media.get(medium)?.checkedBy ?? null) !== null)
}

/** No share of the key lies on this computer any more. */
function allSharesGone({ shares }: Project, { rules }: Draft): boolean {
  const holders = Array.from({ length: rules.keyHolders }, (_, i) => i + 1)
  return holders.every((holder) => (shares.get(holder)?.checkedBy ?? null) !== null)
}

/** D-28: by each holder, on the eve or later; in a rehearsal whenever it is rehearsed. */
function allProved({ proved, use }: Project, draft: Draft): boolean {
  const { eve } = datesOfDraft(draft)
  const holders = Array.from({ length: draft.rules.keyHolders }, (_, i) => i + 1)
  return holders.every((holder) => {
    const on = proved.get(holder)
    return on !== undefined && (use === 'rehearsal' || on >= eve)
  })
}

/** What the package says is approved; the candidates may still change until filing closes. */
export function approvedBut(project: Project, { items }: Draft, kind: 'candidates'): boolean {
  return items.every((item) => item.kind === kind || isApproved(project, item.id, item.content))
}

/** Every order was drawn, and two people have approved each list of names, the day where it moves, and what goes to paper or comes back. */
export function listIsReady(project: Project, draft: Draft): boolean {
  const { contests } = draft
  const drawn = contests.every(({ contest, order }) => project.lots.get(contest.id)?.order === order)
  const moves = dayMoves(project, draft)
  const isOfDay = (kind: ItemKind) => moves && (kind === 'rules' || kind === 'stations')
  const items = itemsOf(project, draft)
  const lists = items.filter(({ kind }) => kind === 'candidates' || kind === 'paper' || isOfDay(kind))
  return drawn && lists.every(({ id, content }) => isApproved(project, id, content))
}

/** Days of work before the day on which it cannot be done any more. */
function dueOf(id: StepId, dates: ElectionDates | null): LocalDate | null {
  if (dates === null) return null
  switch (id) {
    case 'lot':
    case 'list':
    case 'carry':
      return dates.lastNotice
    case 'prove':
    case 'hand-out':
      return dates.eve
    default:
      return dates.firstNotice
  }
}
