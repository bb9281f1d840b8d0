/**
 * Sheets of codes as they come in, at the count: somebody who brings five of six brings the sixth later, and the first five are still
 * known. Only the sheets themselves say which medium they belong to, until that medium is read; so nothing is decided here except what is
 * missing.
 */
import { equalBytesFast } from '#election/bytes.ts'
import type { Result } from '#election/result.ts'
import type { PictureCode } from './code.ts'
import { type Gathered, type GatherRefusal, gather } from './gather.ts'

/** Half a megabyte each at most. More media than this on paper can only be junk: the oldest is dropped. */
const SETS_MAX = 64

export class KeptSheets {
  readonly #sets = new Map<string, readonly PictureCode[]>()

  /** The codes of one set, with those kept before. Codes that cannot be of one print are forgotten, and the right sheets begin anew. */
  with(codes: readonly PictureCode[]): Result<Gathered, GatherRefusal> {
    const set = codes[0]?.set ?? ''
    const kept = this.#sets.get(set) ?? []
    const known = [...kept]
    for (const code of codes) if (!known.some((each) => isSame(each, code))) known.push(code)
    const gathered = gather(known)
    const isOfOne = gathered.ok || gathered.error.type === 'codes-missing'
    this.#sets.delete(set)
    if (isOfOne) this.#sets.set(set, known)
    const [oldest] = this.#sets.keys()
    if (this.#sets.size > SETS_MAX && oldest !== undefined) this.#sets.delete(oldest)
    return gathered
  }
}

function isSame(a: PictureCode, b: PictureCode): boolean {
  return (
    a.set === b.set &&
    a.number === b.number &&
    a.count === b.count &&
    a.length === b.length &&
    a.of.station === b.of.station &&
    a.of.pair === b.of.pair &&
    a.of.role === b.of.role &&
    equalBytesFast(a.part, b.part)
  )
}
