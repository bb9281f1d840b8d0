/** count.md §1: compares stage 1 (the received media) and stage 2 (their records in another order) with media and signed reports. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { MediumFinding } from '../medium/finding.ts'
import { canonical, isList, type Json, type JsonObject } from '../package/canonical.ts'
import { object, objects, text, whole } from '../package/fields.ts'
import type { CountFinding } from './count-finding.ts'
import { digestOf, type RecordDigests } from './record-digests.ts'
import { lastReportsOf, reportBody, reportNumber } from './station-reports.ts'

const RECEIVED = '1-received/report.json'
const MERGED = '2-merged/report.json'
const RECORDS = '2-merged/records'
const RECORD = 512
const AT_ONCE = 2048
const PEOPLE = ['accepted', 'arrivals', 'choices', 'comparisons', 'explanations', 'holders', 'permissions', 'zeroCheck']
/** The doubts that a count notes at the medium; its other doubts follow from members that are compared. */
const NOTED = [
  'day-seal-bad',
  'failure-not-logged',
  'lists-differ',
  'record-twice',
  'records-above-marks',
  'seals-fall',
]

/** A medium that was counted, as stage 1 names it. */
export interface CountedMedium {
  readonly station: string
  readonly pair: number
  readonly root: string
  /** The medium with the same content among those given here; null: none. */
  readonly found: MediumFinding | null
}

export function compareReceived(
  received: JsonObject,
  media: readonly MediumFinding[],
  documents: readonly JsonObject[] | null,
  finding: CountFinding,
): readonly CountedMedium[] {
  const held = media.filter((medium) => medium.problem === null)
  const entries = objects(received, 'media', 0, 20_000)
  const counted = entries.map((entry) => countedMedium(entry, held))
  for (const [i, { station, pair, root, found }] of counted.entries()) {
    const name = `media ${station} ${pair}`
    if (found === null) finding.compare(RECEIVED, name, null, root)
    else compareMedium(name, entries[i] as JsonObject, found, finding)
  }
  comparePermissions(received, entries, finding)
  const names = counted.map(({ station, pair }) => `${station} ${pair}`)
  const once = new Set<string>()
  for (const name of names) {
    if (once.has(name)) finding.compare(RECEIVED, `media ${name}`, 'once', 'more than once')
    once.add(name)
  }
  const extra = new Set(held.map(({ station, pair }) => `${station} ${pair}`).filter((name) => !once.has(name)))
  for (const name of extra) finding.compare(RECEIVED, `media ${name}`, 'sealed', null)
  compareReports(objects(received, 'reports', 0, 2000), documents, typedIn(received), finding)
  compareNumbers(received, finding)
  for (const name of PEOPLE) if (received[name] !== undefined) finding.leave(RECEIVED, name, 'word-of-people')
  finding.leaveOthers(RECEIVED, '', received, [
    'approvers',
    'before',
    'format',
    'lost',
    'media',
    'online',
    'packageSha256',
    'reports',
    'rollRound',
    'typed',
    ...PEOPLE,
  ])
  return counted
}

/** LAW-14: people allow each duplicate, or choose its seal among several. The words in it are theirs; that they said it is asked for. */
function comparePermissions(received: JsonObject, entries: readonly JsonObject[], finding: CountFinding): void {
  const words = ['permissions', 'choices'].flatMap((name) => objects(received, name, 0, 20_000))
  for (const { station, pair } of entries.filter(({ role }) => role !== 'original')) {
    const isAllowed = words.some((word) => word.station === station && word.pair === pair)
    if (!isAllowed) finding.compare(RECEIVED, `permissions ${station} ${pair}`, 'given', null)
  }
}

function countedMedium(entry: JsonObject, held: readonly MediumFinding[]): CountedMedium {
  const [station, pair] = [text(entry, 'station', /./su), whole(entry, 'pair', 1, 55)]
  const root = text(object(entry, 'sealed'), 'root', /./su)
  const same = held.filter((each) => each.station === station && each.pair === pair && each.root === root)
  return { station, pair, root, found: same.find((each) => each.serial === entry.serial) ?? same[0] ?? null }
}

function compareMedium(name: string, entry: JsonObject, found: MediumFinding, finding: CountFinding): void {
  const sealed = object(entry, 'sealed')
  const { finished, endedByStaff, released } = found.sessions ?? { finished: 0, endedByStaff: 0, released: 0 }
  const facts = {
    root: found.root,
    sealFingerprint: found.sealFingerprint,
    machine: found.machine,
    records: found.records,
    judges: (found.judges as Json | undefined) ?? null,
    spentMarks: found.spentMarks,
    markedSessions: finished + endedByStaff + released,
    lostPages: found.lostPages,
    failedPartner: found.failedMedium !== null,
    logUnbroken: found.logChain === 'whole',
    closedAt: found.closedAt,
    lists: found.lists,
    doubts: found.doubts.filter((doubt) => NOTED.includes(doubt)).sort(),
  } as const
  for (const [member, here] of Object.entries(facts)) {
    const told = sealed[member]
    finding.compare(RECEIVED, `${name} ${member}`, here, member === 'doubts' && isList(told) ? sorted(told) : told)
  }
  // The partner has the same votes under another serial and role, so it is as good if it was given instead.
  if (entry.serial === found.serial) finding.compare(RECEIVED, `${name} role`, found.role, entry.role)
  else finding.leave(RECEIVED, `${name} serial, role`, 'needs-all-media')
  finding.leaveOthers(RECEIVED, 'media.sealed.', sealed, Object.keys(facts))
  // The bytes are the same on sheets of paper and on the medium, and no document signed before the count says which of them was read.
  if (entry.sheets !== undefined) finding.leave(RECEIVED, 'media.sheets', 'word-of-the-tally')
  finding.leaveOthers(RECEIVED, 'media.', entry, ['pair', 'role', 'sealed', 'serial', 'sheets', 'station'])
}

