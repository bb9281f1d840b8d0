/** Random small evenings of an online box without a database: sorting and the independent reader leave the same bytes, and the sums close (R10). */
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { type BoxId, handleOf } from '#election/online/ids.ts'
import { type SortedFile, sortedFiles } from '#election/online/sorted.ts'
import type { SortingGrounds } from '#election/online/sorting/sorting.ts'
import { sortBoxes } from '#election/online/sorting/sorting.ts'
import { below } from '#election/randomness.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { ONLINE_ELECTION, type OnlineElection, type PlayedVote } from '#simulation/rooms/online-election.ts'
import { codeOf, onlineEvening } from '#simulation/rooms/online-evening.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type OnlineFinding, type OnlineTrust, verifyOnline } from '#verify/online/verify-online.ts'

const evening = onlineEvening('random evenings')
const { election, voidsOf, finished } = evening
const CONTESTS = [0, 1] as const
type Finished = ReturnType<typeof finished>

/** What went wrong, in words; nothing when all holds. */
export function playEvening(seed: number): readonly string[] {
  const { made, expected, overwrite } = drawn(seed)
  const answer = sortBoxes(group, made.grounds, made.files, nativeOnlineChecks)
  if (!answer.ok) return answer.error.map(({ check, type }) => `${check} ${type}`)
  const { sums, records } = answer.value
  const wrong: string[] = []
  if (sums.events - sums.superseded !== sums.voted) wrong.push('events − superseded ≠ voted')
  if (sums.voted - sums.held - sums.voided + sums.restored !== sums.counted) wrong.push('voted − … ≠ counted')
  if (!overwrite && sums.superseded > 0) wrong.push('superseded without overwrite')
  if (sums.counted !== expected.length) wrong.push(`${sums.counted} counted, ${expected.length} expected`)
  for (const contest of CONTESTS) {
    const own = expected.map(({ envelopeBytes }) => toHex(envelopeBytes.slice(70 + 136 * contest, 206 + 136 * contest)))
    if (
      records
        .get(contest as ContestBit)
        ?.map(toHex)
        .join() !== (own.length === 0 ? undefined : own.toSorted().join())
    ) {
      wrong.push(`other records of contest ${contest}`)
    }
  }
  return [...wrong, ...differing(seenByOther(made), filesOf(made))]
}

function filesOf({ grounds, files }: Finished): readonly SortedFile[] | null {
  const answer = sortBoxes(group, grounds, files, nativeOnlineChecks)
  if (!answer.ok) return null
  const { electionId } = grounds.settings.settings
  const of = { packageHash: grounds.packageHash, settingsHash: grounds.settings.hash, electionId, box: files.box }
  const made = sortedFiles(group, { ...of, contests: [...CONTESTS] as ContestBit[] }, answer.value, nativeOnlineChecks)
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
  const restored = grounds.decisions.flatMap((each) => (each.use === 'online-restore' ? [each.handle] : []))
  return verifyOnline(trustOf(grounds, election), { box: files.box, log: files.log, voids: last, restored })
}

function trustOf(
  { settings, keySet, packageHash, listHashes }: SortingGrounds,
  { publicKey }: OnlineElection,
): OnlineTrust {
  const { keys, origin, switches, quorum, clientFiles, builds, electionId } = settings.settings
  return {
    ...{ electionId, keySet, settingsHash: toHex(settings.hash), packageHash: toHex(packageHash) },
    ...{ listHashes: listHashes.map(toHex), publicKey: toHex(publicKey), contests: CONTESTS },
    ...{ opens: settings.opens, closes: settings.closes, overwrite: switches.overwrite, gate: keys.gate },
    ...{ sequencer: keys.sequencer, origin: origin.log, clientFiles, exporters: keys.exporters.map(({ key }) => key) },
    ...{ witnesses: keys.witnesses, quorum, builds },
  }
}

interface DrawnBox {
  readonly box: BoxId
  readonly votes: readonly PlayedVote[]
  readonly fate: 'held' | 'voided' | 'restored' | 'card' | 'none'
}

function drawn(seed: number) {
  const random = seededRandomness(`evening ${seed}`)
  const overwrite = below(random, 2) === 0
  const boxes = Array.from({ length: 1 + below(random, 4) }, (): DrawnBox => {
    const box = election.box()
    const votes = Array.from({ length: below(random, overwrite ? 4 : 2) }, () =>
      election.vote({ box, style: 3 as ContestMask }),
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
  const voids = [
    voidsOf('1', { voided: handles('voided', 'restored'), cards: [] }),
    voidsOf('2', { voided: [], cards: handles('card') }),
  ]
  const restores = handles('restored').map((handle) => ({
    ...{ use: 'online-restore' as const, electionId: ONLINE_ELECTION, handle, reason: 'played' },
  }))
  const made = finished({
    ...{ events: all, held: handles('held'), voids },
    entries: [fromHex(settings.settings.clientFiles), settings.hash, ...codes],
    grounds: {
      settings: { ...settings, settings: { ...settings.settings, switches } },
      ...{ evidence: null, decisions: restores },
    },
  })
  const counted = boxes.filter(({ fate, votes }) => votes.length > 0 && (fate === 'none' || fate === 'restored'))
  return { made, overwrite, expected: counted.flatMap(({ votes }) => votes.at(-1) ?? []) }
}
