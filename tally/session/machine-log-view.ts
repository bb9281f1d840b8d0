import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { PairNumber, StationId } from '#election/ids.ts'

export interface MediumOfLog {
  readonly serial: string
  readonly pair: PairNumber
  readonly role: 'original' | 'duplicate'
  /** 照合番号 of its seal. */
  readonly seal: string
  /** Entries out of the ordinary. */
  readonly troubles: number
}

/** LAW-07: the log of one medium, from its machine. */
export interface MachineLogView extends MediumOfLog {
  readonly station: StationId
  /** The machine of the pair, and the one that sealed it. */
  readonly machine: string
  readonly sealedBy: string
  readonly unbroken: boolean
  readonly troublesOnly: boolean
  /** In the order of writing, numbered in the whole log; `earlier`: how many more came before them. */
  readonly entries: readonly (LogEntry & { readonly number: number })[]
  readonly earlier: number
}
