/**
 * Passphrase and passkey of one person at a time (T29). A wrong passphrase, a wrong passkey and a name of nobody get one answer, after the same
 * work: so no answer and no time says which it was. Ten of them for a name, those at work with them, and one more try a minute.
 */
import type { PasskeyChallenge, Proof } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Tries } from '../tries.ts'
import type { Office } from './office.ts'
import { type NoPasskeys, Passkeys } from './passkeys.ts'
import type { Signer } from './people.ts'

interface Parts {
  readonly office: Office
  readonly tries: Tries
  readonly passkeys: Passkeys | NoPasskeys
}

/** `passkeys`: how many the person has; null where the server has none. */
export interface Opened {
  readonly signer: Signer
  readonly passkeys: number | null
}

export async function challengeFor(
  { office, passkeys }: Parts,
  typed: string,
): Promise<Result<PasskeyChallenge | { readonly type: 'no-passkeys' }, StaffRefusal>> {
  if (!(passkeys instanceof Passkeys)) return ok({ type: 'no-passkeys' })
  return passkeys.challenge((await office.nameAsJoined(typed)) ?? typed)
}

export async function openBoth(
  { office, passkeys, tries }: Parts,
  { name: typed, passkey, passphrase }: Proof,
): Promise<Result<Opened, StaffRefusal>> {
  const name = (await office.nameAsJoined(typed)) ?? typed
  if (!tries.mayTry(name)) return err('slow-down')
  const proved = passkeys instanceof Passkeys ? await passkeys.proves(name, passkey) : ok('no-passkeys' as const)
  if (!proved.ok) return proved
  // Counted only now, when scrypt begins: nothing that ends without it takes the true person's place.
  const found = await tries.inTurn(
    name,
    () => opens(office, { name, passphrase }, proved.value !== 'not-proved'),
    (done) => !done.ok && done.error === 'not-you',
  )
  if (found === null) return err('slow-down')
  if (!found.ok) return found
  return ok({ signer: found.value, passkeys: passkeys instanceof Passkeys ? await passkeys.countOf(name) : null })
}

/** A wrong passkey is found out after the passphrase's work. */
async function opens(office: Office, { name, passphrase }: Proof, isProved: boolean): ReturnType<Office['open']> {
  const found = await office.open(name, passphrase)
  if (!found.ok || isProved) return found
  found.value.secretKey.fill(0)
  return err('not-you')
}
