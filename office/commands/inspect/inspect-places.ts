/** The places of a machine's own files and its media, for `ippyo inspect machine`: as issuer and kiosk look them up at a live start. */
import { unreachable } from '#election/assert.ts'
import { type Inspection, inspectMedium } from '#hardware/medium/inspect.ts'
import { mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import { doubtAboutPlace, type PlaceDoubt } from '#hardware/medium/place-doubt.ts'
import type { MediumFact, PlaceFacts } from '#shell/machine/requirement.ts'

export async function readPlaces(machine: string, media: readonly string[]): Promise<PlaceFacts> {
  // A directory that is gone by now lies on nothing.
  const own = await mountHolding(machine).catch(() => null)
  return {
    ownDisk: own && { fileSystem: own.fileSystem, overwritesInPlace: overwritesInPlace(own) },
    media: await Promise.all(media.map(readMedium)),
  }
}

async function readMedium(at: string): Promise<MediumFact> {
  const found = await inspectMedium(at)
  if (!found.ok) return { at, device: null, fault: { of: 'media-box', what: found.error.type } }
  const doubt = doubtAboutPlace(found.value, true)
  const device = String(found.value.device)
  if (doubt === null) return { at, device, fault: null }
  return { at, device, fault: faultOf(doubt, found.value) }
}

function faultOf(doubt: PlaceDoubt, { mount }: Inspection): MediumFact['fault'] {
  switch (doubt) {
    case 'medium-file-system':
      return { of: 'media-file-system', what: mount?.fileSystem ?? doubt }
    case 'medium-mount':
      return { of: 'media-mount', what: doubt }
    case 'medium-foreign':
    case 'medium-leftovers':
    case 'medium-holes':
    case 'medium-not-inspected':
    case 'medium-look-slow':
    case 'medium-look-failed':
    case 'medium-full':
    case 'medium-slow':
      return { of: 'media-box', what: doubt }
    default:
      return unreachable(doubt)
  }
}
