/** The day as it is kept in the books: what the officer and the clerk have declared and ticked. No voter but the list at closing. */
import { STATION_PAPERS } from '#documents/station/paper-names.ts'
import type { Counts, HourCount } from '#election/count/desk-figures.ts'
import type { SignedDeskReport } from '#election/count/station-report.ts'
import type { MachineId, PairNumber, RollNumber } from '#election/ids.ts'
import type { ToldChange } from '#election/roll/mark-in-force.ts'
import type { MovedMark } from '#election/roll/moved-mark.ts'
import type { OrderRow } from '#election/roll/order-row.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import type { DayTick, EnvelopesRead, KeyEnvelopeName } from './day-names.ts'
import type { LineAct } from './line-act.ts'
import type { ClosingTick, Replaced, SealingTick } from './screen-event.ts'
import type { Trouble } from './troubles.ts'

type Stage = 'preparing' | 'voting' | 'closing' | 'closed'

export interface DayRecord {
  readonly stage: Stage
  readonly clockConfirmed: boolean
  readonly cardsReceived: number | null
  /** As entered; empty: written by hand on the papers. */
  readonly officers: { readonly officer: string; readonly deputy: string }
  readonly witnesses: Witnesses
  readonly keys: KeyLedger
  readonly kiosks: readonly KioskMark[]
  readonly sheet: 'none' | 'printing' | 'printed' | 'failed' | 'unknown'
  readonly sheetSigned: { readonly form: 'printed' | 'blank'; readonly reason: string } | null
  /** Lines of `DAY_TICKS` that are done. */
  readonly ticked: readonly DayTick[]
  readonly openedAt: LocalMinute | null
  readonly closedAt: LocalMinute | null
  readonly inside: InsideList
  readonly hours: readonly HourCount[]
  /** 投票状況速報, one for each configured time that has passed (TRN-05). */
  readonly quick: readonly QuickReport[]
  /** Clerks of the station (PRE-05). */
  readonly staff: readonly { readonly name: string; readonly here: boolean }[]
  /** Machines and room looked at, once an hour. */
  readonly rounds: readonly { readonly hour: LocalTime; readonly note: string }[]
  /** In the order of the entries (FLT-06). */
  readonly troubles: readonly Trouble[]
  /** In the order of roll numbers. */
  readonly apart: readonly ApartVoter[]
  readonly reports: SignedReports
  /** The officer has ended the day: nothing is signed or changed any more, and the signing key is erased. */
  readonly endedAt: LocalMinute | null
  readonly suspensions: readonly Suspension[]
  readonly postponed: Postponement | null
  /** By the officer before two witnesses, in the order of the acts. */
  readonly clockSets: readonly ClockSet[]
  /** ROL-08: who sat down at the desk after the first clerk, with the officer's consent. */
  readonly clerks: readonly string[]
  /** In the order in which they happened; most days have none. */
  readonly takeOvers: readonly TakeOverNote[]
  /** D-07: decided by the officer after hearing the witnesses; by number, never with a voter or a time. */
  readonly replacements: readonly {
    readonly number: number
    readonly card: Replaced
    readonly reason: string
    /** Left out: a card was issued, or is to be. */
    readonly issued?: false | undefined
  }[]
  /** The last one made of each kind: a reprint is marked and a changed one has a version (decision 025). */
  readonly papers: readonly PaperMade[]
  readonly roll: RollNotes
  readonly closing: ClosingRecord
  readonly days: DaysOfStation
  /** X-C3: of each issuer of the station how far its log went when the day was last written. The services set it; empty in the session. */
  readonly logs: readonly LogMark[]
}

export interface ClockSet {
  readonly from: LocalMinute
  readonly to: LocalMinute
}

/** The number is that of the last of so many pages. */
interface LogMark {
  readonly issuer: MachineId
  readonly pages: number
  readonly digits: string
}

