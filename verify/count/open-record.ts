/** ballot-box.md §4: what one record says. */
import type { Receiver } from '../keys/hpke.ts'

export interface Opened {
  readonly contest: number
  readonly selection: number | 'ended'
}

const ENDED = 0xffffffff

/** null: it does not open with this key and these lists, or says what no record can say. */
export function openRecord(
  record: Buffer,
  { electionId, listHashes, key }: { electionId: string; listHashes: readonly string[]; key: Receiver },
): Opened | null {
  const [suite, contest] = [record.readUInt16BE(0), record.readUInt16BE(2)]
  const [version, reserved] = [record.readUInt16BE(4), record.readUInt16BE(6)]
  const listHash = listHashes[version - 1]
  if (suite !== 1 || contest > 2 || reserved !== 0 || listHash === undefined) return null
  const bound = [Buffer.from(electionId, 'hex'), record.subarray(2, 4), Buffer.from(listHash, 'hex')]
  const plain = key.open({
    enc: record.subarray(8, 40),
    info: Buffer.concat([Buffer.from('ippyo record 1', 'ascii'), ...bound]),
    aad: Buffer.concat([Buffer.from([0, 1]), record.subarray(0, 8)]),
    sealed: record.subarray(40, 512),
  })
  if (plain === null || plain.length !== 456 || plain.subarray(4).some((byte) => byte !== 0)) return null
  const id = Buffer.from(plain).readUInt32BE(0)
  if (id === 0) return null
  return { contest, selection: id === ENDED ? 'ended' : id }
}
