/** The relying party of the config, or why the roll's server has no passkeys (T29, docs/decisions/048). */
import type { z } from 'zod'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { liveWithoutPasskeys, passkeysOfAnother } from '#words/online.ts'
import type { RelyingParty } from '../roll-side/roll/passkey-answers.ts'
import type { NoPasskeys } from '../roll-side/roll/passkeys.ts'
import type { rollConfig } from './config.ts'
import { inEveryLanguage } from './in-every-language.ts'

/** @throws in words of the operator's log: a live election without them and without a reason, an address where no browser uses them */
export function passkeysOf(
  { origin: address, passkeys }: Pick<z.infer<typeof rollConfig>, 'origin' | 'passkeys'>,
  use: ElectionPackage['use'],
): RelyingParty | NoPasskeys {
  if (passkeys === null) {
    if (use === 'live') throw new Error(inEveryLanguage(liveWithoutPasskeys))
    return { whyNone: null }
  }
  if ('whyNone' in passkeys) return passkeys
  const { hostname, origin, protocol } = new URL(address)
  const { relyingParty: id } = passkeys
  const isSafe = protocol === 'https:' || hostname === 'localhost'
  if (isSafe && (hostname === id || hostname.endsWith(`.${id}`))) return { id, origin }
  throw new Error(inEveryLanguage(passkeysOfAnother, { relyingParty: id, origin }))
}
