import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { PaperDesk } from './papers/paper-desk.ts'
import type { TakeInLists } from './roll/about-the-roll.ts'
import type { StationSource } from './start/station-source.ts'

/** The ports of its services, all given: nothing of the computer is left for them to find. */
export interface WholePorts {
  readonly reader: CardReader
  readonly crypto: MachineCrypto
  readonly station: StationSource
  readonly papers: Papers
  readonly takeInLists: TakeInLists
}

/** The papers of the day: made, kept, and sent to the printer where there is one. */
export type Papers = Pick<PaperDesk, keyof PaperDesk>
