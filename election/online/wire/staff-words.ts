/** Closed lists of the roll's server: states, duties, and each refusal that a person of the office can meet. */
/** `on-paper`: two people agree that the applicant is in the right, and votes on paper (S-03). */
export const APPLICATION_STATES = ['asked', 'proposed', 'approved', 'on-paper', 'refused', 'withdrawn'] as const
/** Why the office says no: words of ours, because a sentence would keep what a paper says of somebody's health. */
export const REFUSED_BECAUSE = ['no-proof', 'not-of-category', 'no-place', 'other'] as const
export type RefusalReason = (typeof REFUSED_BECAUSE)[number]
/** On paper, or by page with the signature of a card (T6). */
export const CHANNELS = ['paper', 'page'] as const
export const LETTER_STATES = ['drawn', 'printed', 'posted', 'returned', 'withdrawn'] as const
/** The help desk searches and sends a letter again; the office does all. */
export const CHANGE_KINDS = ['withdraw', 'hold', 'release', 'rebind'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]
/** A consulate's person looks its own electors up, one at a time, and enters what was done with a paper (S-14). */
export const DUTIES = ['office', 'desk', 'consulate'] as const
export type Duty = (typeof DUTIES)[number]

export const STAFF_REFUSALS = [
  /** Name, passphrase and passkey do not fit; or too many wrong ones: a minute's wait. */
  'not-you',
  'slow-down',
  /** Two minutes have passed, or the challenge was used. */
  'challenge-over',
  /** A passkey that cannot be taken, or none where one is due. */
  'passkey-missing',
  'passkey-not-taken',
  /** Signed in with a passphrase alone, which opens this one act. */
  'passkey-first',
  /** T29: who lost a passkey gets a new one from two others. */
  'two-others',
  'signed-out',
  'not-your-duty',
  /** M5: who proposed does not approve. */
  'same-person',
  'already-there',
  'not-there',
  'no-such-voter',
  /** The election has grounds of an application, and this one names none of them; or it has none (S-03). */
  'category-missing',
  /** As many boxes as the signed settings have are given. */
  'no-place',
  /** The last places are of open applications of earlier categories. */
  'others-first',
  /** The signed settings name the end (T6), for papers as for the page. */
  'applications-ended',
  'not-eligible',
  /** The roll has this person under another number, too, and that row has a box: one card would open both (U3). */
  'box-in-another-row',
  /** Somebody was faster: look again. */
  'not-in-this-state',
  /** The roll is another one than the first person signed: both sign the list of now. */
  'list-changed',
  /** The box side was asked for it, and perhaps did it: it is done to its end, not dropped. */
  'begun',
  'was-withdrawn',
  /** A person who may approve joins with the word of two who are there, and they bring an extract. */
  'second-missing',
  /** An extract that changes which contests a voter with a box has. */
  'style-of-a-box',
  'not-a-date',
  'no-letters',
  /** One of the people of a list cannot be opened: a row was changed, or the host has another key. The answer names it. */
  'row-not-opened',
  /** No font of ours draws a letter of a name or address. */
  'missing-glyph',
  /** The box has a vote: it is neither withdrawn nor held. */
  'voted',
  'held-by-another',
  'closed',
  /** The box side does not have this box yet. */
  'no-box',
  /** A file says that somebody has a paper, whose box is open or has a vote. */
  'paper-beside-box',
  /** A box is not opened beside a paper that is out. */
  'paper-is-out',
  /** A row of the roll has another consulate than those of the list. */
  'consulate-not-listed',
  /** The box side does not know both people of a release. */
  'release-not-by-two',
  /** The box side or the database gave no answer: nothing is lost, again. */
  'try-again',
] as const
export type StaffRefusal = (typeof STAFF_REFUSALS)[number]

/** As the package has it: a rehearsal is named on every page. */
export const USES = ['live', 'rehearsal', 'fixture'] as const
