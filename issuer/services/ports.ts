/** The world that a test or simulation may put in place of devices and directories. */
import type { DocumentFonts } from '#documents/document.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { Printer } from '#hardware/printer/port.ts'
import type { Scanner } from '#hardware/scanner/port.ts'
import type { StationSource } from './start/station-source.ts'

export interface IssuerPorts {
  readonly reader: CardReader
  /** Left out: the one of the config. */
  readonly scanner?: Scanner
  /** Reads 9 MB when a paper is first made. */
  readonly fonts: (election: LoadedElection) => Promise<DocumentFonts>
  /** Left out: OpenSSL's, which ships. */
  readonly crypto?: MachineCrypto
  /** Left out: the one of the config. */
  readonly printer?: Printer
  /** Left out: the one from the directories of the config. */
  readonly station?: StationSource
}
