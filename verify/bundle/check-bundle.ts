/**
 * Everything of bundle.md §6 that follows from the files of a bundle and its package. The work is in jobs that do not need one
 * another (bundle-job.ts): somebody else performs them, in this thread or in several. No file system, no key.
 */
import { isSharedKey } from '../keys/shared-key.ts'
import { type CountedList, countOf, manifestOf, setsOf } from './bundle-documents.ts'
import type { BundleElection } from './bundle-election.ts'
import { ENDED } from './bundle-election.ts'
import { type BundleJob, type Perform, weightOf } from './bundle-job.ts'
import { type ContestSums, contestFindings } from './conclude.ts'
import { type Finding, fails, judged, notChecked } from './finding.ts'
import { type ContestFiles, type GivenFile, isPublicPart, isWithheld, layoutOf } from './layout.ts'
import type { OpenedIds } from './opened-ids.ts'
import type { RecordFiles } from './refused-records.ts'
import type { ReadBytes } from './spans.ts'

export interface BundleWork {
  readonly read: ReadBytes
  readonly perform: Perform
  /** Rows of one job. */
  readonly rowsAtOnce: number
  /** In multiplications (`weightOf`). */
  onProgress?(done: number, total: number): void
}

export interface CheckedBundle {
  readonly findings: readonly Finding[]
  /** Mixes that left votes as they were: every proof holds, and they hid nothing. */
  readonly unmixed: readonly string[]
}

export async function checkBundle(
  election: BundleElection,
  given: readonly GivenFile[],
  work: BundleWork,
): Promise<CheckedBundle> {
  const { findings, contests } = layoutOf(election, given)
  const { read, perform } = counting(work, given, contests)
  const byName = new Map(given.map((file) => [file.name, file]))
  const documentOf = async (name: string) => {
    const file = byName.get(name)
    return file === undefined ? null : read(name, 0, Math.min(file.size, DOCUMENT_BYTES_MAX))
  }
  const blinds = blindsOf(election, await documentOf('sets.json'))
  const count = await documentOf('count.json')
  const said = count === null ? null : countOf(count)
  const sums = await Promise.all(
    contests.map(async (files) => ({
      ...(await sumsOf(files, perform, work.rowsAtOnce)),
      blind: blinds?.get(files.contest.room) ?? null,
      refusedSaid: said?.find(({ list }) => list === files.contest.room)?.refused ?? null,
    })),
  )
  const manifest = await documentOf(MANIFEST)
  const unmixed = await Promise.all(contests.map((files) => perform({ type: 'unmixed', files })))
  const all = [
    ...findings,
    judged('V12', isSharedKey(election.key)),
    ...sums.flatMap((each) => contestFindings(election, each)),
    ...countFindings(election, sums, count),
    ...(manifest === null ? [] : await manifestFindings(manifest, given, isPublicPart(election, given), perform)),
  ]
  return { findings: all, unmixed: unmixed.flat() }
}

/** Larger ones have no canonical form of these formats. */
const DOCUMENT_BYTES_MAX = 4 * 1024 * 1024
const MANIFEST = 'manifest.json'

/** bundle.md §4: one for each list of the package, and for no other. Null: not so, or not of the form. */
function blindsOf({ contests }: BundleElection, sets: Uint8Array | null): ReadonlyMap<number, Uint8Array> | null {
  const blinds = sets === null ? null : setsOf(sets)
  const rooms = contests.map(({ room }) => room).toSorted((a, b) => a - b)
  return blinds !== null && [...blinds.keys()].join() === rooms.join() ? blinds : null
}

async function sumsOf(
  files: ContestFiles,
  perform: Perform,
  rowsAtOnce: number,
): Promise<Omit<ContestSums, 'blind' | 'refusedSaid'>> {
  const transcript = await perform({ type: 'transcript', files })
  const parts = partsOf(files, rowsAtOnce).map(({ from, to }) => perform({ type: 'rows', files, transcript, from, to }))
  const [refused, opened, ...rows] = await Promise.all([
    hasRecords(files) ? perform({ type: 'refused', files }) : null,
    perform({ type: 'opened', files, transcript }),
    ...parts,
  ])
  return { files, transcript, rows, refused, opened }
}

function hasRecords(files: ContestFiles): files is RecordFiles {
  return files.votes !== null && files.refused !== null
}

