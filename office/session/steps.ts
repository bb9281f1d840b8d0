/** The way from "election called" to "boxes handed out": what is due when, what is done, what comes next. */
import { unreachable } from '#election/assert.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import { dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { numberApprovedBy } from './approvers.ts'
import { carryPlaces } from './carry.ts'
import { datesOf, type ElectionDates } from './dates.ts'
import type { Draft, ItemKind } from './draft.ts'
import type { Checked, MachinesSeen } from './event.ts'
import { isHandedOut } from './hand-out.ts'
import { mediaOf } from './media.ts'
import { itemsOf } from './paper.ts'
import { isApproved, type Project } from './project.ts'
import { newestCarried, waitingStations } from './rolls.ts'
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
  'number',
  'carry',
  'media',
  'cards',
  'prove',
  'hand-out',
  'rolls',
] as const
export type StepId = (typeof STEP_IDS)[number]

export interface Step {
  readonly id: StepId
  /** Null: the day of the election is not known yet. */
  readonly due: LocalDate | null
  /** `waits`: everything that can be done here today is done; others have not reported yet, or its day has not come. */
  readonly state: 'done' | 'open' | 'waits'
  /** For a step with several items; null: it has one, or nothing is known of it yet. */
  readonly count: { readonly done: number; readonly all: number } | null
  readonly next: boolean
}

/** A project needs two people at least, or nobody could approve (four eyes). */
const PEOPLE_NEEDED = 2

export interface Known {
  readonly now: LocalMinute
  readonly voice: VoicePack | null
  readonly project: Project
  readonly checked: Checked | null
  readonly machines: MachinesSeen | null
}

export function stepsOf(known: Known): readonly Step[] {
  const draft = known.checked?.draft ?? null
  const dates = draft === null ? null : datesOfDraft(draft)
  const ids = STEP_IDS.filter((id) => id !== 'rolls' || (draft !== null && waitForLists(known, draft)))
  const steps = ids.map((id): Omit<Step, 'next'> => {
    const parts = partsOf(id, known, draft)
    const done = parts.filter((is) => is).length
    const whole = parts.length > 0 && done === parts.length
    return {
      id,
      due: dueOf(id, dates),
      state: whole ? 'done' : waitsForOthers(id, known, draft) ? 'waits' : 'open',
      count: parts.length > 1 ? { done, all: parts.length } : null,
    }
  })
  const next = steps.find(({ state }) => state === 'open') ?? steps.find(({ state }) => state === 'waits')
  return steps.map((step) => ({ ...step, next: step.id === next?.id }))
}

/** A package whose stations wait for no list has no such step. */
function waitForLists({ project }: Known, draft: Draft): boolean {
  return waitingStations(draft, project.use).length > 0
}

export function datesOfDraft({ rules, contests, stations }: Draft): ElectionDates {
  return datesOf(
    rules,
    contests.map(({ contest }) => contest),
    stations.flatMap(({ station }) => station.dates),
  )
}

/** The parts of a step, and whether each is done. Empty: nobody can say yet. */
function partsOf(id: StepId, { project, checked, machines, voice }: Known, draft: Draft | null): readonly boolean[] {
  switch (id) {
    case 'people':
      return Array.from({ length: PEOPLE_NEEDED }, (_, place) => project.people.size > place)
    case 'import':
      return [checked !== null]
    case 'check':
      return [draft !== null]
    case 'office':
      return [project.authority !== null]
    case 'machines':
      return machines === null ? [] : machinesTold(machines)
    case 'package':
      return [project.signed !== null]
    case 'number':
      return numberParts(project)
    default:
      return draft === null ? [] : partsOfDraft(id, project, voice, draft)
  }
}

type StepOfDraft = Exclude<StepId, 'people' | 'import' | 'check' | 'office' | 'machines' | 'package' | 'number'>

function partsOfDraft(id: StepOfDraft, project: Project, voice: VoicePack | null, draft: Draft): readonly boolean[] {
  const stations = draft.stations.map(({ station }) => station)
  switch (id) {
    case 'approve':
      return partsApproved(project, draft)
    case 'lot':
      return listsReady(project, draft)
    case 'voice':
      return [voiceIsSettled(project, voice, draft)]
    case 'list':
      return [listIsReady(project, draft) && listIsSigned(project, draft)]
    case 'carry':
      return carryPlaces(project, draft).map(({ carried }) => (carried?.told ?? null) !== null)
    case 'shares':
      return holdersOf(draft).map((holder) => (project.shares.get(holder)?.checkedBy ?? null) !== null)
    case 'media':
      return mediaOf(stations).map(({ medium }) => (project.media.get(medium)?.checkedBy ?? null) !== null)
    case 'cards':
      return stations.flatMap(({ id: station }) => cardsMade(project, station))
    case 'prove':
      return holdersOf(draft).map((holder) => countsAsProved(project, draft, project.proved.get(holder)))
    case 'hand-out':
      return stations.map((station) => isHandedOut(project, station))
    case 'rolls':
      return waitingStations(draft, project.use).map((station) => hasLastList(project, station))
    default:
      return unreachable(id)
  }
}

