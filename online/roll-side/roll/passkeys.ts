/**
 * Passkeys beside the passphrases (T29, docs/decisions/048): a challenge for a name, and whether an answer is one of that person's. A name that
 * is nobody's is answered as one that is somebody's: with credentials that are always the same for it, and by the same work.
 */
import type { Pool } from 'pg'
import { concat, equalBytes, fromHex } from '#election/bytes.ts'
import type { Assertion, MadePasskey, PasskeyChallenge } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import { answered } from '#online/database/answered.ts'
import type { HostKey } from '../host-key.ts'
import type { Challenges } from './challenges.ts'
import { challengeIn, type NewPasskey, type RelyingParty, readAssertion, readMadePasskey } from './passkey-answers.ts'
import { type PasskeyRow, passkeyRows, peopleRows } from './rows.ts'

/** One and a spare. */
const MOST = 2
/** As long as those of common devices, so that a length names no invention. */
const LENGTHS = [16, 32, 48, 64]
/** COSE of P-256's own base point: a signature for it proves nothing, and it is never anybody's. */
const NOBODY = fromHex(
  'a5010203262001215820' +
    '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
    '225820' +
    '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
)

/** Why a server is without them: named in the config of a live election, null in a rehearsal. */
export interface NoPasskeys {
  readonly whyNone: string | null
}

/** `first`: nobody has a passkey yet, so the passphrase alone opens the act that makes the first one. */
export type Proved = 'proved' | 'first' | 'not-proved'

interface Parts {
  readonly pool: Pool
  readonly key: HostKey
  readonly party: RelyingParty
  readonly challenges: Challenges
}

export class Passkeys {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async challenge(name: string): Promise<Result<PasskeyChallenge, StaffRefusal>> {
    const read = await this.#rows(name)
    if (!read.ok) return read
    const { challenges, party } = this.#parts
    const real = read.value.own.map(({ id }) => url64(id))
    const credentials = [...real, ...this.#invented(name)].slice(0, MOST).sort()
    const isFirst = read.value.all.length === 0
    return ok({ type: 'challenge', challenge: challenges.draw(name), relyingParty: party.id, credentials, isFirst })
  }

  async proves(name: string, answer: Assertion | undefined): Promise<Result<Proved, StaffRefusal>> {
    const taken = answer === undefined ? null : this.#take(answer, name)
    if (taken === 'over') return err('challenge-over')
    const read = await this.#rows(name)
    if (!read.ok) return read
    if (answer === undefined || taken === null) return ok(read.value.all.length === 0 ? 'first' : 'not-proved')
    const row = read.value.own.find(({ id }) => url64(id) === answer.id)
    const signs = await readAssertion(this.#parts.party, taken, answer, row?.public_key ?? NOBODY)
    if (row === undefined || signs === null) return ok('not-proved')
    const used = await answered<{ word: string }>(this.#parts.pool, 'SELECT roll.use_passkey($1, $2) AS word', [
      row.id,
      signs,
    ])
    if (!used.ok) return err('try-again')
    return ok(used.value[0]?.word === 'done' ? 'proved' : 'not-proved')
  }

  /** @param name of the person whose it will be */
  async made(name: string, answer: MadePasskey | undefined): Promise<Result<NewPasskey, StaffRefusal>> {
    if (answer === undefined) return err('passkey-missing')
    const challenge = this.#take(answer, name)
    if (challenge === 'over') return err('challenge-over')
    const made = challenge === null ? null : await readMadePasskey(this.#parts.party, challenge, answer)
    return made === null ? err('passkey-not-taken') : ok(made)
  }

  /** How many a person has. */
  async countOf(name: string): Promise<number> {
    const read = await this.#rows(name)
    return read.ok ? read.value.own.length : 0
  }

  /** Null: none that was drawn for this name. */
  #take(answer: { readonly client: string }, name: string): string | 'over' | null {
    const challenge = challengeIn(answer)
    if (challenge === null) return null
    const taken = this.#parts.challenges.take(challenge, name)
    return taken === 'over' ? taken : taken === 'fresh' ? challenge : null
  }

  async #rows(
    name: string,
  ): Promise<Result<{ readonly all: readonly PasskeyRow[]; readonly own: readonly PasskeyRow[] }, StaffRefusal>> {
    const people = await answered(this.#parts.pool, 'SELECT * FROM roll.people()', [])
    const passkeys = await answered(this.#parts.pool, 'SELECT * FROM roll.passkeys()', [])
    if (!people.ok || !passkeys.ok) return err('try-again')
    const all = passkeyRows.parse(passkeys.value)
    const person = peopleRows.parse(people.value).find((each) => each.name === name && !each.has_left)
    const own = all.filter((each) => each.is_living && person !== undefined && equalBytes(each.owner, person.key))
    return ok({ all, own })
  }

  #invented(name: string): readonly string[] {
    return Array.from({ length: MOST }, (_, n) => {
      const draw = (part: number) => this.#parts.key.inventedHmac(`${n} ${part} ${name}`)
      const length = LENGTHS[(draw(0)[0] ?? 0) % LENGTHS.length] ?? MOST
      return url64(concat(draw(1), draw(2)).subarray(0, length))
    })
  }
}

function url64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
