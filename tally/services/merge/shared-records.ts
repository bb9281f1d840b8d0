/**
 * Does one encrypted record stand on two media? HPKE gives every record a fresh share, so its first bytes name it. A table of
 * numbers, not of texts: a municipality has a million of them.
 */
const NAME_AT = 8
const EMPTY = 0n

export class SharedRecords {
  readonly #names: BigUint64Array
  readonly #more: BigUint64Array
  readonly #media: Uint32Array
  readonly #shared = new Set<number>()

  /** @param records how many will come, at most */
  constructor(records: number) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * records)))
    this.#names = new BigUint64Array(places)
    this.#more = new BigUint64Array(places)
    this.#media = new Uint32Array(places)
  }

  /** @param medium any number that names where the record lies */
  add(record: Uint8Array, medium: number): void {
    const view = new DataView(record.buffer, record.byteOffset + NAME_AT, 16)
    // A name of 64 zero bits would look like a free place; nobody makes one but on purpose, and then it is one name.
    const name = view.getBigUint64(0) || 1n
    const more = view.getBigUint64(8)
    const mask = this.#names.length - 1
    for (let place = Number(name & BigInt(mask)); ; place = (place + 1) & mask) {
      if (this.#names[place] === EMPTY) {
        this.#names[place] = name
        this.#more[place] = more
        this.#media[place] = medium
        return
      }
      if (this.#names[place] !== name || this.#more[place] !== more) continue
      this.#shared.add(this.#media[place] as number).add(medium)
      return
    }
  }

  /** Media that have a record in common with another one, or twice. */
  media(): readonly number[] {
    return [...this.#shared].sort((a, b) => a - b)
  }
}
