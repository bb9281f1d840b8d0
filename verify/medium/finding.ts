/** The findings about one medium. Never anything of a candidate, and never a byte of a page. */
import type { HeaderProblem, Role } from './header.ts'
import { PAGE, type Section } from './layout.ts'
import type { FailedMedium, SealProblem } from './seal.ts'
import type { OpenProblem } from './source.ts'

/** Why a medium must not be counted. */
export type MediumProblem =
  | OpenProblem
  | HeaderProblem
  | 'other-use'
  | 'other-election'
  | 'other-key-set'
  | 'unknown-station'
  | 'unknown-pair'
  /** Signed for other contests, dates or kind of voting than the package gives its station. */
  | 'header-contradicts-package'
  /** Shorter than its header says, or than a page. */
  | 'truncated'
  /** Longer than its header says. */
  | 'oversize'
  /** Nothing was ever written on it. */
  | 'as-initialised'
  | 'not-closed'
  | 'closed-for-a-day-only'
  | SealProblem
  | 'this-medium-failed'
  | 'gap-not-zero'
  | 'earlier-seals-altered'
  | 'altered'
  | 'damaged'
  | 'counts-differ'

/** The medium is as the machine sealed it, but somebody must say why before it counts. */
export type Doubt =
  /** Neither medium of the pair holds some pages any more; the machine counted them in its seal. */
  | 'pages-lost'
  /** Spent marks ≠ sessions finished + ended by staff + released. */
  | 'marks-differ-from-sessions'
  | 'log-chain-broken'
  | 'day-seal-bad'
  /** A kiosk of the station sealed it that is not the pair's own. */
  | 'sealed-by-another-machine'
  /** A later seal counts less than an earlier one. */
  | 'seals-fall'
  /** More records of one contest than sessions. */
  | 'records-above-marks'
  /** More records in the list of one judge than in that of another. */
  | 'lists-differ'
  /** One encrypted record is on it twice. */
  | 'record-twice'
  /** The seal names a failed medium otherwise than the log. */
  | 'failure-not-logged'
  /** Its log ends under another candidate list than the current one, or went back to an older one. */
  | 'older-list'

export interface Damage {
  readonly section: Section
  readonly page: number
  /** Bytes from the beginning of the file. */
  readonly offset: number
  readonly what: /** Its own check does not fit. */
    | 'check-fails'
    /** Must be zero and is not. */
    | 'not-zero'
    /** Differs from the partner, although both must hold the same here; `offset` is the first byte that differs. */
    | 'differs-from-partner'
}

export interface SealFinding {
  /** `YYYY-MM-DD`, or null for the final seal. */
  readonly day: string | null
  readonly state: 'none' | 'whole' | 'bad'
  /** The signer; null unless it is whole. */
  readonly machine: string | null
}

interface SealedNumbers {
  readonly records: Readonly<Record<string, number>>
  readonly spentMarks: number
  readonly logPages: number
}

interface JudgesRecords {
  readonly contest: string
  readonly records: readonly number[]
}

export interface MediumFinding {
  readonly path: string
  /** null: authentic and complete. */
  readonly problem: MediumProblem | null
  readonly doubts: readonly Doubt[]
  readonly station: string | null
  readonly pair: number | null
  readonly role: Role | null
  readonly serial: string | null
  /** Machine that sealed it: the pair's own, or the one that closed for it. */
  readonly machine: string | null
  /**
   * Whole ballot pages by contest id. No candidate's figure (LAW-17): the number of records of each machine in each contest is shown at
   * closing and is in its seal, and the station's books are balanced with it (CLS-04, CNT-05).
   */
  readonly records: Readonly<Record<string, number>> | null
  /** Where each judge has a list: its whole ballot pages, by place from 1. `records` has those of the longest list. */
  readonly judges?: JudgesRecords
  readonly recordsInAll: number | null
  readonly spentMarks: number | null
  readonly logPages: number | null
  /** The numbers in the final seal; beside a finding of an altered medium they show how much is gone or was added. */
  readonly sealed: SealedNumbers | null
  readonly sessions: { readonly finished: number; readonly endedByStaff: number; readonly released: number } | null
  readonly seals: readonly SealFinding[]
  readonly failedMedium: FailedMedium | null
  /** Pages that the seal says no medium holds any more. */
  readonly lostPages: number | null
  readonly logChain: 'whole' | 'broken' | null
  /** The minute of the final closing, `YYYY-MM-DDTHH:MM`, as the log has it. */
  readonly closedAt: string | null
  /** Candidate lists under which voting went on, from its log. */
  readonly lists: readonly number[] | null
  /** Hex; distinguishes two contents of one pair. */
  readonly root: string | null
  /** 照合番号 of the final seal (ballot-box.md §8), four groups of five digits. */
  readonly sealFingerprint: string | null
  /** At most `DAMAGE_SHOWN`; `damagedPages` counts them all. */
  readonly damage: readonly Damage[]
  readonly damagedPages: number
}

const DAMAGE_SHOWN = 1000

export const nothingKnown = {
  doubts: [],
  station: null,
  pair: null,
  role: null,
  serial: null,
  machine: null,
  records: null,
  recordsInAll: null,
  spentMarks: null,
  logPages: null,
  sealed: null,
  sessions: null,
  seals: [],
  failedMedium: null,
  lostPages: null,
  logChain: null,
  closedAt: null,
  lists: null,
  root: null,
  sealFingerprint: null,
  damage: [],
  damagedPages: 0,
} satisfies Omit<MediumFinding, 'path' | 'problem'>

/** Keeps the first ones and counts the rest: a medium may be damaged from end to end. */
export class DamageList {
  readonly shown: Damage[] = []
  pages = 0

  add(section: Section, page: number, what: Damage['what'], byte = 0): void {
    if (this.pages++ < DAMAGE_SHOWN) this.shown.push({ section, page, offset: page * PAGE + byte, what })
  }
}

/** @param text `YYYY-MM-DD` */
export function dayOf(text: string): number {
  return Math.round((Date.parse(`${text}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / 86_400_000)
}

/** @returns `YYYY-MM-DD`, and of a later stop on that date its place among them: `YYYY-MM-DD/02` */
export function dayText(day: number): string {
  const whole = Math.floor(day)
  const date = new Date(Date.UTC(2000, 0, 1 + whole)).toISOString().slice(0, 10)
  return day === whole ? date : `${date}/${String(Math.round((day - whole) * 32) + 1).padStart(2, '0')}`
}
