/** Acts by card and PIN: those of the officer, the card state check, and the end of an act that a cut or a pulled card left open. */
import { isExchange } from '#issuer/session/step-desk.ts'
import { PIN, WRONG_PIN } from '#simulation/rooms/kiosk-room.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import { placeOf } from './account.ts'
import type { Act } from './acts-at-any-time.ts'
import type { Scene } from './scene.ts'

/** ISS-20: the same card again; another one is no answer; without it the books presume. */
export function settles(day: Scene, unsettled: NonNullable<DayView['unsettled']>): readonly Act[] {
  const { watch, cards, dice, transcript } = day
  if (unsettled.working) return [[1, () => {}]]
  const card = watch.underWay?.card ?? null
  const closes = () => {
    transcript.happens('closed without the card')
    watch.closesWithoutCard()
    day.reception.send({ type: 'unsettled-issue-closed' })
  }
  const again = () => day.lays(card ?? undefined)
  return [
    [card === null ? 0 : 8, again],
    [1, () => day.lays(dice.pick(cards.at('case')))],
    [1, closes],
  ]
}

export function officer(day: Scene): readonly Act[] {
  const { cards, dice } = day
  return [
    [8, () => unlocks(day)],
    [1, () => day.reception.send({ type: 'operation-cancelled' })],
    // Three wrong ones, and only another start helps.
    [1, () => day.powerGoes()],
    [
      dice.oneIn(4) ? 1 : 0,
      () => day.reception.card === cards.operatorCard && day.reception.send({ type: 'pin-entered', pin: WRONG_PIN }),
    ],
  ]
}

function unlocks(day: Scene): void {
  const { cards } = day
  if (day.reception.card !== null && day.reception.card !== cards.operatorCard) day.lifts()
  else if (day.reception.card === null) day.reception.lay(cards.operatorCard)
  else day.reception.send({ type: 'pin-entered', pin: PIN })
}

export function check(day: Scene, { check, desk, unsettled }: DayView): readonly Act[] {
  const { cards, dice, watch } = day
  const send = day.reception.send.bind(day.reception)
  const cancel: Act = [1, () => send({ type: 'operation-cancelled' })]
  if ('working' in check && check.working) return [[1, () => {}]]
  const voter = 'voter' in desk && desk.voter !== null ? placeOf(desk.voter.rollNo) : null
  switch (check.type) {
    case 'operator-card':
      return [[9, () => unlocks(day)], cancel]
    case 'voting-card': {
      const own = voter === null ? [] : cards.ofVoter(voter)
      const lying = [...cards.at('lying'), ...cards.all.filter((card) => cards.isHalfFound(card))]
      const lay: Act = [8, () => day.lays(dice.pick(own.length > 0 ? own : lying))]
      const ask: Act = [voter === null ? 0 : 5, () => replaces(day, voter)]
      return [lay, ask, cancel]
    }
    case 'shown': {
      const card = day.reception.card
      const found = () => {
        if (card !== null && check.found.type === 'can-vote') watch.findsCard(card)
        send({ type: 'found-card-recorded', witnesses: [0, 1] })
      }
      // Somebody else's card that fits would pass for theirs (ISS-18).
      const isOwn = card !== null && cards.rightOn(card)?.voter === voter
      const isVoted = card !== null && cards.isVoted(card)
      const over = () => send({ type: 'left-over-decided', says: 'over', witnesses: [0, 1] })
      const isLying =
        card !== null && (cards.placeOf(card) === 'lying' || cards.isHalfFound(card)) && unsettled === null
      return [
        [isLying && check.found.type === 'can-vote' ? 8 : 0, found],
        [isVoted ? 8 : 0, over],
        [isExchange(desk) && isOwn ? 9 : 0, () => send({ type: 'exchange-seen', witnesses: [0, 1], voter: true })],
        [3, () => replaces(day, voter)],
        [2, cancel[1]],
      ]
    }
    case 'replacing':
      return [
        [
          6,
          () => send({ type: 'replacement-decided', reason: dice.oneIn(6) ? ' ' : 'simulated', mainDeskAsked: true }),
        ],
        cancel,
      ]
    case 'none':
      return []
  }
}

/** D-07: where the voter, and each machine, says that nothing was voted with it. */
function replaces(day: Scene, voter: number | null): void {
  const { cards, dice } = day
  const { rows } = day.watch.account
  const row = voter === null ? undefined : rows[voter]
  const mayBe = row !== undefined && row.cards - row.back === 1 && voter !== null && cards.mayBeReplaced(voter)
  const card = voter === null ? undefined : cards.ofVoter(voter).find((each) => cards.rightOn(each) !== null)
  if (!mayBe) day.reception.send({ type: 'operation-cancelled' })
  else {
    day.transcript.happens('cards asked for in place of others')
    const kind = card === undefined || dice.oneIn(3) ? 'lost' : 'unreadable'
    day.reception.send({ type: 'replacement-requested', card: kind })
  }
}
