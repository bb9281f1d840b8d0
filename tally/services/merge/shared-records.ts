/**
 * Does one encrypted record stand on two media? HPKE gives every record a fresh share, so its first bytes name it. A table of
 * numbers, not of texts: 15 MB for a million. Two of ten million different ones have the same 64 bits once in 300,000 such counts;
 * then the chair is asked about a doubt that is none.
 */
const NAME_AT = 8
const EMPTY = 0n
/** One place in five stays free: what is looked for is found after few looks. */
const PLACES_A_RECORD = 1.25

export class SharedRecords {
  readonly #names: BigUint64Array
  readonly #media: Uint32Array
  readonly #shared = new Set<number>()

  /** @param records how many will come, at most */
  constructor(records: number) {
    const places = Math.ceil(PLACES_A_RECORD * records) + 1
    this.#names = new BigUint64Array(places)
    this.#media = new Uint32Array(places)
  }

  /** @param medium any number that names where the record lies */
  add(record: Uint8Array, medium: number): void {
    const view = new DataView(record.buffer, record.byteOffset + NAME_AT, 8)
    // A name of 64 zero bits would look like a free place; nobody makes one but on purpose, and then it is one name.
    const name = view.getBigUint64(0) || 1n
    const places = this.#names.length
    for (let place = Number(name % BigInt(places)); ; place = (place + 1) % places) {
      if (this.#names[place] === EMPTY) {
        this.#names[place] = name
        this.#media[place] = medium
        return
      }
      if (this.#names[place] !== name) continue
      this.#shared.add(this.#media[place] as number).add(medium)
      return
    }
  }

  /** Media that have a record in common with another one, or twice. */
  media(): readonly number[] {
    return [...this.#shared].sort((a, b) => a - b)
  }
}
