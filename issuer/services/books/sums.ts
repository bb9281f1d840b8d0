/** The sums of the books, kept in memory: one pass over all standings at the start, then the difference of each change. */
import { has } from '#election/contests.ts'
import type { ReceptionContest, Sex } from '#election/definition/definition.ts'
import { hasPapersAlone, holdsCardTicket, reentriesOf, type Standing, taken } from '#election/roll/standing.ts'
import type { Counts } from '#issuer/session/state.ts'
import type { EnvelopeEntry } from './envelope-entry.ts'
import type { DeskPage } from './operation.ts'

/** Whose row it is. */
export interface Whose {
  readonly sex: Sex
  /** 人違い: a mark of somebody whom nobody knows. */
  readonly nobodys: boolean
}

export interface Sums {
  add(whose: Whose, standing: Standing): void
  change(whose: Whose, before: Standing, after: Standing): void
  addEnvelope(entry: EnvelopeEntry): void
  counts(desk: DeskPage): Counts
}

const SEXES = { M: 'men', F: 'women', U: 'unsaid' } as const satisfies Record<Sex, string>
const nobody = () => ({ men: 0, women: 0, unsaid: 0 })
const zeros = () => ({
  ...{ issued: 0, returned: 0, marks: 0, found: 0, replaced: 0, unreadable: 0, ofNobody: 0 },
  ...nobody(),
  braille: nobody(),
  provisional: nobody(),
  ordinary: nobody(),
})

export interface ContestsOfBooks {
  readonly contests: readonly ReceptionContest[]
  /** PAP-10 */
  readonly paperContests: readonly ReceptionContest[]
}

export function emptySums({ contests, paperContests }: ContestsOfBooks): Sums {
  const sums = contests.map(zeros)
  const papers = handedOutSums(paperContests)
  const whole = { cardsIssued: 0, cardsReturned: 0, reentries: 0, ticketsHeld: 0, ticketsWaiting: 0 }
  const rows = { onPaper: 0, ticketsReissued: 0, declarations: 0, refusals: 0, proxiesRefused: 0, absenteeReturned: 0 }
  const envelopes = { 1: 0, 2: 0 }

  function apply({ sex, nobodys }: Whose, standing: Standing, sign: 1 | -1): void {
    for (const [place, contest] of contests.entries()) {
      const sum = sums[place] as (typeof sums)[number]
      const out = has(standing.out, contest.bit) ? sign : 0
      sum.issued += sign * (standing.issued[contest.bit] as number)
      sum.returned += sign * (standing.returned[contest.bit] as number)
      sum.marks += has(standing.marks, contest.bit) ? sign : 0
      sum.ofNobody += nobodys && has(taken(standing), contest.bit) ? sign : 0
      const sexes = SEXES[sex]
      sum[sexes] += out
      if (standing.paper !== 'none' && has(standing.ballots, contest.bit)) sum[standing.paper][sexes] += sign
      if (has(standing.ordinary, contest.bit)) sum.ordinary[sexes] += sign
    }
    papers.apply(sex, standing, sign)
    whole.cardsIssued += sign * standing.cardsIssued
    whole.cardsReturned += sign * standing.cardsReturned
    whole.reentries += sign * reentriesOf(standing)
    const waits = standing.ticketHeld && standing.cardsIssued === standing.cardsReturned
    whole[waits ? 'ticketsWaiting' : 'ticketsHeld'] += holdsCardTicket(standing) ? sign : 0
    rows.onPaper += hasPapersAlone(standing) ? sign : 0
    rows.ticketsReissued += standing.ticket === 'first' ? 0 : sign
    rows.declarations += standing.declared ? sign : 0
    rows.refusals += standing.refused === 'none' ? 0 : sign
    rows.proxiesRefused += standing.proxyRefused ? sign : 0
    rows.absenteeReturned += standing.absenteePapers === 0 ? 0 : sign
  }

  return {
    add: (whose, standing) => apply(whose, standing, 1),
    change(whose, before, after) {
      apply(whose, before, -1)
      apply(whose, after, 1)
    },
    addEnvelope(entry) {
      if (entry.envelope !== 'lost') envelopes[entry.envelope === 2 ? 2 : 1] += 1
      for (const [place, contest] of contests.entries()) {
        const sum = sums[place] as (typeof sums)[number]
        const one = has(entry.contests, contest.bit) ? 1 : 0
        if (entry.envelope === 2) sum.found += one
        if (entry.envelope === 'unreadable' || entry.envelope === 'lost') sum.replaced += one
        if (entry.envelope === 'unreadable') sum.unreadable += one
      }
    },
    counts: (desk) => ({
      contests: contests.map((contest, place) => {
        const sum = sums[place] as (typeof sums)[number]
        const { braille, provisional, ordinary, ...figures } = sum
        // As they are now: these go on.
        const papers = { braille: { ...braille }, provisional: { ...provisional }, ordinary: { ...ordinary } }
        return { contest: contest.id, ...figures, ...papers }
      }),
      handedOut: papers.told(),
      cardsOut: Math.max(0, desk.cardsSeen - desk.cardsBack - envelopes[1] - envelopes[2]),
      cardsInEnvelope: envelopes[1],
      cardsFound: envelopes[2],
      ...whole,
      ...rows,
    }),
  }
}

/** PAP-10: voters who got the ballot paper of another authority, and have it still. */
function handedOutSums(contests: readonly ReceptionContest[]) {
  const sums = contests.map(({ id, bit }) => ({ bit, contest: id, ...nobody() }))
  return {
    apply(sex: Whose['sex'], standing: Standing, sign: 1 | -1): void {
      for (const sum of sums) if (has(taken(standing), sum.bit)) sum[SEXES[sex]] += sign
    },
    told: (): Counts['handedOut'] => sums.map(({ bit: _, ...sum }) => sum),
  }
}
