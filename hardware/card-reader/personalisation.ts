/**
 * Makes a factory card a card of one election (AN13452 §5): key → 2A → 29 with MACs on → 29 with AUTH0, then the field is cycled,
 * because the chip reads its configuration only at power-up. None of these pages is tear-protected: a cut leaves old, new, zeros or
 * any mixture of bits. The order keeps every one of them recoverable with the same key:
 *
 * - while AUTH0 (in 29) lies behind the key pages everything can be written again in clear, whatever the rest says;
 * - any other AUTH0 can only stand there after the key: one authentication opens the chip, and MACs are on, or off for all of it.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes } from '#election/bytes.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { authenticate, runExchange, selectCard } from './card-exchange.ts'
import type { CardAnswer, Contact } from './contact.ts'
import type { AuthenticatedCard, CardFault } from './port.ts'
import { BLOCK_BYTES, COMMAND, PAGE } from './ultralight-aes.ts'

const PAGE_BYTES = 4
const AUTHENTICATION_LIMIT_MAX = 0x3ff
/** CMAC on every message; AUTH0 = 02: from the lock page on nothing is open without the key. */
const CONFIG_0 = Uint8Array.of(0x02, 0x00, 0x00, 0x02)
/** The same while AUTH0 is still the factory's: it differs by one bit from the factory's page, so no mixture is a third thing. */
const CONFIG_0_OPEN = Uint8Array.of(0x02, 0x00, 0x00, 0x3c)
const AUTH0_AT = 3
const AUTH0_MASK = 0x7f
const KEY_END = PAGE.dataKey + BLOCK_BYTES / PAGE_BYTES
/** Vendor NXP, MIFARE Ultralight, first of its kind with AES: bytes 1, 2 and 4 of GET_VERSION (AN13452). */
const VERSION_BYTES = 8
const CHIP_KIND: readonly (readonly [number, number])[] = [
  [1, 0x04],
  [2, 0x03],
  [4, 0x04],
]

export interface Personalisation {
  /** AES-128, 16 bytes. */
  readonly key: Uint8Array
  /** 0: no limit. At most 0x3FF. */
  readonly authenticationLimit: number
}

export async function personaliseCard(
  contact: Contact,
  uid: CardUid,
  card: Personalisation,
  randomness: Randomness,
): Promise<Result<void, CardFault>> {
  assert(card.authenticationLimit >= 0 && card.authenticationLimit <= AUTHENTICATION_LIMIT_MAX, 'AUTH_LIM: 10 bits')
  const opened = await openForWriting(contact, uid, card, randomness)
  if (!opened.ok) return opened
  const written =
    opened.value === 'in-clear'
      ? await writeAll(contact, card)
      : await checkConfiguration(contact, uid, card, randomness, (open) => mend(open, card))
  if (!written.ok) return written
  const cycled = await contact.cycleField()
  if (!cycled.ok) return cycled
  return checkConfiguration(contact, uid, card, randomness, async () => err({ type: 'refused' }))
}

/** PROT (reads need the key too), counter 2 gated by the key, VCTID as from the factory, then AUTH_LIM. */
function config1Of(limit: number): Uint8Array {
  return Uint8Array.of(0x80, 0x05, limit & 0xff, limit >> 8)
}

/** `with-key`: the card has this key and its MACs already; at most its configuration is to be written again. */
async function openForWriting(
  contact: Contact,
  uid: CardUid,
  card: Personalisation,
  randomness: Randomness,
): Promise<Result<'in-clear' | 'with-key', CardFault>> {
  const plain = await readInClear(contact, uid)
  if (!plain.ok) return plain
  if (plain.value.type === 'data' && ((plain.value.bytes[AUTH0_AT] ?? 0) & AUTH0_MASK) >= KEY_END) return ok('in-clear')
  const session = await authenticate(contact, uid, card.key, randomness)
  if (!session.ok) return session
  // A chip with MACs switched on refuses a command without one: so its answer shows which of the two it is.
  const again = await contact.transceive(Uint8Array.of(COMMAND.read, PAGE.config0))
  if (!again.ok) return again
  return ok(again.value.type === 'data' ? 'in-clear' : 'with-key')
}

