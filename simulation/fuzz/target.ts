/** What is fuzzed: one decoder, how its inputs are made, and what it has promised about every one of them. */
import type { Dice } from '#simulation/rooms/dice.ts'

/**
 * `accepted`: a value, and it says again what was read. `refused`: in a way that the decoder's type foresees. `broken`: the
 * promise is broken; the text says how.
 */
export type Verdict = 'accepted' | 'refused' | { readonly broken: string }

export interface Target {
  /** As in `fuzz: card body`; the folder of its regressions is this with `-` for spaces. */
  readonly name: string
  /** Inputs a seed: dear decoders (a signature each, a whole medium) get fewer. */
  readonly inputsPerSeed: number
  make(random: Dice): Uint8Array
  judge(input: Uint8Array): Verdict | Promise<Verdict>
}

/** At 10,000 seeds: a million inputs, a hundred thousand, and as many again of each decoder of its kind. */
export const CHEAP = 100
export const DEAR = 10

export function broken(how: string): Verdict {
  return { broken: how }
}

const CODE = /^[a-z]+(?:-[a-z0-9]+)*$/

/** A refusal of ours is `{type}` with a code that a catalogue of messages can be asked for. */
export function refusal(error: { readonly type: string }): Verdict {
  return CODE.test(error.type) ? 'refused' : broken(`a refusal without a code: ${JSON.stringify(error)}`)
}

/** Byte for byte or field for field the same; typed arrays compare by what they hold. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return a.length === b.length && a.every((byte, i) => byte === b[i])
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  if (keys.length !== others.length) return false
  return keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}

/** Cuts input into chunks of 1…16 bytes by what it holds itself: a regression needs nothing beside its bytes. */
export function chunksOf(input: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let state = input.length + 1
  for (let at = 0; at < input.length; ) {
    state = (Math.imul(state, 0x41c64e6d) + (input[at] as number) + 0x3039) >>> 0
    const length = 1 + ((state >>> 16) & 15)
    chunks.push(input.slice(at, at + length))
    at += length
  }
  return chunks
}
