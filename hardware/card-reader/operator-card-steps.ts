/** Reading an operator card at a machine, and writing one in the office. */
import { assert } from '#election/assert.ts'
import {
  encodeOperatorCard,
  OPERATOR_AUTHENTICATION_LIMIT,
  OPERATOR_CARD_BYTES,
  type OperatorCard,
  type OperatorCardFault,
  openOperatorCard,
  operatorKeysOf,
  type Pin,
  type ScryptAtOnce,
  type ScryptCost,
} from '#election/card/operator-card.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CardFault, CardPersonaliser, CardReader } from './port.ts'

const FIRST_PAGE = 0x04
const PAGE_BYTES = 4
const PAGES = OPERATOR_CARD_BYTES / PAGE_BYTES
const NONCE_BYTES = 24

export type OperatorReadFault =
  | Exclude<CardFault, { type: 'not-authentic' }>
  | OperatorCardFault
  /**
   * The chip does not know the key made from this PIN: wrong PIN, not an operator card of this station, or locked by too many
   * wrong tries. The chip has counted this try.
   */
  | { readonly type: 'wrong-pin' }

/** The secrets that open a card. */
export interface OperatorAccess {
  readonly pin: Pin
  /** The station's, 32 bytes. */
  readonly installSecret: Uint8Array
  /** As the election's use demands: `STANDARD_COST`, fixtures `FIXTURE_COST`. */
  readonly cost: ScryptCost
  /** Noble's when left out. */
  readonly scrypt?: ScryptAtOnce
}

export async function readOperatorCard(
  reader: CardReader,
  uid: CardUid,
  { pin, installSecret, cost, scrypt }: OperatorAccess,
): Promise<Result<OperatorCard, OperatorReadFault>> {
  const keys = operatorKeysOf(pin, uid, installSecret, cost, scrypt)
  const bytes = await reader.exchange(uid, keys.cardKey, (card) => card.readPages(FIRST_PAGE, PAGES))
  if (bytes.ok) return openOperatorCard(bytes.value, uid, keys)
  return bytes.error.type === 'not-authentic' ? err({ type: 'wrong-pin' }) : err(bytes.error)
}

/** Office: personalises a factory card, writes the encrypted secret and reads it back. May be called again after any fault. */
export async function writeOperatorCard(
  personaliser: CardPersonaliser,
  uid: CardUid,
  card: OperatorCard,
  access: OperatorAccess & { readonly randomness: Randomness },
): Promise<Result<void, CardFault | OperatorCardFault>> {
  const keys = operatorKeysOf(access.pin, uid, access.installSecret, access.cost, access.scrypt)
  const made = await personaliser.personalise(uid, {
    key: keys.cardKey,
    authenticationLimit: OPERATOR_AUTHENTICATION_LIMIT,
  })
  if (!made.ok) return made
  const bytes = encodeOperatorCard(card, uid, keys, access.randomness.bytes(NONCE_BYTES))
  const readBack = await personaliser.exchange(uid, keys.cardKey, async (open) => {
    for (let page = 0; page < PAGES; page++) {
      const written = await open.writePage(FIRST_PAGE + page, bytes.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))
      if (!written.ok) return written
    }
    return open.readPages(FIRST_PAGE, PAGES)
  })
  if (!readBack.ok) return readBack
  const opened = openOperatorCard(readBack.value, uid, keys)
  if (!opened.ok) return opened
  assert(opened.value.cardNumber === card.cardNumber, 'the card that was read is the card that was written')
  return ok()
}
