/** The identity that personalisation left in the machine's own directory: read by every app at its start. */
import { join } from 'node:path'
import { IDENTITY_BYTES_MAX, type MachineIdentity, parseIdentity } from '#election/keys/machine-identity.ts'
import { err, type Result } from '#election/result.ts'
import { readRegular } from '../files/open-regular.ts'

export const IDENTITY_FILE = 'identity.json'

export type IdentityError =
  /** No identity there: this machine was never personalised, or the config names another directory. */
  { readonly type: 'not-personalised' } | { readonly type: 'identity-damaged' }

export async function readIdentity(directory: string): Promise<Result<MachineIdentity, IdentityError>> {
  const bytes = await readIdentityBytes(join(directory, IDENTITY_FILE))
  if (bytes === 'missing') return err({ type: 'not-personalised' })
  const identity = bytes === 'unreadable' ? null : parseIdentity(bytes)
  return identity?.ok ? identity : err({ type: 'identity-damaged' })
}

async function readIdentityBytes(path: string): Promise<Uint8Array | 'missing' | 'unreadable'> {
  try {
    // One byte above the bound shows a file that is too long.
    return await readRegular(path, IDENTITY_BYTES_MAX)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable'
  }
}