/** ELG-02a: the newest list is the last, and somebody told that it is there. */
function hasLastList({ rolls }: Project, station: StationId): boolean {
  return rolls.made.at(-1)?.last === true && (newestCarried(rolls, station)?.told ?? null) !== null
}

/** The parts of approving what is signed now. If the machines ask for no approval, it is nobody's step. */
function numberParts(project: Project): readonly boolean[] {
  if (project.signed === null) return [false]
  if (project.pinned.length === 0) return [true]
  const given = numberApprovedBy(project).length
  return Array.from({ length: APPROVALS_NEEDED }, (_, place) => given > place)
}

/** A step that nobody here can bring further today holds up none that comes after it. */
function waitsForOthers(id: StepId, { project, now }: Known, draft: Draft | null): boolean {
  if (draft === null) return false
  if (id === 'prove') return project.use === 'live' && dateOf(now) < datesOfDraft(draft).eve
  if (id === 'rolls') return rollsWait(project, now, draft)
  const places = id === 'carry' ? carryPlaces(project, draft) : []
  return places.length > 0 && places.every(({ carried }) => (carried?.checkedBy ?? null) !== null)
}

/** Until the eve, once what is known so far is signed and on its way; then, when every stick of the last list has been looked at. */
function rollsWait({ rolls, use, signed }: Project, now: LocalMinute, draft: Draft): boolean {
  if (rolls.round !== null) return false
  const stations = waitingStations(draft, use)
  const looked = stations.every((station) => (newestCarried(rolls, station)?.checkedBy ?? null) !== null)
  if (rolls.made.at(-1)?.last === true) return looked
  const { eve } = datesOfDraft(draft)
  return signed === null || (dateOf(now) < eve && (rolls.made.length === 0 || looked))
}

/** A wrong file among them makes the whole wrong. */
function machinesTold({ there, missing, wrong }: MachinesSeen): readonly boolean[] {
  if (wrong !== null) return [false]
  return missing.length === 0 ? [true] : [...there.map(() => true), ...missing.map(() => false)]
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

/** For every contest: its candidates and their order. */
export function namesAreSigned({ signed }: Project, { items }: Draft): boolean {
  const lists = items.filter(({ kind }) => kind === 'candidates')
  return lists.every(({ id, content }) => signed?.contents.get(id) === content)
}

/** TC-20: the files say another day, or other hours, than every machine knows. */
export function dayMoves({ signed }: Project, { day }: Draft): boolean {
  const said = signed?.says?.day
  return said !== undefined && said !== day
}

/** How many voting cards a station needs, the office knows; without an operator card nobody opens anything. */
function cardsMade({ cards }: Project, station: string): readonly boolean[] {
  const own = cards.get(station)
  return ['voting', 'operator-1', 'operator-2', 'operator-3'].map((kind) => (own?.get(kind) ?? 0) > 0)
}

function holdersOf({ rules }: Draft): readonly number[] {
  return Array.from({ length: rules.keyHolders }, (_, i) => i + 1)
}

/** D-28: from the eve to election day; in a rehearsal whenever it is rehearsed. A poll that moves has another eve. */
export function countsAsProved({ use }: Pick<Project, 'use'>, draft: Draft, on: LocalDate | undefined): boolean {
  if (on === undefined) return false
  const { eve, election } = datesOfDraft(draft)
  return use === 'rehearsal' || (on >= eve && on <= election)
}

/** The content of the package is approved; the candidates may still change until filing closes. */
export function packageIsApproved(project: Project, draft: Draft): boolean {
  return partsApproved(project, draft).every((is) => is)
}

function partsApproved(project: Project, { items }: Draft): readonly boolean[] {
  const own = items.filter(({ kind }) => kind !== 'candidates')
  return own.map(({ id, content }) => isApproved(project, id, content))
}

/** Every order was drawn, and two people have approved each list of names, the day where it moves, and what goes to paper or comes back. */
export function listIsReady(project: Project, draft: Draft): boolean {
  return listsReady(project, draft).every((is) => is)
}

function listsReady(project: Project, draft: Draft): readonly boolean[] {
  const drawn = (id: ContestId) =>
    draft.contests.some(({ contest, order }) => contest.id === id && project.lots.get(id)?.order === order)
  const moves = dayMoves(project, draft)
  const isOfDay = (kind: ItemKind) => moves && (kind === 'rules' || kind === 'stations')
  const items = itemsOf(project, draft)
  const lists = items.filter(({ kind }) => kind === 'candidates' || kind === 'paper' || isOfDay(kind))
  return lists.map(({ id, kind, contest, content }) => {
    const order = kind !== 'candidates' || contest === null || drawn(contest)
    return order && isApproved(project, id, content)
  })
}

/** Days of work before the day on which it cannot be done any more. */
function dueOf(id: StepId, dates: ElectionDates | null): LocalDate | null {
  if (dates === null) return null
  switch (id) {
    case 'lot':
    case 'list':
    case 'number':
    case 'carry':
      return dates.lastNotice
    case 'prove':
    case 'hand-out':
    case 'rolls':
      return dates.eve
    default:
      return dates.firstNotice
  }
}
