/**
 * The count of the tab: the sealed medium is read as a tally reads it, its records are mixed and opened by the code that counts, and all of it is a
 * bundle that the check page opens. One person plays mixers, holders and the chair (見本).
 */

import { assert } from '#election/assert.ts'
import { ENDED, listOf, PROVEN_BYTES, saidBy } from '#election/ballot/record.ts'
import { parseHeader } from '#election/ballot-box/header.ts'
import { HEADER_PAGE } from '#election/ballot-box/layout.ts'
import { type MediumSource, readBehindHeader, type SealedMedium } from '#election/ballot-box/reader.ts'
import {
  type BundleFile,
  countFile,
  manifestFile,
  type OpenedRecords,
  setsFile,
} from '#election/bundle/bundle-files.ts'
import { TAR_END, tarHeader, tarPadding } from '#election/bundle/tar-entry.ts'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import { type ContestList, isSameList } from '#election/contest-lists.ts'
import { countDistrict, type DistrictCount } from '#election/count/count.ts'
import { countedSets } from '#election/count/counted-sets.ts'
import { asOpenedDistrict, type SelectionCount } from '#election/count/district.ts'
import { expectedElection } from '#election/count/expected-election.ts'
import { listsOfElection, severalListsIn } from '#election/count/lists-of-election.ts'
import { parseStationReport, type StationReport } from '#election/count/station-report.ts'
import type { Scalar } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { DealtKey } from '#election/keys/dealt-key.ts'
import { authorityFingerprint, bundleFingerprint } from '#election/keys/fingerprint.ts'
import { mayBePublished } from '#election/published-files.ts'
import type { Randomness } from '#election/randomness.ts'
import type { SignedReport } from '#issuer/services/papers/signed-report.ts'
import { mixAndOpen } from '#simulation/bundle/mix-and-open.ts'
import { browserCrypto } from './browser-world.ts'
import type { StationElection } from './station-election.ts'

/** As many as a bundle must have (V04). */
const MIXERS = 2

export interface CountedDay {
  readonly count: DistrictCount
  /** The station's, as it signed it. */
  readonly report: StationReport
  readonly bundle: readonly BundleFile[]
  /** Twenty digits each: of the bundle, and of the commission's key. */
  readonly number: string
  readonly authority: string
}

interface DayToCount {
  readonly election: StationElection
  readonly medium: MediumSource
  readonly report: SignedReport
  readonly opening: readonly number[]
  readonly randomness: Randomness
}

export async function countedDay({ election, medium, report, opening, randomness }: DayToCount): Promise<CountedDay> {
  const { electionPackage, packageHash, lists } = election.made.election
  const sealed = await sealedMedium(election, medium)
  const read = parseStationReport(report.bytes)
  assert(read.ok, 'a report that the desk of this page has signed')
  const dealt = dealtKeyOf(election)
  const listHashes = lists.map(({ listHash }) => listHash)
  const files: BundleFile[] = []
  const opened: OpenedRecords[] = []
  const selections: SelectionCount[] = []
  for (const { list, selections: ids } of listsOfElection(electionPackage.contests, { electionPackage, lists })) {
    const records = sealed.records
      .filter((record) => isOfList(record, list))
      .map((record) => record.slice(0, PROVEN_BYTES))
    const of = {
      dealt,
      packageHash,
      listHashes,
      list,
      ids: ids.filter((id) => id !== ENDED),
      mixers: MIXERS,
      opening,
      randomness,
    }
    const publication = electionPackage.rules.publication === 'all' ? undefined : 'from-first-mix'
    const done = mixAndOpen(of, records, { publication })
    files.push(...done.files)
    opened.push(done.opened)
    selections.push(...selectionsOf(done.opened, of.ids))
  }
  const pair = sealed.header.pair
  const sets = countedSets(
    {
      media: new Map([
        [
          pair,
          { station: election.station.id, pair, sealed: { sets: { page: sealed.sealPage, blinds: sealed.blinds } } },
        ],
      ]),
      online: null,
    },
    electionPackage,
    severalListsIn({ electionPackage, lists }),
  )
  files.push(setsFile(group, sets.blinds), countFile(opened), ...sets.seals)
  files.push({ name: 'reports/1.json', bytes: report.bytes }, { name: 'reports/1.sig', bytes: report.signature })
  for (const [name, bytes] of election.made.written)
    if (mayBePublished('package', name)) files.push({ name: `package/${name}`, bytes })
  const manifest = manifestFile(
    files.map(({ name, bytes }) => ({ path: name, bytes: bytes.length, sha256: toHex(browserCrypto.sha256(bytes)) })),
  )
  return {
    count: countDistrict(asOpenedDistrict([selections]), electionPackage, election.made.election.list),
    report: read.value,
    bundle: [...files, manifest].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    number: bundleFingerprint(browserCrypto.sha256(manifest.bytes)),
    authority: authorityFingerprint(election.authority.publicKey),
  }
}

/** One file in place of the folder (docs/formats/bundle.md §1). */
export function tarOf(bundle: readonly BundleFile[]): Uint8Array {
  const entries = bundle.flatMap(({ name, bytes }) => [tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)])
  return concat(...entries, TAR_END)
}

async function sealedMedium({ made, authority }: StationElection, medium: MediumSource): Promise<SealedMedium> {
  const page = await medium.read(HEADER_PAGE, 1)
  assert(page.ok, 'a medium of the page can be read')
  const header = parseHeader(page.value, authority.publicKey, browserCrypto.verify)
  assert(header.ok, 'a medium of this election')
  const expected = expectedElection(made.election.electionPackage, authority.publicKey, browserCrypto.verify)
  const read = await readBehindHeader(medium, header.value, expected, browserCrypto)
  assert(read.ok, 'a sealed medium')
  return read.value
}

function dealtKeyOf({ keys }: StationElection): DealtKey<Element> {
  const { countingKey, shares } = keys.counting
  return {
    commitments: countingKey.commitments.map((each) => group.decode(fromHex(each)) as Element),
    shares: shares.map(({ index, bytes }) => ({ index, secret: group.decodeScalar(bytes) as Scalar })),
  }
}

function isOfList(record: Uint8Array, list: ContestList): boolean {
  const found = listOf(record)
  return found !== null && isSameList(found, list)
}

/** Nobody opened a record that is refused: it is counted as unopened. */
function selectionsOf({ list, ids, refused }: OpenedRecords, selections: readonly number[]): readonly SelectionCount[] {
  const saying = (id: number) => ids.filter((each) => each === id).length
  const of = { contest: list.bit, place: list.place }
  const sums: readonly SelectionCount[] = [
    ...[...selections, ENDED].map((m) => ({ ...of, selection: saidBy(m), records: saying(m) })),
    { ...of, selection: 'unopened', records: saying(0) + refused },
  ]
  return sums.filter(({ records }) => records > 0)
}
