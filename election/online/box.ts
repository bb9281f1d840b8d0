/**
 * The boxes of one election as a pure state machine: what the database's functions decide (decision 039). Real databases are
 * tested against it. Every act gets the database's clock and answers in words; nothing changes unless the answer says so.
 */
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { ContestMask, ElectionId } from '#election/ids.ts'
import { type BoxId, type Handle, type HoldId, handleOf, type PermitId, type VoteCode } from './ids.ts'
import { type UnixSecond, unixSecond } from './instant.ts'

export interface BoxesOfElection {
  readonly electionId: ElectionId
  readonly opens: UnixSecond
  readonly closes: UnixSecond
  readonly overwrite: boolean
  /** Never goes back: a clock that jumps back opens nothing again. */
  readonly lastSeen: UnixSecond
  readonly closed: ClosedBoxes | null
  readonly boxes: ReadonlyMap<BoxId, Box>
  readonly byHandle: ReadonlyMap<Handle, BoxId>
  /** A of every recorded record, hex. */
  readonly points: ReadonlySet<string>
  readonly permits: ReadonlySet<PermitId>
}

interface Box {
  readonly style: ContestMask
  readonly heldBy: HoldId | null
  /** Revision n is at n − 1. */
  readonly events: readonly BoxEvent[]
}

interface BoxEvent {
  readonly permit: PermitId
  readonly code: VoteCode
  readonly body: Uint8Array
}

export interface BoxCounts {
  readonly boxes: number
  /** Boxes with at least one vote, held ones among them. */
  readonly voted: number
  readonly events: number
  readonly held: number
}

interface ClosedBoxes {
  readonly at: UnixSecond
  readonly counts: BoxCounts
}

export interface CastToPut {
  readonly box: BoxId
  readonly style: ContestMask
  readonly permit: PermitId
  /** The end of the permit. */
  readonly notAfter: UnixSecond
  readonly code: VoteCode
  readonly body: Uint8Array
  readonly points: readonly Uint8Array[]
}

export type PutAnswer =
  | 'recorded'
  /** This box has this very vote: the first answer was lost. */
  | 'same'
  | 'no-box'
  | 'not-open'
  | 'closed'
  | 'wrong-style'
  /** Somebody holds the box: a paper will be issued. */
  | 'held'
  /** It has a vote, and this election takes no second one. */
  | 'voted'
  | 'permit-expired'
  /** One card check, one vote. */
  | 'permit-used'
  /** A record of another vote, or of an earlier one of this box. */
  | 'copied'

export type HoldAnswer = 'held' | 'held-by-another' | 'voted' | 'no-box' | 'closed'
export type ReleaseAnswer = 'released' | 'held-by-another' | 'no-box' | 'closed'
export type CloseAnswer =
  | { readonly type: 'too-early' }
  | { readonly type: 'closed' | 'already'; readonly closed: ClosedBoxes }
/** `jumped`: the wall clock moved on more than time did; two people look before anything is closed by it. */
export type SeeAnswer = 'first' | 'seen' | 'jumped'
export type StandingOfBox = 'none' | 'not-voted' | 'voted' | 'held'

export interface After<Answer> {
  readonly state: BoxesOfElection
  readonly answer: Answer
}

/** Seconds: a process that was away longer asks two people before it believes the clock. */
const DOWN_MAX = 300

export function newBoxes(
  election: Pick<BoxesOfElection, 'electionId' | 'opens' | 'closes' | 'overwrite'>,
  boxes: readonly { readonly id: BoxId; readonly style: ContestMask }[],
): BoxesOfElection {
  assert(election.opens < election.closes, 'boxes: they open before they close')
  const byId = new Map(boxes.map(({ id, style }): [BoxId, Box] => [id, { style, heldBy: null, events: [] }]))
  const byHandle = new Map(boxes.map(({ id }) => [handleOf(election.electionId, id), id]))
  assert(byId.size === boxes.length && byHandle.size === boxes.length, 'boxes: each box once')
  return {
    ...election,
    lastSeen: unixSecond(0),
    closed: null,
    boxes: byId,
    byHandle,
    points: new Set(),
    permits: new Set(),
  }
}

/** The order of these questions is the order of the database's function; a page gets the first answer that fits. */
export function put(state: BoxesOfElection, clock: UnixSecond, cast: CastToPut): After<PutAnswer> {
  const answers = (answer: PutAnswer): After<PutAnswer> => ({ state, answer })
  const box = state.boxes.get(cast.box)
  if (box === undefined) return answers('no-box')
  // R2, also after the close, under a hold or with an expired permit: only the answer was lost.
  if (box.events.some(({ code }) => code === cast.code)) return answers('same')
  const now = notBefore(state, clock)
  if (isClosed(state, now)) return answers('closed')
  if (now < state.opens) return answers('not-open')
  if (cast.style !== box.style) return answers('wrong-style')
  if (box.heldBy !== null) return answers('held')
  if (box.events.length > 0 && !state.overwrite) return answers('voted')
  if (now > cast.notAfter) return answers('permit-expired')
  if (state.permits.has(cast.permit)) return answers('permit-used')
  const points = cast.points.map(toHex)
  if (new Set(points).size !== points.length || points.some((a) => state.points.has(a))) return answers('copied')
  const event: BoxEvent = { permit: cast.permit, code: cast.code, body: cast.body }
  return {
    state: {
      ...state,
      boxes: new Map(state.boxes).set(cast.box, { ...box, events: [...box.events, event] }),
      points: new Set([...state.points, ...points]),
      permits: new Set([...state.permits, cast.permit]),
    },
    answer: 'recorded',
  }
}

