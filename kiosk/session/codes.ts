/** Closed sets of what can go wrong in the room. `words/kiosk.tsv` has words and "what to do next" for each. */
import { PACKAGE_CODES } from '#election/definition/loaded-election.ts'

/** A card that starts or continues no session. The card is not changed (KSK-04). */
export const CARD_REFUSALS = [
  /** Does not know this station's key, or is no card of our kind: foreign, factory, rehearsal, of another station. */
  'foreign-card',
  'card-unreadable',
  /** No whole signed body: the card was taken away while it was being issued. */
  'card-torn',
  'card-blank',
  'other-issuer',
  'other-election',
  /** A rehearsal card on a live machine, or the other way round (D-29). */
  'other-use',
  'other-station',
  'card-expired',
  /** The same, and no card was in time before it: it may as well be this machine's clock. */
  'clock-or-card',
  /** The body is not the one of the card's present issue: old contents put back. */
  'card-replayed',
  /** Its counter has, again and again, a value that no card of this session can have. */
  'card-changed',
  'card-taken-elsewhere',
  'card-returned',
  'card-finished',
  /** Row 6: the card says *issued* but its session is over here. */
  'card-copied',
  'no-contest-here',
  /** LAW-19: one of its contests is voted on paper until the next list. */
  'contest-suspended',
  /** FLT-08: there is no mains; a session that has begun goes on. */
  'on-battery',
  /** AUD-03: this machine speaks to nobody, or one of the two is not plugged in. */
  'voice-missing',
  'keypad-missing',
  'headphones-missing',
  /** Row 13: another voter's session is open on this machine. */
  'other-session-open',
  'machine-full',
  'machine-not-open-today',
  /** A moving station is ready at its next stop, and the hour of it has not come. */
  'before-stop-opens',
  /** Laid where a card is to be released: no machine has taken it, so it can vote anywhere. */
  'card-still-good',
] as const
export type CardRefusal = (typeof CARD_REFUSALS)[number]

/** Why the operator card did not open. */
export const UNLOCK_REFUSALS = [
  /** Wrong PIN, no operator card of this station, or locked by the chip: the chip does not distinguish them. */
  'wrong-pin',
  /** The next wrong one is the last. */
  'wrong-pin-last',
  'too-many-pins',
  /** Known once the station's keys are open; no PIN was wrong. */
  'voting-card',
  'operator-card-unreadable',
  'operator-card-other-station',
  'operator-card-gone',
  'station-keys-not-opened',
  'reader-lost',
] as const
export type UnlockRefusal = (typeof UNLOCK_REFUSALS)[number]

/** Why staff cannot go on at this step. */
export const STAFF_REFUSALS = [
  'witnesses-missing',
  /** CLS-03: without the issuer's permission each of the three is answered. */
  'permission-answers-missing',
  'voter-not-confirmed',
  /** OPN-01 (1): before anybody votes here the officer has compared it. */
  'clock-not-confirmed',
  'before-opening',
  /** OPN-01 (3) */
  'front-open',
  'session-open',
  'storage-busy',
  /** D-18: in the day only where the config says so. */
  'take-over-before-closing',
  /** No page is left for the mark of a released card. */
  'not-released',
  'already-closed',
  'not-this-day',
  /** OPN-04: it was read on another date than today's. */
  'zero-check-of-another-day',
  'clock-no-such-time',
  /** The machine's helper did not answer, or may not. */
  'clock-not-set',
  /** Right now; the battery's clock was not set, so the next start is wrong again. */
  'clock-not-kept',
] as const
export type StaffRefusal = (typeof STAFF_REFUSALS)[number]

/** At the self-test and after it: nobody votes by voice here, and everybody else does as ever. */
export const VOICE_DEVICES_LOST = [
  'keypad-not-there',
  'keypad-refused',
  'keypad-silent',
  'headphones-not-there',
  'headphones-refused',
  'headphones-silent',
] as const
export type VoiceDeviceLost = (typeof VOICE_DEVICES_LOST)[number]

/** The machine takes no vote until it is restarted, or for good. */
export const FAULTS = [
  'not-personalised',
  'identity-damaged',
  ...PACKAGE_CODES,
  /** This machine has used a newer list already, or another one of the same number. */
  'list-older',
  'list-differs',
  'no-contest',
  /** Erased or damaged, and the pair is not closed for good: what is voted here could never be sealed. */
  'signing-key-gone',
  'seeded-randomness',
  /** A delivered file is missing or another one. */
  'software-differs',
  /** The page has less room than the candidates of a contest need. */
  'display-small',
  'clock-not-allowed',
  /** At the self-test; later the page says that it is lost. */
  'reader-not-there',
  'reader-refused',
  'reader-silent',
  /** The machine's own disk takes no more. */
  'machine-disk',
  /** In service (OPN-08). */
  'front-opened',
  /** The machine's own disk leaves old versions of its memory behind. */
  'machine-file-system',
  /** The machine's own memory cannot be read, and no vote is on its media. */
  'machine-memory-damaged',
  'original-missing',
  'duplicate-missing',
  'original-unreadable',
  'duplicate-unreadable',
  'medium-read-only',
  'medium-full',
  /** Other files are beside the ballot box. */
  'medium-leftovers',
  'medium-slow',
  /** No mount point of its own, or mounted otherwise than a medium must be. */
  'medium-mount',
  /** Its file system, or its way to keep this file, leaves old versions of pages behind. */
  'medium-file-system',
  /** Blocks of the box are missing or not written: the first write to each would leave its moment on the disk. */
  'medium-holes',
  /** The programs that inspect blocks are missing on this machine. */
  'medium-not-inspected',
  /** One of them took longer than its limit; they are asked again at the next minute. */
  'medium-look-slow',
  /** One of them failed, or said what nobody understands. */
  'medium-look-failed',
  'media-on-one-device',
  'medium-foreign',
  'medium-size',
  'medium-other-use',
  'medium-other-election',
  'medium-other-station',
  'medium-other-pair',
  'two-originals',
  'two-duplicates',
  'media-swapped',
  'media-of-two-initialisations',
  'zero-check-not-zero',
  /** Used media that this machine has no memory of, and officer and witnesses did not take them (OPN-03). */
  'media-unknown',
  /** Pulled while nobody was voting, and not given up. */
  'original-away',
  'duplicate-away',
  'original-failed',
  'duplicate-failed',
  'no-medium',
  'contradiction',
  'old-image',
  'not-closed-earlier-day',
  /** Opened on a day from which a later list moves the poll away (TC-20). */
  'moved-too-late',
  /** A date on which this pair takes no vote, in the middle of the day: the clock was moved. */
  'clock',
  'reopening-refused',
  /** No fault of the machine: it holds the pair of another one and takes no vote on it. */
  'taken-over',
  'was-taken-over',
  /** Why a pair of another machine is not taken over, or not any further. Nothing is overwritten. */
  'take-over-own-pair-open',
  'take-over-key-gone',
  'take-over-untouched',
  'take-over-contradiction',
  'take-over-old-image',
  'take-over-unreadable',
  'software',
] as const
export type Fault = (typeof FAULTS)[number]
