/** Every decoder that gets bytes from outside the program: what a file of `targets/` exports is one, and a test asks for each. */
import type { Target } from './target.ts'
import * as abroadCsv from './targets/abroad-csv.ts'
import * as approvals from './targets/approvals.ts'
import * as cardIdentity from './targets/card-identity.ts'
import * as cards from './targets/cards.ts'
import * as chip from './targets/chip.ts'
import * as csv from './targets/csv.ts'
import * as disk from './targets/disk.ts'
import * as documents from './targets/documents.ts'
import * as keys from './targets/keys.ts'
import * as lines from './targets/lines.ts'
import * as medium from './targets/medium.ts'
import * as messages from './targets/messages.ts'
import * as online from './targets/online.ts'
import * as onlineEvening from './targets/online-evening.ts'
import * as onlineFiles from './targets/online-files.ts'
import * as onlineOffice from './targets/online-office.ts'
import * as pages from './targets/pages.ts'
import * as picture from './targets/picture.ts'
import * as records from './targets/records.ts'
import * as scanner from './targets/scanner.ts'
import * as tally from './targets/tally.ts'
import * as verifiableCount from './targets/verifiable-count.ts'
import * as verify from './targets/verify.ts'
import * as voice from './targets/voice.ts'

const files: readonly object[] = [
  abroadCsv,
  approvals,
  cardIdentity,
  cards,
  chip,
  csv,
  disk,
  documents,
  keys,
  lines,
  medium,
  messages,
  online,
  onlineEvening,
  onlineFiles,
  onlineOffice,
  pages,
  picture,
  records,
  scanner,
  tally,
  verifiableCount,
  verify,
  voice,
]

export const ALL_TARGETS: readonly Target[] = files
  .flatMap((file) => Object.values(file))
  .filter((each) => 'judge' in each)
