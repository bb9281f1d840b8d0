/**
 * One kiosk and its pair through a small day, with the power cut (or a medium dying) in every barrier of every operation,
 * also in recovery, closing and reopening, and each page in flight old, new, torn, or torn with its 64 KiB destroyed. The
 * code that runs is the real `next` and the real requests; the room around them is played here: what the voter was told,
 * and how far the card's counter is.
 */
import { assert } from '#election/assert.ts'
import { sameBytes } from '#election/ballot-box/fields.ts'
import { contestBits, JOURNAL_PAGES, type Role } from '#election/ballot-box/layout.ts'
import type { next } from '#election/ballot-box/next.ts'
import {
  requestClose,
  requestFinishRelease,
  requestRecord,
  requestRelease,
  requestReopen,
} from '#election/ballot-box/requests.ts'
import { spentMark } from '#election/ballot-box/spent-page.ts'
import type { Barrier, Settled } from '#election/ballot-box/step.ts'
import {
  applyWrites,
  type BoxContext,
  loseMedium,
  type PairView,
  pairView,
  reading,
} from '#election/ballot-box/view.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { type Fate, fatesOf, type Images, type PairImages, ROLES } from './medium-images.ts'
import { judge, nameOf } from './promises.ts'

export interface Scenario {
  readonly context: BoxContext
  readonly fresh: PairImages
  readonly images: Images
  readonly contests: ContestMask
  readonly voters: number
  /** Closing for day 1 and reopening on day 2 before the last voter. */
  readonly twoDays: boolean
  readonly cuts: number
  /** Whether one medium may die during a barrier; `returns`: it is readable again at the next start. */
  readonly mediumDies: 'never' | 'for-good' | 'returns'
  readonly kinds: readonly Fate[]
  readonly recordOf: (voter: number, contest: number, attempt: number) => Uint8Array
  /** The function under test; a planted mistake replaces it. */
  readonly next: typeof next
  /** A planted mistake in what goes to the media. */
  readonly alter?: (barrier: Barrier) => Barrier
}

/** What the room knows and a crash does not take away. */
export interface Room {
  /** Voter whose turn it is; = voters when all are through. */
  readonly voter: number
  /** Record bytes the voter was told are recorded, by contest, of every voter. */
  readonly told: readonly (readonly (string | null)[])[]
  /** Contests that the officer released, per voter: the desk issues anew for the others. null: not released. */
  readonly released: readonly (number | null)[]
  readonly attempt: number
  readonly day: number
  readonly closing: 'no' | 'day' | 'final'
  readonly cuts: number
  readonly dead: Role | null
  readonly mayDie: boolean
}

export interface Found {
  readonly states: number
  readonly ends: number
  readonly violations: readonly string[]
}

class Cut extends Error {}

interface Branch {
  readonly images: PairImages
  readonly room: Room
}

/** Enough to read; a mistake breaks hundreds of states. */
const VIOLATIONS_MAX = 20

/** Depth first over all states after a crash; a state that was seen is not run again. */
export function enumerate(scenario: Scenario): Found {
  const seen = new Set<string>()
  const violations: string[] = []
  let ends = 0
  const nobody = Array.from({ length: scenario.voters }, () => [null, null, null])
  const start: Branch = {
    images: scenario.fresh,
    room: {
      voter: 0,
      told: nobody,
      released: nobody.map(() => null),
      attempt: 0,
      day: scenario.context.days[0] ?? 0,
      closing: 'no',
      cuts: scenario.cuts,
      dead: null,
      mayDie: scenario.mediumDies !== 'never',
    },
  }
  const stack: Branch[] = [start]
  for (let branch = stack.pop(); branch !== undefined; branch = stack.pop()) {
    const key = keyOf(scenario, branch)
    if (seen.has(key)) continue
    seen.add(key)
    const run = new Run(scenario, branch, (found) => stack.push(found), seen)
    const violation = run.toTheEnd()
    ends++
    if (violation !== null) violations.push(violation)
    if (violations.length >= VIOLATIONS_MAX) break
  }
  return { states: seen.size, ends, violations }
}

function keyOf({ images }: Scenario, { images: pair, room }: Branch): string {
  return `${images.key(pair.original)}|${images.key(pair.duplicate)}|${JSON.stringify(room)}`
}

/** Repeats for equal media, so that equal states stay equal; real machines use secure randomness only. */
const fixed: Randomness = { kind: 'seeded', bytes: (count) => new Uint8Array(count).fill(7) }

/** One run without a further crash, from power-on to the final seal; every barrier on the way leaves its crash states. */
class Run {
  readonly #scenario: Scenario
  readonly #leave: (branch: Branch) => void
  readonly #seen: Set<string>
  #images: PairImages
  #room: Room
  #view: PairView

