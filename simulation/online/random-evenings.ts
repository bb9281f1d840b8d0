/** Random small evenings of an online box without a database: sorting and the independent reader leave the same bytes, and the sums close (R10). */
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { listRoom, listsIn } from '#election/contest-lists.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit, ContestMask, ElectionId, MachineId, StationId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type BoxId, type Handle, handleOf } from '#election/online/ids.ts'
import { type UnixSecond, unixSecond } from '#election/online/instant.ts'
import { type SortedFile, sortedFiles } from '#election/online/sorted.ts'
import type { SortingGrounds } from '#election/online/sorting/sorting.ts'
import { sortBoxes } from '#election/online/sorting/sorting.ts'
import { readVoids, type StationVoids, signVoids } from '#election/online/voids.ts'
import { below, type Randomness } from '#election/randomness.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { ONLINE_ELECTION, type OnlineElection, OPENS } from '#simulation/rooms/online-election.ts'
import { codeOf, onlineEvening } from '#simulation/rooms/online-evening.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { OnlineTrust } from '#verify/online/online-trust.ts'
import { type OnlineFinding, verifyOnline } from '#verify/online/verify-online.ts'

/** The second contest is a review of three judges. */
export const SEVERAL = { bit: 1 as ContestBit, lists: 3 }
const evening = onlineEvening('random evenings', null, SEVERAL)
const { election, voidsOf, finished } = evening
const CONTESTS = [0, 1] as const
const LISTS = listsIn(3 as ContestMask, SEVERAL)
type Finished = ReturnType<typeof finished>

/** The faults, in words; nothing when all holds. */
export function playEvening(seed: number): readonly string[] {
  const { made, expected, overwrite, strange } = drawn(seed)
  const answer = sortBoxes(group, made.grounds, made.files, nativeOnlineChecks)
  if (!answer.ok) return answer.error.map(({ check, type }) => `${check} ${type}`)
  const { sums, records } = answer.value
  const wrong: string[] = [...strange, ...voidedTwice(made)]
  if (sums.events - sums.superseded !== sums.voted) wrong.push('events − superseded ≠ voted')
  if (sums.voted - sums.held - sums.voided + sums.restored !== sums.counted) wrong.push('voted − … ≠ counted')
  if (!overwrite && sums.superseded > 0) wrong.push('superseded without overwrite')
  if (sums.counted !== expected.length) wrong.push(`${sums.counted} counted, ${expected.length} expected`)
  for (const [at, list] of LISTS.entries()) {
    const room = listRoom(list)
    const own = expected.map(({ salted }) => toHex(salted.records[at] ?? new Uint8Array()))
    const other = records.get(room)?.map(toHex).join() !== (own.length === 0 ? undefined : own.toSorted().join())
    if (other) wrong.push(`other records of list ${room}`)
  }
  return [...wrong, ...differing(seenByOther(made), filesOf(made))]
}

function filesOf({ grounds, files }: Finished): readonly SortedFile[] | null {
  const answer = sortBoxes(group, grounds, files, nativeOnlineChecks)
  if (!answer.ok) return null
  const { electionId } = grounds.settings.settings
  const of = { packageHash: grounds.packageHash, settingsHash: grounds.settings.hash, electionId, box: files.box }
  const made = sortedFiles(group, { ...of, lists: LISTS }, answer.value, nativeOnlineChecks)
  const document = canonicalJson({ format: 'ippyo online sorted 1', ...made.document })
  return [...made.files, { name: 'online-sorted.json', bytes: document }]
}

function differing(found: OnlineFinding, made: readonly SortedFile[] | null): readonly string[] {
  if (found.files === null || made === null) return [`the other reader finds ${found.fails.join()}`]
  const other = found.files
  const names = made.filter(({ name, bytes }) => !equalBytes(other.get(name) ?? new Uint8Array(), bytes))
  return [
    ...names.map(({ name }) => `the other reader’s ${name} is another`),
    ...(other.size === made.length ? [] : ['other files']),
  ]
}

/** The same evening, as the independent reader is given it. */
export function seenByOther({ grounds, files }: Finished): OnlineFinding {
  const last = grounds.stations.flatMap((station) => {
    const own = grounds.voids.filter((each) => each.station === station)
    return own.toSorted((a, b) => b.number - a.number).slice(0, 1)
  })
  const { decisions, boxes } = grounds
  return verifyOnline(trustOf(grounds, election), { box: files.box, log: files.log, voids: last, decisions, boxes })
}

function trustOf(
  { settings, keySet, packageHash, listHashes }: SortingGrounds,
  { publicKey }: OnlineElection,
): OnlineTrust {
  const { keys, origin, switches, quorum, clientFiles, builds, electionId } = settings.settings
  return {
    ...{ electionId, keySet, settingsHash: toHex(settings.hash), packageHash: toHex(packageHash) },
    ...{ listHashes: listHashes.map(toHex), publicKey: toHex(publicKey), contests: CONTESTS, judged: SEVERAL },
    ...{ opens: settings.opens, closes: settings.closes, overwrite: switches.overwrite, gate: keys.gate },
    deskOverride: switches.deskOverride,
    ...{ sequencer: keys.sequencer, origin: origin.log, clientFiles, exporters: keys.exporters.map(({ key }) => key) },
    ...{ witnesses: keys.witnesses, quorum, builds },
  }
}

