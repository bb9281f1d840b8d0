/** A target of the fuzzing: one decoder, how its inputs are made, and what it has promised about every one of them. */
import { concat } from '#election/bytes.ts'
import type { Dice } from '#simulation/rooms/dice.ts'

/** `accepted`: the value says again what was read. `refused`: as the decoder's type foresees. `broken`: how the promise is broken. */
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

type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly type: string } }

/** How a decoder reads, and what holds of each value that it gives. */
interface Reading<T> extends Pick<Target, 'make'> {
  readonly inputsPerSeed?: number
  /** Before it is read: what stands in it is signed or summed anew. With it the first byte of an input says 1: it is. */
  readonly mend?: (bytes: Uint8Array) => Uint8Array
  readonly read: (bytes: Uint8Array) => Result<T> | Promise<Result<T> | null> | T | null
  /** The value has one form alone: these bytes. */
  readonly form?: (value: T) => Uint8Array
  /** The value, written in this form, says the same. */
  readonly write?: (value: T) => Uint8Array
  readonly holds?: (value: T, bytes: Uint8Array) => boolean
}

/** Most decoders: bytes in, and a value, a refusal or null out. */
export function reads<T>(name: string, reading: Reading<T>): Target {
  const { inputsPerSeed = CHEAP, make, mend, read, form, write, holds } = reading
  const judged = (found: Result<T> | T | null, bytes: Uint8Array): Verdict => {
    if (found === null) return 'refused'
    const result = isResult(found) ? found : { ok: true as const, value: found }
    if (!result.ok) return refusal(result.error)
    const { value } = result
    if (write !== undefined && !same(read(write(value)), found)) return broken('written again, it says something else')
    if (form !== undefined && !same(form(value), bytes)) return broken('it has a second form')
    return holds?.(value, bytes) === false ? broken('a value that nobody wrote is taken') : 'accepted'
  }
  return {
    name,
    inputsPerSeed,
    make: mend === undefined ? make : (random) => concat(Uint8Array.of(random.below(2)), make(random)),
    judge(input) {
      const bytes = mend === undefined ? input : input[0] === 1 ? mend(input.slice(1)) : input.slice(1)
      const found = read(bytes)
      return found instanceof Promise ? found.then((each) => judged(each, bytes)) : judged(found, bytes)
    },
  }
}

function isResult<T>(found: Result<T> | T): found is Result<T> {
  return typeof found === 'object' && found !== null && 'ok' in found
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
