/** What a hand does at a reader of the desk, for the people of election-day. */
import { assert } from '#election/assert.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { CardTray } from '#scripts/election-day/card-case.ts'
import type { Station } from '../station/station.ts'
import { CASE, HAND, RETURNED } from '../station/things.ts'

/** The presiding officer's. */
export const OFFICERS_CARD = 'operator-1'

/** Hands at one reader. */
export function trayOf(station: Station, app: string): CardTray {
  const { cards } = station
  const place = `reader:${app}`
  const put = (id: string) => {
    cards.move(id, place)
    station.changed()
  }
  return {
    occupied: () => cards.at(place) !== null,
    layOperatorCard: () => put(OFFICERS_CARD),
    layBlankCard: () => put(freeVotingCard(station)),
    lay: (card: UltralightAesCard) => put(cards.ofChip(card)),
    takeCard: () => {
      const lying = cards.at(place)
      const chip = lying === null ? null : cards.chipOf(lying.id)
      assert(lying !== null && chip !== null, 'a card lies on the tray')
      cards.move(lying.id, lying.kind === 'voting' ? HAND : CASE)
      station.changed()
      return chip
    },
  }
}

/** A blank one of the case; when all are used, one that came back and is issued anew. */
function freeVotingCard(station: Station): string {
  const voting = station.cards.views().filter((card) => card.kind === 'voting')
  const card = voting.find((each) => each.place === CASE) ?? voting.find((each) => each.place === RETURNED)
  assert(card !== undefined, 'a card is left in the case')
  return card.id
}
