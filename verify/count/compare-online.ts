/** count.md §1: the `online` member of stage 1, held against the package and the seal of the online votes in the bundle. */
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Json, JsonObject } from '../package/canonical.ts'
import { object, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import type { CountFinding } from './count-finding.ts'

const RECEIVED = '1-received/report.json'
const LARGEST = 10_000_000
const MEMBERS = ['commitments', 'exportSha256', 'machine', 'machineKey', 'records', 'settingsSha256', 'sums']

/** @param isLost declared so (§3): it is null in stage 1 @param seal the page in the bundle; null: not there @returns its records by contest, as the stage says; empty: no online votes */
export function compareOnline(
  received: JsonObject,
  { contests: known, online: hasOnline }: Pick<Trust, 'online' | 'contests'>,
  isLost: boolean,
  seal: Uint8Array | null,
  finding: CountFinding,
): ReadonlyMap<string, number> {
  finding.compare(RECEIVED, 'online', hasOnline && !isLost, received.online !== null)
  if (received.online === null) return new Map()
  const online = object(received, 'online')
  finding.leaveOthers(RECEIVED, 'online.', online, MEMBERS)
  const told = object(online, 'records')
  const contests = known.toSorted((a, b) => a.bit - b.bit)
  const records = new Map(contests.map(({ id }) => [id, whole(told, id, 0, LARGEST)]))
  finding.compare(RECEIVED, 'online records', Object.fromEntries(records), told)
  compareSums(object(online, 'sums'), records, finding)
  if (seal === null) finding.leave(RECEIVED, 'online', 'needs-bundle')
  else {
    const view = new DataView(seal.buffer, seal.byteOffset, seal.length)
    const hex = (at: number) => bytesToHex(seal.subarray(at, at + 32))
    const sealed = Object.fromEntries(contests.map(({ id, bit }) => [id, view.getUint32(144 + 4 * bit)]))
    finding.compare(RECEIVED, 'online records', sealed, told)
    finding.compare(RECEIVED, 'online settingsSha256', hex(80), online.settingsSha256)
    finding.compare(RECEIVED, 'online exportSha256', hex(112), online.exportSha256)
    const commitments = contests.map(({ bit }) => hex(288 + 32 * bit))
    finding.compare(RECEIVED, 'online commitments', commitments, online.commitments)
    finding.leave(RECEIVED, 'online machine', 'checked-with-the-bundle')
    finding.leave(RECEIVED, 'online machineKey', 'checked-with-the-bundle')
  }
  return records
}

/** R10; each figure by itself follows from the export, which other people check (`verify-online`). */
function compareSums(sums: JsonObject, records: ReadonlyMap<string, number>, finding: CountFinding): void {
  const of = (name: string) => whole(sums, name, 0, LARGEST)
  finding.compare(RECEIVED, 'online sums voted', of('events') - of('superseded'), sums.voted as Json)
  const counted = of('voted') - of('held') - of('voided') + of('restored')
  finding.compare(RECEIVED, 'online sums counted', counted, sums.counted as Json)
  const isMore = [...records.values()].some((count) => count > of('counted'))
  finding.compare(RECEIVED, 'online sums above counted', false, isMore)
  finding.leave(RECEIVED, 'online.sums', 'word-of-the-tally')
}
