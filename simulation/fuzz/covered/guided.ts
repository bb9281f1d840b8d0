/** Fuzzing that learns: an input that goes where none has gone before is kept, and bent again with the others. */
import { Dice } from '#simulation/rooms/dice.ts'
import { judged } from '../batch.ts'
import { spoilt } from '../mutate.ts'
import type { Target } from '../target.ts'

export interface GuidedTarget {
  readonly target: Target
  readonly most: number
  /** As the corpus keeps it, for the target to judge: a page without the zeros at its end gets them back. */
  whole(kept: Uint8Array): Uint8Array
  kept(input: Uint8Array): Uint8Array
}

export interface Asked {
  readonly seed: number
  readonly inputs: number
  /** Written by the decoder's counters (`count-branches.ts`). */
  readonly counters: Uint32Array
  /** For comparison: bends the target's own samples for ever, as the lane `fuzz` does. */
  readonly blind?: boolean
}

export interface Guided {
  readonly places: number
  readonly corpus: number
  readonly accepted: number
  readonly failure: { readonly how: string; readonly input: Uint8Array } | null
}

const SAMPLES = 64

/** The same seed and number of inputs give the same figures. Ends at the first failure. */
export async function guided({ target, most, whole, kept }: GuidedTarget, asked: Asked): Promise<Guided> {
  const { seed, inputs, counters, blind = false } = asked
  const random = new Dice(seed, target.name)
  const ways = new Uint8Array(counters.length)
  const corpus: Uint8Array[] = []
  let accepted = 0
  const result = (failure: Guided['failure']) => {
    return { places: ways.filter((seen) => seen !== 0).length, corpus: corpus.length, accepted, failure }
  }
  for (let i = 0; i < inputs; i++) {
    const made = blind || i < SAMPLES ? kept(target.make(random)) : spoilt(random, corpus, { most })
    const input = whole(made)
    counters.fill(0)
    const verdict = await judged(target, input)
    if (verdict === 'accepted') accepted++
    else if (verdict !== 'refused') return result({ how: verdict.broken, input })
    if (isNew(counters, ways)) corpus.push(made)
  }
  return result(null)
}

/** Going round a loop twice, or twenty times, is not the same way as once; twenty times is the same as nineteen. */
function isNew(counters: Uint32Array, ways: Uint8Array): boolean {
  let found = false
  for (let i = 0; i < counters.length; i++) {
    const count = counters[i] as number
    if (count === 0) continue
    const bit = 1 << Math.min(7, count < 4 ? count - 1 : 1 + Math.floor(Math.log2(count)))
    if (((ways[i] as number) & bit) !== 0) continue
    ways[i] = (ways[i] as number) | bit
    found = true
  }
  return found
}