/** The facts that cross the nights of a station that is open for days on end (decision 021); at a station of one day all of it is empty. */
export interface DaysOfStation {
  readonly before: readonly DayBefore[]
  /** Null on the first day. */
  readonly overnight: Overnight | null
  /** The daily list of this day, as it was written last. */
  readonly list: DayListNote | null
  /** The day is over, and another one follows; null: not, or it is the last. */
  readonly rested: LocalMinute | null
}
interface DayBefore {
  readonly date: Sitting
  readonly openedAt: LocalMinute | null
  readonly closedAt: LocalMinute | null
  /** Counted that evening, and since then in their bundle. */
  readonly tickets: number | null
  /** The reason of a difference of that evening, cut to a line. */
  readonly reason: string
}

interface Overnight {
  /** The books of the evening before. */
  readonly counts: Counts
  /** Records of each machine: as it showed them in the evening, and this morning (D-30). */
  readonly told: readonly ToldRecords[]
  readonly morning: readonly ToldRecords[]
}

export interface DayListNote {
  readonly number: number
  readonly voters: number
  /** 照合番号 of the document, 20 digits. */
  readonly digits: string
}

/** The log is none of them: it grows, and its check number says how far it goes. */
export const MARKED_PAPERS = ['confirmation-sheet', 'station-report', ...STATION_PAPERS] as const
export type MarkedPaper = (typeof MARKED_PAPERS)[number]

export interface PaperMade {
  readonly name: MarkedPaper
  /** 1, and one more each time what it says has changed. */
  readonly version: number
  /** Copies of this version. */
  readonly copies: number
  /** Digest of the text of its pages, without head and foot; 16 hexadecimal digits. */
  readonly digest: string
}

/** Changes of the roll that were reported to the station beside the lists. */
interface RollNotes {
  /** ELG-02a: the officer's words for issuing cards before the last list; empty: none were needed. */
  readonly goneOnWithout: string
  /** ELG-04, by roll number: their order says nothing. */
  readonly changes: readonly ToldChange[]
  /** ELG-01, by number. */
  readonly byOrder: readonly OrderRow[]
  /** 人違い, by number. */
  readonly moved: readonly MovedMark[]
  /** ELG-20: marks of a paper roll that are entered at an issuer which works again: who holds the paper and who types, each time. */
  readonly paperMarks: readonly PaperMarks[]
  /** They are being entered: what a voter gets is a mark in the books, and no card. */
  readonly entersPaper: boolean
}

export interface PaperMarks {
  readonly persons: readonly [string, string]
  /** From when to when the paper was used, and why. */
  readonly words: string
}

interface SignedReports {
  /** Version of the last signed report; 0: none. */
  readonly version: number
  /** Why the signed one is being corrected; empty: it is not. */
  readonly correcting: string
  /** Version of the last one that lies on a report medium; left out: none, as when the power went between signature and medium. */
  readonly written?: number | undefined
  readonly signedAt?: LocalMinute | undefined
  /** The figures at the beginning of the correction; without them the correction is ended by a signature alone (decision 022). */
  readonly before?: SignedFigures | undefined
}

/** The figures that a correction opens again, as the signed version has them. */
export interface SignedFigures {
  readonly kiosks: readonly KioskMark[]
  readonly sheet: DayRecord['sheet']
  /** Witnesses, without the substitutions, releases and lines up to then, which are kept by themselves. */
  readonly witnesses: Omit<Witnesses, 'substitutes' | 'lines'> & { readonly substitutions: number }
  readonly closing: Pick<
    ClosingRecord,
    | 'unpermitted'
    | 'absentees'
    | 'ended'
    | 'ticketsCounted'
    | 'cardsInCase'
    | 'told'
    | 'seals'
    | 'noSeals'
    | 'reason'
    | 'reasonOf'
    | 'desks'
  >
}

