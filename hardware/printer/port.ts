/** A printer of the station. A paper that does not come out stops nothing: what it says is on the disk already (OPN-06). */
import type { Result } from '#election/result.ts'

export const PRINTER_TROUBLES = [
  /** This machine has no print service. */
  'print-service-not-there',
  /** This program may not ask it. */
  'print-service-refused',
  /** It has a socket, and nobody answers there. */
  'print-service-silent',
  /** The service has no printer of that name. */
  'printer-missing',
  /** The queue takes nothing. */
  'printer-refuses',
  'printer-no-paper',
  'printer-jam',
  'printer-open',
  'printer-no-toner',
  /** Off, or the cable is out. */
  'printer-away',
  'printer-stopped',
  /** Somebody, or a rule of the service, keeps the job back. */
  'printer-held',
  'printer-cancelled',
  /** The file to be printed cannot be read any more. */
  'printer-file-gone',
  /** It is not what was made: somebody or something changed it since. */
  'printer-file-changed',
  /** The service had the paper, or may have had it, and does not say what became of it. */
  'printer-unknown',
] as const
export type PrinterTrouble = (typeof PRINTER_TROUBLES)[number]

declare const brand: unique symbol
export type PrintJob = number & { readonly [brand]: 'PrintJob' }

export type PrintState =
  | { readonly type: 'printing' }
  | { readonly type: 'printed' }
  /** It comes out when somebody has put that right. */
  | { readonly type: 'waits'; readonly trouble: PrinterTrouble }
  /** It comes out no more. */
  | { readonly type: 'failed'; readonly trouble: PrinterTrouble }
  /** Nobody can say whether it came out, or will: somebody looks. */
  | { readonly type: 'unknown'; readonly trouble: 'printer-unknown' }

/** kept: no printer is there, the file is the paper. */
export type PaperState = { readonly type: 'kept' } | PrintState

/** The state of a paper that was not taken, or of which nobody knows whether it was. */
export function notTaken(trouble: PrinterTrouble): PrintState {
  return trouble === 'printer-unknown' ? { type: 'unknown', trouble } : { type: 'failed', trouble }
}

export interface Printer {
  /**
   * @param copies 1 to 9, each whole before the next
   * @returns ok when the print service has the whole paper; `printer-unknown` when it may have it
   */
  print(pdf: Uint8Array, title: string, copies?: number): Promise<Result<PrintJob, PrinterTrouble>>
  /** Reports the state now and at each change, until the paper is printed, has failed or is unknown. @returns stops the reports */
  watch(job: PrintJob, listener: (state: PrintState) => void): () => void
}
