/**
 * count.md §1: compares the files that a count left with the media, the signed reports and the records opened here. The tally's signature
 * says who wrote them, not that they are right. Each file, and each member of it, is compared with the signed things from which it follows,
 * or is named as not checked.
 */
import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ONLINE_SEAL, SEAL_BYTES } from '../bundle/district-names.ts'
import { kinds } from '../kinds/kinds.ts'
import type { MediumFinding } from '../medium/finding.ts'
import { canonical, isObject, type JsonObject, parseCanonical } from '../package/canonical.ts'
import { readBounded } from '../package/directory.ts'
import { Malformed, object, objects, oneOf, text } from '../package/fields.ts'
import { approverFingerprint } from '../package/fingerprint.ts'
import type { Trust } from '../package/trust.ts'
import { compareBooks } from './compare-books.ts'
import { compareOnline } from './compare-online.ts'
import { type CountedMedium, compareMerged, compareReceived, typedIn } from './compare-received.ts'
import {
  type BundleBeside,
  compareCounted,
  compareOpened,
  type PeoplesWord,
  type RecordsOfMedia,
} from './compare-result.ts'
import { compareSealPages } from './compare-seals.ts'
import { CountFinding, type Difference, type NotChecked, STAGES, type Stage } from './count-finding.ts'
import { electorsIn } from './electors.ts'
import { recordsInAll, recordsTogether, type SaidRecords } from './list-records.ts'
import { isOnlineBox, LOST_MEDIA, type LostPair } from './lost-declaration.ts'
import { openingsIn } from './openings.ts'
import { paperIn } from './paper.ts'
import { papersSentIn } from './papers-sent.ts'
import type { RecordDigests } from './record-digests.ts'
import { ROLL_ROUND } from './roll-round.ts'
import type { FoundRound } from './roll-rounds.ts'
import { compareSignatures } from './stage-signatures.ts'
import type { Totals } from './totals.ts'

export interface CountComparison {
  /** null: the files are there and of this package. */
  readonly problem:
    | 'count-missing'
    | 'count-of-other-package'
    | 'count-malformed'
    /** The count left out pairs that were declared lost, and the declaration is in no folder that was named. */
    | 'count-declaration-missing'
    | null
  /** The file of the first missing stage when the problem is `count-missing`; else null. */
  readonly missing: string | null
  readonly differences: readonly Difference[]
  readonly notChecked: readonly NotChecked[]
}

export interface Found {
  readonly media: readonly MediumFinding[]
  readonly digests: RecordDigests
  /** Genuine station reports; null: none were given. */
  readonly reports: readonly JsonObject[] | null
  /** The pairs that the commission declared lost, and signed. */
  readonly lost: readonly LostPair[]
  readonly isDeclared: boolean
  /** The round of roll lists that counts; null: there is none. */
  readonly round: FoundRound | null
  /** The totals of the district, opened here; null: not opened. */
  readonly totals: Totals | null
}

const REPORT_BYTES_MAX = 256 * 1024 * 1024
const MANIFEST_BYTES_MAX = 4 * 1024 * 1024
const FILES_MAX = 10_000
const FORMATS: Readonly<Record<Stage, string>> = {
  '1-received': 'ippyo count received 1',
  '2-merged': 'ippyo count merged 1',
  '3-opened': 'ippyo count opened 1',
  '4-counted': 'ippyo count counted 1',
  '5-reconciled': 'ippyo count reconciled 1',
}

/** @param directory the `--out` of a count, or its `count/` */
export async function compareCount(directory: string, trust: Trust, found: Found): Promise<CountComparison> {
  const finding = new CountFinding()
  const problem = await compareIn(directory, trust, found, finding).catch((error: unknown) => {
    if (error instanceof Malformed) return 'count-malformed' as const
    throw error
  })
  const missing = problem === 'count-missing' ? await firstMissing(directory) : null
  return { problem, missing, differences: finding.differences, notChecked: finding.notChecked }
}

async function compareIn(
  directory: string,
  trust: Trust,
  found: Found,
  finding: CountFinding,
): Promise<CountComparison['problem']> {
  const place = await placeOf(directory)
  const received = await stageIn(place, '1-received')
  if (received === null) return 'count-missing'
  oneOf(received, 'format', [FORMATS['1-received']])
  if (text(received, 'packageSha256', /./su) !== trust.packageHash) return 'count-of-other-package'
  const counted = compareReceived(received, found.media, found.reports, finding)
  const isUndeclared = !found.isDeclared && objects(received, 'lost', 0, 1000).length > 0
  if (!isUndeclared) finding.compare('1-received/report.json', 'lost', found.lost, received.lost)
  const people = trust.approvers.map(({ name, key }) => ({ name, number: approverFingerprint(key) }))
  finding.compare('1-received/report.json', 'approvers', people, received.approvers)
  const round = found.round && { number: found.round.number, sha256: found.round.hash }
  finding.compare('1-received/report.json', 'rollRound', round, received.rollRound)
  await leaveOtherFiles(place, finding)
  await compareSignatures(place, trust, finding)
  const [merged, opened, result, books] = await Promise.all(STAGES.slice(1).map((stage) => stageIn(place, stage)))
  for (const [i, stage] of [merged, opened, result, books].entries()) {
    if (stage) oneOf(stage, 'format', [FORMATS[STAGES[i + 1] as Stage]])
  }
  const online = compareOnline(received, trust, found.lost.some(isOnlineBox), await onlineSealBeside(place), finding)
  const ofOnline = recordsInAll(online)
  if (merged) await compareMerged(place, merged, counted, { digests: found.digests, online: ofOnline }, finding)
  if (opened && result) {
    const bundle = await bundleBeside(place)
    if (bundle !== null) await compareSealPages(bundleOf(place), counted, trust, finding)
    const openings = openingsIn(received, online.records ?? {}, trust)
    const totals = compareOpened(opened, { totals: found.totals, bundle, openings }, trust, finding)
    const people = { ...peopleIn(received, result, trust), openings }
    compareCounted(result, totals, people, recordsOfAll(counted, online), trust, finding)
  }
  const without = found.lost.map(({ station, pair }) => ({ station, pair }))
  if (result && !isUndeclared) finding.compare('4-counted/report.json', 'lost', without, result.lost)
  if (books) compareBooks(books, result?.final, counted, found.reports, typedIn(received), trust, finding)
  if (!merged || !opened || !result || !books) return 'count-missing'
  return isUndeclared ? 'count-declaration-missing' : null
}