/** FLT-07. The last one without `until` goes on. */
export interface Suspension {
  readonly cause: string
  readonly from: LocalMinute
  readonly until: LocalMinute | null
  /** When voting is expected to go on; empty: nobody knows. */
  readonly expected: LocalTime | ''
  readonly machinesLeft: number
  readonly waiting: number
  readonly leaving: number
}

/** 繰延投票, 公職選挙法 57: what is recorded counts, and voting goes on upon another day. */
interface Postponement {
  readonly at: LocalMinute
  readonly reason: string
}

export interface Witnesses {
  readonly appointed: number
  readonly names: readonly string[]
  /** By place in `names`, as all that follows; empty: of no party. */
  readonly parties: readonly string[]
  readonly present: readonly boolean[]
  readonly came: readonly (LocalMinute | null)[]
  /** 参会時刻 is `came`; since when one who was here is away. */
  readonly left: readonly (LocalMinute | null)[]
  /** 補充選任, in the order in which it happened. */
  readonly substitutes: readonly Substitution[]
  /** ROL-11, in the order in which it happened; left out: all were on the spot. */
  readonly lines?: readonly LineAct[] | undefined
  /** 送致立会人 (ROL-06). Empty: nobody is named yet. */
  readonly transport: string
}

/** The person who came in another's place, and when the place was given back (ROL-05); null: not so far. */
export interface Substitution {
  readonly place: number
  readonly left: string
  readonly leftParty: string
  /** 参会時刻 and 辞職時刻 of the one who left the place: it forgets them with the name. */
  readonly leftCame: LocalMinute | null
  readonly leftAt: LocalMinute | null
  readonly came: string
  readonly party: string
  readonly from: LocalMinute
  readonly until: LocalMinute | null
  /** The evidence, seen by the officer, that a person of another roll has the vote; empty: a voter of this one. */
  readonly seen: string
}

export interface SubstituteAsked {
  readonly witness: number
  readonly party: string
  readonly namesake: boolean
  readonly seen: string
}

export interface KeyHolder {
  readonly role: 'officer' | 'deputy' | 'witness'
  /** Empty: not entered; it is written by hand. */
  readonly name: string
}

export interface KeyLedger {
  /** Sealed by the officer and this witness (MED-02). `note`: what is not as it should be, in words. */
  readonly envelopes: readonly {
    readonly envelope: KeyEnvelopeName
    readonly sealedWith: string
    readonly note: string
  }[]
  /** In the order in which it happened; the sealing of an envelope is the first hand-over of it. */
  readonly moves: readonly KeyMove[]
}

interface KeyMove {
  readonly what: 'all' | KeyEnvelopeName
  readonly to: KeyHolder
  readonly at: LocalMinute
}

export interface KioskMark {
  readonly machine: MachineId
  readonly pair: PairNumber
  readonly serial: string
  readonly state: 'waiting' | 'started' | 'spare' | 'failed'
  /** It was ready at some time today, so its media hold the votes cast there. */
  readonly wasStarted: boolean
  /** OPN-06, FLT-02: the sheet with its serial number was signed today. That of a machine that goes out of use stays true. */
  readonly signedFor: boolean
  /** The kiosk that recovered and closed the pair of this failed one (D-18). */
  readonly takenOverBy: MachineId | null
  readonly note: string
}

/** The voters inside at closing time (D-04): by roll number, sorted, so that it shows no order. */
interface InsideList {
  readonly rollNos: readonly RollNumber[]
  readonly fixed: boolean
}

export interface QuickReport extends HourCount {
  /** The person who took the report by telephone; empty: nobody yet. */
  readonly told: string
}

/** removed: votes last (ROL-10) · waits: something is asked for elsewhere. No minute and no order is kept with a name. */
export interface ApartVoter {
  readonly rollNo: RollNumber
  readonly name: string
  readonly why: 'removed' | 'waits'
  readonly words: string
  readonly state: 'open' | 'voted' | 'gone'
}

