/** Acts of a hand at a reader of the desk, for the people of election-day. */
import { assert } from '#election/assert.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { CardTray } from '#simulation/people/card-case.ts'
import type { DeskStation } from '../station/station.ts'
import { CASE, HAND } from '../station/things.ts'
import type { Told } from './told.ts'
import { freeCard } from './voting-step.ts'

/** The presiding officer's. */
export const OFFICERS_CARD = 'operator-1'

/** Hands at one reader. A card that lies there already is put aside for another one. */
export function trayOf(station: DeskStation, told: Told, app: string): CardTray {
  const { cards } = station
  const place = `reader:${app}`
  const put = (id: string) => {
    const lying = cards.at(place)
    if (lying !== null && lying.id !== id) cards.move(lying.id, lying.kind === 'voting' ? HAND : CASE)
    cards.move(id, place)
    station.changed()
  }
  return {
    occupied: () => cards.at(place) !== null,
    layOperatorCard: () => put(OFFICERS_CARD),
    layBlankCard: () => {
      const card = freeCard({ ...told.progress(), cards: cards.views() })
      assert(card !== undefined, 'a card is left in the case')
      put(card.id)
    },
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
