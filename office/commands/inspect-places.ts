/** Where a machine's own files and its media lie, for `ippyo inspect machine`: as issuer and kiosk ask at a live start. */
import { inspectMedium } from '#hardware/medium/inspect.ts'
import { mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import { doubtAbout } from '#kiosk/services/inspect-media.ts'
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
  const doubt = doubtAbout(found.value, true)
  const device = String(found.value.device)
  if (doubt === null) return { at, device, fault: null }
  switch (doubt) {
    case 'medium-file-system':
      return { at, device, fault: { of: 'media-file-system', what: found.value.mount?.fileSystem ?? doubt } }
    case 'medium-mount':
      return { at, device, fault: { of: 'media-mount', what: doubt } }
    default:
      return { at, device, fault: { of: 'media-box', what: doubt } }
  }
}
