/**
 * The card's service in a rehearsal: it keeps the declaration to be signed, a person chooses a 試験用カード, types its password and
 * touches, and the answer waits for the gate. State of one process, gone at its end; a card that was locked is locked until then.
 */
import { createHash } from 'node:crypto'
import { toHex } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CardSignature } from '#online/card-service-addresses.ts'
import type { TestAuthority } from './authority.ts'
import { isTestCardName, MOST_WRONG_PASSWORDS, TEST_CARDS, type TestCardName } from './people.ts'

/** Refusals on the card's page; a card that was torn off may be laid down again. */
type TouchRefusal = 'no-such-transaction' | 'no-such-card' | 'wrong-password' | 'locked' | 'torn-off'

type Outcome = 'waiting' | 'cancelled' | 'wrong-password' | 'locked' | CardSignature

interface Transaction {
  readonly digest: Uint8Array
  outcome: Outcome
}

const DIGEST_BYTES = 32
/** Characters, as the card has it. */
const PASSWORD = /^[A-Z0-9]{6,16}$/

export class CardService {
  readonly #authority: TestAuthority
  readonly #randomness: Randomness
  readonly #transactions = new Map<string, Transaction>()
  readonly #wrong = new Map<TestCardName, number>()

  constructor(authority: TestAuthority, randomness: Randomness) {
    this.#authority = authority
    this.#randomness = randomness
  }

  /** @returns the name of the transaction, or null: not a SHA-256 */
  begin(digest: Uint8Array): string | null {
    if (digest.length !== DIGEST_BYTES) return null
    const name = toHex(this.#randomness.bytes(16))
    this.#transactions.set(name, { digest, outcome: 'waiting' })
    return name
  }

  /** A person laid a card down and typed. Small letters become capitals, as the card's own program makes them. */
  touch(name: string, card: string, typed: string): Result<void, TouchRefusal> {
    const transaction = this.#transactions.get(name)
    if (transaction?.outcome !== 'waiting') return err('no-such-transaction')
    if (!isTestCardName(card)) return err('no-such-card')
    if (TEST_CARDS[card].reads === 'torn off') return err('torn-off')
    if (this.#wrongOf(card) >= MOST_WRONG_PASSWORDS) return this.#ends(transaction, 'locked')
    const password = typed.toUpperCase()
    if (!PASSWORD.test(password) || password !== TEST_CARDS[card].password)
      return this.#ends(transaction, this.#miss(card))
    this.#wrong.set(card, 0)
    const certificate = this.#authority.certificates[card]
    transaction.outcome = { certificate, signature: this.#authority.sign(card, transaction.digest) }
    return ok()
  }

  cancel(name: string): void {
    const transaction = this.#transactions.get(name)
    if (transaction?.outcome === 'waiting') transaction.outcome = 'cancelled'
  }

  /** Once: what was taken is forgotten. */
  take(name: string): Outcome | null {
    const transaction = this.#transactions.get(name)
    this.#transactions.delete(name)
    return transaction?.outcome ?? null
  }

  #wrongOf(card: TestCardName): number {
    return this.#wrong.get(card) ?? TEST_CARDS[card].wrong
  }

  /** The fifth in a row locks the card, and only an office opens it again. */
  #miss(card: TestCardName): 'wrong-password' | 'locked' {
    const wrong = this.#wrongOf(card) + 1
    this.#wrong.set(card, wrong)
    return wrong >= MOST_WRONG_PASSWORDS ? 'locked' : 'wrong-password'
  }

  #ends(transaction: Transaction, how: 'wrong-password' | 'locked'): Result<void, TouchRefusal> {
    transaction.outcome = how
    return err(how)
  }
}

export function digestOf(declaration: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(declaration).digest())
}
