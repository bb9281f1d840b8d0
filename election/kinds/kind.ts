/** What a kind of contest must answer. Each kind is a folder here, `kinds.ts` is the closed list, and nothing of a kind is in another one's folder. */
import type { CandidateNumber } from '#election/ids.ts'

export interface Kind {
  /** In contests.csv, in Japanese (TC-21). The first word is on the template. */
  readonly written: readonly string[]
  /** The Act on electronic voting has it. Others may be held for practice, or by machines that another law allows; the import says so. */
  readonly byTheAct: boolean
  /** `one`: there is one seat. `of-council`: there may be several, and fewer may be elected than the council has. */
  readonly seats: 'one' | 'of-council'
  /** Days from the announcement to the poll. */
  readonly noticeDays: Readonly<Record<MunicipalityKind, number>>
  /** By ear a voter hears how many are elected. */
  readonly saysSeats: boolean
  /** 法定得票数: nobody is elected below it. */
  readonly minimum: Share
  /** 供託物没収点: below it the deposit is lost. */
  readonly deposit: Share
  readonly result: (poll: Poll) => Outcome
}

export type MunicipalityKind = 'prefecture' | 'designated-city' | 'city' | 'town'

/** One of so many parts of the valid votes, which may be divided by 議員の定数 first. */
export interface Share {
  readonly part: number
  readonly of: 'valid' | 'valid-by-council'
  readonly law: Clause
}

/** A clause, and the day on which its words were read as they are here. */
export interface Clause {
  readonly clause: string
  readonly asOf: string
}

export interface Places {
  /** 選挙すべき数: so many are elected here. */
  readonly seats: number
  /** 議員の定数, where fewer are elected than the council has (or the district of it): 補欠選挙, 再選挙, 増員選挙. Left out: they are `seats`. */
  readonly councilSeats?: number | undefined
}

export interface Poll {
  readonly contest: Places
  readonly totals: readonly PollTotal[]
  /** In the unit of the votes. */
  readonly valid: number
}

export interface PollTotal {
  readonly candidate: { readonly number: CandidateNumber }
  readonly votes: number
}

export interface Outcome {
  /** Ascending numbers. Tied candidates are not among them before the lot. */
  readonly winners: readonly CandidateNumber[]
  /** `seats` of these `candidates` are to be drawn; null when no tie crosses the last seat. */
  readonly needsLot: { readonly seats: number; readonly candidates: readonly CandidateNumber[] } | null
}
