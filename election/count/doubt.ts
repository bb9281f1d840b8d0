/**
 * A doubt makes a person write down why. It names its place and what was found, and an explanation is bound to exactly that: other figures,
 * another seal or another machine are another doubt, which nobody has explained. No doubt has a candidate's figure.
 */
import { canonicalJson } from '#election/canonical-json.ts'
import type { PairNumber, StationId } from '#election/ids.ts'

/** docs/formats/count.md §5 says when each is reported; the independent reader has the same codes for the same things. */
export const doubtCodes = [
  /** CNT-03: two seals with different contents for one pair. The election chair names the one that counts. */
  'pair-contested',
  /** A box holds sealed votes of a machine that its station's report does not call used. */
  'sealed-but-not-started',
  /** The same, and the box was never closed: nothing of it can be counted. */
  'begun-but-not-started',
  /** An earlier report of the station called the pair used, the last one does not. */
  'reports-disagree',
  /** By its report not one card was issued there: its voting was postponed, or the report is not the truth. */
  'station-did-not-vote',
  /** own-18: the list by which the station issued is not the one of this number that the commission gave it. */
  'roll-list-differs',
  /** Its number is below that of the newest round: a person of a later list may have had a card. */
  'roll-list-earlier',
  /** Lists follow, and the last round of them is not here: nothing says which list a station should have held. */
  'roll-round-missing',
  /** The printed sheet of the station bears another number than its report (X-A5). */
  'report-not-as-printed',
  /** Another machine sealed than the pair's own, or than the report names. */
  'sealed-by-another-machine',
  /** The final seal has another number than the machine showed at closing: it was made anew, or misread (X-A4). */
  'seal-number-differs',
  /** The machines' numbers of records at closing are not those on their media. */
  'records-told-differ',
  /** Closed after the report that mentions its closing. */
  'sealed-after-report',
  /** CNT-03: marks ≠ sessions that were finished. */
  'marks-differ-from-sessions',
  /** CNT-03: one card's mark on two machines, or twice on one: a copied card. */
  'marks-on-two-machines',
  /** Neither medium of a pair holds some pages any more. */
  'pages-lost',
  'log-chain-broken',
  /** The seal page of an earlier day is neither free nor a whole seal of that day. */
  'day-seal-bad',
  /** A later seal holds less than an earlier one. */
  'seals-fall',
  /** More records in the list of one judge than in that of another. */
  'lists-differ',
  /** More records of one list than sessions. */
  'records-above-marks',
  /** One encrypted record is there twice. */
  'record-twice',
  /** The seal names a failed medium otherwise than the log. */
  'failure-not-logged',
  /** The machine was last made votable under a list older than the current one, or went back to an older. Stops only the final result. */
  'older-list',
  /** CNT-05. Stops only the final result. */
  'books',
  /** Records that the counting key does not open. Stops only the final result. */
  'records-unopened',
  /** CNT-07: two people typed another number of voters on paper than the stations' reports send. Stops only the final result. */
  'paper-differs',
] as const
export type DoubtCode = (typeof doubtCodes)[number]

export interface Doubt {
  readonly code: DoubtCode
  /** Null: of the whole district. */
  readonly station: StationId | null
  readonly pair: PairNumber | null
  /** For the places of its words, and part of its identity. */
  readonly facts: Readonly<Record<string, string | number>>
}

/** The explanation of one doubt, by the people who answer for it. */
export interface Explanation {
  readonly doubt: Doubt
  readonly reason: string
  readonly by: readonly string[]
}

/** Equal for the same doubt about the same facts, and for nothing else. */
export function doubtId(doubt: Doubt): string {
  const { code, station, pair, facts } = doubt
  return new TextDecoder().decode(canonicalJson([code, station, pair, facts]))
}

const FINAL_ONLY: ReadonlySet<DoubtCode> = new Set(['books', 'records-unopened', 'older-list', 'paper-differs'])

/** CNT-03 against CNT-05: books, lists, unopened records and paper are known or explained after the merge too. */
export function stopsTheMerge({ code }: Pick<Doubt, 'code'>): boolean {
  return !FINAL_ONLY.has(code)
}
