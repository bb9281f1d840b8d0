/** Doubts about the place of a medium (docs/formats/ballot-box.md §16); the caller says how strict the check is. */
import { unreachable } from '#election/assert.ts'
import type { Blocks } from './extents.ts'
import type { Inspection } from './inspect.ts'
import { isMountedAsMedium, overwritesInPlace } from './mounts.ts'

export type PlaceDoubt =
  | 'medium-foreign'
  | 'medium-mount'
  | 'medium-file-system'
  | 'medium-leftovers'
  | 'medium-holes'
  | 'medium-not-inspected'
  | 'medium-look-slow'
  | 'medium-look-failed'
  | 'medium-full'
  | 'medium-slow'

/** A voter waits for five barriers; a medium that reads one page in this time would make each voter wait for minutes. */
const READ_MS_MAX = 2000

/** `strict`: as on the day of a live election. */
export function doubtAboutPlace(found: Inspection, strict: boolean): PlaceDoubt | null {
  if (!found.regular) return 'medium-foreign'
  const place = strict ? mountDoubt(found) : null
  if (place !== null) return place
  if (found.leftovers > 0) return 'medium-leftovers'
  const space = strict ? blocksDoubt(found.blocks) : found.spaceForAll ? null : 'medium-full'
  if (space !== null) return space
  return found.pageReadMs > READ_MS_MAX ? 'medium-slow' : null
}

/** Admission reports a write-protected medium, because it opens it for writing. */
function mountDoubt({ mount }: Inspection): PlaceDoubt | null {
  if (mount === null) return 'medium-mount'
  if (!overwritesInPlace(mount)) return 'medium-file-system'
  return isMountedAsMedium(mount) ? null : 'medium-mount'
}

function blocksDoubt(blocks: Blocks): PlaceDoubt | null {
  switch (blocks) {
    case 'written':
      return null
    case 'holes':
    case 'unwritten':
      return 'medium-holes'
    case 'elsewhere':
      return 'medium-file-system'
    case 'no-program':
      return 'medium-not-inspected'
    case 'too-slow':
      return 'medium-look-slow'
    case 'not-told':
      return 'medium-look-failed'
    default:
      return unreachable(blocks)
  }
}
