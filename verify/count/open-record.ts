/** record.md §1, §2: what one record says. Slow and singly: each proof by itself, no table but that of the selections. */
import { BASE, challenge, elementOf, hash, IDENTITY, scalarOf, times, timesSecret } from '../group/ristretto.ts'
import { BITS, JUDGES_MAX } from '../medium/page-fields.ts'

export interface Opened {
  readonly contest: number
  readonly place: number
  readonly selection: number | 'no-mark' | 'ended'
}

/** A candidate list of the package: contest 0…6 → the ids of its candidates, in their order. */
export type NamedList = ReadonlyMap<number, ReadonlySet<number>>

const NO_MARK = 0xfffffffe
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
    for (const id of [NO_MARK, ENDED, ...[...list.values()].flatMap((standing) => [...standing])]) {
      ids.set(times(BASE, BigInt(id)).toHex(), id)
    }
  }
  return (record) => {
    const contest = record.readUInt16BE(2)
    const place = record.readUInt8(4)
    const isList = contest < BITS.length && place <= JUDGES_MAX
    const clear = record.readUInt16BE(0) === 1 && isList && record.subarray(5, 8).every((byte) => byte === 0)
    if (!clear || record.subarray(136, 512).some((byte) => byte !== 0)) return null
    const [a, c, t] = [8, 40, 72].map((at) => elementOf(record.subarray(at, at + 32)))
    const s = scalarOf(record.subarray(104, 136))
    if (a == null || c == null || t == null || s === null || a.equals(IDENTITY)) return null
    const said = [record.subarray(0, 8), record.subarray(8, 40), record.subarray(40, 72), record.subarray(72, 104)]
    const e = challenge('vc record 1', context, ...said)
    if (!times(BASE, s).equals(t.add(times(a, e)))) return null
    const id = ids.get(c.subtract(timesSecret(a, x)).toHex())
    if (id === undefined) return null
    if (id === ENDED) return { contest, place, selection: 'ended' }
    if (id === NO_MARK) return place === 0 ? null : { contest, place, selection: 'no-mark' }
    const isChoice = (list: NamedList) => {
      const ids = list.get(contest) ?? new Set<number>()
      return place === 0 ? ids.has(id) : [...ids][place - 1] === id
    }
    return lists.some(isChoice) ? { contest, place, selection: id } : null
  }
}
