/** A removable medium as the apps see it: one preallocated file of 4096-byte pages. No path, no descriptor, no delete. */
import type { Result } from '#election/result.ts'

export const PAGE_BYTES = 4096

export type MediumFault =
  | { readonly type: 'missing' }
  | { readonly type: 'read-only' }
  | { readonly type: 'full' }
  | { readonly type: 'pulled' }
  /** Write, flush or read failed; also a short write. Final: no retry on this medium. */
  | { readonly type: 'io'; readonly errno: string }
  /** The bytes read back are not those written. */
  | { readonly type: 'lying' }

/** How read-back was proven: past the page cache, or only after reopening the file. Shown on the start checklist. */
export type ReadBackProof = 'direct' | 'reopened'

export interface PageWrite {
  readonly page: number
  /** Exactly `PAGE_BYTES`. */
  readonly bytes: Uint8Array
}

export interface Medium {
  readonly pages: number
  readonly proof: ReadBackProof
  /** A fresh copy of `count` pages from `first`, read from the device, in blocks of at most 1 MiB. */
  read(first: number, count: number): Promise<Result<Uint8Array, MediumFault>>
  /**
   * One barrier: writes all pages, flushes, reads each back and compares. After an error nothing is known about these
   * pages and the medium is condemned by the caller.
   */
  commit(writes: readonly PageWrite[]): Promise<Result<void, MediumFault>>
  close(): Promise<void>
}
