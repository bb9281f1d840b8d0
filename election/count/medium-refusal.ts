/** Why a medium in the tally's slot does not count. Each has its words and its next step in words/tally.tsv. */
import type { PairNumber, StationId } from '#election/ids.ts'
import type { ArrivalWait } from './arrival.ts'

/** Nothing of it is believed: its station and pair may be a lie. */
export type StrangeMedium =
  /** Nothing readable: pulled, missing file, I/O error. */
  | 'medium-unreadable'
  /** The program that read it ended by a bug of its own; the other media stay as they are. */
  | 'reading-failed'
  /** Not even a header fits in it. */
  | 'truncated'
  | 'not-a-ballot-box'
  /** The header has our election's number, but the authority has not signed it so. */
  | 'header-altered'
  /** Signed by the authority, and yet no header of this format. */
  | 'header-malformed'
  | 'medium-of-other-election'
  /** Same office, other use: a rehearsal's medium at a live count and the like. */
  | 'medium-of-other-use'
  /** Station or pair are not in the package. */
  | 'unknown-serial'
  /** Signed by the authority for other contests, dates or kind of voting than the package gives its station. */
  | 'header-contradicts-package'

/** One of ours that holds nothing that can be counted. */
export type UncountableMedium =
  /** Its pages are as initialised. */
  | 'as-initialised'
  /** No final seal (CLS-04). */
  | 'not-closed'
  /** TC-20: a machine of its station sealed it on the day from which the poll was moved away. */
  | 'sealed-on-moved-day'
  /** Shorter, or longer, than its header says. */
  | 'truncated'
  | 'oversize'
  /** Some pages cannot be read. */
  | 'medium-damaged'
  /** The bytes are not those that were sealed, or the seal is not the machine's. */
  | 'medium-altered'

/** Scans of a medium's sheets of codes, from which no medium came (decision 032). Nobody vouches for their contents. */
export type ScanRefusal =
  /** No file of them is a picture. */
  | 'scans-unreadable'
  /** PDFs, and nothing here draws one. */
  | 'scans-need-poppler'
  | 'scans-too-many'
  | 'scans-without-codes'
  /** The words beside it name the media. */
  | 'scans-of-two-media'
  /** The codes that were read are kept: the rest may come later, in any slot. */
  | 'scans-not-whole'
  /** Each code holds by itself, and together they are no medium that was printed. */
  | 'scans-contradict'

/** No ballot box is on it, nor scans: by the names of its files it belongs elsewhere. */
export type MisplacedStick = 'report-in-a-slot' | 'share-in-a-slot' | 'not-a-ballot-box'

/** Sorted votes of an online box that are not taken in. */
export type OnlineRefusal =
  /** The package says nothing of an online box. */
  | 'online-without-box'
  /** No seal, or no signature, of a machine that the commission has signed for, for this election and package. */
  | 'online-not-signed'
  /** own-50: this machine knows whose approvals count, and two of them did not approve the one that sorted. */
  | 'online-machine-not-approved'
  /** A sum does not close, or a file is not the one of its document. */
  | 'online-contradicts'
  /** R9: more votes of a contest than people on the roll of the package. */
  | 'online-above-electors'
  /** The very votes that count, in another slot. */
  | 'online-already-here'
  /** Another export's, or sorted with other voids. */
  | 'online-sorted-otherwise'

export type MediumRefusal =
  | { readonly type: StrangeMedium | ScanRefusal | MisplacedStick | OnlineRefusal }
  /** CNT-01, CNT-02: the station's report, its transport list and its seals come first. */
  | { readonly type: 'station-not-received' | ArrivalWait; readonly station: StationId }
  /** D-32: records are opened, the set is final. */
  | { readonly type: 'set-is-final' }
  | {
      readonly type:
        | Exclude<UncountableMedium, 'as-initialised'>
        /** The duplicate, without final seal: first the original is looked at. */
        | 'duplicate-not-closed'
        /** Neither medium of the pair has a final seal: only another machine of the station closes it now (D-18). */
        | 'pair-not-closed'
        /** As initialised: a spare that was never used. */
        | 'unused-spare'
        /** As initialised although the report says that it was started: another medium is in its place. */
        | 'unused-but-started'
        /** The very medium that counts, in another slot. */
        | 'already-merged'
        /** The same bytes in the same role once more: a copied medium. */
        | 'copy-of-a-medium'
        /** Another whole seal of a pair that has one: the election chair decides (CNT-03). */
        | 'second-seal'
        /** The election chair has named the other one. */
        | 'other-seal-chosen'
        /** A duplicate whose original already counts; both hold the same. */
        | 'duplicate-beside-original'
        /** Duplicates stay sealed unless LAW-14 applies (CNT-04). */
        | 'duplicate-not-allowed'
      readonly station: StationId
      readonly pair: PairNumber
    }
