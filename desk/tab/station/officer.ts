/** The presiding officer, whom the page plays: a card, its PIN, and the permission that the issuer writes on it (CLS-03). */
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { drawnUid } from '#simulation/rooms/card-desk.ts'

export class Officer {
  readonly pin = '246810'
  readonly card: UltralightAesCard
  permission: ClosingPermission | null = null

  constructor(randomness: Randomness) {
    this.card = UltralightAesCard.factory(drawnUid(randomness))
  }

  is(uid: CardUid | null, pin: string): boolean {
    return uid === this.card.uid && pin === this.pin
  }
}