function partsOf(
  { rows }: ContestFiles,
  rowsAtOnce: number,
): readonly { readonly from: number; readonly to: number }[] {
  const count = Math.ceil(rows / rowsAtOnce)
  const edge = (at: number) => Math.round((at * rows) / count)
  return Array.from({ length: count }, (_, at) => ({ from: edge(at), to: edge(at + 1) }))
}

/** The same work, which says how much of it is done. */
function counting(
  { read, perform, rowsAtOnce, onProgress }: BundleWork,
  given: readonly GivenFile[],
  contests: readonly ContestFiles[],
): Pick<BundleWork, 'read' | 'perform'> {
  const transcript = { records: new Uint8Array(), mixes: [], openings: [], opened: null }
  const all: readonly BundleJob[] = [
    ...given.map(({ name, size }) => ({ type: 'sha256' as const, name, size })),
    ...contests.flatMap((files) => [
      { type: 'transcript' as const, files },
      { type: 'unmixed' as const, files },
      ...(hasRecords(files) ? [{ type: 'refused' as const, files }] : []),
      { type: 'opened' as const, files, transcript },
      ...partsOf(files, rowsAtOnce).map((part) => ({ type: 'rows' as const, files, transcript, ...part })),
    ]),
  ]
  const total = all.reduce((sum, job) => sum + weightOf(job), 0)
  let done = 0
  onProgress?.(done, total)
  return {
    read,
    async perform(job) {
      const answer = await perform(job)
      done += weightOf(job)
      onProgress?.(Math.min(done, total), total)
      return answer
    },
  }
}

/** V33 */
function countFindings(
  { contests: all }: BundleElection,
  sums: readonly ContestSums[],
  document: Uint8Array | null,
): readonly Finding[] {
  const place = { file: 'count.json' }
  if (document === null) return [notChecked('V33', place)]
  const said = countOf(document)
  const polled = all.filter((contest) => contest.polled)
  if (said?.length !== polled.length) return [fails('V33', place)]
  return polled.map(({ room }, at) => {
    const contest = sums.find(({ files }) => files.contest.room === room)
    const refused = contest?.files.refused?.rows ?? said[at]?.refused ?? 0
    const counted = contest === undefined ? null : countedOf(contest.files, contest.opened, refused)
    if (counted === null) return notChecked('V33', { ...place, contest: room })
    return judged('V33', JSON.stringify(counted) === JSON.stringify(said[at]), { ...place, contest: room })
  })
}

/** The expected `count.json` of a contest, from the opened list. @param refused as it says itself, where they are withheld */
function countedOf({ contest, rows }: ContestFiles, opened: OpenedIds | null, refused: number): CountedList | null {
  if (opened === null && rows > 0) return null
  const records = opened?.counts ?? new Map<number, number>()
  const selections = [...records]
    .filter(([id]) => id !== 0 && id !== ENDED)
    .toSorted(([a], [b]) => a - b)
    .map(([id, count]) => ({ id, records: count }))
  return {
    list: contest.room,
    records: rows,
    refused,
    ended: records.get(ENDED) ?? 0,
    unopened: records.get(0) ?? 0,
    selections,
  }
}

/** V01: every other file is in the manifest, once, with its size and SHA-256. Files that are withheld are in it and not here. */
async function manifestFindings(
  manifest: Uint8Array,
  given: readonly GivenFile[],
  isPublic: boolean,
  perform: Perform,
): Promise<readonly Finding[]> {
  const others = given.filter(({ name }) => name !== MANIFEST)
  const listed = manifestOf(manifest)
  if (listed === null) return [fails('V01', { file: MANIFEST })]
  const sizes = new Map(others.map(({ name, size }) => [name, size]))
  const expected = isPublic ? listed.filter(({ path }) => !isWithheld(path)) : listed
  const wrong = expected.flatMap(({ path, bytes }) => (sizes.get(path) === bytes ? [] : [fails('V01', { file: path })]))
  const hashes = new Map(listed.map(({ path, sha256 }) => [path, sha256]))
  const each = others.map(async ({ name, size }) =>
    judged('V01', (await perform({ type: 'sha256', name, size })) === hashes.get(name), { file: name }),
  )
  return [...wrong, ...(await Promise.all(each))]
}
