/** The data for the papers of a polling station. Null: recorded nowhere, so the paper has a ruled field for the pen. */
import type { BirthDate } from '#election/birth-date.ts'
import type { BySex as BySexSoFar } from '#election/count/desk-figures.ts'
import type { Sex } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { LocalDate, LocalMinute, LocalTime } from '#election/time.ts'
import type { DocumentHead } from '../document.ts'

interface StaffWordsOfStep {
  readonly step: string
  readonly lines: readonly string[]
  /** Traits that the speaker minds and does not say. */
  readonly mind: readonly string[]
}

export interface StationDay {
  readonly head: DocumentHead
  readonly template: PaperTemplate
  readonly station: { readonly id: string; readonly name: string; readonly designated: boolean }
  /** D-24: which desk this is; `others`, at the first one alone: what they did by name is on an annex of each. Null: the station has one. */
  readonly desk: { readonly number: number; readonly others: readonly number[] } | null
  /** For an early-voting station: which of its days this is (O49-9: a record for each). Left out: election day. */
  readonly early?: EarlyDay
  readonly issuerSerial: string
  /** The code for the scanner on a ticket that is made out anew. */
  readonly reissueCode: string
  /** S-21: the newest hour of `hours` for headquarters' scanner; null: nothing was counted yet. */
  readonly quickReportCode: string | null
  /** SCR-01: what staff say, step by step. */
  readonly scripts: readonly StaffWordsOfStep[]
  readonly registered: BySex
  /** 選挙当日有権者数 */
  readonly eligible: BySex
  /** ELG-21: of a contest, ours or on paper, to which fewer of them have the right. */
  readonly entitled: readonly (BySex & { readonly contest: ContestId })[]
  readonly contests: readonly ContestOfDay[]
  /** PAP-10: contests of another authority, whose papers voters get here. */
  readonly paperContests: readonly { readonly id: string; readonly title: string }[]
  /** Ballot papers of them that voters got, and did not give back. Null as long as `helped` is. */
  readonly handedOut: readonly { readonly contest: string; readonly title: string; readonly voters: BySex }[] | null
  readonly hours: readonly HourOfDay[]
  readonly witnesses: WitnessesOfDay
  readonly openedAt: LocalMinute | null
  readonly closedAt: LocalMinute | null
  /** OPN-06: the sheet was signed; `reason`: why a form kept in reserve was taken. */
  readonly sheetSigned: { readonly form: 'printed' | 'blank'; readonly reason: string } | null
  /** When the zero check was entered; null: unknown. */
  readonly zeroCheckedAt: LocalMinute | null
  readonly machines: readonly MachineOfDay[]
  /** PRE-05: clerks who were named; 0: nobody was. */
  readonly staff: number
  /** PEO 60, ROL-10. Null as long as `helped` is. */
  readonly removed:
    | readonly { readonly name: string; readonly words: string; readonly later: 'open' | 'voted' | 'gone' }[]
    | null
  /** PAP-07, in the order of the contests; null: not entered, or no business of this station. */
  readonly absentees: AbsenteesOfDay | null
  /** ABN-02; null: not entered. */
  readonly ended: { readonly count: number; readonly witnesses: string } | null
  readonly cards: CardsOfDay
  /** D-24: of these, what is this desk's own. Each counts its case, seals its envelopes and signs its account of the cards. */
  readonly atDesk: Pick<StationDay, 'contests' | 'cards'>
  readonly suspensions: readonly SuspensionOfDay[]
  /** FLT-06: as the issuer has them, in words; they are lines of `happenings` too. */
  readonly troubles: readonly {
    readonly time: LocalTime
    readonly machine: string
    readonly number: string
    readonly stops: string
    readonly measure: string
  }[]
  /** Other events, one line each. */
  readonly happenings: readonly string[]
  readonly differenceReason: string
  /** ROL-06; empty: written by hand. */
  readonly transport: string
  /** Sealed envelopes of keys (MED-02), in the order of D-03; null: not sealed, or its keeper not entered. */
  readonly keyKeepers: readonly (string | null)[]
  /** Number of the label on the container of the originals and of the duplicates; null: none was entered. */
  readonly sealLabels: { readonly original: string | null; readonly duplicate: string | null }
  /** Null before the machines may close: until then the list could show who came when. In the order of the roll. */
  readonly helped: readonly HelpedVoter[] | null
  /** Null as long as `helped` is. */
  readonly voters: VotersOfDay | null
}

interface AbsenteesOfDay {
  readonly contests: readonly { readonly received: BySex; readonly notAccepted: BySex; readonly refused: BySex }[]
  readonly late: number
  /** Empty: nobody. */
  readonly notAcceptedNames: string
  readonly refusedNames: string
}

interface EarlyDay {
  readonly date: LocalDate | null
  /** Which stop of a moving station, and its hours; null: it stays in its place, or nothing was opened yet. */
  readonly stop: {
    readonly position: number
    readonly of: number
    readonly opens: LocalTime
    readonly closes: LocalTime
  } | null
  readonly from: LocalDate
  readonly until: LocalDate
  readonly isFirst: boolean
  /** The sums of the days before this one, in the order of the contests. */
  readonly before: readonly VotesOfEarlyDays[]
}

/** By the machine, and by ballot papers of each kind. */
export type VotesOfEarlyDays = Pick<ContestOfDay, 'voters' | 'braille' | 'provisional' | 'ordinary'>

