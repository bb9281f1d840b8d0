/**
 * Mistakes that must be found. Each breaks one rule of docs/formats/ballot-box.md at the seam where it stands; with none of
 * them the product's own code runs and nothing else.
 */
import { assert } from '#election/assert.ts'
import { countingMedia, decidingJournal } from '#election/ballot-box/counting-media.ts'
import { openJournal } from '#election/ballot-box/journal.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { next } from '#election/ballot-box/next.ts'
import { fence } from '#election/ballot-box/rule-fence.ts'
import { finalSeal } from '#election/ballot-box/rule-final-seal.ts'
import { newestFirst } from '#election/ballot-box/rule-newest-first.ts'
import { lostPages, repair, sealPageOf } from '#election/ballot-box/rule-repair.ts'
import { rollForward } from '#election/ballot-box/rule-roll-forward.ts'
import { rootOf, sealDay } from '#election/ballot-box/rule-seal.ts'
import { settle } from '#election/ballot-box/rule-settle.ts'
import { type Barrier, type Rule, refuse, type Settled, type Step } from '#election/ballot-box/step.ts'
import { bindingOf, type PairView, reading, sealAt } from '#election/ballot-box/view.ts'
import { writeJournal } from '#election/ballot-box/write-journal.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'

export type Mistake =
  | 'intent-and-slot-in-one-barrier'
  | 'slot-before-intent'
  | 'slot-and-clear-in-one-barrier'
  | 'one-journal-page-left'
  | 'card-finished-before-intent'
  | 'spent-mark-forgotten'
  | 'intent-not-copied'
  | 'recorded-after-the-original'
  | 'no-fence'
  | 'damage-not-repaired'
  | 'both-boxes-at-once'
  | 'closed-page-left-out'
  | 'closing-over-part'
  | 'no-pressed-step'
  | 'ended-without-pressed'
  | 'pressed-card-issued-again'
  | 'mask-ignored'
  | 'left-over-card-released-though-spent'
  | 'reopened-by-one-seal'
  | 'seal-page-not-excepted'
  | 'day-seal-is-the-end'
  | 'whole-root-compared'
  | 'no-final-close-after-a-day'
  | 'day-only-in-closed'
  | 'old-card-body-accepted'
  | 'remembered-before-the-barrier'

export class Mistakes {
  readonly #mistake: Mistake | null

  constructor(mistake: Mistake | null) {
    this.#mistake = mistake
  }

  has(mistake: Mistake): boolean {
    return this.#mistake === mistake
  }

  next(view: PairView, randomness: Randomness): Step {
    switch (this.#mistake) {
      case 'one-journal-page-left':
        return nextWithout('settle', view, randomness)
      case 'intent-not-copied':
        return nextWithout('newest-first', view, randomness)
      case 'no-fence':
        return nextWithout('fence', view, randomness)
      case 'damage-not-repaired':
        return nextWithout('repair', view, randomness)
      case 'seal-page-not-excepted':
        return sealPageContradicts(view) ? refuse({ type: 'pages-contradict' }) : next(view, randomness)
      case 'day-seal-is-the-end':
        return endedByDaySeal(view) ?? next(view, randomness)
      default:
        return next(view, randomness)
    }
  }

  /** @param follow what comes after these writes; @returns the writes that go out together, `ordered`: one after the other */
  writesOf(barrier: Barrier, follow: (done: Barrier) => Step): { writes: Barrier; ordered: boolean } {
    const alone = { writes: barrier, ordered: false }
    const two = barrier.original.length > 0 && barrier.duplicate.length > 0
    switch (this.#mistake) {
      case 'recorded-after-the-original':
        return barrier.rule === 'request' && two ? { writes: { ...barrier, duplicate: [] }, ordered: false } : alone
      case 'both-boxes-at-once': {
        if (barrier.rule !== 'roll-forward' || two) return alone
        const writes = barrier.original.length > 0 ? barrier.original : barrier.duplicate
        return { writes: { ...barrier, original: writes, duplicate: writes }, ordered: false }
      }
      case 'intent-and-slot-in-one-barrier':
      case 'slot-before-intent': {
        const after = barrier.rule === 'request' && two ? follow(barrier) : null
        if (after?.type !== 'barrier' || after.rule !== 'roll-forward' || after.duplicate.length > 0) return alone
        const slots = after.original
        const first = this.#mistake === 'slot-before-intent'
        const together = (intent: Barrier['original']) => (first ? [...slots, ...intent] : [...intent, ...slots])
        const writes = {
          ...barrier,
          original: together(barrier.original),
          duplicate: together(barrier.duplicate),
        }
        return { writes, ordered: first }
      }
      case 'slot-and-clear-in-one-barrier': {
        if (barrier.rule !== 'roll-forward' || two) return alone
        const after = follow(barrier)
        if (after.type !== 'barrier' || after.rule !== 'roll-forward' || after.original.length === 0) return alone
        if (after.duplicate.length === 0) return alone
        const add = (role: Role) => [...barrier[role], ...after[role]]
        return { writes: { ...barrier, original: add('original'), duplicate: add('duplicate') }, ordered: false }
      }
      default:
        return alone
    }
  }

