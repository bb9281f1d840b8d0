/** Acts of the clerk at the issuer's screen and tray for which nothing must be remembered. */
import { contestBits, NO_CONTEST, without } from '#election/contests.ts'
import type { ContestId, ContestMask } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { CheckedVoter, Voter as ShownVoter } from '#issuer/session/state.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { PIN } from '#simulation/rooms/kiosk-room.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import type { Ledger } from './ledger.ts'
import type { Hall, Voter } from './voter.ts'

export type DayView = Extract<IssuerView, { screen: 'day' }>

export function wordsOfDesk(view: IssuerView): string {
  return view.screen === 'day' ? `${view.desk.type} ${view.check.type} ${view.alarm?.code ?? ''}` : view.screen
}

/** The officer's card, then its PIN. */
export function unlock(desk: ReceptionRoom, operatorCard: UltralightAesCard): true {
  if (desk.card === null) desk.lay(operatorCard)
  else desk.send({ type: 'pin-entered', pin: PIN })
  return true
}

/** @param isPaused D-02, FLT-07: a voter with a card to give back does not wait until voting goes on */
export function nextInLine(line: Voter[], isPaused: boolean): Voter | undefined {
  if (!isPaused) return line.shift()
  const place = line.findIndex(({ card }) => card !== null)
  return place < 0 ? undefined : line.splice(place, 1)[0]
}

/** A card of the case; now and then one that must not be issued. */
export function cardForIssue(desk: ReceptionRoom, { dice, stock }: Hall): UltralightAesCard | undefined {
  const wrong = dice.oneIn(30) ? dice.pick([stock.envelope, stock.leftOver]) : stock.case
  const card = wrong.shift() ?? stock.case.shift()
  if (card !== undefined) return card
  // No card left: more are brought (ISS-22), or the voter waits until some come back.
  if (dice.oneIn(10) && stock.bringMore(3)) desk.send({ type: 'cards-received', count: stock.received })
  if (dice.oneIn(30)) desk.send({ type: 'voter-left' })
  return undefined
}

/** By its number on the roll. */
export function numberOf({ rollNo }: Pick<ShownVoter, 'rollNo'>): number {
  return Number(rollNo) - 1
}

/** By ticket or by number; now and then nobody is found. */
export function seeks(desk: ReceptionRoom, { dice }: Hall, voter: number): true {
  const text = dice.oneIn(40) ? 'nobody' : dice.oneIn(2) ? `T${voter + 1}` : String(voter + 1)
  return desk.send({ type: 'voter-sought', text, by: text.startsWith('T') ? 'ticket' : 'any' })
}

/** LAW-19: what is voted on ordinary ballot papers, as the desk knows it. */
export function offCardsOf({ view }: ReceptionRoom): ContestMask {
  return view?.head?.offCards ?? NO_CONTEST
}

/** Something of the card is changed, or the voter goes, or it is asked for. */
export function chooseForCard(desk: ReceptionRoom, dice: Dice, { offered }: CheckedVoter): true {
  if (dice.oneIn(40)) return desk.send({ type: 'voter-left' })
  if (dice.oneIn(8)) return desk.send({ type: 'contests-chosen', contests: someOf(desk, dice, offered, 67) })
  if (dice.oneIn(10)) return desk.send({ type: 'presentation-chosen', presentation: 'audio' })
  if (!dice.oneIn(12)) return desk.send({ type: 'issue-requested' })
  const mode = dice.pick(['proxy', 'assisted'] as const)
  const form = { assistants: ['補助 一', '補助 二'], cause: mode === 'proxy' ? ('body' as const) : null }
  return desk.send({ type: 'assistance-chosen', mode, ...form, heard: true, agreed: true })
}

/** Another card for exactly what the first one left open, and what is on cards now. */
export function issuesInstead(desk: ReceptionRoom, hall: Hall, { voter, chosen }: CheckedVoter): true {
  const { dice, stock } = hall
  const wanted = without(stock.toReplace(numberOf(voter)), offCardsOf(desk))
  if (chosen === wanted || dice.oneIn(8)) return desk.send({ type: dice.oneIn(30) ? 'voter-left' : 'issue-requested' })
  return desk.send({ type: 'contests-chosen', contests: someOf(desk, dice, wanted, 100) })
}

/** Draws each of these contests with so many percent. */
export function someOf(desk: ReceptionRoom, dice: Dice, contests: ContestMask, percent: number): ContestId[] {
  const all = desk.view?.head?.contests ?? []
  const bits = contestBits(contests).filter(() => dice.chance(percent))
  return bits.flatMap((bit) => all.filter((contest) => contest.bit === bit).map(({ id }) => id))
}

/** Now and then the card slips, or the air swallows an answer. */
export function layOnTray(desk: ReceptionRoom, dice: Dice, card: UltralightAesCard): void {
  if (dice.oneIn(14)) {
    const command = dice.pick(['write-page', 'increment', 'read-counter', 'any'] as const)
    desk.tray.pullDuring(command, 1 + dice.below(4), dice.pick(['old', 'new', 'mix', 'unstable'] as const))
  } else {
    const lost = dice.below(20)
    if (lost === 0) desk.tray.loseAnswer('any', 1 + dice.below(40))
    if (lost === 1) desk.tray.garbleAnswer('any', 1 + dice.below(40))
  }
  desk.lay(card)
}

/** For the one voter whose card was on the tray, nobody at the desk knows whether the ticket belongs to the pile. */
export function countTickets(
  desk: ReceptionRoom,
  ledger: Ledger,
  failure: Extract<IssuerView, { screen: 'take-over' }>['failure'],
): true {
  const tickets = ledger.ticketsAtDesk
  if (failure === null) return desk.send({ type: 'take-over-confirmed', tickets, reason: '' })
  ledger.ticketsDiffer(Number(failure.values.expected))
  return desk.send({ type: 'take-over-confirmed', tickets, reason: 'the voter of the open card' })
}
