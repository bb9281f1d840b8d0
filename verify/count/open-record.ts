/** record.md §1, §2: what one record says. Slow and singly: each proof by itself, no table but that of the selections. */
import { BASE, challenge, elementOf, hash, IDENTITY, scalarOf, times, timesSecret } from '../group/ristretto.ts'
import { BITS } from '../medium/page-fields.ts'

export interface Opened {
  readonly contest: number
  readonly selection: number | 'ended'
}

/** A list of the package: contest 0…2 → the ids of its candidates. */
export type NamedList = ReadonlyMap<number, ReadonlySet<number>>

const ENDED = 0xffffffff

interface RecordGrounds {
  /** Hex, of package.json. */
  readonly packageHash: string
  /** Hex. */
  readonly publicKey: string
  readonly lists: readonly NamedList[]
}

/** @returns null, *unopened*, for any reason: the maker of such a record chose what is in it */
export function recordOpener(
  { packageHash, publicKey, lists }: RecordGrounds,
  secret: Uint8Array,
): (record: Buffer) => Opened | null {
  const x = scalarOf(secret)
  if (x === null) throw new Error('the key was compared with the package')
  const context = hash('vc record context 1', Buffer.from(packageHash, 'hex'), Buffer.from(publicKey, 'hex'))
  const ids = new Map<string, number>()
  for (const list of lists) {
    for (const id of [ENDED, ...[...list.values()].flatMap((standing) => [...standing])]) {
      ids.set(times(BASE, BigInt(id)).toHex(), id)
    }
  }
  return (record) => {
    const contest = record.readUInt16BE(2)
    const clear = record.readUInt16BE(0) === 1 && contest < BITS.length && record.readUInt32BE(4) === 0
    if (!clear || record.subarray(136, 512).some((byte) => byte !== 0)) return null
    const [a, c, t] = [8, 40, 72].map((at) => elementOf(record.subarray(at, at + 32)))
    const s = scalarOf(record.subarray(104, 136))
    if (a == null || c == null || t == null || s === null || a.equals(IDENTITY)) return null
    const said = [record.subarray(0, 8), record.subarray(8, 40), record.subarray(40, 72), record.subarray(72, 104)]
    const e = challenge('vc record 1', context, ...said)
    if (!times(BASE, s).equals(t.add(times(a, e)))) return null
    const id = ids.get(c.subtract(timesSecret(a, x)).toHex())
    if (id === ENDED) return { contest, selection: 'ended' }
    const standing = lists.some((list) => id !== undefined && list.get(contest)?.has(id))
    return id !== undefined && standing ? { contest, selection: id } : null
  }
}
