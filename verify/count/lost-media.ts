/** count.md §3: pairs of which no medium exists any more, declared and signed by the authority. */
import { join } from 'node:path'
import { type JsonObject, readSigned } from '../package/canonical.ts'
import { HEX_8, HEX_32, Malformed, objects, oneOf, only, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'

export interface LostPair {
  readonly station: string
  readonly pair: number
  readonly reason: string
}

const BYTES_MAX = 256 * 1024

/** Empty when there is no declaration; `null`: there is one, and it is not the authority's, or not of this package. */
export async function readLostMedia(directory: string, trust: Trust): Promise<readonly LostPair[] | null> {
  const paths = { document: join(directory, 'lost-media.json'), signature: join(directory, 'lost-media.sig') }
  const signed = await readSigned(paths, { label: 'ippyo lost media 1', bytesMax: BYTES_MAX }, trust.authority)
  if (signed === 'missing') return []
  if (typeof signed === 'string') return null
  try {
    return lostOf(signed.value, trust)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function lostOf(value: JsonObject, trust: Trust): readonly LostPair[] {
  only(value, ['electionId', 'format', 'keySet', 'lost', 'packageSha256'])
  oneOf(value, 'format', ['ippyo lost media 1'])
  const ours =
    text(value, 'electionId', HEX_8) === trust.electionId &&
    text(value, 'keySet', HEX_8) === trust.keySet &&
    text(value, 'packageSha256', HEX_32) === trust.packageHash
  if (!ours) throw new Malformed('electionId')
  return objects(value, 'lost', 0, 1000).map((each) => {
    only(each, ['pair', 'reason', 'station'])
    const [station, pair] = [text(each, 'station', /./su), whole(each, 'pair', 1, 55)]
    if (!trust.pairs.some((known) => known.station === station && known.pair === pair)) throw new Malformed('pair')
    return { station, pair, reason: text(each, 'reason', /\S/u) }
  })
}
