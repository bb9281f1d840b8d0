/**
 * The problems of a cell of a CSV file, with enough for the office to find the cell and to know what it may hold.
 * `words/office.tsv` has the words for each.
 */
export const ERROR_CODES = [
  // Files and columns
  'missing-file',
  'file-too-large',
  'is-a-workbook',
  'is-utf-16',
  'is-euc-jp',
  'other-separator',
  'empty-file',
  'no-rows',
  'missing-column',
  'unknown-column',
  'duplicate-column',
  'wrong-cell-count',
  'unclosed-quote',
  'stray-quote',
  'not-fixed-width',
  'not-the-declared-line',
  'missing-key',
  'unknown-key',
  'duplicate-key',
  'too-many-problems',
  // Characters
  'undecodable',
  'replacement-character',
  'lost-character',
  'private-use-character',
  'control-character',
  'direction-character',
  'invisible-character',
  'unassigned-character',
  'lone-surrogate',
  'lone-variation-selector',
  'character-not-drawable',
  'geta-in-name',
  // One cell
  'empty-cell',
  'too-long',
  'not-an-id',
  'made-a-day',
  'made-a-power',
  'not-a-number',
  'number-out-of-range',
  'not-a-date',
  'date-does-not-exist',
  'not-a-time',
  'not-in-list',
  'wrong-check-digit',
  'code-of-two',
  'missing-kana',
  'not-kana',
  'kana-not-spoken',
  'letter-as-code',
  'unknown-place',
  'form-fixed',
  'not-latin',
  'not-a-zone',
  // One cell against others
  'duplicate-value',
  'closes-before-opens',
  'date-after-election',
  'implausible-date',
  'returned-too-long-ago',
  'returned-after-poll',
  'another-municipality',
  'threshold-above-holders',
  'online-box-published',
  'too-many-contests',
  'head-has-one-seat',
  'head-has-no-council',
  'council-seats-below-seats',
  'council-seats-not-said',
  'seats-of-either',
  'counted-elsewhere',
  'report-has-no-council',
  'of-a-question-alone',
  'not-of-this-body',
  'not-a-share',
  'not-closed-here',
  'wrong-number-of-choices',
  'yes-is-not-first',
  'not-of-a-choice',
  'second-review',
  'review-has-no-seats',
  'too-many-judges',
  'judge-number-gap',
  'not-of-a-judge',
  'explained-not-alike',
  'picture-without-text',
  // Pictures of choices
  'no-picture',
  'picture-turned',
  'picture-size',
  'picture-bytes',
  'picture-missing',
  'picture-twice',
  'picture-not-alike',
  'picture-of-nobody',
  'kind-for-practice-alone',
  'not-of-a-party',
  'party-without-list',
  'party-without-people',
  'not-on-an-open-list',
  'rank-not-in-order',
  'list-is-withdrawn',
  'not-district-votes',
  'rank-shared',
  'list-too-long',
  'no-contest-on-machines',
  'paper-contest-beside-online',
  'contest-without-candidates',
  'too-many-pairs',
  'no-designated-station',
  'second-designated-station',
  'early-voting-without-dates',
  'early-voting-on-election-day',
  'stops-not-early',
  'beside-stops',
  'hours-not-lawful',
  'stops-overlap',
  'second-early-voting-station',
  'not-served-stations',
  'station-served-twice',
  'station-served-nowhere',
  'slips-not-early',
  'slips-with-online-box',
  'not-slips',
  'slips-overlap',
  'roll-beside-slips',
  'desks-at-early-voting',
  'desks-with-online-box',
  'not-desks',
  'desks-overlap',
  'desks-with-a-gap',
  'desk-without-voters',
  'station-without-contest',
  'unknown-contest',
  'unknown-station',
  'unknown-district',
  // votes.csv
  'unknown-candidate',
  'missing-choice',
  'choice-for-uncontested',
  'choice-outside-district',
  // changes.csv
  'unknown-roll-number',
  'too-many-added',
  'not-a-slip',
  // roll-profile.csv, and an extract against it
  'missing-profile-row',
  'not-a-value-table',
  'not-widths',
  'column-of-no-extract',
  'missing-heading',
  'unknown-heading',
  'not-in-profile',
  // Written in a way that means two things: somebody says which
  'two-digit-year',
  'date-order',
  'serial-date',
  'era-digit',
  'sex-digit',
  'lost-letter',
] as const

