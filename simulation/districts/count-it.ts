/** The tally's own parts over a district: its readers, its receipt, its doubts, and its merge; people permit every duplicate that is needed. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reportNumber, withComparison } from '#election/count/comparison.ts'
import { missingFrom } from '#election/count/completeness.ts'
import { countDistrict, type DistrictCount } from '#election/count/count.ts'
import { withLostMedia } from '#election/count/declared-lost.ts'
import { asOpenedDistrict } from '#election/count/district.ts'
import { doubtsOf, haveSharedMark } from '#election/count/doubts.ts'
import { LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE } from '#election/count/lost-media.ts'
import { emptyReceipt, type Receipt, withMedium, withPermission, withReport } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import type { CountingElection } from '#simulation/counting/counting-election.ts'
import { arrivedAt } from '#simulation/counting/receive-stations.ts'
import { sumsOfRecords } from '#simulation/counting/sums-of-records.ts'
import { imageSource } from '#simulation/every-byte/image-source.ts'
import { must } from '#simulation/rooms/must.ts'
import { countingKeyFrom } from '#simulation/rooms/opened-media.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { mergeRecords } from '#tally/services/merge/merge-records.ts'
import { examineMedium } from '#tally/services/receive/examine-medium.ts'
import { KeptContents } from '#tally/services/receive/kept-contents.ts'
import { readLostMediaAt } from '#tally/services/receive/read-lost-media.ts'
import { readReports } from '#tally/services/receive/read-reports.ts'
import { stageFiles } from '#tally/services/stage-files.ts'
import { type District, pairsOf } from './district.ts'
import type { OnDisk } from './on-disk.ts'

export interface Counted {
  /** Why nothing can be opened, whatever people say. */
  readonly waitsFor: readonly string[]
  /** Each doubt, `code station pair`. */
  readonly asks: readonly string[]
  /** null: it waits. */
  readonly count: DistrictCount | null
}

type Contents = NonNullable<Awaited<ReturnType<typeof examineMedium>>['contents']>

export async function countIt({ made }: District, disk: OnDisk): Promise<Counted> {
  const { election, authority } = made
  const { electionPackage } = election
  const { reports } = await readReports(disk.reports, electionPackage)
  const stations = electionPackage.stations.map(({ id }) => id)
  let receipt: Receipt = { ...emptyReceipt, arrivals: arrivedAt(...stations) }
  for (const report of reports) receipt = withReport(receipt, report)
  for (const report of (await readReports(disk.typed, electionPackage)).reports) {
    if (receipt.reports.has(report.station)) continue
    const typed = { station: report.station, reason: '届かない', by: ['入力 太郎', '入力 花子'] }
    receipt = { ...withReport(receipt, report), typed: new Map(receipt.typed).set(report.station, typed) }
  }
  const [document, signature] = [LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE].map((name) => join(disk.reports, name))
  const paths = { document: document ?? '', signature: signature ?? '' }
  const lost = await readLostMediaAt(paths, election, authority.publicKey)
  if (lost.ok) receipt = withLostMedia(receipt, lost.value)
  for (const [station, report] of receipt.reports) {
    receipt = must(withComparison(receipt, { station, number: reportNumber(report), same: true }))
  }
  const kept = new Map<string, Contents>()
  receipt = await withAll(receipt, disk.media, made, kept)
  for (const { station, pair } of pairsOf(made)) {
    const permission = {
      station: station as StationId,
      pair: pair as PairNumber,
      cause: 'damaged',
      chair: '長',
    } as const
    const permitted = withPermission(receipt, { ...permission, opinion: 'なし', witnesses: ['立会'] }, electionPackage)
    if (permitted.ok && !receipt.media.has(`${station} ${pair}`)) receipt = permitted.value
  }
  receipt = await withAll(receipt, disk.media, made, kept)
  const waitsFor = [
    ...missingFrom(receipt, electionPackage).map((each) => Object.values(each).join(' ')),
    ...(lost.ok ? [] : ['lost-media-not-signed']),
  ]
  const asks = stations.flatMap((station) => {
    const shared = hasSharedMark(receipt, station, kept) ? new Set([station]) : new Set<StationId>()
    return doubtsOf(receipt, election, station, shared).map(({ code, pair }) => `${code} ${station} ${pair}`)
  })
  const isContested = asks.some((each) => each.startsWith('pair-contested'))
  if (waitsFor.length > 0 || isContested) return { waitsFor, asks, count: null }
  const { shared, count } = await opened(receipt, made, disk, kept)
  return { waitsFor, asks: [...asks, ...shared], count }
}

async function withAll(
  before: Receipt,
  media: readonly string[],
  { election, authority }: CountingElection,
  kept: Map<string, Contents>,
): Promise<Receipt> {
  let receipt = before
  const { electionPackage } = election
  for (const place of media) {
    const source = imageSource(await readFile(join(place, BALLOT_BOX_FILE)))
    const read = await examineMedium(
      source,
      { electionPackage, authorityPublicKey: authority.publicKey, several: null },
      () => {},
    )
    const taken = withMedium(receipt, read.examination)
    receipt = taken.receipt
    if (taken.refusal === null && 'medium' in read.examination && read.contents !== null) {
      kept.set(read.examination.medium.serial, read.contents)
    }
  }
  return receipt
}

function hasSharedMark(receipt: Receipt, station: StationId, kept: ReadonlyMap<string, Contents>): boolean {
  const own = [...receipt.media.values()].filter((medium) => medium.station === station)
  return haveSharedMark(own.map(({ serial }) => kept.get(serial)?.marks ?? []))
}

async function opened(
  receipt: Receipt,
  made: CountingElection,
  { directory }: OnDisk,
  all: ReadonlyMap<string, Contents>,
) {
  const { election } = made
  const { electionPackage, list } = election
  const files = stageFiles(join(directory, 'out'))
  const kept = new KeptContents(files)
  const media = [...receipt.media.values()]
  for (const { serial } of media) await kept.keep(serial, all.get(serial) ?? { records: new Uint8Array(0), marks: [] })
  const serials = media.map(({ serial }) => serial)
  const merged = must(await mergeRecords({ files, kept, serials, randomness: seededRandomness('merge') }))
  const selections = await sumsOfRecords(election, await keyOf(made), merged.records)
  const twice = media.filter(({ serial }) => merged.shared.includes(serial))
  return {
    shared: twice.map(({ station, pair }) => `records-on-two-media ${station} ${pair}`),
    count: countDistrict(asOpenedDistrict([selections]), electionPackage, list),
  }
}

/** Whose shares open the count. */
const SEATS = [0, 2]
/** Assembled once for each election. */
const keys = new Map<CountingElection, Promise<Uint8Array>>()

function keyOf(made: CountingElection): Promise<Uint8Array> {
  const files = SEATS.map((seat) => made.shareFiles[seat] as Uint8Array)
  const passphrases = SEATS.map((seat) => made.passphrases[seat] ?? '')
  const key = keys.get(made) ?? countingKeyFrom(files, passphrases, made.election.electionPackage)
  keys.set(made, key)
  return key
}
