/** Valid samples, spoilt: what line noise, torn writes, other versions and people with a hex editor make of them. */
import type { Dice } from '#simulation/rooms/dice.ts'

/** Integers at which length fields, counters and offsets go wrong. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xfe, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0xffffffff]

export interface Bounds {
  /** Longest input; decoders of fixed length get theirs from `exactly`. */
  readonly most: number
  /** The port gives exactly this many bytes, whatever they hold (a page, a card's body). */
  readonly exactly?: number
}

/** One of the samples after one to four changes; now and then a sample as it is, or bytes of no sense at all. */
export function spoilt(random: Dice, samples: readonly Uint8Array[], bounds: Bounds): Uint8Array {
  const kind = random.below(32)
  if (kind === 0) return fitted(random.bytes(random.below(Math.min(bounds.most, 512) + 1)), bounds)
  let bytes = Uint8Array.from(random.pick(samples))
  if (kind === 1) return fitted(bytes, bounds)
  for (let changes = 1 + random.below(4); changes > 0; changes--) bytes = changed(random, bytes, samples)
  return fitted(bytes, bounds)
}

function fitted(bytes: Uint8Array, { most, exactly }: Bounds): Uint8Array {
  if (exactly === undefined) return bytes.length <= most ? bytes : bytes.slice(0, most)
  if (bytes.length === exactly) return bytes
  const whole = new Uint8Array(exactly)
  whole.set(bytes.subarray(0, exactly))
  return whole
}

function changed(random: Dice, bytes: Uint8Array, samples: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const own = Uint8Array.from(bytes)
  if (own.length === 0) return Uint8Array.from(random.bytes(1 + random.below(16)))
  const at = random.below(own.length)
  switch (random.below(10)) {
    case 0:
    case 1:
      own[at] = (own[at] as number) ^ (1 << random.below(8))
      return own
    case 2:
      own[at] = random.below(256)
      return own
    case 3:
    case 4:
      return withEdge(random, own, at)
    case 5:
      return own.slice(0, at)
    case 6:
      return joined(own.subarray(0, at), own.subarray(at + random.below(Math.min(64, own.length - at) + 1)))
    case 7:
      return repeated(random, own, at)
    case 8:
      return joined(own.subarray(0, at), tailOf(random, random.pick(samples)))
    default:
      return joined(own.subarray(0, at), random.bytes(1 + random.below(16)), own.subarray(at))
  }
}

/** A length field, counter or offset at an edge, big- or little-endian. */
function withEdge(random: Dice, bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const [edge, width] = [random.pick(EDGES), random.pick([1, 2, 3, 4])]
  const little = random.oneIn(4)
  for (let i = 0; i < width && at + i < bytes.length; i++) {
    bytes[at + i] = edge >>> (8 * (little ? i : width - 1 - i))
  }
  return bytes
}

function repeated(random: Dice, bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const piece = bytes.subarray(at, at + 1 + random.below(Math.min(64, bytes.length - at)))
  const times = 1 + random.below(random.oneIn(8) ? 64 : 3)
  return joined(bytes.subarray(0, at), ...Array.from({ length: times }, () => piece), bytes.subarray(at))
}

function tailOf(random: Dice, sample: Uint8Array): Uint8Array {
  return sample.subarray(random.below(sample.length + 1))
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
