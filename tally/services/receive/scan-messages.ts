/** The messages between the tally and the process that looks at scans. Codes come back as they were printed, and are parsed anew. */
import type { ScanFault } from '#hardware/scans/pictures-in-file.ts'

export interface ScanRequest {
  readonly path: string
}

export type ScanReply =
  /** One picture of the file; a PDF has many. */
  | { readonly type: 'picture'; readonly codes: readonly Uint8Array[]; readonly altered: number }
  /** The file is through; `fault`: from there on it could not be read. */
  | { readonly type: 'file'; readonly fault: ScanFault | null }