/** For a paper. The same hold again gets the same answer; another one learns that somebody was before. */
export function hold(
  state: BoxesOfElection,
  clock: UnixSecond,
  asked: { readonly handle: Handle; readonly by: HoldId; readonly override: boolean },
): After<HoldAnswer> {
  const found = boxOf(state, asked.handle)
  if (found === null) return { state, answer: 'no-box' }
  if (found.box.heldBy !== null) return { state, answer: found.box.heldBy === asked.by ? 'held' : 'held-by-another' }
  // After the close the files cross the air gap: from then on a station voids, and nobody holds.
  if (isClosed(state, notBefore(state, clock))) return { state, answer: 'closed' }
  if (found.box.events.length > 0 && !asked.override) return { state, answer: 'voted' }
  return { state: withHold(state, found.id, asked.by), answer: 'held' }
}

/** Two people signed it; the caller checked that. Only the hold that is named is taken back. */
export function release(
  state: BoxesOfElection,
  clock: UnixSecond,
  asked: { readonly handle: Handle; readonly by: HoldId },
): After<ReleaseAnswer> {
  const found = boxOf(state, asked.handle)
  if (found === null) return { state, answer: 'no-box' }
  if (found.box.heldBy === null) return { state, answer: 'released' }
  if (found.box.heldBy !== asked.by) return { state, answer: 'held-by-another' }
  if (isClosed(state, notBefore(state, clock))) return { state, answer: 'closed' }
  return { state: withHold(state, found.id, null), answer: 'released' }
}

/** The roll side may learn this of a box, and never how often, never when. */
export function standingOf(state: BoxesOfElection, handle: Handle): StandingOfBox {
  const found = boxOf(state, handle)
  if (found === null) return 'none'
  if (found.box.heldBy !== null) return 'held'
  return found.box.events.length > 0 ? 'voted' : 'not-voted'
}

/**
 * The heartbeat. Its process gives both steps since its last call: of the database's wall clock, and of its own monotonic one. A clock that
 * jumps forward would close an election for good; so its jump is not taken. Its first call has no step, and is held against what was seen.
 */
export function see(
  state: BoxesOfElection,
  clock: UnixSecond,
  steps: { readonly wall: number | null; readonly monotonic: number },
): After<SeeAnswer> {
  const { lastSeen } = state
  if (steps.wall === null) return { state, answer: lastSeen > 0 && clock > lastSeen + DOWN_MAX ? 'jumped' : 'first' }
  const since = Math.max(clock - steps.wall, lastSeen)
  if (clock > since + steps.monotonic + 1) return { state, answer: 'jumped' }
  return { state: { ...state, lastSeen: notBefore(state, clock) }, answer: 'seen' }
}

export function close(state: BoxesOfElection, clock: UnixSecond): After<CloseAnswer> {
  if (state.closed !== null) return { state, answer: { type: 'already', closed: state.closed } }
  const now = notBefore(state, clock)
  if (now < state.closes) return { state, answer: { type: 'too-early' } }
  const closed: ClosedBoxes = { at: now, counts: countsOf(state) }
  return { state: { ...state, closed }, answer: { type: 'closed', closed } }
}

export function countsOf({ boxes }: BoxesOfElection): BoxCounts {
  const all = [...boxes.values()]
  return {
    boxes: all.length,
    voted: all.filter(({ events }) => events.length > 0).length,
    events: all.reduce((sum, { events }) => sum + events.length, 0),
    held: all.filter(({ heldBy }) => heldBy !== null).length,
  }
}

function notBefore({ lastSeen }: BoxesOfElection, clock: UnixSecond): UnixSecond {
  return clock > lastSeen ? clock : lastSeen
}

/** R3: the database's clock alone, whatever permit. */
function isClosed({ closed, closes }: BoxesOfElection, now: UnixSecond): boolean {
  return closed !== null || now >= closes
}

function boxOf(state: BoxesOfElection, handle: Handle): { readonly id: BoxId; readonly box: Box } | null {
  const id = state.byHandle.get(handle)
  const box = id === undefined ? undefined : state.boxes.get(id)
  return id === undefined || box === undefined ? null : { id, box }
}

function withHold(state: BoxesOfElection, id: BoxId, heldBy: HoldId | null): BoxesOfElection {
  const box = state.boxes.get(id)
  assert(box !== undefined, 'boxes: a box that was found')
  return { ...state, boxes: new Map(state.boxes).set(id, { ...box, heldBy }) }
}
