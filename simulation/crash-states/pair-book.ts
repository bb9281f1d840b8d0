/** Remembers the answers of the real `next` and requests by the numbers of the two images: the product is asked each question once. */
import { assert } from '#election/assert.ts'
import { nextLogPage } from '#election/ballot-box/append-log.ts'
import { countingMedia } from '#election/ballot-box/counting-media.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import {
  type RecordRequest,
  refusalToStart,
  requestClose,
  requestFinishRelease,
  requestRecord,
  requestRelease,
  requestReopen,
} from '#election/ballot-box/requests.ts'
import { type Barrier, barrierOn, type Settled } from '#election/ballot-box/step.ts'
import { type BoxContext, type PairView, pairView, reading, sealAt } from '#election/ballot-box/view.ts'
import { equalBytesFast } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { OwnCount } from '#kiosk/services/ballot-box/ballot-box.ts'
import { hasMark, isOldImage, usedBallotPages } from '#kiosk/services/ballot-box/look-up.ts'
import type { Fates } from './fates.ts'
import { type Image, type MediumStore, NO_IMAGE, type Write } from './medium-store.ts'
import type { Mistakes } from './mistakes.ts'
import { type SealedImage, sealedImage, wrongInJournal, wrongSeal } from './promises.ts'
import { nameOfRecord } from './record-name.ts'

/** The writes of one barrier on both media, and every state that a cut during it can leave. */
export interface Flight {
  readonly original: readonly Write[]
  readonly duplicate: readonly Write[]
  readonly done: readonly [Image, Image]
  /** Computed only when it is needed. */
  cut(): readonly [readonly Image[], readonly Image[]]
}

export type Answer = { readonly ok: true; readonly flight: Flight } | { readonly ok: false; readonly refusal: string }

export interface SettledPair {
  readonly type: 'done'
  /** 3: both media count. 1: the original, 2: the duplicate. */
  readonly media: 1 | 2 | 3
  readonly alone: boolean
  readonly state: 'idle' | 'part' | 'freed' | 'closed'
  readonly final: boolean
  /** Day number of the journal; 0 on an untouched pair. */
  readonly day: number
  /** Card whose session is open; −1 when none is. */
  readonly card: number
  readonly contests: number
  readonly recorded: number
  readonly damaged: Role | null
  readonly lostPages: number
  /** Bit c: the session of card c is over here. */
  readonly spent: number
  /** `seq` of the newest journal page, and `used`, the ballot pages in use: a machine remembers these two. */
  readonly seq: number
  readonly used: number
  readonly answers: Map<string, Answer>
}

export type PairState = (
  | SettledPair
  | { readonly type: 'barrier'; readonly rule: string; readonly flight: Flight }
  | { readonly type: 'refuse'; readonly refusal: string }
) & {
  /** A promise that the media themselves break here. */
  readonly wrong: string | null
}

/** One machine's sight: the images of the two media (`NO_IMAGE` where one is unreadable or condemned), and which machine it is. */
export interface Sight {
  readonly original: Image
  readonly duplicate: Image
  readonly holder: number
}

/** This source repeats itself, so that equal states stay equal; a real machine uses the system's source and no other. */
const FIXED: Randomness = { kind: 'seeded', bytes: (count) => new Uint8Array(count).fill(7) }
const MINUTE = '2026-11-21T09:00' as LocalMinute
/** This memory holds answers, not states, so it can be emptied when it is full. */
const REMEMBERED_MAX = 150_000

function remembered<K, V>(known: Map<K, V>, key: K, look: () => V): V {
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size > REMEMBERED_MAX) known.clear()
  const fresh = look()
  known.set(key, fresh)
  return fresh
}

export function tokenOf(card: number): Uint8Array {
  return new Uint8Array(16).fill(card + 1)
}

export class PairBook {
  readonly store: MediumStore
  readonly context: BoxContext
  readonly #holders: readonly BoxContext[]
  readonly #fates: readonly [Fates, Fates]
  readonly #mistakes: Mistakes
  readonly #cards: number
  readonly #states = new Map<number, PairState>()
  readonly #days = new Map<Image, { readonly earlierVotes: boolean; readonly daySealed: boolean }>()
  readonly #sealed = new Map<Image, SealedImage | null>()
  readonly #old = new Map<string, boolean>()