/** Forms that were read, each reported once a file: `value` says how often, `allowed` shows one. */
export const READ_CODES = [
  'heading-read',
  'western-date-read',
  'era-date-read',
  'ended-era-read',
  'time-read',
  'full-width-read',
  'check-digit-read',
  'word-read',
  'space-read',
  'half-width-kana-read',
  'unshown-letter-read',
  'blank-rows-read',
  'no-day-of-residence-read',
  'birth-as-written-read',
  'no-kana-read',
  'kana-as-written-read',
  'sex-unknown-read',
  'profile-heading-read',
  'profile-value-read',
  'profile-form-read',
  'profile-letter-read',
  'profile-line-read',
  'heading-again-read',
  'end-mark-read',
] as const

const WARNING_CODES = [
  /** Each voter's letter that became 〓: `value` is the cell with it, `allowed` the letters. */
  'unshown-letter',
  /** A voter's letter of private use, shown as the profile of the roll declares. */
  'declared-letter',
  'number-gap',
  'outside-cp932',
  'odd-character-in-name',
  'contest-uncontested',
  /** TC-21 */
  'kind-outside-the-act',
  'look-alike-name',
  'namesake-of-same-party',
  'formula-cell',
  'party-without-kana',
  'title-without-kana',
  'station-without-voters',
  /** PEO 56, with an online box: the box closes before this station's poll. */
  'poll-before-others-online',
  /** ISS-02: two votes of one voter, or a vote of somebody without the right, meet on the roll. */
  'words-meet',
  /** One person on two rows: two rights. */
  'same-person',
  /** A part of the day of birth is unknown, and whether the voter is of age hangs on it. */
  'age-unknown',
  'slip-of-nobody',
  /** `value` is how many tickets are another row's roll number. */
  'ticket-is-another-number',
  'too-many-warnings',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]
export type ReadCode = (typeof READ_CODES)[number]
export type WarningCode = (typeof WARNING_CODES)[number] | ReadCode
export type AskedCode = Extract<
  ErrorCode,
  'two-digit-year' | 'date-order' | 'serial-date' | 'era-digit' | 'sex-digit' | 'lost-letter'
>
type ProblemCode = ErrorCode | WarningCode

export interface Problem {
  /** For example `roll.csv`. */
  readonly file: string
  /** Line of the file where the row starts; the header is line 1. A problem of the whole file is at line 1. */
  readonly line: number
  /** Name in the header; empty when the problem has no column. */
  readonly column: string
  readonly code: ProblemCode
  /** The cell as it was read, at most 40 characters of it; invisible characters as `U+XXXX`. */
  readonly value: string
  /** The rule in neutral short form, for example `YYYY-MM-DD`, `M|F`, `1…20 characters`. */
  readonly allowed: string
}

export function isRead({ code }: Pick<Problem, 'code'>): boolean {
  return READ_CODES.some((each) => each === code)
}

const FOR_APPROVERS: readonly WarningCode[] = ['same-person', 'age-unknown', 'ticket-is-another-number']

/** The two people who approve the file say yes to it as well: a form that was read, and what is strange beside another row. */
export function isForApprovers(problem: Pick<Problem, 'code'>): boolean {
  return isRead(problem) || FOR_APPROVERS.some((each) => each === problem.code)
}

/** All problems of one run, so that the office corrects its files once. */
export interface Problems {
  readonly errors: readonly Problem[]
  readonly warnings: readonly Problem[]
}
