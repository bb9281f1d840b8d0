/** Every refusal of the office's screens that a person can meet. Each has its words in ui/messages/office-room.ts. */
import type { NotAsBuilt } from '#shell/runs-from-bundle.ts'
import type { RecordBroken } from './record.ts'

export type OfficeRoomCode =
  | RecordBroken['type']
  /** A real election is prepared by what was built and published. */
  | NotAsBuilt
  /** A seed or a set clock: nothing here is a fixture. */
  | 'fixture-only'
  | 'project-not-writable'
  | 'project-has-another-writer'
  | 'sources-gone'
  | 'sources-not-as-recorded'
  | 'nothing-to-import'
  | 'name-taken'
  | 'passphrase-short'
  | 'passphrase-wrong'
  | 'nobody-signed-in'
  | 'cell-gone'
  | 'value-not-possible'
  | 'item-changed'
  | 'approved-by-you'
  | 'not-drawn'
  | 'drawn-too-early'
  | 'use-differs'
  | 'busy'
  | 'internal-fault'
