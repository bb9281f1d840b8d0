/**
 * Before a pair is opened for the first time: do its media lie as they must on the day (docs/formats/ballot-box.md §16)? Not
 * asked at a later start: then votes may be on them, and getting these out comes before all else.
 */
import { unreachable } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import type { Use } from '#election/definition/definition.ts'
import type { Inspection } from '#hardware/medium/inspect.ts'
import type { Fault } from '#kiosk/session/codes.ts'
import type { SlotFaults } from './media.ts'

export type InspectionOf = (role: Role) => Promise<Inspection | null>

/** A voter waits for five barriers; a medium that reads one page in this time would make each voter wait for minutes. */
const READ_MS_MAX = 2000
/** No program starts from a medium, reading writes nothing, the times of writes stay in memory. */
const OPTIONS = ['noatime', 'nosuid', 'nodev', 'noexec', 'lazytime']
/** Every page would lie a second time in the file system's journal. */
const NEVER = 'data=journal'

/** @returns null when nothing speaks against these media; a slot that cannot be looked at is admission's to judge */
export async function inspectMedia(inspectionOf: InspectionOf, use: Use): Promise<SlotFaults | null> {
  const [a, b] = [await inspectionOf('original'), await inspectionOf('duplicate')]
  if (a === null || b === null) return null
  const [original, duplicate] = [doubtAbout(a, isMountAsked(a, use)), doubtAbout(b, isMountAsked(b, use))]
  if (original !== null || duplicate !== null) return { original, duplicate }
  const shared = isMountAsked(a, use) && isMountAsked(b, use) && a.device === b.device
  return shared ? { original: 'media-on-one-device', duplicate: 'media-on-one-device' } : null
}

/**
 * A fixture's media are directories of a developer's disk. A rehearsal may be held on an office PC with such directories too
 * (decision 025); a medium that is a mount of its own is judged as on the day, or the rehearsal would rehearse nothing.
 */
function isMountAsked({ mount }: Inspection, use: Use): boolean {
  switch (use) {
    case 'live':
      return true
    case 'rehearsal':
      return mount !== null
    case 'fixture':
      return false
    default:
      return unreachable(use)
  }
}

function doubtAbout(found: Inspection, strict: boolean): Fault | null {
  if (!found.regular) return 'medium-foreign'
  if (strict && !isMountedAsAgreed(found)) return 'medium-mount'
  if (found.leftovers > 0) return 'medium-leftovers'
  if (!found.spaceForAll) return 'medium-full'
  return found.slowestReadMs > READ_MS_MAX ? 'medium-slow' : null
}

/** A write-protected one is told as such by admission, which opens it for writing. */
function isMountedAsAgreed({ mount }: Inspection): boolean {
  return mount !== null && OPTIONS.every((option) => mount.options.has(option)) && !mount.options.has(NEVER)
}
