/**
 * Where the marks of the voters are kept twice: the disk of the machine, which has the books, and the take-over medium. A file
 * system that writes to new places keeps every version of each page, and with the operator card these give the order in
 * which the voters came (X-A2, docs/decisions/001-write-in-place-on-ext4-alone.md).
 */
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import { type Blocks, blocksOf } from '#hardware/medium/extents.ts'
import { isMountedAsMedium, type Mount, mountAt, mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
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
  const looked = await atRemovable(places.takeOver, () => mediumRefusal(places.takeOver, use))
  return looked.ok ? looked.value : notice('take-over-medium-no-answer')
}

async function mediumRefusal(takeOver: string, use: Use): Promise<Notice<StartCode> | null> {
  const medium = await there(mountAt(takeOver))
  if (medium === null) return use === 'live' ? notice('take-over-medium-mount') : null
  if (!overwritesInPlace(medium)) return notice('take-over-medium-file-system', { found: medium.fileSystem })
  if (!isMountedAsMedium(medium)) return notice('take-over-medium-mount')
  const path = join(takeOver, TAKE_OVER_FILE)
  const file = await lstat(path).catch(() => null)
  // One that is not made yet will be: every page of it is written then.
  return file === null || !file.isFile() ? null : blocksRefusal(await blocksOf(path))
}

/** A look that was slow, or failed, has seen no holes (WX4). */
export function blocksRefusal(blocks: Blocks): Notice<StartCode> | null {
  switch (blocks) {
    case 'written':
      return null
    case 'holes':
    case 'unwritten':
    case 'elsewhere':
      return notice('take-over-medium-holes')
    case 'too-slow':
      return notice('take-over-medium-no-answer')
    case 'no-program':
    case 'not-told':
      return notice('take-over-medium-look-failed')
    default:
      return unreachable(blocks)
  }
}

/** A missing directory is on no mount. */
function there(mount: Promise<Mount | null>): Promise<Mount | null> {
  return mount.catch(() => null)
}
