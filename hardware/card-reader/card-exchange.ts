/** One authenticated exchange over any `Contact`: select, authenticate, then MACed commands until the first fault. */
import { assert } from '#election/assert.ts'
import { concat, equalBytes } from '#election/bytes.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CardAnswer, Contact, ContactLost, Selected } from './contact.ts'
import type { AuthenticatedCard, CardFault } from './port.ts'
import {
  BLOCK_BYTES,
  COMMAND,
  DATA_KEY,
  decryptBlocks,
  encryptBlocks,
  GATED_COUNTER,
  PAGE,
  rotatedLeft,
  SecureSession,
  sessionKeyOf,
} from './ultralight-aes.ts'

const PAGE_BYTES = 4
const COUNTER_BYTES = 3
const COUNTER_MAX = 0xff_ff_ff
const AUTHENTICATION_OK = 0x00

export async function runExchange<T>(
  contact: Contact,
  uid: CardUid,
  key: Uint8Array,
  randomness: Randomness,
  use: (card: AuthenticatedCard) => Promise<Result<T, CardFault>>,
): Promise<Result<T, CardFault>> {
  const session = await authenticate(contact, uid, key, randomness)
  if (!session.ok) return session
  const card = new MacedCard(contact, session.value)
  const result = await use(card)
  card.end()
  return result
}

export async function selectCard(contact: Contact, uid: CardUid): Promise<Result<void, CardFault>> {
  const selected = await selectAwake(contact)
  if (!selected.ok) return selected
  switch (selected.value.type) {
    case 'card':
      return selected.value.uid === uid ? ok() : err({ type: 'other-card' })
    case 'foreign':
      return err({ type: 'other-card' })
    case 'nothing':
      return err({ type: 'card-gone' })
  }
}

/** A halted card does not answer REQA: only one that stays silent after a power-up is not there. */
async function selectAwake(contact: Contact): Promise<Result<Selected, ContactLost>> {
  const selected = await contact.select()
  if (!selected.ok || selected.value.type !== 'nothing') return selected
  const cycled = await contact.cycleField()
  return cycled.ok ? contact.select() : cycled
}

/**
 * Selects and authenticates. A refusal without an answer looks like a card that slipped, so it is tried once more while the card is still
 * on the tray; a refusal with an answer is final at once, because the chip counts wrong tries.
 */
export async function authenticate(
  contact: Contact,
  uid: CardUid,
  key: Uint8Array,
  randomness: Randomness,
): Promise<Result<SecureSession, CardFault>> {
  for (let silent = 0; ; silent++) {
    const selected = await selectCard(contact, uid)
    if (!selected.ok) return selected
    const answer = await prove(contact, key, randomness)
    if (!answer.ok) return answer
    if (answer.value === 'refused') return err({ type: 'not-authentic' })
    if (answer.value === 'garbled') {
      if (silent > 0) return err({ type: 'garbled' })
    } else if (answer.value !== 'silence') {
      return ok(answer.value)
    } else if (silent > 0) {
      const there = await selectCard(contact, uid)
      return there.ok ? err({ type: 'not-authentic' }) : there
    }
  }
}

type Proof = SecureSession | 'refused' | 'silence' | 'garbled'

/** AN13452 §3.1: three passes, each side proves that it knows the key. */
async function prove(contact: Contact, key: Uint8Array, randomness: Randomness): Promise<Result<Proof, CardFault>> {
  assert(key.length === BLOCK_BYTES, 'card key: 16 bytes')
  const first = await contact.transceive(Uint8Array.of(COMMAND.authenticate, DATA_KEY))
  if (!first.ok) return first
  const challenge = authenticationData(first.value, COMMAND.authenticatePart2)
  if (!(challenge instanceof Uint8Array)) return ok(challenge)
  const b = decryptBlocks(key, challenge)
  const a = randomness.bytes(BLOCK_BYTES)
  const proof = encryptBlocks(key, concat(a, rotatedLeft(b)))
  const second = await contact.transceive(concat(Uint8Array.of(COMMAND.authenticatePart2), proof))
  if (!second.ok) return second
  const returned = authenticationData(second.value, AUTHENTICATION_OK)
  if (!(returned instanceof Uint8Array)) return ok(returned)
  // A card that cannot return our number does not know the key, whatever else it says.
  if (!equalBytes(decryptBlocks(key, returned), rotatedLeft(a))) return ok('refused')
  return ok(new SecureSession(sessionKeyOf(key, a, b)))
}