  /** @param holders contexts of the machines that hold the pair: its own first, then others of the station that took it over */
  constructor(
    input: { store: MediumStore; holders: readonly [BoxContext, ...BoxContext[]]; fates: readonly [Fates, Fates] },
    mistakes: Mistakes,
    cards: number,
  ) {
    this.store = input.store
    this.context = input.holders[0]
    this.#holders = input.holders
    this.#fates = input.fates
    this.#mistakes = mistakes
    this.#cards = cards
  }

  state(sight: Sight): PairState {
    const key = (sight.original * 2 ** 22 + sight.duplicate) * 4 + sight.holder
    return remembered(this.#states, key, () => this.#look(sight))
  }

  recordFor(sight: Sight, pair: SettledPair, request: RecordRequest): Answer {
    const { voter, contest, attempt } = nameOfRecord(request.records[0] as Uint8Array)
    const { token, cardContests, today, act } = request
    const key = [token[0], cardContests, voter, contest, attempt, today, act].join(' ')
    return this.#answer(key, sight, pair, (view, settled) => requestRecord(view, settled, request, FIXED))
  }

  release(sight: Sight, pair: SettledPair): Answer {
    return this.#answer('release', sight, pair, (view, settled) => requestRelease(view, settled, FIXED))
  }

  finishRelease(sight: Sight, pair: SettledPair): Answer {
    return this.#answer('finish release', sight, pair, (view, settled) => requestFinishRelease(view, settled, FIXED))
  }

  close(sight: Sight, pair: SettledPair, today: number, final: boolean): Answer {
    return this.#answer(`close ${today} ${final}`, sight, pair, (view, settled) =>
      this.#mistakes.close(() => requestClose(view, settled, { today, final }, FIXED), settled),
    )
  }

  reopen(sight: Sight, pair: SettledPair, today: number): Answer {
    return this.#answer(`reopen ${today}`, sight, pair, (view, settled) => requestReopen(view, settled, today, FIXED))
  }

  /** A planted mistake: it reopens the pair as soon as one medium has the seal of the day. */
  reopenEarly(sight: Sight, today: number): Flight {
    const own = { ...sight, holder: 0 }
    return this.#flightOf(own, this.#mistakes.reopenEarly(this.#view(own), today))
  }