  constructor(scenario: Scenario, branch: Branch, leave: (branch: Branch) => void, seen: Set<string>) {
    this.#seen = seen
    this.#scenario = scenario
    this.#leave = leave
    this.#images = branch.images
    const returns = scenario.mediumDies === 'returns'
    this.#room = branch.room
    const there = (role: Role): boolean => branch.room.dead !== role || returns
    this.#view = pairView(
      scenario.context,
      there('original') ? scenario.images.view(branch.images.original) : null,
      there('duplicate') ? scenario.images.view(branch.images.duplicate) : null,
    )
  }

  /** @returns a violated promise, or null. */
  toTheEnd(): string | null {
    try {
      for (let steps = 0; steps < 40; steps++) {
        const settled = this.#recover()
        if (this.#isSealed(settled)) return judge(this.#scenario, this.#images, this.#room, settled)
        this.#act(settled)
      }
      return 'P6/P9: the day does not end'
    } catch (error) {
      if (error instanceof Cut) return error.message
      throw error
    }
  }

  #recover(): Settled {
    for (let barriers = 0; barriers < 40; barriers++) {
      const step = this.#scenario.next(this.#view, fixed)
      if (step.type === 'done') return step
      if (step.type === 'refuse') throw new Cut(`refused: ${step.refusal.type}`)
      this.#barrier(step)
    }
    throw new Cut('P6: recovery does not end')
  }

  #isSealed(settled: Settled): boolean {
    const { content } = settled.journal.newest
    return content.state === 'closed' && content.final
  }

  /** What the people in the room do next with a settled pair. */
  #act(settled: Settled): void {
    const { content, day } = settled.journal.newest
    const alone = settled.media.length === 1
    if (content.state === 'idle' && this.#journalHoldsSession(settled))
      throw new Cut('P3: an idle journal holds a session')
    if (content.state === 'freed') this.#finishRelease(settled, content.done)
    else if (content.state === 'part' && alone) this.#release(settled, content.done)
    else if (content.state === 'closed') this.#afterDayClose(settled, day)
    else this.#goOn(settled, alone)
  }

  /** IDLE, or PART on two media. */
  #goOn(settled: Settled, alone: boolean): void {
    const { voter, closing } = this.#room
    const { voters, twoDays } = this.#scenario
    const last = voter >= voters
    const overnight = twoDays && voter === voters - 1 && this.#room.day === this.#scenario.context.days[0]
    if (closing === 'final' || last || alone) {
      if (alone && !last && this.#isIdle(settled)) this.#releaseAll(settled)
      this.#close(settled, true)
    } else if (overnight && this.#isIdle(settled)) this.#close(settled, false)
    else if (this.#hasMark(settled, voter)) this.#nextVoter()
    else this.#vote(settled)
  }

  #journalHoldsSession(settled: Settled): boolean {
    return settled.media.some(({ view }) =>
      JOURNAL_PAGES.some((page) => {
        const found = reading(view, page)
        return (
          found.state !== 'whole' || found.content.type !== 'journal' || found.content.journal.content.state !== 'idle'
        )
      }),
    )
  }

  #isIdle(settled: Settled): boolean {
    return settled.journal.newest.content.state === 'idle'
  }

  #vote(settled: Settled): void {
    const { voter, attempt } = this.#room
    const { content } = settled.journal.newest
    const done = content.state === 'part' ? content.done : 0
    const [contest] = contestBits((this.#scenario.contests & ~done) as ContestMask)
    assert(contest !== undefined, 'world: a contest is open')
    const record = this.#scenario.recordOf(voter, contest, attempt)
    const request = requestRecord(
      this.#view,
      settled,
      {
        token: tokenOf(voter),
        cardContests: this.#scenario.contests,
        contest,
        record,
        today: this.#room.day,
        act: 'vote',
      },
      fixed,
    )
    this.#room = { ...this.#room, attempt: attempt + 1 }
    const durable = this.#begin(request)
    if (!durable) return
    // 「記録されました」
    const told = this.#room.told.map((of, v) =>
      of.map((name, c) => (v === voter && c === contest ? nameOf(record) : name)),
    )
    this.#room = { ...this.#room, told }
  }

  #finishRelease(settled: Settled, done: number): void {
    this.#noteRelease(done)
    this.#begin(requestFinishRelease(this.#view, settled, fixed))
  }

  #release(settled: Settled, done: number): void {
    this.#begin(requestRelease(this.#view, settled, fixed))
    this.#noteRelease(done)
  }

  #noteRelease(done: number): void {
    const released = this.#room.released.map((mask, v) => (v === this.#room.voter ? done : mask))
    this.#room = { ...this.#room, released }
  }

  /** Out of service with the journal idle: a voter who is not through goes to the desk with what is recorded, or nothing. */
  #releaseAll(settled: Settled): void {
    const { voter } = this.#room
    const done = this.#hasMark(settled, voter) ? this.#scenario.contests : 0
    // Those who have not been here yet vote at another machine.
    const released = this.#room.released.map((mask, v) => (mask !== null || v < voter ? mask : v === voter ? done : 0))
    this.#room = { ...this.#room, released, voter: this.#scenario.voters }
  }

  #close(settled: Settled, final: boolean): void {
    this.#room = { ...this.#room, closing: final ? 'final' : 'day' }
    this.#begin(requestClose(this.#view, settled, { today: this.#room.day, final }, fixed))
  }

  #afterDayClose(settled: Settled, day: number): void {
    const later = this.#scenario.context.days.find((listed) => listed > day)
    if (settled.media.length === 1 || later === undefined) {
      this.#close(settled, true)
      return
    }
    this.#room = { ...this.#room, day: later, closing: 'no' }
    this.#begin(requestReopen(this.#view, settled, later, fixed))
  }

  #nextVoter(): void {
    this.#room = { ...this.#room, voter: this.#room.voter + 1 }
  }

  #hasMark(settled: Settled, voter: number): boolean {
    const { context } = this.#scenario
    const mark = spentMark(context.keys.mark, context.electionId, tokenOf(voter))
    const { first, count } = context.layout.spent
    return settled.media.some(({ view }) => {
      for (let page = first; page < first + count; page++) {
        const found = reading(view, page)
        if (found.state === 'whole' && found.content.type === 'spent' && sameBytes(found.content.mark, mark))
          return true
      }
      return false
    })
  }

  #begin(request: { ok: true; value: Barrier } | { ok: false; error: { type: string } }): boolean {
    if (!request.ok) throw new Cut(`P9: the room is stuck: ${request.error.type}`)
    return this.#barrier(request.value)
  }

  /** Leaves every crash state of this barrier, then lets it happen. @returns whether all media named have it. */
  #barrier(asked: Barrier): boolean {
    const { kinds } = this.#scenario
    const barrier = this.#scenario.alter?.(asked) ?? asked
    const before = this.#images
    const alive = ROLES.filter((role) => this.#view[role] !== null)
    if (this.#room.cuts > 0) {
      for (const a of fatesOf(barrier.original.length, kinds)) {
        for (const b of fatesOf(barrier.duplicate.length, kinds)) {
          const after = this.#after(before, barrier, a, b)
          this.#leave({ images: after, room: { ...this.#room, cuts: this.#room.cuts - 1 } })
        }
      }
    }
    if (this.#room.mayDie && alive.length === 2) this.#leaveDeaths(before, barrier)
    this.#images = this.#after(before, barrier, [], [])
    for (const role of ROLES) if (barrier[role].length > 0) applyWrites(this.#view, role, barrier[role])
    return true
  }

  /** The medium dies with the barrier half done; the program goes on with the other, and so does the room. */
  #leaveDeaths(before: PairImages, barrier: Barrier): void {
    for (const dead of ROLES) {
      if (barrier[dead].length === 0) continue
      // What a medium holds that never comes back is all the same.
      const kinds = this.#scenario.mediumDies === 'for-good' ? (['old'] as const) : this.#scenario.kinds
      for (const fates of fatesOf(barrier[dead].length, kinds)) {
        const after =
          dead === 'original' ? this.#after(before, barrier, fates, []) : this.#after(before, barrier, [], fates)
        const branch = { images: after, room: { ...this.#room, dead, mayDie: false } }
        // What the condemned medium holds matters only to a later start, which has its own key.
        const key = `running on|${keyOf(this.#scenario, branch)}`
        if (this.#seen.has(key)) continue
        this.#seen.add(key)
        const survivor = new Run(this.#scenario, branch, this.#leave, this.#seen)
        survivor.#forget(dead)
        const violation = survivor.toTheEnd()
        if (violation !== null) throw new Cut(violation)
      }
    }
  }

  /** In this run the failed medium is condemned, also where it will be readable at the next start. */
  #forget(role: Role): void {
    if (this.#view[role] !== null) loseMedium(this.#view, role)
  }

  #after(before: PairImages, barrier: Barrier, a: readonly Fate[], b: readonly Fate[]): PairImages {
    const { images } = this.#scenario
    return {
      original: images.apply(before.original, barrier.original, a),
      duplicate: images.apply(before.duplicate, barrier.duplicate, b),
    }
  }
}

function tokenOf(voter: number): Uint8Array {
  return new Uint8Array(16).fill(voter + 1)
}
