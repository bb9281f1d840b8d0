/** Every decoder that gets bytes from outside the program: a new one is added here, and a test asks for it. */
import type { Target } from './target.ts'
import { approvalTargets } from './targets/approvals.ts'
import { cardTargets } from './targets/cards.ts'
import { chipTargets } from './targets/chip.ts'
import { csvTargets } from './targets/csv.ts'
import { diskTargets } from './targets/disk.ts'
import { documentTargets } from './targets/documents.ts'
import { keyTargets } from './targets/keys.ts'
import { lineTargets } from './targets/lines.ts'
import { mediumTargets } from './targets/medium.ts'
import { messageTargets } from './targets/messages.ts'
import { pageTargets } from './targets/pages.ts'
import { pictureTargets } from './targets/picture.ts'
import { recordTargets } from './targets/records.ts'
import { scannerTargets } from './targets/scanner.ts'
import { tallyTargets } from './targets/tally.ts'
import { verifiableCountTargets } from './targets/verifiable-count.ts'
import { verifyTargets } from './targets/verify.ts'
import { voiceTargets } from './targets/voice.ts'

export const ALL_TARGETS: readonly Target[] = [
  ...cardTargets,
  ...lineTargets,
  ...scannerTargets,
  ...chipTargets,
  ...pageTargets,
  ...recordTargets,
  ...documentTargets,
  ...tallyTargets,
  ...approvalTargets,
  ...keyTargets,
  ...csvTargets,
  ...messageTargets,
  ...diskTargets,
  ...mediumTargets,
  ...pictureTargets,
  ...verifiableCountTargets,
  ...verifyTargets,
  ...voiceTargets,
]
