/**
 * online-sorted.md by an own reader: from the export, its log and the stations' voids to the sorted bytes. Cards (S10 to S13) need the sorting
 * key, and voided ones are taken as two people and issuers signed them; who gives these is known to the caller.
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { blindBase, membersOf } from '../bundle/records.ts'
import { asScalar, bigEndian, hash, join, scalarBytes, timesSecret } from '../group/ristretto.ts'
import { canonical } from '../package/canonical.ts'
import { castIn, codeOf, type ReadCast, roomsIn } from './cast.ts'
import { type Exported, exportedIn, logIn } from './export-file.ts'
import { checkpointIn, rootOf } from './log.ts'
import type { OnlineTrust } from './online-trust.ts'
import type { Decision } from './said-by-people.ts'

export interface OnlineFiles {
  readonly box: Uint8Array
  readonly log: Uint8Array
  /** The last file of each station, handles in hex. */
  readonly voids: readonly { readonly voided: readonly string[]; readonly cards: readonly string[] }[]
  /** As two people signed them. */
  readonly decisions: readonly Decision[]
  /** Contests of each box as a mask, as two people of the roll side signed them. Null: not given. */
  readonly boxes: ReadonlyMap<string, number> | null
}

export interface OnlineFinding {
  /** Numbers of online-sorted.md §2, each once, ascending; empty: all that can be checked here holds. */
  readonly fails: readonly string[]
  /** Name → bytes of §3, `online-sorted.json` without its signature; null where something fails. */
  readonly files: ReadonlyMap<string, Uint8Array> | null
  /** False: nothing behind the header could be looked at. */
  readonly isRead: boolean
  /** Handles of the boxes with a vote. */
  readonly voted: ReadonlySet<string>
}

export function verifyOnline(trust: OnlineTrust, files: OnlineFiles): OnlineFinding {
  const exported = exportedIn(files.box, trust.exporters)
  if (exported === null) return { fails: ['S01'], files: null, isRead: false, voted: new Set() }
  const fails = new Set<string>()
  if (!isOfElection(exported, trust)) fails.add('S01')
  if (!isInLog(files.log, exported, trust)) fails.add('S04')
  const read = castsOf(exported, trust, fails)
  if (files.boxes !== null && !areListed(exported, read, files.boxes)) fails.add('S17')
  const handle = (box: string) => handleOf(trust.electionId, box)
  const voted = new Set(exported.events.map(({ box }) => handle(box)))
  const held = staysHeld(exported.held, files.decisions, voted, { deskOverride: trust.deskOverride, fails })
  const { out, voided, restored } = outOf(files, voted, held, fails)
  if (fails.size > 0) return { fails: [...fails].sort(), files: null, isRead: true, voted }
  const left = [...counting(read)].flatMap(([box, cast]) =>
    held.has(handle(box)) || out.has(handle(box)) ? [] : [cast],
  )
  const sums = {
    ...{ events: exported.events.length, superseded: exported.events.length - voted.size, voted: voted.size },
    ...{ held: [...held].filter((each) => voted.has(each)).length, voided, restored },
    counted: left.length,
  }
  return { fails: [], files: sortedFiles(trust, files.box, left, sums), isRead: true, voted }
}

function isOfElection(exported: Exported, trust: OnlineTrust): boolean {
  const lists = bytesToHex(sha256(join(...trust.listHashes.map((each) => hexToBytes(each)))))
  return (
    exported.electionId === trust.electionId &&
    exported.keySet === trust.keySet &&
    exported.settingsHash === trust.settingsHash &&
    exported.packageHash === trust.packageHash &&
    exported.listsHash === lists &&
    exported.opened === trust.opens &&
    exported.closed >= trust.closes &&
    trust.builds.includes(exported.build)
  )
}