function sorted(list: readonly Json[]): readonly Json[] {
  return [...list].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1))
}

/** Stations whose report nobody signed: two people typed it from paper (MED-06). */
export function typedIn(received: JsonObject): readonly string[] {
  return objects(received, 'typed', 0, 2000).map((each) => text(each, 'station', /./su))
}

/** Each report that the count used must be the last genuine one of its station. */
function compareReports(
  told: readonly JsonObject[],
  documents: readonly JsonObject[] | null,
  typed: readonly string[],
  finding: CountFinding,
): void {
  for (const station of typed) finding.leave(RECEIVED, `reports ${station}`, 'typed-from-paper')
  if (documents === null) {
    finding.leave(RECEIVED, 'reports', 'needs-reports')
    return
  }
  const stations = told.map((each) => text(each, 'station', /./su))
  for (const [i, station] of stations.entries()) {
    const last = lastReportsOf(documents, station).map(reportBody)
    // If a signed report is here, the typed one must be the same.
    if (last.length === 0 && typed.includes(station)) continue
    const same = last.find((each) => canonical(each) === canonical(reportBody(told[i] as JsonObject)))
    finding.compare(RECEIVED, `reports ${station}`, same ?? last[0] ?? null, reportBody(told[i] as JsonObject))
  }
  for (const station of new Set(documents.map((each) => String(each.station)))) {
    if (!stations.includes(station)) finding.compare(RECEIVED, `reports ${station}`, 'signed', null)
  }
}

/** The number that people held against a printed sheet is that of the report that the count used (X-A5); whether the sheet bears it, they alone saw. */
function compareNumbers(received: JsonObject, finding: CountFinding): void {
  const reports = objects(received, 'reports', 0, 2000)
  for (const { station, number } of objects(received, 'comparisons', 0, 2000)) {
    const used = reports.find((each) => each.station === station)
    const here = used === undefined ? null : reportNumber(used)
    finding.compare(RECEIVED, `comparisons ${station} number`, here, number)
  }
}

/** The merged file must have the records of the counted media, each as often as on the media, in any order. */
export async function compareMerged(
  directory: string,
  merged: JsonObject,
  counted: readonly CountedMedium[],
  { digests, online }: { readonly digests: RecordDigests; readonly online: number },
  finding: CountFinding,
): Promise<void> {
  finding.leaveOthers(MERGED, '', merged, ['before', 'format', 'records', 'sha256'])
  const file = await readMerged(`${directory}/${RECORDS}`)
  finding.compare(MERGED, 'sha256', file?.sha256 ?? null, merged.sha256)
  const lists = counted.map(({ station, pair, root }) => digests.of(station, pair, root))
  if (lists.some((list) => list === null)) {
    finding.compare(MERGED, 'records', file?.digests.length ?? null, merged.records)
    finding.leave(RECORDS, null, 'needs-all-media')
    return
  }
  const left = new Map<string, number>()
  for (const digest of lists.flatMap((list) => list ?? [])) left.set(digest, (left.get(digest) ?? 0) + 1)
  const records = [...left.values()].reduce((sum, times) => sum + times, 0)
  finding.compare(MERGED, 'records', records + online, merged.records)
  if (file === null) return
  let foreign = 0
  for (const digest of file.digests) {
    const times = left.get(digest) ?? 0
    if (times === 0) foreign++
    else left.set(digest, times - 1)
  }
  const absent = [...left.values()].reduce((sum, times) => sum + times, 0)
  finding.compare(RECORDS, 'records of the media', records, records - absent)
  finding.compare(RECORDS, 'records of no medium', online, foreign)
}

/** null: the file is missing, or does not consist of whole records. */
async function readMerged(path: string): Promise<{ sha256: string; digests: readonly string[] } | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    if (!(await file.stat()).isFile() || size % RECORD !== 0) return null
    const hash = createHash('sha256')
    const digests: string[] = []
    const block = Buffer.alloc(AT_ONCE * RECORD)
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(block, 0, block.length, at)
      if (bytesRead === 0 || bytesRead % RECORD !== 0) return null
      hash.update(block.subarray(0, bytesRead))
      for (let i = 0; i < bytesRead; i += RECORD) digests.push(digestOf(block.subarray(i, i + RECORD)))
      at += bytesRead
    }
    return { sha256: hash.digest('hex'), digests }
  } catch {
    return null // a disk that fails while it is read: the same as not there
  } finally {
    await file.close()
  }
}