function authenticationData(answer: CardAnswer, first: number): Uint8Array | 'refused' | 'silence' | 'garbled' {
  switch (answer.type) {
    case 'data':
      return answer.bytes.length === 1 + BLOCK_BYTES && answer.bytes[0] === first ? answer.bytes.slice(1) : 'garbled'
    case 'nak':
    case 'ack':
      return 'refused'
    case 'silence':
      return 'silence'
    case 'garbled':
      return 'garbled'
  }
}

class MacedCard implements AuthenticatedCard {
  readonly #contact: Contact
  readonly #session: SecureSession
  /** Set by the first fault, or when the exchange is over: nothing is sent in a session that is out of step. */
  #over: CardFault | null = null

  constructor(contact: Contact, session: SecureSession) {
    this.#contact = contact
    this.#session = session
  }

  end(): void {
    this.#over ??= { type: 'card-gone' }
  }

  async readPages(first: number, count: number): Promise<Result<Uint8Array, CardFault>> {
    assert(count >= 1 && first >= 0 && first + count <= PAGE.end, 'pages of the card')
    return this.#command(Uint8Array.of(COMMAND.fastRead, first, first + count - 1), count * PAGE_BYTES)
  }

  async writePage(page: number, bytes: Uint8Array): Promise<Result<void, CardFault>> {
    assert(bytes.length === PAGE_BYTES, 'a page has 4 bytes')
    return done(await this.#command(concat(Uint8Array.of(COMMAND.write, page), bytes), 0))
  }

  async readCounter(): Promise<Result<number, CardFault>> {
    const bytes = await this.#command(Uint8Array.of(COMMAND.readCounter, GATED_COUNTER), COUNTER_BYTES)
    if (!bytes.ok) return bytes
    const [low, middle, high] = bytes.value
    return ok((low ?? 0) + (middle ?? 0) * 0x100 + (high ?? 0) * 0x1_00_00)
  }

  async increment(by: number): Promise<Result<void, CardFault>> {
    assert(Number.isInteger(by) && by >= 1 && by <= COUNTER_MAX, 'increment: 1…0xFFFFFF')
    const step = Uint8Array.of(COMMAND.increment, GATED_COUNTER, by & 0xff, (by >> 8) & 0xff, by >> 16, 0x00)
    return done(await this.#command(step, 0))
  }

  async #command(command: Uint8Array, answerBytes: number): Promise<Result<Uint8Array, CardFault>> {
    if (this.#over !== null) return err(this.#over)
    const answer = await this.#contact.transceive(this.#session.protect(command))
    const result = answer.ok ? this.#open(answer.value, answerBytes) : answer
    if (!result.ok) this.#over = result.error
    return result
  }

  #open(answer: CardAnswer, answerBytes: number): Result<Uint8Array, CardFault> {
    switch (answer.type) {
      case 'data': {
        const message = this.#session.open(answer.bytes)
        return message !== null && message.length === answerBytes ? ok(message) : err({ type: 'garbled' })
      }
      case 'nak':
        return err({ type: 'refused' })
      case 'silence':
        return err({ type: 'card-gone' })
      // An acknowledgement without MAC could be said by anybody.
      case 'ack':
      case 'garbled':
        return err({ type: 'garbled' })
    }
  }
}

function done(result: Result<Uint8Array, CardFault>): Result<void, CardFault> {
  return result.ok ? ok() : result
}
