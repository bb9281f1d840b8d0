/** The sums of the desk's books whenever it stands still, by what went through the hands of its people (TRN-01, TRN-02, TRN-04). */
import type { ContestBit } from '#election/ids.ts'
import { onPaperOf, votersOf } from '#issuer/session/balance.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { DayView } from './desk-acts.ts'
import type { Ledger } from './ledger.ts'
import type { SimulatedStation } from './station.ts'

export function asksDesk(station: SimulatedStation): void {
  const { facts, reception, ledger, clerk } = station
  const { view } = reception
  if (view?.screen !== 'day' || !clerk.handsFree || reception.card !== null || !isStill(view)) return
  const { counts, ticketsExpected } = view
  for (const [place, { bit }] of facts.contests.entries()) {
    const contest = counts.contests[place]
    if (contest === undefined) continue
    const rights = rightsIn(facts, ledger, bit)
    const voters = votersOf(contest)
    if (voters !== rights || contest.men + contest.women !== rights)
      station.object(
        `TRN-01: the books say ${voters} voters in contest ${bit}, ${contest.men} and ${contest.women}, not ${rights}`,
      )
    if (contest.marks !== voters + onPaperOf(contest))
      station.object(
        `TRN-04: ${contest.marks} marks in contest ${bit}, and ${voters} voters and ${onPaperOf(contest)} papers`,
      )
  }
  const tickets = ledger.ticketsAtDesk
  if (ticketsExpected !== tickets || counts.ticketsHeld + counts.ticketsWaiting !== tickets)
    station.object(`TRN-02: ${ticketsExpected} tickets expected and ${counts.ticketsHeld} held, not ${tickets}`)
}

function isStill({ desk, unsettled, check, officer, readingLists }: DayView): boolean {
  return desk.type === 'ready' && unsettled === null && check.type === 'none' && officer === null && !readingLists
}

function rightsIn({ roll }: SampleStation, ledger: Ledger, contest: ContestBit): number {
  return roll.filter((_, voter) => ledger.right(voter, contest)).length
}
