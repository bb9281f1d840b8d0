/** count.md §1: the `online` member of stage 1, held against the package and the seal of the online votes in the bundle. */
import { bytesToHex } from '@noble/hashes/utils.js'
import { roomsOfContest } from '../medium/page-fields.ts'
import type { Json, JsonObject } from '../package/canonical.ts'
import { list, Malformed, object, only, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import { judgedOf } from '../package/trusted-package.ts'
import type { CountFinding } from './count-finding.ts'
import type { SaidRecords } from './list-records.ts'

const RECEIVED = '1-received/report.json'
const LARGEST = 10_000_000
const MEMBERS = ['commitments', 'exportSha256', 'judges', 'machine', 'machineKey', 'records', 'settingsSha256', 'sums']

/** @param isLost declared so (§3): it is null in stage 1 @param seal the page in the bundle; null: not there @returns its records by contest, as the stage says; empty: no online votes */
export function compareOnline(
  received: JsonObject,
  { contests: known, lists, online: hasOnline }: Pick<Trust, 'online' | 'contests' | 'lists'>,
  isLost: boolean,
  seal: Uint8Array | null,
  finding: CountFinding,
): SaidRecords {
  finding.compare(RECEIVED, 'online', hasOnline && !isLost, received.online !== null)
  if (received.online === null) return { records: {} }
  const online = object(received, 'online')
  finding.leaveOthers(RECEIVED, 'online.', online, MEMBERS)
  const told = object(online, 'records')
  const contests = known.toSorted((a, b) => a.bit - b.bit)
  const judged = judgedOf(known, lists)
  const review = contests.find(({ bit }) => bit === judged?.bit)
  const judges = review === undefined ? {} : { judges: judgesIn(online, review.id, judged?.lists ?? 0) }
  const records = Object.fromEntries(contests.map(({ id }) => [id, whole(told, id, 0, LARGEST)]))
  finding.compare(RECEIVED, 'online records', records, told)
  compareSums(object(online, 'sums'), Object.values(records), finding)
  if (seal === null) finding.leave(RECEIVED, 'online', 'needs-bundle')
  else {
    const view = new DataView(seal.buffer, seal.byteOffset, seal.length)
    const hex = (at: number) => bytesToHex(seal.subarray(at, at + 32))
    const listsOf = (bit: number) => roomsOfContest(bit, judged).map((room) => view.getUint32(144 + 4 * room))
    const sealed = Object.fromEntries(contests.map(({ id, bit }) => [id, Math.max(...listsOf(bit))]))
    finding.compare(RECEIVED, 'online records', sealed, told)
    const sealedJudges = review === undefined ? null : { contest: review.id, records: listsOf(review.bit) }
    finding.compare(RECEIVED, 'online judges', sealedJudges, online.judges)
    finding.compare(RECEIVED, 'online settingsSha256', hex(80), online.settingsSha256)
    finding.compare(RECEIVED, 'online exportSha256', hex(112), online.exportSha256)
    const rooms = contests.flatMap(({ bit }) => roomsOfContest(bit, judged)).sort((a, b) => a - b)
    const commitments = rooms.map((room) => hex(288 + 32 * room))
    finding.compare(RECEIVED, 'online commitments', commitments, online.commitments)
    finding.leave(RECEIVED, 'online machine', 'checked-with-the-bundle')
    finding.leave(RECEIVED, 'online machineKey', 'checked-with-the-bundle')
  }
  return { records, ...judges }
}

/** @throws Malformed */
function judgesIn(online: JsonObject, contest: string, lists: number): NonNullable<SaidRecords['judges']> {
  const said = object(online, 'judges')
  only(said, ['contest', 'records'])
  if (said.contest !== contest) throw new Malformed('judges')
  const numbers = list(said, 'records', lists, lists)
  const isCount = (each: Json): each is number => typeof each === 'number' && Number.isInteger(each) && each >= 0
  if (!numbers.every(isCount)) throw new Malformed('judges')
  return { contest, records: numbers }
}

/** R10; each figure by itself follows from the export, which other people check (`verify-online`). */
function compareSums(sums: JsonObject, records: readonly number[], finding: CountFinding): void {
  const of = (name: string) => whole(sums, name, 0, LARGEST)
  finding.compare(RECEIVED, 'online sums voted', of('events') - of('superseded'), sums.voted as Json)
  const counted = of('voted') - of('held') - of('voided') + of('restored')
  finding.compare(RECEIVED, 'online sums counted', counted, sums.counted as Json)
  const isMore = records.some((count) => count > of('counted'))
  finding.compare(RECEIVED, 'online sums above counted', false, isMore)
  finding.leave(RECEIVED, 'online.sums', 'word-of-the-tally')
}