const STATIONS = ['1', '2'] as readonly string[] as readonly StationId[]
const KEYS = new Map(STATIONS.map((station) => [station, makeSigningKey(seededRandomness('issuers', station))]))
const ISSUERS = [...KEYS].map(([station, { publicKey: key }]) => ({
  station,
  machine: `${station}-I1` as MachineId,
  key,
}))

/** The signed file, as sorting reads it; null: it is refused. */
function carriedBy(voids: StationVoids, by: ReturnType<typeof makeSigningKey> | undefined): StationVoids | null {
  const read = by && readVoids(signVoids(voids, by.secretKey), { electionId: ONLINE_ELECTION, issuers: ISSUERS })
  return read?.ok === true ? read.value : null
}

/** Signed by nobody, by the other station, or for another district: which of these was taken. */
function wronglyTaken(voids: readonly StationVoids[], random: Randomness): readonly string[] {
  const [mine, other] = STATIONS.map((station) => KEYS.get(station))
  const elsewhere = { electionId: toHex(random.bytes(8)) as ElectionId }
  return voids.flatMap((each) => [
    ...(carriedBy(each, makeSigningKey(random)) === null ? [] : ['voids of an unknown issuer']),
    ...(carriedBy(each, each.station === STATIONS[0] ? other : mine) === null ? [] : ['voids of the other station']),
    ...(carriedBy({ ...each, ...elsewhere }, KEYS.get(each.station)) === null ? [] : ['voids of another district']),
  ])
}

/** The other station names a box of the first one, too: sorting stops. */
function voidedTwice({ grounds, files }: Finished): readonly string[] {
  const named = grounds.voids.find(({ voided }) => voided.length > 0)
  if (named === undefined) return []
  const both = grounds.voids.map((each) => ({ ...each, voided: [...new Set([...each.voided, ...named.voided])] }))
  const reported = new Map(
    both.map(({ cards, station, voided }) => [station, { voided: voided.length, cards: cards.length }]),
  )
  const answer = sortBoxes(group, { ...grounds, voids: both, reported }, files, nativeOnlineChecks)
  const isTold = !answer.ok && answer.error.some(({ type }) => type === 'void-twice')
  return isTold ? [] : ['a box that two stations voided']
}

type DrawnVote = ReturnType<typeof votedAt>

interface DrawnBox {
  readonly box: BoxId
  readonly votes: readonly DrawnVote[]
  readonly fate: 'held' | 'voided' | 'restored' | 'card' | 'none'
}

function votedAt(box: BoxId, at: UnixSecond) {
  return { ...election.vote({ box, style: 3 as ContestMask, at }), at }
}

function drawn(seed: number) {
  const random = seededRandomness(`evening ${seed}`)
  const overwrite = below(random, 2) === 0
  const boxes = Array.from({ length: 1 + below(random, 4) }, (): DrawnBox => {
    const box = election.box()
    const votes = Array.from({ length: below(random, overwrite ? 4 : 2) }, () =>
      votedAt(box, unixSecond(OPENS + 900 * below(random, 3))),
    )
    const fates =
      votes.length === 0
        ? (['held', 'card', 'none'] as const)
        : (['held', 'voided', 'restored', 'none', 'none'] as const)
    return { box, votes, fate: fates[below(random, fates.length)] ?? 'none' }
  })
  const handles = (...fates: readonly DrawnBox['fate'][]) =>
    boxes.filter(({ fate }) => fates.includes(fate)).map(({ box }) => handleOf(ONLINE_ELECTION, box))
  const all = boxes.flatMap(({ box, votes }) => votes.map(({ bytes }, at) => ({ box, rev: at + 1, cast: bytes })))
  const { settings } = finished().grounds
  const switches = { ...settings.settings.switches, overwrite }
  const codes = boxes.flatMap(({ votes }) => votes.map(codeOf))
  // Each voter came to one of two stations; its issuer signs, and the file is read as sorting reads it.
  const at = new Map(boxes.map(({ box }) => [handleOf(ONLINE_ELECTION, box), below(random, 2)]))
  const voids = STATIONS.map((station, n) => {
    const here = (all: readonly Handle[]) => all.filter((handle) => at.get(handle) === n)
    return voidsOf(station, { voided: here(handles('voided', 'restored')), cards: here(handles('card')) })
  })
  const restores = handles('restored').map((handle) => ({
    ...{ use: 'online-restore' as const, electionId: ONLINE_ELECTION, handle, reason: 'played' },
  }))
  const strange = wronglyTaken(voids, random)
  const carried = voids.flatMap((each) => carriedBy(each, KEYS.get(each.station)) ?? [])
  const made = finished({
    ...{ events: all, held: handles('held'), voids: carried },
    entries: [fromHex(settings.settings.clientFiles), settings.hash, ...codes],
    grounds: {
      settings: { ...settings, settings: { ...settings.settings, switches } },
      ...{ evidence: null, decisions: restores, boxes: new Map(boxes.map(({ box }) => [box, 3 as ContestMask])) },
    },
  })
  const counted = boxes.filter(({ fate, votes }) => votes.length > 0 && (fate === 'none' || fate === 'restored'))
  return { made, overwrite, strange, expected: counted.flatMap(({ votes }) => latestOf(votes)) }
}

/** Takes the last one of the votes with the latest card check. */
function latestOf(votes: readonly DrawnVote[]): readonly DrawnVote[] {
  const latest = Math.max(...votes.map(({ at }) => at))
  return votes.filter(({ at }) => at === latest).slice(-1)
}
