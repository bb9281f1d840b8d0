/** bundle.md §1: the seal pages of the bundle beside a count have the numbers of the media that were counted. V07 knows their machines, and no medium. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SEAL_BYTES, sealNameOf } from '../bundle/district-names.ts'
import { readBounded } from '../package/directory.ts'
import { sealFingerprint } from '../package/fingerprint.ts'
import type { Trust } from '../package/trust.ts'
import type { CountedMedium } from './compare-received.ts'
import type { CountFinding } from './count-finding.ts'

const OPENED = '3-opened/report.json'

export async function compareSealPages(
  bundle: string,
  counted: readonly CountedMedium[],
  trust: Pick<Trust, 'stationAt'>,
  finding: CountFinding,
): Promise<void> {
  const left = new Map(counted.map((medium) => [`${medium.station} ${medium.pair}`, medium]))
  const files = await readdir(join(bundle, 'seals')).catch(() => [])
  for (const name of files.map((file) => `seals/${file}`)) {
    const sealed = sealNameOf(name)
    if (sealed === null) continue
    const place = `${trust.stationAt(sealed.station)} ${sealed.pair}`
    const medium = left.get(place)
    left.delete(place)
    const page = await readBounded(join(bundle, name), SEAL_BYTES)
    const number = typeof page === 'string' ? page : sealFingerprint(page)
    if (medium === undefined) finding.compare(OPENED, `bundle ${name}`, null, number)
    // The medium itself is missed elsewhere.
    else if (medium.found !== null) finding.compare(OPENED, `bundle ${name}`, medium.found.sealFingerprint, number)
  }
  for (const { station, pair, found } of left.values())
    if (found !== null) finding.compare(OPENED, `bundle seal ${station} ${pair}`, found.sealFingerprint, null)
}
