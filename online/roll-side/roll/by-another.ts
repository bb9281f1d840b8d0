/**
 * A person who is to join the office, or a new passkey of somebody, as one person asked for it: another one of the office agrees at a page
 * of their own, and only then it is so (M5, T29). Both write a line of their own. A server that starts anew has none, and the first asks again.
 */
import { equalBytes, toHex } from '#election/bytes.ts'
import type { StaffAnswer } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import type { Act } from './acts.ts'
import { addPasskey, enrolledAnew, writtenPasskey } from './enrol.ts'
import { type Ledger, refusalOf, word } from './ledger.ts'
import type { NewPasskey } from './passkey-answers.ts'
import type { Signer } from './people.ts'

interface AskedBy {
  readonly key: Uint8Array
  readonly name: string
}

export type AskedFor =
  /** `sealed`: the new key under its person's passphrase; it is open nowhere. */
  | {
      readonly kind: 'join'
      readonly name: string
      readonly key: Uint8Array
      readonly sealed: string
      readonly passkey: NewPasskey | null
    }
  | { readonly kind: 'passkey'; readonly name: string; readonly key: Uint8Array; readonly passkey: NewPasskey }

type Waiting = AskedFor & { readonly id: string; readonly by: AskedBy }
/** As the page of the other one shows it. */
export type AskedNow = Extract<StaffAnswer<'office'>, { type: 'office' }>['asked'][number]
type Written = Promise<Result<{ readonly act: Act; readonly value: string }, StaffRefusal>>

export class ByAnother {
  readonly #ledger: Ledger
  readonly #randomness: Randomness
  readonly #waiting = new Map<string, Waiting>()

  constructor(ledger: Ledger, randomness: Randomness) {
    this.#ledger = ledger
    this.#randomness = randomness
  }

  get now(): AskedNow[] {
    return [...this.#waiting.values()].map(({ by, id, kind, name }) => ({ id, kind, name, by: by.name }))
  }

  /** An earlier wish for this name ends. */
  keep({ name: by, publicKey }: Signer, asked: AskedFor): void {
    for (const [id, { name }] of this.#waiting) if (name === asked.name) this.#waiting.delete(id)
    const id = toHex(this.#randomness.bytes(16))
    this.#waiting.set(id, { ...asked, id, by: { key: publicKey, name: by } })
  }

  /** By a line of its own: otherwise one person could still agree to what the other one took back. */
  async drop(by: Signer, id: string): Promise<Result<null, StaffRefusal>> {
    const asked = this.#waiting.get(id)
    if (asked === undefined) return ok(null)
    const act = { type: 'asked-no-more', key: toHex(asked.key) } as const
    const done = await this.#ledger.act(by, async () => ok({ act, value: null }))
    if (done.ok) this.#waiting.delete(id)
    return done
  }

  /** @returns the name of the person whom it is about */
  async agree(by: Signer, id: string): Promise<Result<string, StaffRefusal>> {
    const asked = this.#waiting.get(id)
    if (asked === undefined) return err('not-in-this-state')
    if (equalBytes(asked.by.key, by.publicKey)) return err('same-person')
    const done = await this.#ledger.act(by, (ask) => agreed(ask, asked, by))
    // The first has left, or somebody has the name or the key now: it is asked anew.
    if (done.ok || isOver(done.error)) this.#waiting.delete(id)
    return done
  }
}

function isOver(refusal: StaffRefusal): boolean {
  return refusal === 'second-missing' || refusal === 'already-there' || refusal === 'not-there'
}

async function agreed(ask: Ask, asked: Waiting, { publicKey }: Signer): Written {
  const two = { by: asked.by.key, second: publicKey }
  return asked.kind === 'join' ? joined(ask, asked, two) : enrolledAnew(ask, { ...asked, ...two })
}

async function joined(
  ask: Ask,
  { key, name, passkey, sealed }: Extract<Waiting, { kind: 'join' }>,
  { by, second }: { readonly by: Uint8Array; readonly second: Uint8Array },
): Written {
  const added = await word(ask, 'roll.add_staff($1, $2, $3, NULL, $4, $5, $6)', [
    key,
    name,
    'office',
    sealed,
    by,
    second,
  ])
  if (added !== 'done') return err(refusalOf(added))
  const kept = passkey === null ? 'done' : await addPasskey(ask, { owner: key, by, second, passkey })
  if (kept !== 'done') return err(refusalOf(kept))
  const withPasskey = passkey === null ? {} : { passkey: writtenPasskey(passkey) }
  const act: Act = { type: 'joined', name, key: toHex(key), duty: 'office', ...withPasskey }
  return { ok: true, value: { act, value: name } }
}
