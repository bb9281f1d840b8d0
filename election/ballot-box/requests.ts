/**
 * Starts an operation on a settled pair: the writes of its first barrier, or why not. `next` does everything after it. The caller holds
 * `Settled`, which only `next` makes; docs/formats/ballot-box.md §11.
 */

import { assert, unreachable } from '#election/assert.ts'
import { listOf } from '#election/ballot/record.ts'
import { equalBytesFast } from '#election/bytes.ts'
import { type ContestList, isSameList, listsOfContest } from '#election/contest-lists.ts'
import { bitMask, has, NO_CONTEST, union } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { below, type Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { JournalContent, JournalPage, PromisedBallot } from './journal.ts'
import type { Section } from './layout.ts'
import { sealPageOf } from './rule-repair.ts'
import { recordCounts } from './rule-seal.ts'
import type { Barrier, Settled } from './step.ts'
import { type PairView, reading, sameReading, sealAt } from './view.ts'
import { writeJournal } from './write-journal.ts'

/** Nothing was written: the contest is *not recorded*. */
export type RecordRefusal =
  | { readonly type: 'out-of-service' }
  /** The pair was opened on an earlier day and not closed (row 32). */
  | { readonly type: 'not-this-day' }
  | { readonly type: 'day-not-listed' }
  | { readonly type: 'closed' }
  | { readonly type: 'other-session-open' }
  /** No token was given, and the journal has no session to be ended. */
  | { readonly type: 'no-interrupted-session' }
  /** The token has a spent mark. */
  | { readonly type: 'session-over' }
  | { readonly type: 'already-recorded' }
  | { readonly type: 'not-on-this-card' }
  | { readonly type: 'full' }

export type ReleaseRefusal = { readonly type: 'no-interrupted-session' } | { readonly type: 'full' }

export type CloseRefusal =
  | { readonly type: 'session-open' }
  | { readonly type: 'already-closed' }
  | { readonly type: 'day-not-listed' }
  | { readonly type: 'out-of-service' }

export type ReopenRefusal =
  | { readonly type: 'not-closed' }
  | { readonly type: 'closed-final' }
  | { readonly type: 'one-medium' }
  | { readonly type: 'day-not-listed' }
  | { readonly type: 'not-a-later-day' }
  | { readonly type: 'seal-missing' }
  | { readonly type: 'media-differ' }
  | { readonly type: 'counts-differ' }
  /** Another machine sealed this day (row 31): only a final close is left. */
  | { readonly type: 'recovered-elsewhere' }
  | { readonly type: 'out-of-service' }

export interface RecordRequest {
  readonly token: Uint8Array
  readonly cardContests: ContestMask
  readonly contest: ContestBit
  /** One for each list of the contest, in ascending order of places; 512 bytes each. */
  readonly records: readonly Uint8Array[]
  /** Day number. */
  readonly today: number
  /** `vote`: by the voter's press, on two media only. Ending may also go on one medium, and on a later day. */
  readonly act: 'vote' | 'ended-by-voter' | 'ended-by-staff'
}

/** INTENT for one contest: the page that makes the vote. */
export function requestRecord(
  pair: PairView,
  settled: Settled,
  request: RecordRequest,
  randomness: Randomness,
): Result<Barrier, RecordRefusal> {
  const page = settled.journal.newest
  const open = sessionOf(page.content, request)
  if (!open.ok) return open
  const refusal =
    request.act === 'vote' ? refusalToVote(pair, settled, request.today) : refusalToEnd(pair, page, request.today)
  if (refusal !== null) return err(refusal)
  const { done } = open.value
  const last = union(done, bitMask(request.contest)) === request.cardContests
  const ballots = ballotsOf(pair, settled, request, randomness)
  // Drawn apart from the ballots: a relation between the two places would link a ballot to a card.
  const spentSlot = last ? freePage(settled, pair.context.layout.spent, randomness) : null
  if (ballots === null || (last && spentSlot === null)) return err({ type: 'full' })
  const { token, cardContests: contests, contest } = request
  const content: JournalContent = { state: 'intent', token, contests, done, contest, ballots, spentSlot }
  const counts = last ? countEnd(page, request.act) : page.counts
  const day = page.day === 0 ? request.today : page.day
  return ok(writeJournal('request', pair.context, settled.media, settled.journal, { content, counts, day }, randomness))
}

/** Null: not so many pages are free. */
function ballotsOf(
  { context: { layout } }: PairView,
  settled: Settled,
  { contest, records }: RecordRequest,
  randomness: Randomness,
): readonly PromisedBallot[] | null {
  const lists = listsOfContest(contest, layout.several)
  const own = records.map(listOf)
  const isEach = lists.length === own.length && lists.every((list, i) => isOf(own[i], list))
  assert(isEach, 'record: one record for each list of the contest')
  const free = freePages(settled, layout.ballots)
  if (free.length < records.length) return null
  // Each by itself among all that are left: pages beside each other would say which judges' records one voter made.
  return records.map((record) => ({ slot: free.splice(below(randomness, free.length), 1)[0] as number, record }))
}

function isOf(own: ContestList | null | undefined, list: ContestList): boolean {
  return own != null && isSameList(own, list)
}

function countEnd({ counts }: JournalPage, act: RecordRequest['act']): JournalPage['counts'] {
  if (act === 'ended-by-staff') return { ...counts, endedByStaff: counts.endedByStaff + 1 }
  return { ...counts, finished: counts.finished + 1 }
}

function sessionOf(content: JournalContent, request: RecordRequest): Result<{ done: ContestMask }, RecordRefusal> {
  if (!has(request.cardContests, request.contest)) return err({ type: 'not-on-this-card' })
  switch (content.state) {
    case 'idle':
      return ok({ done: NO_CONTEST })
    case 'part':
      if (!equalBytesFast(content.token, request.token)) return err({ type: 'other-session-open' })
      if (content.contests !== request.cardContests) return err({ type: 'not-on-this-card' })
      return has(content.done, request.contest) ? err({ type: 'already-recorded' }) : ok({ done: content.done })
    case 'freed':
    case 'intent':
      return err({ type: 'other-session-open' })
    case 'closed':
      return err({ type: 'closed' })
    default:
      return unreachable(content)
  }
}

/** Before a card is taken: may a session start? null = yes. */
export function refusalToStart(pair: PairView, settled: Settled, today: number): RecordRefusal | null {
  const { content } = settled.journal.newest
  if (content.state === 'closed') return { type: 'closed' }
  const refusal = refusalToVote(pair, settled, today)
  if (refusal !== null) return refusal
  if (content.state !== 'idle') return { type: 'other-session-open' }
  const { layout } = pair.context
  // Room for this session and for one that is ended after it.
  const needed = 2 * layout.lists.length
  const room = freePages(settled, layout.ballots).length >= needed && freePages(settled, layout.spent).length >= 2
  return room ? null : { type: 'full' }
}

function refusalToVote(pair: PairView, settled: Settled, today: number): RecordRefusal | null {
  const { day } = settled.journal.newest
  // FLT-04: a machine never runs on one medium.
  if (settled.media.length === 1) return { type: 'out-of-service' }
  if (!pair.context.days.includes(today)) return { type: 'day-not-listed' }
  return day !== 0 && day !== today ? { type: 'not-this-day' } : null
}

function refusalToEnd(pair: PairView, { day }: JournalPage, today: number): RecordRefusal | null {
  return day === 0 && !pair.context.days.includes(today) ? { type: 'day-not-listed' } : null
}

/** PART → FREED: its spent mark says that the session is over here, before the card is released. */
export function requestRelease(
  pair: PairView,
  settled: Settled,
  randomness: Randomness,
): Result<Barrier, ReleaseRefusal> {
  const { content, counts } = settled.journal.newest
  if (content.state !== 'part') return err({ type: 'no-interrupted-session' })
  const spentSlot = freePage(settled, pair.context.layout.spent, randomness)
  if (spentSlot === null) return err({ type: 'full' })
  const change = {
    content: { ...content, state: 'freed', spentSlot } as const,
    counts: { ...counts, released: counts.released + 1 },
  }
  return ok(writeJournal('request', pair.context, settled.media, settled.journal, change, randomness))
}

/** FREED → IDLE: the card says 112 + done, or it is gone and the officer drops it. */
export function requestFinishRelease(
  pair: PairView,
  settled: Settled,
  randomness: Randomness,
): Result<Barrier, { readonly type: 'nothing-released' }> {
  if (settled.journal.newest.content.state !== 'freed') return err({ type: 'nothing-released' })
  const change = { content: { state: 'idle' } as const }
  return ok(writeJournal('request', pair.context, settled.media, settled.journal, change, randomness))
}

/** IDLE → CLOSED for the day of the page, or CLOSED for the day → CLOSED final. */
export function requestClose(
  pair: PairView,
  settled: Settled,
  request: { readonly today: number; readonly final: boolean },
  randomness: Randomness,
): Result<Barrier, CloseRefusal> {
  const { content, day: opened } = settled.journal.newest
  if (content.state === 'closed' && (content.final || !request.final)) return err({ type: 'already-closed' })
  if (content.state !== 'closed' && content.state !== 'idle') return err({ type: 'session-open' })
  const day = opened === 0 ? request.today : opened
  if (!pair.context.days.includes(day)) return err({ type: 'day-not-listed' })
  const change = { content: { state: 'closed', final: request.final } as const, day }
  return ok(writeJournal('request', pair.context, settled.media, settled.journal, change, randomness))
}

/** CLOSED for a day → IDLE of a later listed date, on two equal media that hold what was sealed (P9, P10). */
export function requestReopen(
  pair: PairView,
  settled: Settled,
  today: number,
  randomness: Randomness,
): Result<Barrier, ReopenRefusal> {
  const refusal = refusalToReopen(pair, settled, today)
  if (refusal !== null) return err(refusal)
  const change = { content: { state: 'idle' } as const, day: today }
  return ok(writeJournal('request', pair.context, settled.media, settled.journal, change, randomness))
}

function refusalToReopen(pair: PairView, settled: Settled, today: number): ReopenRefusal | null {
  const { content, day, counts } = settled.journal.newest
  const [a, b] = settled.media
  if (content.state !== 'closed') return { type: 'not-closed' }
  if (content.final) return { type: 'closed-final' }
  if (b === undefined) return { type: 'one-medium' }
  if (!pair.context.days.includes(today)) return { type: 'day-not-listed' }
  if (today <= day) return { type: 'not-a-later-day' }
  const page = sealPageOf(pair.context, day, false)
  const seal = sealAt(a.view, page)
  if (seal === null || !sameReading(reading(a.view, page), reading(b.view, page))) return { type: 'seal-missing' }
  if (seal.machine !== pair.context.machine.id) return { type: 'recovered-elsewhere' }
  for (const other of pair.notable) {
    if (!sameReading(reading(a.view, other), reading(b.view, other))) return { type: 'media-differ' }
  }
  // Not the root: a cut while reopening leaves the same journal settled anew, under other ciphertext.
  const records = recordCounts(pair.context.layout, a.view)
  const sameRecords = records.every((count, room) => count === seal.records[room])
  const { finished, endedByStaff, released } = seal.counts
  const sameCounts =
    finished === counts.finished && endedByStaff === counts.endedByStaff && released === counts.released
  return sameRecords && sameCounts ? null : { type: 'counts-differ' }
}

/** Free on every medium that counts, each equally likely: an order of the slots would be an order of the voters. */
function freePage(settled: Settled, section: Section, randomness: Randomness): number | null {
  const free = freePages(settled, section)
  return free.length === 0 ? null : (free[below(randomness, free.length)] ?? null)
}

function freePages(settled: Settled, section: Section): number[] {
  const free: number[] = []
  for (let page = section.first; page < section.first + section.count; page++) {
    if (settled.media.every(({ view }) => reading(view, page).state === 'free')) free.push(page)
  }
  return free
}