/** The municipality's own words and choices, from the signed package. */
export interface PaperTemplate {
  /** 投票所の場所; empty: written by hand. */
  readonly place: string
  /** To whom the record and the boxes go. */
  readonly sendTo: string
  /** Circles for seals beside the lines for signatures (the law asks for signatures only). */
  readonly seals: boolean
  /** The commission has confirmed the columns: 様式は告示で確認 is not printed. */
  readonly confirmed: boolean
  /** Turnout of the last election in percent, by contest id; left out: unknown. */
  readonly lastTurnout: Readonly<Record<string, number>>
}

/** `men` and `women` are null where only the sum is known. */
export interface BySex {
  readonly men: number | null
  readonly women: number | null
  readonly total: number
}

export interface ContestOfDay {
  readonly id: string
  readonly title: string
  /** By the machine: issued − returned (TRN-01). */
  readonly voters: BySex
  /** TRN-08: voters with a ballot paper in place of a card. */
  readonly braille: BySex
  readonly provisional: BySex
  /** LAW-19: with an ordinary one, while the contest was off cards and machines. */
  readonly ordinary: BySex
  readonly issued: number
  readonly returned: number
  readonly found: number
  readonly replaced: number
  /** Null until cards in the case were counted. */
  readonly missing: number | null
  /** Sum of the machines' numbers; null while one is missing. */
  readonly records: number | null
}

/** Cumulative; in the order of the contests. */
export interface HourOfDay {
  readonly until: LocalTime
  readonly contests: readonly BySexSoFar[]
}

export interface WitnessesOfDay {
  readonly appointed: number
  /** As they were named in the morning. `came`, `left`: null where a substitute makes it unsure, or it was not entered. */
  readonly named: readonly {
    readonly name: string
    readonly party: string
    readonly came: LocalMinute | null
    readonly left: LocalMinute | null
  }[]
  /** 補充選任 (PEO 38(2)): who came in whose place. */
  readonly substitutes: readonly {
    readonly left: string
    readonly came: string
    readonly party: string
    readonly from: LocalMinute
    readonly until: LocalMinute | null
    /** The paper that showed that a person of another roll has the vote; empty: a voter of this one. */
    readonly seen: string
  }[]
  /** ROL-11: who took part over a line, and when it was cut; empty: all were on the spot. */
  readonly lines: readonly {
    readonly name: string
    readonly act: 'begun' | 'cut' | 'back' | 'ended'
    readonly at: LocalMinute
  }[]
}

export interface MachineOfDay {
  readonly id: string
  readonly pair: number
  readonly serial: string
  readonly state: 'waiting' | 'started' | 'spare' | 'failed'
  readonly wasStarted: boolean
  /** Serial of the one that recovered and closed its pair. */
  readonly takenOverBy: string | null
  readonly note: string
  readonly original: string | null
  readonly duplicate: string | null
  /** 20 digits. */
  readonly seal: string | null
  /** When it was entered as standing ready, and as given up or closed; null: unknown. */
  readonly readyAt: LocalMinute | null
  readonly endedAt: LocalMinute | null
}

export interface CardsOfDay {
  readonly received: number | null
  readonly inCase: number | null
  readonly issued: number
  readonly returned: number
  readonly inEnvelope: number
  readonly found: number
  readonly missing: number | null
  readonly out: string
  /** D-07, by number of the card, without its voter. */
  readonly replacements: readonly {
    readonly number: number
    readonly card: 'unreadable' | 'lost'
    readonly reason: string
    /** The voter went before another card was issued. */
    readonly issued?: false | undefined
  }[]
}

interface SuspensionOfDay {
  readonly from: LocalTime
  readonly until: LocalTime | null
  readonly cause: string
  readonly machinesLeft: number
  readonly waiting: number
  readonly leaving: number
}

/** The people whom the record of the day names (投票録 17 … 25, DOC-07, DOC-08), each in the order of the roll. */
export interface VotersOfDay {
  readonly refused: readonly { readonly name: string; readonly reason: string; readonly provisional: boolean }[]
  /** PRX-06 */
  readonly proxyRefused: readonly string[]
  /** PAP-04 */
  readonly brailleRefused: readonly string[]
  /** ELG-03 */
  readonly papersBack: readonly string[]
  /** T17: numbers alone, as the file of voids has them. Null: an election without an online ballot box. */
  readonly online: { readonly voided: number; readonly twice: number; readonly cards: number } | null
  /** ELG-01, ELG-11: entered at the desk; `contests`: in which they voted, `clerk`: who took the call of the commission. */
  readonly byOrder: readonly (VoterOnPaper & {
    readonly birthDate: BirthDate
    readonly kind: 'decision' | 'judgment' | 'registration'
    readonly by: string
    readonly date: LocalDate
    readonly clerk: string
  })[]
  readonly braille: readonly VoterOnPaper[]
  readonly provisional: readonly (VoterOnPaper & { readonly ground: string; readonly words: string })[]
}

export interface VoterOnPaper {
  readonly rollNo: string
  readonly name: string
  readonly address: string
  /** Null: of a slip, which says nothing of the person. */
  readonly birthDate: BirthDate | null
  readonly sex: Sex
  readonly contests: readonly string[]
}

/** PRX-02. Which contests they were helped in, never how. */
export interface HelpedVoter {
  readonly rollNo: string
  readonly name: string
  readonly sex: Sex
  readonly address: string
  readonly mode: 'proxy' | 'assisted'
  readonly assistants: readonly string[]
  readonly contests: readonly string[]
}
