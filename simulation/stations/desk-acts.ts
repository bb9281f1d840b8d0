/** What the clerk does at the issuer's screen and tray without having to remember anything. */
import { contestBits } from '#election/contests.ts'
import type { ContestId, ContestMask, MachineId } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { CheckedVoter } from '#issuer/session/state.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { morningActs } from '#scripts/election-day/people/day-acts.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { PIN } from '#simulation/rooms/kiosk-room.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import type { Ledger } from './ledger.ts'

export type DayView = Extract<IssuerView, { screen: 'day' }>

export function wordsOfDesk(view: IssuerView): string {
  return view.screen === 'day' ? `${view.desk.type} ${view.check.type} ${view.alarm?.code ?? ''}` : view.screen
}

/** Clock, cards, witnesses, machines, sheet, declaration; the declaration is repeated until its time has come. */
export function openTheDay(
  desk: ReceptionRoom,
  view: DayView,
  cardsReceived: number,
  forgotten: MachineId | null,
): true {
  if (!view.record.clockConfirmed) {
    desk.send({ type: 'clock-confirmed' })
    desk.send({ type: 'cards-received', count: cardsReceived })
    desk.send({ type: 'witnesses-named', appointed: 3, names: ['春子', '夏男', '秋江'], parties: [] })
    for (const witness of [0, 1, 2]) desk.send({ type: 'witness-marked', witness, present: true })
    for (const { machine, state } of view.record.kiosks) {
      // OPN-09
      const isSpare = state === 'spare' || machine === forgotten
      desk.send({ type: 'kiosk-marked', machine, state: isSpare ? 'spare' : 'started', note: '' })
    }
    desk.send({ type: 'confirmation-sheet-signed', form: 'blank', reason: 'simulated' })
  }
  if (desk.view?.screen === 'day') for (const act of morningActs(desk.view.record)) desk.send(act)
  return desk.send({ type: 'opening-declared' })
}

/** The officer's card, then its PIN. */
export function unlock(desk: ReceptionRoom, operatorCard: UltralightAesCard): true {
  if (desk.card === null) desk.lay(operatorCard)
  else desk.send({ type: 'pin-entered', pin: PIN })
  return true
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

/** Each of these contests with so many percent. */
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

/** Of the one voter whose card was on the tray nobody at the desk knows whether the ticket belongs to the pile. */
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