/** S04 */
function isInLog(bytes: Uint8Array, exported: Exported, trust: OnlineTrust): boolean {
  const log = logIn(bytes)
  if (log === null || log.electionId !== trust.electionId) return false
  const { origin, sequencer: key, witnesses, quorum } = trust
  const checkpoint = checkpointIn(log.checkpoint, { origin, key, witnesses })
  if (checkpoint === null || (checkpoint.witnesses ?? -1) < quorum) return false
  const { size, root } = checkpoint
  const isTree = size === log.entries.length && root === bytesToHex(rootOf(log.entries))
  const [client, settings, ...codes] = log.entries.map((entry) => bytesToHex(entry))
  const votes = exported.events.map(({ cast }) => codeOf(cast))
  return (
    isTree &&
    exported.logSize === size &&
    exported.logRoot === root &&
    client === trust.clientFiles &&
    settings === trust.settingsHash &&
    codes.sort().join() === votes.sort().join()
  )
}

function castsOf(exported: Exported, trust: OnlineTrust, fails: Set<string>): readonly (ReadCast | null)[] {
  const recordContext = hash('vc record context 1', hexToBytes(trust.packageHash), hexToBytes(trust.publicKey))
  const of = { electionId: trust.electionId, gate: trust.gate, recordContext, lists: trust.listHashes.length }
  const grounds = { ...of, judged: trust.judged }
  const [points, permits] = [new Set<string>(), new Set<string>()]
  return exported.events.map(({ box, rev, cast: bytes }, at) => {
    const before = exported.events[at - 1]
    const expected = before?.box === box ? before.rev + 1 : 1
    if (rev !== expected || (rev > 1 && !trust.overwrite)) fails.add('S08')
    const cast = castIn(bytes, grounds)
    if (typeof cast === 'string') {
      fails.add(cast)
      return null
    }
    if (cast.box !== box) fails.add('S07')
    if (permits.has(cast.permit)) fails.add('S05')
    permits.add(cast.permit)
    for (const point of cast.points) {
      if (points.has(point)) fails.add('S09')
      points.add(point)
    }
    return cast
  })
}

/** S17. A cast that is refused has no contests; its box must be there all the same. */
function areListed(
  { events }: Exported,
  casts: readonly (ReadCast | null)[],
  boxes: ReadonlyMap<string, number>,
): boolean {
  return events.every(({ box }, at) => {
    const listed = boxes.get(box)
    const mask = casts[at]?.contests.reduce((all, contest) => all | (1 << contest), 0)
    return listed !== undefined && (mask ?? listed) === listed
  })
}

/** §1: of each box the vote with the latest *not after*; of equal ones the later revision, which comes later. */
function counting(casts: readonly (ReadCast | null)[]): ReadonlyMap<string, ReadCast> {
  const read = casts.flatMap((cast) => cast ?? [])
  return new Map(read.toSorted((a, b) => a.notAfter - b.notAfter).map((cast) => [cast.box, cast]))
}

function boxesOf(decisions: readonly Decision[], use: Decision['use']): readonly string[] {
  return decisions.flatMap((each) => ('handle' in each && each.use === use ? [each.handle] : []))
}

/** §2, S16: the held boxes but those of which two people say that their vote counts. */
function staysHeld(
  exported: readonly string[],
  decisions: readonly Decision[],
  voted: ReadonlySet<string>,
  { deskOverride, fails }: { readonly deskOverride: boolean; readonly fails: Set<string> },
): ReadonlySet<string> {
  const [out, counted] = [boxesOf(decisions, 'online-held'), boxesOf(decisions, 'online-unheld')]
  const held = new Set(exported)
  if ([...out, ...counted].some((each) => !held.has(each))) fails.add('S16')
  for (const each of counted) held.delete(each)
  if (out.some((each) => !held.has(each))) fails.add('S16')
  const keptOut = new Set(deskOverride ? out : [])
  if ([...held].some((each) => voted.has(each) && !keptOut.has(each))) fails.add('S16')
  return held
}

