/** The identity that personalisation left in the machine's own directory: read by every app at its start. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { IDENTITY_BYTES_MAX, type MachineIdentity, parseIdentity } from '#election/keys/machine-identity.ts'
import { err, type Result } from '#election/result.ts'

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
    const file = await open(path, 'r')
    try {
      // One byte above the bound shows a file that is too long.
      const bytes = new Uint8Array(IDENTITY_BYTES_MAX + 1)
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
      return bytes.slice(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable'
  }
}
