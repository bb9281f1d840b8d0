/** ballot-box.md §4: what one record says, and whether it can be believed. */
import type { Receiver } from '../keys/hpke.ts'

export interface Opened {
  readonly contest: number
  readonly selection: number | 'ended'
}

/** A list of the package: the candidates of each contest. */
export interface NamedList {
  readonly version: number
  /** Hex. */
  readonly hash: string
  /** Contest 0…2 of the package → the ids of its candidates. */
  readonly candidates: ReadonlyMap<number, ReadonlySet<number>>
}

export interface RecordGrounds {
  readonly electionId: string
  readonly lists: readonly NamedList[]
  readonly key: Receiver
}

const SUITE = 1
const ENDED = 0xffffffff

/** null, *unopened*: for any reason, nothing in such a record is shown, because its maker chose it. */
export function openRecord(record: Buffer, { electionId, lists, key }: RecordGrounds): Opened | null {
  const contest = record.readUInt16BE(2)
  if (record.readUInt16BE(0) !== SUITE || contest > 2 || record.readUInt32BE(4) !== 0) return null
  const plain = key.open({
    enc: record.subarray(8, 40),
    info: Buffer.concat([
      Buffer.from('ippyo record 1', 'ascii'),
      Buffer.from(electionId, 'hex'),
      record.subarray(2, 4),
    ]),
    aad: Buffer.concat([Buffer.from([0, 1]), record.subarray(0, 8)]),
    sealed: record.subarray(40, 512),
  })
  if (plain === null || plain.length !== 456 || plain.subarray(38).some((byte) => byte !== 0)) return null
  const said = Buffer.from(plain)
  const [id, version] = [said.readUInt32BE(0), said.readUInt16BE(4)]
  const hash = said.toString('hex', 6, 38)
  const named = lists.find((list) => list.version === version && list.hash === hash)
  const standing = named?.candidates.get(contest)
  if (standing === undefined) return null
  if (id === ENDED) return { contest, selection: 'ended' }
  return standing.has(id) ? { contest, selection: id } : null
}
