/** The answers that a kind of contest must give. Each kind is a folder here, `kinds.ts` is the closed list, and nothing of a kind is in another one's folder. */
import type { CandidateNumber, StationId } from '#election/ids.ts'
import type { OpenList } from './open-list/rule.ts'
import type { PartyList, SeatsOfList } from './party-list/rule.ts'
import type { QuestionRule, Verdict } from './question/rule.ts'
import type { Judged } from './recall/rule.ts'
import type { DrawnTie, Draws, Tie } from './ties.ts'

export interface Kind {
  /** In contests.csv, in Japanese (TC-21). The first word is on the template. */
  readonly written: readonly string[]
  /**
   * `people`: one or more are elected, by the meeting of election. `choices`: something is asked. `parties`: a list is voted for, and its people get the seats.
   * `open-lists`: a list or a person of it is voted for, in two steps. `judges`: a mark, or none, for each. Words on screens, by ear and on paper follow.
   */
  readonly about: 'people' | 'choices' | 'parties' | 'open-lists' | 'judges'
  /**
   * The Act on electronic voting has it, or does not: then the import says so. `practice`: it does not, and no station holds it but in a rehearsal. Null: it is
   * no election, and an ordinance has it.
   */
  readonly byTheAct: boolean | 'practice' | null
  /** `one`: there is one seat. `several`: there may be more. `of-council`: likewise, and fewer may be elected than the council has. `by-lists`: several, of lists. `a-question`: none, and a rule. `none`: nobody is elected. */
  readonly seats: 'one' | 'several' | 'of-council' | 'by-lists' | 'a-question' | 'none'
  /** 選挙すべき数 may be above 議員の定数, and the law then divides by it: 通常選挙 with 補欠選挙. */
  readonly mayElectMore: boolean
  /** Days from the announcement to the poll. */
  readonly noticeDays: Readonly<Record<MunicipalityKind, number>>
  /** `each-candidate`: each has a list of its own on media, in mixes and in bundles, so that no list holds two answers of one voter. */
  readonly listsOf: 'one' | 'each-candidate'
  /** By ear a voter hears how many are elected. */
  readonly saysSeats: boolean
  /** 法定得票数: nobody is elected below it. */
  readonly minimum: Share | null
  /** 供託物没収点: below it the deposit is lost. */
  readonly deposit: Share | null
  /**
   * TC-52: with so many candidates nobody votes, and all of them win.
   * @param candidates where lists are voted for, the parties alone
   * @param listed people of their lists
   */
  readonly fallsAway: (candidates: number, places: Places, listed: number) => boolean
  /** Asked before anything is opened. Left out: every contest of this kind is opened. */
  readonly opening?: (places: Places, said: SaidOfVoters) => Opening
  /** @param turnout null: nobody asks for it here */
  readonly result: (poll: Poll, turnout: Turnout | null) => Outcome
}

export type MunicipalityKind = 'prefecture' | 'designated-city' | 'city' | 'town'

/** One of so many parts of the valid votes, which may be divided by 議員の定数 first. */
export interface Share {
  readonly part: number
  readonly of: 'valid' | 'valid-by-council'
  readonly law: Clause
}

/** A clause, and the day on which its words were read as they are here. */
interface Clause {
  readonly clause: string
  readonly asOf: string
}

export interface Places {
  /** 選挙すべき数: so many are elected here. */
  readonly seats: number
  /** 議員の定数, where fewer are elected than the council has (or the district of it): 補欠選挙, 再選挙, 増員選挙. Left out: they are `seats`. */
  readonly councilSeats?: number | undefined
  /** A question has it, and no other kind. */
  readonly question?: QuestionRule | undefined
}

export interface Poll {
  readonly contest: Places
  readonly totals: readonly PollTotal[]
  /** A contest of parties has them, and no other one. */
  readonly lists?: readonly PartyList[] | undefined
  /** A contest of lists with people has them, and no other one. */
  readonly openLists?: readonly OpenList[] | undefined
  /** In the unit of the votes. */
  readonly valid: number
  /** Left out: no lot was drawn yet. */
  readonly drawn?: Draws | undefined
}

/** In the unit of the votes. */
export interface Turnout {
  /** 投票総数 */
  readonly cast: number
  /** Who has the right on the day. Null: a station's report is missing. */
  readonly electors: number | null
  /** On the rolls at the last registration before the day. Null: likewise. */
  readonly registered: number | null
}

/** The signed figures of who has voted in a contest, without a vote. */
export interface SaidOfVoters {
  /** Each station that has the contest. */
  readonly stations: readonly StationVoters[]
  /** Records in the seal of the online ballot box. */
  readonly online: number
  /** So many of all papers that may be refused are accepted, as two people entered it. Null: nobody has. */
  readonly accepted: number | null
}

interface StationVoters {
  readonly station: StationId
  /** Null: nobody has its signed report. */
  readonly report: {
    /** 0 of a station of early voting: who votes there is on the roll of another one. */
    readonly electors: number
    /** Cards issued − returned − found, and papers that nobody refuses any more. */
    readonly voters: number
    /** Absentee votes and provisional ones. */
    readonly mayBeRefused: number
  } | null
}

/** `pending`: papers that may be refused; with all of them and with none the answer is the same, or it is `undecided`. */
export type Opening =
  /** Without figures: nothing is measured. */
  | ({ readonly type: 'opened' } & Partial<VotersMeasured>)
  | ({ readonly type: 'not-opened' } & VotersMeasured)
  | { readonly type: 'undecided'; readonly why: 'reports-missing'; readonly stations: readonly StationId[] }
  | ({ readonly type: 'undecided'; readonly why: 'papers-pending' } & VotersMeasured)

export interface VotersMeasured {
  readonly voters: number
  readonly pending: number
  readonly electors: number
}

export interface PollTotal {
  readonly candidate: { readonly number: CandidateNumber }
  readonly votes: number
  /** A judge has them, and nobody else: votes without a mark. `votes` are those with one. */
  readonly unmarked?: number | undefined
}

export interface Outcome {
  /** Ascending numbers. Tied candidates are not among them before the lot. */
  readonly winners: readonly CandidateNumber[]
  /** The next lot; null when no tie crosses the last seat. */
  readonly needsLot: Tie | null
  /** The lots on which this outcome rests, in their order. Left out: none. */
  readonly byLot?: readonly DrawnTie[]
  /** The outcome of a question; of no other kind. */
  readonly verdict?: Verdict
  /**
   * Seats of lists, in their order; no other kind has them. `winners` are the lists with a seat, and a list that is drawn has one more; of lists whose people
   * have votes they are people.
   */
  readonly lists?: readonly SeatsOfList[]
  /** The verdict on each judge; no other kind has them. */
  readonly judges?: readonly Judged[]
}
