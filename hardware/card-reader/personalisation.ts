/**
 * Makes a factory card a card of one election (AN13452 §5): key → 2A → 29, then the field is cycled, because the chip reads
 * its configuration only at power-up. None of these pages is tear-protected; the order keeps every cut recoverable:
 * while AUTH0 (in 29) is still 3C everything can be written again in clear, and 29 torn to zero is AUTH0 = 00 without
 * MACs, which a plain authentication with the new key repairs.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes } from '#election/bytes.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { authenticate, runExchange, selectCard } from './card-exchange.ts'
import type { Contact } from './contact.ts'
import type { CardFault } from './port.ts'
import { BLOCK_BYTES, COMMAND, PAGE } from './ultralight-aes.ts'

const PAGE_BYTES = 4
const AUTHENTICATION_LIMIT_MAX = 0x3ff
/** CMAC on every message; AUTH0 = 02: from the lock page on nothing is open without the key. */
const CONFIG_0 = Uint8Array.of(0x02, 0x00, 0x00, 0x02)

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
  if (opened.value === 'in-clear') {
    const written = await writeConfiguration(contact, card)
    if (!written.ok) return written
  }
  const cycled = await contact.cycleField()
  if (!cycled.ok) return cycled
  return readBack(contact, uid, card, randomness)
}

/** PROT (reads need the key too), counter 2 gated by the key, VCTID as from the factory, then AUTH_LIM. */
function config1Of(limit: number): Uint8Array {
  return Uint8Array.of(0x80, 0x05, limit & 0xff, limit >> 8)
}

/** `finished`: the card has this key and its MACs already; its configuration is only read back. */
async function openForWriting(
  contact: Contact,
  uid: CardUid,
  card: Personalisation,
  randomness: Randomness,
): Promise<Result<'in-clear' | 'finished', CardFault>> {
  const selected = await selectCard(contact, uid)
  if (!selected.ok) return selected
  const plain = await contact.transceive(Uint8Array.of(COMMAND.read, PAGE.config0))
  if (!plain.ok) return plain
  if (plain.value.type === 'data') return ok('in-clear')
  const session = await authenticate(contact, uid, card.key, randomness)
  if (!session.ok) return session
  // A chip with MACs switched on refuses a command without one: so it tells which of the two it is.
  const again = await contact.transceive(Uint8Array.of(COMMAND.read, PAGE.config0))
  if (!again.ok) return again
  return ok(again.value.type === 'data' ? 'in-clear' : 'finished')
}

async function writeConfiguration(contact: Contact, card: Personalisation): Promise<Result<void, CardFault>> {
  assert(card.key.length === BLOCK_BYTES, 'card key: 16 bytes')
  const stored = card.key.slice().reverse()
  const writes: [number, Uint8Array][] = []
  for (let i = 0; i < BLOCK_BYTES / PAGE_BYTES; i++) {
    writes.push([PAGE.dataKey + i, stored.slice(i * PAGE_BYTES, (i + 1) * PAGE_BYTES)])
  }
  writes.push([PAGE.config1, config1Of(card.authenticationLimit)], [PAGE.config0, CONFIG_0])
  for (const [page, bytes] of writes) {
    const answer = await contact.transceive(concat(Uint8Array.of(COMMAND.write, page), bytes))
    if (!answer.ok) return answer
    if (answer.value.type === 'nak') return err({ type: 'refused' })
    if (answer.value.type === 'silence') return err({ type: 'card-gone' })
    if (answer.value.type !== 'ack') return err({ type: 'garbled' })
  }
  return ok()
}

async function readBack(
  contact: Contact,
  uid: CardUid,
  card: Personalisation,
  randomness: Randomness,
): Promise<Result<void, CardFault>> {
  return runExchange(contact, uid, card.key, randomness, async (open) => {
    const config = await open.readPages(PAGE.config0, 2)
    if (!config.ok) return config
    const wanted = concat(CONFIG_0, config1Of(card.authenticationLimit))
    return equalBytes(config.value, wanted) ? ok() : err({ type: 'refused' })
  })
}