  /** The journal of a record under the day that it was settled with: on an untouched pair, none. */
  record(real: Result<Barrier, { readonly type: string }>, view: PairView, settled: Settled) {
    if (this.#mistake !== 'day-only-in-closed' || !real.ok) return real
    const [write] = real.value.original
    assert(write !== undefined, 'mistakes: a record goes to the original')
    const cipher = { key: view.context.keys.journal, binding: bindingOf(view.context) }
    const page = openJournal(write.bytes, cipher)
    assert(page !== null, 'mistakes: the journal page of a record')
    const { content, counts } = page
    const { day } = settled.journal.newest
    return ok(writeJournal('request', view.context, settled.media, settled.journal, { content, counts, day }, FIXED))
  }

  close(
    real: () => Result<Barrier, { readonly type: string }>,
    view: PairView,
    settled: Settled,
    { today, final }: { readonly today: number; readonly final: boolean },
  ): Result<Barrier, { readonly type: string }> {
    const { content, day } = settled.journal.newest
    if (this.#mistake === 'no-final-close-after-a-day' && content.state === 'closed') {
      return err({ type: 'already-closed' })
    }
    if (this.#mistake !== 'closing-over-part' || content.state !== 'part') return real()
    const change = { content: { state: 'closed', final } as const, day: day === 0 ? today : day }
    return ok(writeJournal('request', view.context, settled.media, settled.journal, change, FIXED))
  }

  reopen(
    real: () => Result<Barrier, { readonly type: string }>,
    view: PairView,
    settled: Settled,
  ): Result<Barrier, { readonly type: string }> {
    const { day } = settled.journal.newest
    const page = sealPageOf(view.context, day, false)
    if (this.#mistake === 'whole-root-compared') {
      const [{ view: medium }] = settled.media
      const seal = sealAt(medium, page)
      const root = rootOf(view.context, medium)
      if (seal === null || !seal.root.every((byte, i) => byte === root[i])) return err({ type: 'root-differs' })
    }
    return real()
  }

  reopenEarly(view: PairView, today: number): Barrier {
    const counting = countingMedia(view)
    assert(counting.ok, 'mistakes: a pair that counts')
    const deciding = decidingJournal(counting.value)
    assert(deciding.ok, 'mistakes: a journal that decides')
    const change = { content: { state: 'idle' } as const, day: today }
    return writeJournal('request', view.context, counting.value, deciding.value, change, FIXED)
  }
}

const FIXED: Randomness = { kind: 'seeded', bytes: (count) => new Uint8Array(count).fill(7) }

/** `next` with one rule left out. */
function nextWithout(left: Rule, pair: PairView, randomness: Randomness): Step {
  const { context } = pair
  const counting = countingMedia(pair)
  if (!counting.ok) return refuse(counting.error)
  const media = counting.value
  const ended = finalSeal(pair, media)
  if (ended?.type === 'barrier') return ended
  if (ended?.type === 'ended') return { type: 'done', media, journal: media[0].journal, lostPages: 0, damaged: null }
  const deciding = decidingJournal(media)
  const journal = deciding.ok ? deciding.value : media[0].journal
  return (
    (left === 'fence' ? null : fence(context, media, randomness)) ??
    (left === 'newest-first' ? null : newestFirst(media, journal)) ??
    (left === 'repair' ? null : repair(pair, media, journal)) ??
    rollForward(context, media, journal, randomness) ??
    (left === 'settle' ? null : settle(context, media, journal, randomness)) ??
    sealDay(pair, media, journal) ?? {
      type: 'done',
      media,
      journal,
      lostPages: lostPages(pair, media),
      damaged: null,
    }
  )
}

/** Rule 6 without its exception: the seal page that is being written, whole on one and free on the other. */
function sealPageContradicts(pair: PairView): boolean {
  const counting = countingMedia(pair)
  if (!counting.ok || counting.value.length === 1) return false
  const deciding = decidingJournal(counting.value)
  const newest = deciding.ok ? deciding.value.newest : null
  if (newest?.content.state !== 'closed') return false
  const page = sealPageOf(pair.context, newest.day, newest.content.final)
  const states = counting.value.map(({ view }) => reading(view, page).state)
  return states.includes('whole') && states.includes('free')
}

function endedByDaySeal(pair: PairView): Step | null {
  const counting = countingMedia(pair)
  if (!counting.ok) return null
  const media = counting.value
  const sealed = pair.context.layout.sealPages.slice(0, -1).some((page) => sealAt(media[0].view, page) !== null)
  const deciding = decidingJournal(media)
  if (!sealed || !deciding.ok || deciding.value.newest.content.state === 'intent') return null
  return { type: 'done', media, journal: deciding.value, lostPages: 0, damaged: null }
}