export interface ClosingRecord {
  readonly ticks: Readonly<Record<ClosingTick, boolean>>
  /** The known facts about the cards that were still out when everybody had voted; empty: there were none. */
  readonly cardsOut: string
  /** CLS-03: all of them were true, and the officer had the machines closed. */
  readonly kiosksMayClose: boolean
  /** The permission was first written on an operator card; null: not yet. */
  readonly permittedAt: LocalMinute | null
  /** Closed without it, as their closing screens say (CLS-03). */
  readonly unpermitted: readonly MachineId[]
  /** PAP-07; null: not entered, or no business of this station. */
  readonly absentees: Absentees | null
  readonly envelopes: readonly EnvelopesRead[]
  /** ABN-02; null: not entered. */
  readonly ended: EndedSessions | null
  readonly ticketsCounted: number | null
  readonly cardsInCase: number | null
  readonly told: readonly ToldRecords[]
  /** 照合番号 of each machine's seal, 20 digits, as its closing screen shows it. */
  readonly seals: readonly { readonly machine: MachineId; readonly digits: string }[]
  /** Why that number cannot be typed, where it cannot. */
  readonly noSeals: readonly { readonly machine: MachineId; readonly reason: string }[]
  readonly media: readonly MediumNote[]
  readonly sealing: Readonly<Record<SealingTick, boolean>>
  /** Number of the sealing label, where it has one. */
  readonly sealLabels: Readonly<Record<SealingTick, string>>
  /** CLS-06 「ready」: everything is sealed, or the officer's words on what is not. Null: not said yet. */
  readonly boxesReady: { readonly exception: string } | null
  /** The reason of a difference, and the numbers that it explains (`difference.ts`). */
  readonly reason: string
  readonly reasonOf: string
  /** D-24: what the first desk was given of the others; left out: the station has one desk, or nothing was given yet. */
  readonly desks?: readonly DeskNote[] | undefined
}

export interface DeskNote {
  readonly desk: number
  /** As the other desk signed it; null: it is not here. */
  readonly report: SignedDeskReport | null
  /** The officer's words where it is not here; empty: it is. */
  readonly reason: string
}

type BothSexes = Readonly<Record<'men' | 'women', number>>

/** One contest's figures: in time, and among these not accepted, and refused for want of a cause of proxy voting. */
type AbsenteesOfContest = Readonly<Record<'received' | 'notAccepted' | 'refused', BothSexes>>

export interface Absentees {
  /** In the order of the station's contests. */
  readonly contests: readonly AbsenteesOfContest[]
  /** After the hour: nobody decides on them. */
  readonly late: number
  /** As the decision forms have them; empty: nobody. */
  readonly notAcceptedNames: string
  readonly refusedNames: string
}

export interface EndedSessions {
  readonly count: number
  /** Who looked on; empty: none was ended. */
  readonly witnesses: string
}

/** Records per contest as one kiosk showed them after closing; in the order of the station's contests. */
export interface ToldRecords {
  readonly machine: MachineId
  readonly counts: readonly (number | null)[]
}

export interface MediumNote {
  readonly machine: MachineId
  readonly role: 'original' | 'duplicate'
  readonly serial: string
  readonly sealed: boolean
}

/**
 * other-issuer: another issuer of the station wrote it last · newer: this machine's books are older than the medium, an
 * old image · new-medium: this machine has issued, and the medium is empty: the old one was lost or broke · new-books: the
 * polls have opened, and neither machine nor medium knows of any card: the books may be on another issuer.
 */
export type TakeOverReason = 'other-issuer' | 'newer' | 'new-medium' | 'new-books'

/** The officer's findings in hand when this machine took books over or began them anew during the day. */
export interface TakeOverNote {
  readonly at: LocalMinute
  readonly why: TakeOverReason
  /** Null when the first count agreed with the books. */
  readonly firstCount: number | null
  readonly ticketsCounted: number
  readonly ticketsExpected: number
  /** Empty when the first count agreed. */
  readonly reason: string
}
