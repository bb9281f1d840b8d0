/**
 * Who ended without voting? The guesser sees a clue for each session (whatever was found on a disk, as text), learns from half
 * of the sessions what each kind looks like, and guesses the other half. That half's kinds may be exchanged among each other
 * in all ways: how many hits that gives by chance is known exactly (hypergeometric), and days add up as in `gate.ts`.
 */
import { assert } from '#election/assert.ts'
import { ENDED, KINDS, type Kind } from './kinds.ts'

export interface Clue {
  readonly kind: Kind
  /** Equal texts are one look. */
  readonly looks: string
}

interface Score {
  sessions: number
  /** Sessions of the kind asked for that were guessed to be of it. */
  hits: number
  expected: number
  variance: number
}

const QUESTIONS: ReadonlyMap<string, (kind: Kind) => boolean> = new Map<string, (kind: Kind) => boolean>([
  ['ended in any contest', (kind) => ENDED.has(kind)],
  ...KINDS.map((asked) => [asked, (kind: Kind) => kind === asked] as const),
])

export class WhoEnded {
  readonly #scores = new Map([...QUESTIONS.keys()].map((question) => [question, emptyScore()] as const))
  readonly #looks = new Set<string>()

  addDay(clues: readonly Clue[]): void {
    for (const { looks } of clues) this.#looks.add(looks)
    for (const [question, isAsked] of QUESTIONS) {
      const score = this.#scores.get(question)
      assert(score !== undefined, 'who ended: a known question')
      for (const half of [0, 1]) {
        guess(
          clues.filter((_, i) => i % 2 === half),
          clues.filter((_, i) => i % 2 !== half),
          isAsked,
          score,
        )
      }
    }
  }

  /** How many different looks there were: with one there is nothing to guess from. */
  get looks(): number {
    return this.#looks.size
  }

  answers() {
    return [...this.#scores].map(([question, { sessions, hits, expected, variance }]) => ({
      question,
      sessions,
      hits,
      expected,
      variance,
      deviations: variance === 0 ? 0 : (hits - expected) / Math.sqrt(variance),
    }))
  }
}

function emptyScore(): Score {
  return { sessions: 0, hits: 0, expected: 0, variance: 0 }
}

function guess(known: readonly Clue[], unknown: readonly Clue[], isAsked: (kind: Kind) => boolean, score: Score): void {
  const n = unknown.length
  if (known.length === 0 || n < 2) return
  const share = known.filter(({ kind }) => isAsked(kind)).length / known.length
  const seen = new Map<string, { asked: number; all: number }>()
  for (const { kind, looks } of known) {
    const counts = seen.get(looks) ?? { asked: 0, all: 0 }
    counts.all++
    if (isAsked(kind)) counts.asked++
    seen.set(looks, counts)
  }
  const guessed = unknown.filter(({ looks }) => {
    const counts = seen.get(looks)
    return counts !== undefined && counts.asked / counts.all > share
  })
  const asked = unknown.filter(({ kind }) => isAsked(kind)).length
  const [g, a] = [guessed.length, asked]
  score.sessions += n
  score.hits += guessed.filter(({ kind }) => isAsked(kind)).length
  score.expected += (g * a) / n
  score.variance += (g * a * (n - g) * (n - a)) / (n * n * (n - 1))
}
