/** The reader of tickets at the reception desk. A kiosk never has one: a ticket names a voter. */
import type { DeviceLoss } from '../device-loss.ts'

export type ScannerEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected'; readonly why: DeviceLoss }
  /** A whole code, as printed. */
  | { readonly type: 'scanned'; readonly text: string }
  /** Something was read that is no text of at most {@link SCAN_BYTES_MAX} bytes, or is in pieces. */
  | { readonly type: 'unreadable' }

export interface Scanner {
  /** The listener hears the present state at once. @returns stops */
  watch(listener: (event: ScannerEvent) => void): () => void
  close(): Promise<void>
}

export const SCAN_BYTES_MAX = 256