/** §2, S14 and S15: boxes that are voided and not restored, and the two numbers of R10. */
function outOf(
  { voids, decisions }: OnlineFiles,
  voted: ReadonlySet<string>,
  held: ReadonlySet<string>,
  fails: Set<string>,
): { readonly out: ReadonlySet<string>; readonly voided: number; readonly restored: number } {
  const named = new Map<string, number>()
  for (const each of voids.flatMap(({ voided }) => voided)) named.set(each, (named.get(each) ?? 0) + 1)
  const out = new Set(named.keys())
  const [restored, voidedByTwo] = [boxesOf(decisions, 'online-restore'), boxesOf(decisions, 'online-void')]
  const [restores, takenOut] = [new Set(restored), new Set(voidedByTwo)]
  if ([...restores].some((each) => takenOut.has(each))) fails.add('S14')
  const isOdd = (each: string) => !restores.has(each) && (!voted.has(each) || held.has(each))
  if ([...out].some(isOdd)) fails.add('S14')
  if ([...named].some(([each, times]) => times > 1 && !takenOut.has(each))) fails.add('S14')
  for (const each of restores) if (!out.delete(each)) fails.add('S14')
  const counts = (each: string) => voted.has(each) && !held.has(each) && !out.has(each)
  const beside = new Set(voids.flatMap(({ cards }) => cards.filter(counts)))
  const isOpen = decisions.some((each) => 'station' in each)
  const more = new Set([...takenOut].filter((each) => counts(each) && (isOpen || beside.has(each))))
  if ([...takenOut].some((each) => !more.has(each) && (named.get(each) ?? 0) < 2)) fails.add('S14')
  if ([...beside].some((each) => !takenOut.has(each))) fails.add('S15')
  return { out: new Set([...out, ...takenOut]), voided: named.size + more.size, restored: restores.size }
}

function handleOf(electionId: string, box: string): string {
  const label = new TextEncoder().encode('ippyo online handle 1')
  return bytesToHex(sha256(join(label, hexToBytes(electionId), hexToBytes(box))).subarray(0, 16))
}

/** §3 */
function sortedFiles(
  trust: OnlineTrust,
  box: Uint8Array,
  casts: readonly ReadCast[],
  sums: Readonly<Record<string, number>>,
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const secret = sha256(join(new TextEncoder().encode('ippyo online set secret 1'), box))
  const blinds: Uint8Array[] = []
  const lists = roomsIn(trust.contests, trust.judged).map((list) => {
    const own = casts.flatMap(({ rooms, records }) => records[rooms.indexOf(list)] ?? [])
    const records = own.toSorted((a, b) => (bytesToHex(a) < bytesToHex(b) ? -1 : 1))
    const bytes = join(headOf(trust.packageHash, list, records.length), ...records)
    files.set(`online-sorted-${list}.bin`, bytes)
    const blind = blindOf(secret, trust.electionId, list)
    blinds.push(scalarBytes(blind))
    const commitment = membersOf(records).add(timesSecret(blindBase(), blind))
    const said = { list, records: records.length, sha256: bytesToHex(sha256(bytes)) }
    return { ...said, commitment: bytesToHex(commitment.toBytes()) }
  })
  files.set('online-sorted-blinds.bin', join(...blinds))
  const { electionId, packageHash: packageSha256, settingsHash: settingsSha256 } = trust
  const exportSha256 = bytesToHex(sha256(box))
  const format = 'ippyo online sorted 1'
  const said = canonical({ lists, electionId, exportSha256, format, packageSha256, settingsSha256, sums })
  return files.set('online-sorted.json', new TextEncoder().encode(said))
}

/** bundle.md §2 */
function headOf(packageHash: string, list: number, rows: number): Uint8Array {
  const numbers = [bigEndian(1, 2), bigEndian(list, 2), bigEndian(rows, 4), new Uint8Array(16)]
  return join(new TextEncoder().encode('IPPYOVOT'), ...numbers, hexToBytes(packageHash))
}

function blindOf(secret: Uint8Array, electionId: string, list: number): bigint {
  const parts = [hexToBytes(electionId), bigEndian(list, 1)].flatMap((part) => [bigEndian(part.length, 2), part])
  const info = join(new TextEncoder().encode('ippyo online set blind 1'), Uint8Array.of(0), ...parts)
  return asScalar(hkdf(sha256, secret, undefined, info, 64))
}
