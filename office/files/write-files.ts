/** How preparation puts files down: each flushed, private ones readable by this user only. */
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export const PRIVATE = 0o600
export const PUBLIC = 0o644

export async function writeFileBelow(
  directory: string,
  path: string,
  bytes: Uint8Array | string,
  mode: typeof PRIVATE | typeof PUBLIC,
): Promise<void> {
  const whole = join(directory, path)
  await mkdir(dirname(whole), { recursive: true, mode: 0o700 })
  // Never over an existing file: a second run must not destroy keys.
  const file = await open(whole, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
