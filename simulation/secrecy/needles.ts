/** Looking for known bytes anywhere: on a raw disk, in files, in memory. */
import { assert } from '#election/assert.ts'

/** The number of a card. */
const NEEDLE_MIN = 7
const SECTOR = 512

export interface Needle {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One pass, however many are looked for. */
export class Needles {
  readonly longest: number
  readonly #byHead = new Map<number, [string, Buffer][]>()
  /** One bit for the first three bytes of each: most of a disk is passed over without a look-up. */
  readonly #heads = new Uint8Array(2 ** 24 / 8)

  constructor(needles: readonly Needle[]) {
    this.longest = Math.max(0, ...needles.map(({ bytes }) => bytes.length))
    for (const { name, bytes } of needles) {
      const needle = Buffer.from(bytes)
      assert(needle.length >= NEEDLE_MIN, `needles: ${name} is too short to mean anything`)
      const head = needle.readUInt32LE(0)
      this.#heads[(head & 0xffffff) >> 3] = 0xff
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), [name, needle]])
    }
  }

  /** Names of those that stand anywhere, at any byte. */
  in(bytes: Buffer): readonly string[] {
    const heads = this.#heads
    const found = new Set<string>()
    let head = 0
    for (let at = 0; at + 4 <= bytes.length; at++) {
      // Nothing begins in a sector of zeros but at its last three bytes: a needle's first four are not all zero. A disk is mostly zeros.
      if (head === 0 && at % SECTOR === 0 && isZeroSector(bytes, at)) at += SECTOR - 3
      head = at === 0 ? bytes.readUInt32LE(0) : (head >>> 8) | ((bytes[at + 3] as number) << 24)
      if (head === 0 || heads[(head & 0xffffff) >> 3] === 0) continue
      for (const [name, needle] of this.#byHead.get(head >>> 0) ?? []) {
        if (bytes.compare(needle, 0, needle.length, at, Math.min(bytes.length, at + needle.length)) === 0)
          found.add(name)
      }
    }
    return [...found].sort()
  }
}

const ZEROS = Buffer.alloc(SECTOR)

function isZeroSector(image: Buffer, at: number): boolean {
  return image.compare(ZEROS, 0, SECTOR, at, Math.min(at + SECTOR, image.length)) === 0
}
