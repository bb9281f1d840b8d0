/** A machine reads an operator card, an issuer writes the closing permission on it, and the office writes the card. */
import { assert } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import {
  CLOSING_PERMISSION_BYTES,
  type ClosingPermission,
  encodeClosingPermission,
  openClosingPermission,
} from '#election/card/closing-permission.ts'
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
import type { AuthenticatedCard, CardFault, CardPersonaliser, CardReader } from './port.ts'

const FIRST_PAGE = 0x04
const PAGE_BYTES = 4
const PAGES = OPERATOR_CARD_BYTES / PAGE_BYTES
const NONCE_BYTES = 24
const PERMISSION_PAGE = 0x1a
const PERMISSION_PAGES = CLOSING_PERMISSION_BYTES / PAGE_BYTES

export type OperatorReadFault =
  | Exclude<CardFault, { type: 'not-authentic' }>
  | OperatorCardFault
  /**
   * The chip does not know the key of this PIN: the PIN is wrong, the card is no operator card of this station, or too many wrong
   * tries have locked it. The chip has counted this try.
   */
  | { readonly type: 'wrong-pin' }

/** The secrets that open a card. */
export interface OperatorAccess {
  readonly pin: Pin
  /** The station's, 32 bytes. */
  readonly installSecret: Uint8Array
  /** `STANDARD_COST`; in fixtures `FIXTURE_COST`. */
  readonly cost: ScryptCost
  /** Noble's when left out. */
  readonly scrypt?: ScryptAtOnce
}

/** `permission`: the issuer permits the closing of the machines (CLS-03); null: the card has none, or a torn one. */
export interface OperatorCardRead extends OperatorCard {
  readonly permission: ClosingPermission | null
}

export async function readOperatorCard(
  reader: CardReader,
  uid: CardUid,
  { pin, installSecret, cost, scrypt }: OperatorAccess,
): Promise<Result<OperatorCardRead, OperatorReadFault>> {
  const keys = operatorKeysOf(pin, uid, installSecret, cost, scrypt)
  let isPinRight = false
  const ask = () =>
    reader.exchange(uid, keys.cardKey, async (card) => {
      isPinRight = true
      const own = await card.readPages(FIRST_PAGE, PAGES)
      if (!own.ok) return own
      const permission = await card.readPages(PERMISSION_PAGE, PERMISSION_PAGES)
      return permission.ok ? ok({ own: own.value, permission: permission.value }) : permission
    })
  const first = await ask()
  // One answer that came too late on a busy machine: nobody types the PIN again beside a card that lies there. The chip has taken the key
  // back by then, so a second look costs no try; before that it would.
  const bytes = !first.ok && first.error.type === 'card-gone' && isPinRight ? await ask() : first
  if (!bytes.ok) return bytes.error.type === 'not-authentic' ? err({ type: 'wrong-pin' }) : err(bytes.error)
  const card = openOperatorCard(bytes.value.own, uid, keys)
  if (!card.ok) return card
  return ok({ ...card.value, permission: openClosingPermission(bytes.value.permission, card.value, uid) })
}

/**
 * Issuer: writes the permission and reads it back (CLS-03). A card that is pulled has no permission or a whole one, by its tag, and the
 * issuer writes it again. The pages of the secret stay untouched.
 */
export async function writeClosingPermission(
  reader: CardReader,
  uid: CardUid,
  { pin, installSecret, cost, scrypt }: OperatorAccess,
  { card, permission }: { readonly card: OperatorCard; readonly permission: ClosingPermission },
): Promise<Result<void, OperatorReadFault>> {
  const keys = operatorKeysOf(pin, uid, installSecret, cost, scrypt)
  const bytes = encodeClosingPermission(permission, card, uid)
  const readBack = await reader.exchange(uid, keys.cardKey, (open) =>
    writeAndReadBack(open, PERMISSION_PAGE, PERMISSION_PAGES, bytes),
  )
  if (!readBack.ok) return readBack.error.type === 'not-authentic' ? err({ type: 'wrong-pin' }) : err(readBack.error)
  return equalBytes(readBack.value, bytes) ? ok() : err({ type: 'garbled' })
}

async function writeAndReadBack(
  open: AuthenticatedCard,
  first: number,
  pages: number,
  bytes: Uint8Array,
): Promise<Result<Uint8Array, CardFault>> {
  for (let page = 0; page < pages; page++) {
    const written = await open.writePage(first + page, bytes.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))
    if (!written.ok) return written
  }
  return open.readPages(first, pages)
}

/** Office: personalises a factory card, writes the encrypted secret and reads it back. The office may try again after any fault. */
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
  const readBack = await personaliser.exchange(uid, keys.cardKey, (open) =>
    writeAndReadBack(open, FIRST_PAGE, PAGES, bytes),
  )
  if (!readBack.ok) return readBack
  const opened = openOperatorCard(readBack.value, uid, keys)
  if (!opened.ok) return opened
  assert(opened.value.cardNumber === card.cardNumber, 'the card that was read is the card that was written')
  return ok()
}