/**
 * Configuration page 0 without a key. No answer may be a refusal, or an answer that was lost: a factory card would then be asked for a key that
 * it does not have, and be called not authentic. So silence is asked again once, on the same card.
 */
async function readInClear(contact: Contact, uid: CardUid): Promise<Result<CardAnswer, CardFault>> {
  for (let silent = 0; ; silent++) {
    const selected = await selectCard(contact, uid)
    if (!selected.ok) return selected
    const answer = await contact.transceive(Uint8Array.of(COMMAND.read, PAGE.config0))
    if (!answer.ok) return answer
    if (answer.value.type === 'garbled') return err({ type: 'garbled' })
    if (answer.value.type !== 'silence' || silent > 0) return answer
  }
}

async function writeAll(contact: Contact, card: Personalisation): Promise<Result<void, CardFault>> {
  assert(card.key.length === BLOCK_BYTES, 'card key: 16 bytes')
  const ours = await isOurKind(contact)
  if (!ours.ok) return ours
  const stored = card.key.slice().reverse()
  const writes: [number, Uint8Array][] = []
  for (let i = 0; i < BLOCK_BYTES / PAGE_BYTES; i++) {
    writes.push([PAGE.dataKey + i, stored.slice(i * PAGE_BYTES, (i + 1) * PAGE_BYTES)])
  }
  writes.push([PAGE.config1, config1Of(card.authenticationLimit)])
  writes.push([PAGE.config0, CONFIG_0_OPEN], [PAGE.config0, CONFIG_0])
  for (const [page, bytes] of writes) {
    const answer = await contact.transceive(concat(Uint8Array.of(COMMAND.write, page), bytes))
    if (!answer.ok) return answer
    if (answer.value.type === 'nak') return err({ type: 'refused' })
    if (answer.value.type === 'silence') return err({ type: 'card-gone' })
    if (answer.value.type !== 'ack') return err({ type: 'garbled' })
  }
  return ok()
}

/** Before the first write: another chip of this family has these pages too, and would be spoilt. */
async function isOurKind(contact: Contact): Promise<Result<void, CardFault>> {
  const answer = await contact.transceive(Uint8Array.of(COMMAND.getVersion))
  if (!answer.ok) return answer
  if (answer.value.type === 'silence') return err({ type: 'card-gone' })
  if (answer.value.type === 'garbled') return err({ type: 'garbled' })
  const bytes = answer.value.type === 'data' ? answer.value.bytes : new Uint8Array(0)
  const isOurs = bytes.length === VERSION_BYTES && CHIP_KIND.every(([at, value]) => bytes[at] === value)
  return isOurs ? ok() : err({ type: 'not-authentic' })
}

/** @param whenOther the result when AUTH0 after the key is another configuration than ours */
function checkConfiguration(
  contact: Contact,
  uid: CardUid,
  card: Personalisation,
  randomness: Randomness,
  whenOther: (open: AuthenticatedCard) => Promise<Result<void, CardFault>>,
): Promise<Result<void, CardFault>> {
  const wanted = concat(CONFIG_0, config1Of(card.authenticationLimit))
  return runExchange(contact, uid, card.key, randomness, async (open) => {
    const config = await open.readPages(PAGE.config0, 2)
    if (!config.ok) return config
    return equalBytes(config.value, wanted) ? ok() : whenOther(open)
  })
}

/** With MACs: a cut left another configuration. */
async function mend(open: AuthenticatedCard, card: Personalisation): Promise<Result<void, CardFault>> {
  const limit = await open.writePage(PAGE.config1, config1Of(card.authenticationLimit))
  return limit.ok ? open.writePage(PAGE.config0, CONFIG_0) : limit
}
