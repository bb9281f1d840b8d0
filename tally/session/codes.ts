/** Every refusal of the tally that a person can meet. Each has its words in words/tally.tsv. */

import type { AcceptedRefusal } from '#election/count/accepted-papers.ts'
import type { ArrivalRefusal } from '#election/count/arrival.ts'
import type { ComparisonRefusal } from '#election/count/comparison.ts'
import type { LotRefusal } from '#election/count/lots.ts'
import type { MediumRefusal } from '#election/count/medium-refusal.ts'
import type { MinutesRefusal } from '#election/count/minutes.ts'
import type { PaperRefusal } from '#election/count/paper-books.ts'
import type { ChoiceRefusal, PermissionRefusal } from '#election/count/receipt.ts'
import type { RulingRefusal } from '#election/count/rulings.ts'
import type { StationReportError } from '#election/count/station-report.ts'
import type { TallyKeyError } from '#election/count/tally-machine.ts'
import type { TypedReportRefusal } from '#election/count/typed-report.ts'
import type { ShareError, ShareFileError } from '#election/keys/share-file.ts'
import type { ApprovedPackageError } from '#hardware/package-directory/read-approved.ts'

export type LoadRefusalCode =
  | ApprovedPackageError['type']
  /** `<machine>/authority.pub` is not there or no key. */
  | 'authority-missing'
  /** `<machine>/approvers.json` is no such list. */
  | 'approvers-damaged'
  /** A seed or a set clock at an election that is no fixture. */
  | 'fixture-only'
  /** A file of the program is not as it was delivered. */
  | 'software-differs'
  /** D-32, LAW-17: this machine has opened another set of media of this election. */
  | 'opened-with-other-set'
  /** A declaration of lost media that the commission has not signed so, or not for this election. */
  | 'lost-media-not-signed'
  /** A round of roll lists, likewise. */
  | 'roll-round-not-signed'
  /** A file of an opened count is not as this machine signed it, or is gone. */
  | 'count-changed'
  /** The commission has not signed for this machine. */
  | 'tally-not-personalised'
  /** Another living program has this folder of the count. */
  | 'count-in-use-by-screen'
  | 'count-in-use-by-command'
  /** Where this machine remembers what it opened. */
  | 'machine-not-writable'

type StepRefusalCode =
  | 'busy'
  | 'out-not-writable'
  | 'reports-missing'
  /** A later declaration of lost media is here already. */
  | 'lost-media-earlier'
  /** Another stick is in the socket for reports. */
  | 'medium-as-report'
  | 'share-as-report'
  /** It did not answer in time. */
  | 'report-stick-silent'
  | 'slots-empty'
  /** The records are merged, and no medium has come since. */
  | 'nothing-new-to-read'
  /** The records are merged, a medium came as somebody pressed, and nobody was asked. */
  | 'read-again-unasked'
  | 'tally-locked'
  | TallyKeyError['type']
  /** The process to which the machine's passphrase was sealed. */
  | 'unlock-process-ended'
  /** Somebody else has written between two stages. */
  | 'stage-changed'
  | 'log-unreadable'
  | 'log-waits'
  | 'several-media-refused'
  | 'incomplete'
  | 'explain-first'
  | 'nothing-to-explain'
  | 'seats-missing'
  | 'holder-twice'
  | 'share-file-missing'
  | 'other-seat'
  | 'source-unreadable'
  /** A mixer's process ended without its answer. */
  | 'mixer-ended'
  /** No room for the file of a mixer or a holder. The tally goes on, where `out-not-writable` ends it. */
  | 'bundle-not-writable'
  /** A file of the list, of a mixer or of a holder does not hold. */
  | 'list-does-not-hold'
  /** H2: the list has other records than the seals say. */
  | 'list-not-as-sealed'
  /** H1: a seal that no machine of its station made for this pair, and a pair for which nothing signed accounts. */
  | 'seal-not-genuine'
  | 'district-not-complete'
  /** R9: the package has an online box, and there is no seal of its votes. */
  | 'online-not-there'
  /** Nothing that is signed says whether a contest is opened. */
  | 'opening-undecided'
  /** The stick between two PCs. */
  | CarryRefusalCode
  /** A holder before the list is mixed. */
  | 'mix-first'
  | 'mix-anew'
  /** H6: not the number of records that the holder agreed to. */
  | 'records-not-agreed'
  /** H5: this share has opened another list of this election. */
  | 'holder-opened-other-list'
  /** A holder's process ended; what the holders before left stays. */
  | 'holder-ended'
  /** Stage 3 is not what stage 1 received: changed on the disk, or a part was lost. */
  | 'opened-differs'
  | 'not-final'
  /** TC-55: a record or notice of who is elected, where this count elects nobody. */
  | 'nobody-elected-here'
  /** A form of the election law, asked for by a private body. */
  | 'not-of-a-body'
  /** No contest may have an entry for each record, or the file found no room. */
  | 'records-not-told'
  | 'records-no-room'
  /** No figure may be shown yet, or none but those of the last announcement. */
  | 'nothing-to-announce'
  | 'announced-already'
  /** It corrects an earlier one, and nobody has said why. */
  | 'announcement-reason-missing'
  /** A lot before paper and machine are joined. */
  | 'paper-first'
  | AcceptedRefusal['type']
  | 'missing-glyph'
  | 'internal-fault'

type CarryRefusalCode =
  | 'carry-stick-missing'
  | 'carry-stick-not-empty'
  | 'carry-stick-full'
  /** It cannot be written, or was pulled on the way. */
  | 'carry-stick-broken'
  /** A mix came back on it, and nobody has taken it in. */
  | 'carry-stick-has-mix'
  | 'carry-stick-has-no-list'
  | 'carry-list-not-whole'
  | 'carry-mix-not-whole'
  | 'carry-of-other-election'
  /** At the second PC: it has an older list of candidates, or a newer one. */
  | 'carry-other-candidate-list'
  /** An earlier mixing made it, or another counting PC. */
  | 'carry-other-list'
  /** As it went out. */
  | 'carry-not-mixed'
  /** One mixer gives one output for one input. */
  | 'carry-mixed-already'
  /** At the second PC: seals, records or an earlier mix. */
  | 'carry-list-does-not-hold'
  /** At the first PC: what the second one gave back. */
  | 'carry-mix-does-not-hold'
  | 'carry-mixer-ended'

type ShareRefusalCode =
  | Exclude<ShareFileError['type'] | ShareError['type'], 'damaged' | 'wrong-election'>
  | 'share-damaged'
  | 'share-of-other-election'

export type TallyRefusalCode =
  | LoadRefusalCode
  | StepRefusalCode
  | MediumRefusal['type']
  | PermissionRefusal['type']
  | ChoiceRefusal['type']
  | ComparisonRefusal['type']
  | ArrivalRefusal['type']
  | TypedReportRefusal['type']
  | Exclude<StationReportError['type'], 'other-election'>
  | 'report-of-other-election'
  | ShareRefusalCode
  | PaperRefusal['type']
  | RulingRefusal['type']
  | MinutesRefusal['type']
  | LotRefusal['type']
