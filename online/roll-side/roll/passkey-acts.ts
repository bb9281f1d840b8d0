/** Messages that come with passkeys: a new person's own passkey, a new one of somebody, a spare (T29). */
import { type StaffRequest, staffRequests } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Tries } from '../tries.ts'
import type { NewPasskey } from './passkey-answers.ts'
import { Passkeys } from './passkeys.ts'
import type { Session } from './sessions.ts'
import type { Asked, StaffHands } from './staff-answer.ts'
import { openBoth } from './two-factors.ts'

interface Parts extends StaffHands {
  readonly tries: Tries
}

/** The passkey of the one whom a message is about; null: it brings none. */
export async function passkeyOf(
  { passkeys }: Parts,
  name: Asked,
  body: unknown,
): Promise<Result<NewPasskey | null, StaffRefusal>> {
  if ((name !== 'join' && name !== 'enrol-anew') || !(passkeys instanceof Passkeys)) return ok(null)
  const { made, name: whose } = staffRequests[name].parse(body)
  return passkeys.made(whose, made)
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