/** Where a count's declaration may be: in its `--out`, also when the `count/` in it was named (WI5). */
export async function placesOfDeclaration(directory: string): Promise<readonly string[]> {
  // Stages of an unknown form are reported where they are compared.
  const isOut = (await placeOf(directory).catch(() => '')) !== directory
  return isOut ? [directory] : [directory, dirname(resolve(directory))]
}

async function placeOf(directory: string): Promise<string> {
  const below = join(directory, 'count')
  return (await stageIn(below, '1-received')) === null ? directory : below
}

/** A count leaves its bundle there. */
function bundleOf(place: string): string {
  return join(dirname(resolve(place)), 'bundle')
}

async function bundleBeside(place: string): Promise<BundleBeside | null> {
  const [manifest, count] = await Promise.all(
    ['manifest.json', 'count.json'].map(async (name) => {
      const bytes = await readBounded(join(bundleOf(place), name), MANIFEST_BYTES_MAX)
      return typeof bytes === 'string' ? null : bytes
    }),
  )
  return manifest == null ? null : { manifest, count: count ?? null }
}

/** The online votes' seal; `ippyo verify-bundle` checks its signature. Null: not there. */
async function onlineSealBeside(place: string): Promise<Uint8Array | null> {
  const bytes = await readBounded(join(bundleOf(place), ONLINE_SEAL), SEAL_BYTES)
  return typeof bytes === 'string' || bytes.length !== SEAL_BYTES ? null : bytes
}

async function firstMissing(directory: string): Promise<string> {
  const place = await placeOf(directory)
  for (const stage of STAGES) {
    if ((await stageIn(place, stage).catch(() => undefined)) === null) return join(place, stage, 'report.json')
  }
  return place
}

async function stageIn(directory: string, name: Stage): Promise<JsonObject | null> {
  const bytes = await readBounded(join(directory, name, 'report.json'), REPORT_BYTES_MAX)
  if (typeof bytes === 'string') return null
  const value = parseCanonical(bytes)
  if (!isObject(value)) throw new Malformed(name)
  return value
}

const READ_ELSEWHERE: ReadonlySet<string> = new Set([
  ...[LOST_MEDIA, ROLL_ROUND].flatMap((names) => Object.values(names)),
  ...['tally.json', 'tally.sig'],
])

/** A file that no page of docs/formats knows is reported: it may contradict the result beside it. */
async function leaveOtherFiles(place: string, finding: CountFinding): Promise<void> {
  const reports = STAGES.flatMap((stage) => [join(stage, 'report.json'), join(stage, 'report.sig')])
  const known = new Set([...reports, join('2-merged', 'records')])
  for (const stage of await readdir(place)) {
    const entries = await readdir(join(place, stage), { recursive: true }).catch(() => null)
    const isFile = entries === null
    // Read elsewhere: `tally.json` with the signatures, a declaration (§3) when `--count` names this folder itself.
    if (isFile && READ_ELSEWHERE.has(stage)) continue
    if (!STAGES.some((name) => name === stage)) finding.leave(stage, null, 'unknown')
    else {
      const files = (entries ?? []).slice(0, FILES_MAX).map((file) => join(stage, file))
      for (const file of files) if (!known.has(file)) finding.leave(file, null, 'unknown')
    }
  }
}

/** People's words on which the result depends. */
function peopleIn(received: JsonObject, counted: JsonObject, trust: Trust): Omit<PeoplesWord, 'openings'> {
  const { lots } = counted
  const explained = objects(counted, 'explanations', 0, 10_000).map((each) => {
    const doubt = object(each, 'doubt')
    return [doubt.code, doubt.station, doubt.pair, canonical(object(doubt, 'facts'))].join(' ')
  })
  const settled = objects(received, 'comparisons', 0, 2000).filter(({ station, number, same }) => {
    const doubt = ['report-not-as-printed', station, null, canonical({ number: number ?? null })].join(' ')
    return same === true || explained.includes(doubt)
  })
  const uncompared = objects(received, 'reports', 0, 2000)
    .map(({ station }) => String(station))
    .filter((station) => !settled.some((each) => each.station === station))
  const reviews = trust.contests.flatMap(({ id, kind }) => (kinds[kind].listsOf === 'each-candidate' ? [id] : []))
  const questions = trust.contests.flatMap(({ id, question }) => (question === null ? [] : [id]))
  const words = {
    paper: paperIn(counted, new Set([...questions, ...reviews]), new Set(reviews)),
    sent: papersSentIn(received),
    electors: electorsIn(received, trust),
  }
  return { lots: isObject(lots) ? lots : {}, explained: new Set(explained), uncompared, ...words }
}

function recordsOfAll(counted: readonly CountedMedium[], online: SaidRecords): RecordsOfMedia {
  const media = counted.map(({ found }) => found)
  if (media.includes(null)) return null
  return recordsTogether([...media.flatMap((found) => found ?? []), online])
}
