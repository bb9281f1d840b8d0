/** Mistakes that must be found: each breaks one rule of docs/formats/ballot-box.md. Without one, only the product's own code runs. */
import { assert } from '#election/assert.ts'
import { countingMedia, decidingJournal } from '#election/ballot-box/counting-media.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { next } from '#election/ballot-box/next.ts'
import { fence } from '#election/ballot-box/rule-fence.ts'
import { finalSeal } from '#election/ballot-box/rule-final-seal.ts'
import { newestFirst } from '#election/ballot-box/rule-newest-first.ts'
import { lostPages, repair } from '#election/ballot-box/rule-repair.ts'
import { rollForward } from '#election/ballot-box/rule-roll-forward.ts'
import { sealDay } from '#election/ballot-box/rule-seal.ts'
import { settle } from '#election/ballot-box/rule-settle.ts'
import { type Barrier, refuse, type Settled, type Step } from '#election/ballot-box/step.ts'
import { type PairView, sealAt } from '#election/ballot-box/view.ts'
import { writeJournal } from '#election/ballot-box/write-journal.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, type Result } from '#election/result.ts'

export type Mistake =
  | 'intent-and-slot-in-one-barrier'
  | 'slot-and-clear-in-one-barrier'
  | 'one-journal-page-left'
  | 'card-finished-before-intent'
  | 'spent-mark-forgotten'
  | 'intent-not-copied'
  | 'recorded-after-the-original'
  | 'both-boxes-at-once'
  | 'closed-page-left-out'
  | 'no-pressed-step'
  | 'ended-without-pressed'
  | 'pressed-card-issued-again'
  | 'mask-ignored'
  | 'left-over-card-released-though-spent'
  | 'reopened-by-one-seal'
  | 'day-seal-is-the-end'
  | 'no-final-close-after-a-day'
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
      case 'day-seal-is-the-end':
        return endedByDaySeal(view) ?? next(view, randomness)
      default:
        return next(view, randomness)
    }
  }

  /** @param follow what comes after these writes; @returns the writes that go out together */
  writesOf(barrier: Barrier, follow: (done: Barrier) => Step): Barrier {
    const two = barrier.original.length > 0 && barrier.duplicate.length > 0
    switch (this.#mistake) {
      case 'recorded-after-the-original':
        return barrier.rule === 'request' && two ? { ...barrier, duplicate: [] } : barrier
      case 'both-boxes-at-once': {
        if (barrier.rule !== 'roll-forward' || two) return barrier
        const writes = barrier.original.length > 0 ? barrier.original : barrier.duplicate
        return { ...barrier, original: writes, duplicate: writes }
      }
      case 'intent-and-slot-in-one-barrier': {
        const after = barrier.rule === 'request' && two ? follow(barrier) : null
        if (after?.type !== 'barrier' || after.rule !== 'roll-forward' || after.duplicate.length > 0) return barrier
        const slots = after.original
        return {
          ...barrier,
          original: [...barrier.original, ...slots],
          duplicate: [...barrier.duplicate, ...slots],
        }
      }
      case 'slot-and-clear-in-one-barrier': {
        if (barrier.rule !== 'roll-forward' || two) return barrier
        const after = follow(barrier)
        if (after.type !== 'barrier' || after.rule !== 'roll-forward' || after.original.length === 0) return barrier
        if (after.duplicate.length === 0) return barrier
        const add = (role: Role) => [...barrier[role], ...after[role]]
        return { ...barrier, original: add('original'), duplicate: add('duplicate') }
      }
      default:
        return barrier
    }
  }

  close(real: () => Result<Barrier, { readonly type: string }>, { journal }: Settled): ReturnType<typeof real> {
    const isClosed = journal.newest.content.state === 'closed'
    return this.#mistake === 'no-final-close-after-a-day' && isClosed ? err({ type: 'already-closed' }) : real()
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
function nextWithout(left: 'settle' | 'newest-first', pair: PairView, randomness: Randomness): Step {
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
    fence(context, media, randomness) ??
    (left === 'newest-first' ? null : newestFirst(media, journal)) ??
    repair(pair, media, journal) ??
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

function endedByDaySeal(pair: PairView): Step | null {
  const counting = countingMedia(pair)
  if (!counting.ok) return null
  const media = counting.value
  const sealed = pair.context.layout.sealPages.slice(0, -1).some((page) => sealAt(media[0].view, page) !== null)
  const deciding = decidingJournal(media)
  if (!sealed || !deciding.ok || deciding.value.newest.content.state === 'intent') return null
  return { type: 'done', media, journal: deciding.value, lostPages: 0, damaged: null }
}
