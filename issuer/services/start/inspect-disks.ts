/**
 * Where the marks of the voters are kept twice: the disk of the machine, which has the books, and the take-over medium. A file
 * system that writes to new places keeps every version of each page, and with the operator card these give the order in
 * which the voters came (X-A2, docs/decisions/001-write-in-place-on-ext4-alone.md).
 */
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Use } from '#election/definition/definition.ts'
import { blocksOf } from '#hardware/medium/extents.ts'
import { isMountedAsMedium, type Mount, mountAt, mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import { type Notice, notice, type StartCode } from '#issuer/session/codes.ts'
import { TAKE_OVER_FILE } from '../take-over/page-file.ts'

/**
 * Checked at every start: a refusal can be mended by the right medium or the spare issuer, and no right is lost by it.
 *
 * @param use a fixture is on a developer's disk; a rehearsal may be held on an office PC, with a directory in place of the medium
 */
export async function diskRefusal(
  places: { readonly machine: string; readonly takeOver: string },
  use: Use,
): Promise<Notice<StartCode> | null> {
  if (use === 'fixture') return null
  const own = await there(mountHolding(places.machine))
  if (use === 'live' && (own === null || !overwritesInPlace(own))) {
    return notice('machine-file-system', { found: own?.fileSystem ?? '–' })
  }
  const medium = await there(mountAt(places.takeOver))
  if (medium === null) return use === 'live' ? notice('take-over-medium-mount') : null
  if (!overwritesInPlace(medium)) return notice('take-over-medium-file-system', { found: medium.fileSystem })
  if (!isMountedAsMedium(medium)) return notice('take-over-medium-mount')
  return (await isWritten(join(places.takeOver, TAKE_OVER_FILE))) ? null : notice('take-over-medium-holes')
}

/** One that is not made yet will be: every page of it is written then. */
async function isWritten(path: string): Promise<boolean> {
  const file = await lstat(path).catch(() => null)
  return file === null || !file.isFile() || (await blocksOf(path)) === 'written'
}

/** A missing directory is on no mount. */
function there(mount: Promise<Mount | null>): Promise<Mount | null> {
  return mount.catch(() => null)
}
