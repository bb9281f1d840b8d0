/**
 * Before the first vote: are the media of the pair as required (docs/formats/ballot-box.md §16)? At a later start, when votes may be on
 * them, nothing is refused for it: getting the votes out comes before all else.
 */
import { unreachable } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import type { Inspection } from '#hardware/medium/inspect.ts'
import { doubtAboutPlace } from '#hardware/medium/place-doubt.ts'
import type { SlotFaults } from './media.ts'
import type { InspectionOf } from './ports.ts'

/** @returns null when nothing speaks against these media; a slot that cannot be looked at is admission's to judge */
export async function inspectMedia(inspectionOf: InspectionOf, use: Use): Promise<SlotFaults | null> {
  const [a, b] = [await inspectionOf('original'), await inspectionOf('duplicate')]
  if (a === null || b === null) return null
  const [original, duplicate] = [doubtAboutPlace(a, isMountAsked(a, use)), doubtAboutPlace(b, isMountAsked(b, use))]
  if (original !== null || duplicate !== null) return { original, duplicate }
  const shared = isMountAsked(a, use) && isMountAsked(b, use) && a.device === b.device
  return shared ? { original: 'media-on-one-device', duplicate: 'media-on-one-device' } : null
}

/**
 * A fixture's media are directories of a developer's disk. A rehearsal may be held on an office PC with such directories too
 * (decision 009); a medium that is a mount of its own is judged as on the day, or the rehearsal would rehearse nothing.
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
