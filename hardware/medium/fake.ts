/**
 * A medium in memory for simulation and tests. Fault model: the Nth operation fails for good; a commit is cut by a loss of
 * power, each of its pages old, new or torn, and the 64 KiB around a torn page destroyed; the medium is pulled, and may
 * come back with what it held; it lies (says durable, holds the old page). Not modelled: bits that rot at rest (a test
 * writes them with `put`).
 */
import { assert } from '#election/assert.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Medium, type MediumFault, PAGE_BYTES, type PageWrite } from './port.ts'

const BLOCK_PAGES = 16
const ZERO = new Uint8Array(PAGE_BYTES)

/** The fate of a page in flight when the power goes. */
export type PageFate = 'old' | 'new' | 'torn' | 'torn-with-neighbours'

/** Thrown by an operation during which the power went: the program that called is gone. */
export class PowerCut extends Error {
  override name = 'PowerCut'
}

export type FakeContents = ReadonlyMap<number, Uint8Array>

export interface FakeMedium extends Medium {
  /** Commits so far. */
  readonly commits: number
  /** Reads and commits so far. */
  readonly operations: number
  /** The writes of each commit that was asked for, in order. */
  readonly asked: readonly (readonly PageWrite[])[]
  page(page: number): Uint8Array
  put(page: number, bytes: Uint8Array): void
  contents(): FakeContents
  /** The operation with this number (from 0) and all later ones fail. */
  failAt(operation: number, fault: MediumFault): void
  /** The commit with this number (from 0) fails after these fates of its pages, in the order of its writes. */
  failCommit(commit: number, fault: MediumFault, fates: readonly PageFate[]): void
  /** The commit with this number (from 0) throws `PowerCut` after these fates of its pages. */
  cutAt(commit: number, fates: readonly PageFate[]): void
  /** The commit with this number (from 0) keeps the old pages; reading back shows it. */
  loseWritesAt(commit: number): void
  pull(): void
}

export function fakeMedium(pages: number, contents: FakeContents = new Map()): FakeMedium {
  return new MemoryMedium(pages, contents)
}

/** Makes a page that no check accepts: the first half is new, the rest old, and one byte neither. */
function tornPage(old: Uint8Array, fresh: Uint8Array): Uint8Array {
  const torn = Uint8Array.from(old)
  torn.set(fresh.subarray(0, PAGE_BYTES / 2))
  torn[PAGE_BYTES / 2] = 0xa5 ^ (old[PAGE_BYTES / 2] as number) ^ (fresh[PAGE_BYTES / 2] as number)
  return torn
}

class MemoryMedium implements FakeMedium {
  readonly pages: number
  readonly proof = 'direct'
  readonly asked: (readonly PageWrite[])[] = []
  operations = 0
  readonly #contents: Map<number, Uint8Array>
  #fault: MediumFault | null = null
  #failAt: { operation: number; fault: MediumFault } | null = null
  #failCommit: { commit: number; fault: MediumFault; fates: readonly PageFate[] } | null = null
  #cut: { commit: number; fates: readonly PageFate[] } | null = null
  #loseWritesAt = -1

  constructor(pages: number, contents: FakeContents) {
    this.pages = pages
    this.#contents = new Map(contents)
  }

  get commits(): number {
    return this.asked.length
  }

  page(page: number): Uint8Array {
    return this.#contents.get(page) ?? ZERO
  }

  put(page: number, bytes: Uint8Array): void {
    assert(page < this.pages && bytes.length === PAGE_BYTES, 'fake medium: a page')
    this.#contents.set(page, Uint8Array.from(bytes))
  }

  contents(): FakeContents {
    return new Map(this.#contents)
  }

  failAt(operation: number, fault: MediumFault): void {
    this.#failAt = { operation, fault }
  }

  failCommit(commit: number, fault: MediumFault, fates: readonly PageFate[]): void {
    this.#failCommit = { commit, fault, fates }
  }

  cutAt(commit: number, fates: readonly PageFate[]): void {
    this.#cut = { commit, fates }
  }

  loseWritesAt(commit: number): void {
    this.#loseWritesAt = commit
  }

  pull(): void {
    this.#fault = { type: 'pulled' }
  }

  async read(first: number, count: number): Promise<Result<Uint8Array, MediumFault>> {
    assert(count >= 1 && first >= 0 && first + count <= this.pages, 'medium: pages inside the file')
    const fault = this.#begin()
    if (fault !== null) return err(fault)
    const bytes = new Uint8Array(count * PAGE_BYTES)
    for (let i = 0; i < count; i++) {
      const page = this.#contents.get(first + i)
      if (page !== undefined) bytes.set(page, i * PAGE_BYTES)
    }
    return ok(bytes)
  }

  async commit(writes: readonly PageWrite[]): Promise<Result<void, MediumFault>> {
    for (const { page, bytes } of writes) {
      assert(page >= 0 && page < this.pages && bytes.length === PAGE_BYTES, 'medium: whole pages inside the file')
    }
    const fault = this.#begin()
    if (fault !== null) return err(fault)
    const number = this.asked.length
    this.asked.push(writes)
    if (this.#cut?.commit === number) {
      this.#write(writes, this.#cut.fates)
      throw new PowerCut()
    }
    if (this.#failCommit?.commit === number) {
      this.#write(writes, this.#failCommit.fates)
      this.#fault = this.#failCommit.fault
      return err(this.#fault)
    }
    if (this.#loseWritesAt === number) {
      this.#fault = { type: 'lying' }
      return err(this.#fault)
    }
    this.#write(writes, [])
    return ok()
  }

  async close(): Promise<void> {}

  #begin(): MediumFault | null {
    if (this.#failAt !== null && this.operations >= this.#failAt.operation) this.#fault = this.#failAt.fault
    this.operations++
    return this.#fault
  }

  #write(writes: readonly PageWrite[], fates: readonly PageFate[]): void {
    writes.forEach(({ page, bytes }, i) => {
      const fate = fates[i] ?? 'new'
      if (fate === 'new') this.put(page, bytes)
      if (fate === 'torn' || fate === 'torn-with-neighbours') this.put(page, tornPage(this.page(page), bytes))
      if (fate === 'torn-with-neighbours') this.#destroyNeighbours(page)
    })
  }

  #destroyNeighbours(page: number): void {
    const first = page - (page % BLOCK_PAGES)
    for (let other = first; other < Math.min(first + BLOCK_PAGES, this.pages); other++) {
      if (other !== page) this.put(other, new Uint8Array(PAGE_BYTES).fill(0x5a))
    }
  }
}
