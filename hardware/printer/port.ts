/** A printer of the station. A paper that does not come out stops nothing: what it says is on the disk already (OPN-06). */
import type { Result } from '#election/result.ts'

export const PRINTER_TROUBLES = [
  /** No print service on this machine, or none of that name in it. */
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
  'printer-cancelled',
  /** What was to be printed cannot be read any more. */
  'printer-file-gone',
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

/** kept: no printer is there, the file is the paper. */
export type PaperState = { readonly type: 'kept' } | PrintState

export interface Printer {
  /** @returns ok when the print service has the whole paper */
  print(pdf: Uint8Array, title: string): Promise<Result<PrintJob, PrinterTrouble>>
  /** Tells how it stands now and whenever that changes, until it is printed or has failed. @returns stops telling */
  watch(job: PrintJob, listener: (state: PrintState) => void): () => void
}
