/** Messages that come with passkeys: another person's word, a new person's own passkey, a spare (T29). */
import { type StaffRequest, staffRequests } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Tries } from '../tries.ts'
import { Passkeys } from './passkeys.ts'
import type { Session } from './sessions.ts'
import type { Asked, Besides, StaffHands } from './staff-answer.ts'
import { openBoth } from './two-factors.ts'

interface Parts extends StaffHands {
  readonly tries: Tries
}

export async function besidesOf(parts: Parts, name: Asked, body: unknown): Promise<Result<Besides, StaffRefusal>> {
  if (name !== 'join' && name !== 'enrol-anew') return ok({ second: null, passkey: null })
  const { made, name: whose, second } = staffRequests[name].parse(body)
  const beside = second === undefined ? null : await openBoth(parts, second)
  if (beside?.ok === false) return beside
  const passkey = parts.passkeys instanceof Passkeys ? await parts.passkeys.made(whose, made) : ok(null)
  if (!passkey.ok) {
    beside?.value.signer.secretKey.fill(0)
    return passkey
  }
  return ok({ second: beside?.value.signer ?? null, passkey: passkey.value })
}

/** Both factors once more: a desk that somebody left for a minute enrols nobody. */
export async function enrolOwn(
  parts: Parts,
  session: Session,
  { made, ...proof }: StaffRequest<'enrol'>,
): Promise<Result<null, StaffRefusal>> {
  const { enrolment, passkeys } = parts
  const { signer } = session
  if (!(passkeys instanceof Passkeys)) return err('not-in-this-state')
  const opened = await openBoth(parts, { ...proof, name: signer.name })
  if (!opened.ok) return opened
  opened.value.signer.secretKey.fill(0)
  const passkey = await passkeys.made(signer.name, made)
  if (!passkey.ok) return passkey
  const done = await enrolment.own(signer, passkey.value)
  if (done.ok) session.passkeys = (session.passkeys ?? 0) + 1
  return done
}
