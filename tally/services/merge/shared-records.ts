/**
 * Is one encrypted record on two media? Every record has a fresh A: its first 8 bytes are the record's name, its first 4 bytes
 * give its place in a table. Three passes keep memory small, write nothing, and have no table that shows which medium a record is on. The first
 * reads the records as the media give them, and counts them at each place. The second reads the mixed ones, and notes the names at places
 * that have more than one. The third is needed only if a name is there twice, which no honest medium makes: it reads the media again, and
 * compares whole A.
 */
import { toHex } from '#election/bytes.ts'

const [FRESH_AT, FRESH_BYTES] = [8, 32]
/** 32 MiB. One in thirteen of ten million records has by chance another one at its place: 6 MB of names. */
const PLACES_MAX = 2 ** 27
const PLACES_A_RECORD = 16
const MANY = 2

export class SharedRecords {
  /** None, one or many: two bits a place. */
  #places: Uint8Array
  readonly #mask: number
  #names = new BigUint64Array(1024)
  #named = 0

  /** @param records how many will come */
  constructor(records: number) {
    const places = Math.min(PLACES_MAX, 2 ** Math.ceil(Math.log2(PLACES_A_RECORD * (records + 1))))
    this.#places = new Uint8Array(places / 4)
    this.#mask = places - 1
  }

  /** The first pass. */
  count(record: Uint8Array): void {
    const place = this.#placeOf(record)
    const [byte, shift] = [place >>> 2, (place & 3) << 1]
    const eight = this.#places[byte] as number
    if (((eight >>> shift) & 3) < MANY) this.#places[byte] = eight + (1 << shift)
  }

  /** The second pass, after all records were counted. */
  name(record: Uint8Array): void {
    const place = this.#placeOf(record)
    if ((((this.#places[place >>> 2] as number) >>> ((place & 3) << 1)) & 3) < MANY) return
    if (this.#named === this.#names.length) {
      const more = new BigUint64Array(2 * this.#named)
      more.set(this.#names)
      this.#names = more
    }
    this.#names[this.#named++] = nameOf(record)
  }

  /** Names that occur more than once; almost always none. */
  names(): ReadonlySet<bigint> {
    this.#places = new Uint8Array(0)
    const sorted = this.#names.subarray(0, this.#named).sort()
    return new Set(sorted.filter((name, i) => name === sorted[i + 1]))
  }

  /** Each A is as good as random. A machine that chooses its own only adds 8 bytes of names for each record. */
  #placeOf(record: Uint8Array): number {
    return new DataView(record.buffer, record.byteOffset + FRESH_AT, 4).getUint32(0) & this.#mask
  }
}

/** The third pass, over the media one after another. */
export class SharedMedia {
  readonly #names: ReadonlySet<bigint>
  readonly #media = new Map<string, number[]>()

  constructor(names: ReadonlySet<bigint>) {
    this.#names = names
  }

  /** @param medium any number that names the record's medium */
  look(record: Uint8Array, medium: number): void {
    if (!this.#names.has(nameOf(record))) return
    const fresh = toHex(record.subarray(FRESH_AT, FRESH_AT + FRESH_BYTES))
    this.#media.set(fresh, [...(this.#media.get(fresh) ?? []), medium])
  }

  /** Media that share a record with another medium, or have one twice. */
  media(): readonly number[] {
    const shared = [...this.#media.values()].filter((media) => media.length > 1).flat()
    return [...new Set(shared)].sort((a, b) => a - b)
  }
}

function nameOf(record: Uint8Array): bigint {
  return new DataView(record.buffer, record.byteOffset + FRESH_AT, 8).getBigUint64(0)
}
