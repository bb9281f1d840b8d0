/**
 * Keeps what must outlive the way to the card and a lost connection: session key, permit, and the cast that waits for its answer. They are
 * sealed with a lock that the gate keeps until the flow ends: a browser's journal has erased records for a while, and without the lock they
 * are unreadable (docs/decisions/044). If two windows are open, the record is that of the window that began last.
 */
import { equalBytes } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Purpose } from '../session/state.ts'
import { freshKey, type Lock, openKey, openLock, openWay, sealWay, type Way } from './sealed-way.ts'
import type { Shelf } from './shelf.ts'

export interface KeptWay extends Way {
  readonly privateKey: CryptoKey
}

export interface StoreParts {
  readonly shelf: Shelf
  readonly subtle: SubtleCrypto
  readonly randomness: Randomness
}

export class Store {
  readonly #parts: StoreParts
  #lock: Lock | null = null

  constructor(parts: StoreParts) {
    this.#parts = parts
  }

  /** The flow whose record is on this device; null: none. */
  async waiting(): Promise<string | null> {
    return (await this.#parts.shelf.change((kept) => kept))?.flow ?? null
  }

  /** Comes first: only then can the record of this flow be read and written. @param lock 32 bytes of the gate, which stay in memory */
  async unlock(flow: string, lock: Uint8Array): Promise<void> {
    this.#lock = await openLock(this.#parts.subtle, flow, lock)
  }

  /** Makes a fresh session key, which replaces everything that was kept. @returns its public half; null: no flow was unlocked */
  async begin(purpose: Purpose): Promise<Uint8Array | null> {
    const { randomness, shelf, subtle } = this.#parts
    const lock = this.#lock
    if (lock === null) return null
    const { sessionKey, sealed: key } = await freshKey(subtle, lock, randomness)
    const way = await sealWay(subtle, lock, { purpose, sessionKey, permit: null, cast: null }, randomness)
    await shelf.change(() => ({ flow: lock.flow, key, way }))
    return sessionKey
  }

  /** @returns null if nothing of the unlocked flow is kept */
  async read(): Promise<KeptWay | null> {
    return (await this.#read())?.kept ?? null
  }

  /** @returns what is kept now; null: another window was faster, and nothing changed */
  async change(next: (kept: KeptWay) => KeptWay): Promise<KeptWay | null> {
    const was = await this.#read()
    if (was === null) return null
    const { lock, sealed, kept } = was
    const after = next(kept)
    const way = await sealWay(this.#parts.subtle, lock, after, this.#parts.randomness)
    const now = await this.#parts.shelf.change((still) =>
      still !== null && equalBytes(still.way, sealed.way) ? { ...still, way } : still,
    )
    return now !== null && equalBytes(now.way, way) ? after : null
  }

  /** Forgets the lock, and nothing else: what is kept is another window's. */
  leave(): void {
    this.#lock = null
  }

  /** Erases what is kept of that flow, and forgets the lock. A flow that another window has begun since stays. @param flow left out: the unlocked one */
  async erase(flow = this.#lock?.flow): Promise<void> {
    this.#lock = null
    await this.#parts.shelf.change((kept) => (kept?.flow === flow ? null : kept))
  }

  async #read() {
    const lock = this.#lock
    const sealed = lock && (await this.#parts.shelf.change((kept) => kept))
    if (lock === null || sealed === null) return null
    const { subtle } = this.#parts
    const [way, privateKey] = [await openWay(subtle, lock, sealed.way), await openKey(subtle, lock, sealed.key)]
    return way === null || privateKey === null ? null : { lock, sealed, kept: { ...way, privateKey } }
  }
}