  /** Writes the log page on the first medium that counts; the second medium gets it in a barrier of its own. */
  log(sight: Sight, pair: SettledPair): Answer {
    return this.#answer('log', sight, pair, (view, settled) => {
      const page = nextLogPage(view.context, settled, [{ minute: MINUTE, event: { type: 'made-votable', list: 1 } }])
      return page.ok ? ok(barrierOn('request', settled.media[0].role, [page.value])) : page
    })
  }

  refusalToStart(sight: Sight, today: number) {
    const view = this.#view(sight)
    return refusalToStart(view, this.#settled(view), today)
  }

  /** Are the media older than the memory of their holder? The holder asks this at its start, before anything else. */
  isOld(sight: Sight, own: OwnCount): boolean {
    if (own.seq === 0) return false
    const key = `${sight.original} ${sight.duplicate} ${own.seq} ${own.records}`
    return remembered(this.#old, key, () => isOldImage(this.#view({ ...sight, holder: 0 }), own))
  }

  /** Whether this medium holds votes of the first date, and its seal. */
  daysOf(image: Image): { readonly earlierVotes: boolean; readonly daySealed: boolean } {
    return remembered(this.#days, image, () => {
      const { ballots, sealPages } = this.context.layout
      const view = this.store.view(image)
      const earlierVotes = Array.from({ length: ballots.count }, (_, i) => reading(view, ballots.first + i)).some(
        (found) =>
          found.state === 'whole' && found.content.type === 'ballot' && nameOfRecord(found.content.record).day === 0,
      )
      return { earlierVotes, daySealed: sealAt(view, sealPages[0] as number) !== null }
    })
  }

  /** The content that a count finds on this medium. */
  sealed(image: Image): SealedImage | null {
    return remembered(this.#sealed, image, () => sealedImage(this.context, this.store.view(image)))
  }

  flight(images: readonly [Image, Image], writes: Pick<Flight, 'original' | 'duplicate'>): Flight {
    const { original, duplicate } = writes
    const at = (side: 0 | 1): Image => {
      const image = images[side]
      const mine = side === 0 ? original : duplicate
      return mine.length === 0 ? image : this.store.withAll(image, mine)
    }
    let cut: readonly [readonly Image[], readonly Image[]] | null = null
    return {
      original,
      duplicate,
      done: [at(0), at(1)],
      cut: () => {
        cut ??= [this.#fates[0].after(images[0], original), this.#fates[1].after(images[1], duplicate)]
        return cut
      },
    }
  }

  #view({ original, duplicate, holder }: Sight): PairView {
    const of = (image: Image) => (image === NO_IMAGE ? null : this.store.view(image))
    const context = this.#holders[holder]
    assert(context !== undefined, 'pair book: a holder')
    return pairView(context, of(original), of(duplicate))
  }

  #settled(view: PairView): Settled {
    const step = this.#mistakes.next(view, FIXED)
    assert(step.type === 'done', 'pair book: asked of a settled pair')
    return step
  }

  #answer(
    key: string,
    sight: Sight,
    pair: SettledPair,
    ask: (view: PairView, settled: Settled) => Result<Barrier, { readonly type: string }>,
  ): Answer {
    return remembered(pair.answers, key, () => {
      const view = this.#view(sight)
      const asked = ask(view, this.#settled(view))
      return asked.ok
        ? { ok: true, flight: this.#flightOf(sight, asked.value) }
        : { ok: false, refusal: asked.error.type }
    })
  }

  #flightOf(sight: Sight, barrier: Barrier): Flight {
    const images = [sight.original, sight.duplicate] as const
    const writes = this.#mistakes.writesOf(barrier, (first) => {
      const [original, duplicate] = this.flight(images, this.#writesOf(first)).done
      return this.#mistakes.next(this.#view({ ...sight, original, duplicate }), FIXED)
    })
    return this.flight(images, this.#writesOf(writes))
  }

  #writesOf(barrier: Barrier): Pick<Flight, 'original' | 'duplicate'> {
    return { original: this.store.writes(barrier.original), duplicate: this.store.writes(barrier.duplicate) }
  }

  #look(sight: Sight): PairState {
    const view = this.#view(sight)
    const step = this.#mistakes.next(view, FIXED)
    const counting = countingMedia(view)
    const media = counting.ok ? counting.value : []
    switch (step.type) {
      case 'refuse':
        return { type: 'refuse', refusal: step.refusal.type, wrong: null }
      case 'barrier': {
        const flight = this.#flightOf(sight, step)
        const wrong = wrongInJournal(media, false) ?? (step.rule === 'seal' ? wrongSeal(media) : null)
        return { type: 'barrier', rule: step.rule, flight, wrong }
      }
      case 'done':
        // Only a `next` with a planted mistake gives this answer.
        if (step.journal.newest.content.state === 'intent') {
          return { type: 'refuse', refusal: 'done with an INTENT', wrong: 'P3: done, and the journal names a slot' }
        }
        return { ...this.#settledPair(view, step), wrong: step.damaged === null ? wrongInJournal(media, true) : null }
    }
  }

  #settledPair(view: PairView, step: Settled): SettledPair {
    const { content, day, alone } = step.journal.newest
    assert(content.state !== 'intent', 'pair book: done is never an INTENT')
    const session = content.state === 'part' || content.state === 'freed' ? content : null
    let media = 0
    for (const { role } of step.media) media |= role === 'original' ? 1 : 2
    let card = -1
    let spent = 0
    for (let c = 0; c < this.#cards; c++) {
      if (session !== null && equalBytesFast(session.token, tokenOf(c))) card = c
    }
    if (this.#hasMarks(view)) {
      for (let c = 0; c < this.#cards; c++) if (hasMark(view, tokenOf(c))) spent |= 1 << c
    }
    return {
      type: 'done',
      media: media as 1 | 2 | 3,
      alone,
      state: content.state,
      final: content.state === 'closed' && content.final,
      day,
      card,
      contests: session?.contests ?? 0,
      recorded: session?.done ?? 0,
      damaged: step.damaged,
      lostPages: step.lostPages,
      spent,
      seq: step.journal.newest.seq,
      used: usedBallotPages(view),
      answers: new Map(),
    }
  }

  #hasMarks({ original, duplicate, context }: PairView): boolean {
    const { first, count } = context.layout.spent
    return [original, duplicate].some((medium) => {
      if (medium === null) return false
      for (let page = first; page < first + count; page++) if (reading(medium, page).state === 'whole') return true
      return false
    })
  }
}
