import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { listsIn } from '#election/contest-lists.ts'
import { EVERY_CONTEST } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type BoxList, readBoxList, signBoxList, writeBoxList } from '#election/online/boxes.ts'
import { type BoxId, handleOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { logHeadOf, readUnapprovedSettings, type SignedSettings, signSettings } from '#election/online/settings.ts'
import type { SortingFiles, SortingGrounds } from '#election/online/sorting/sorting.ts'
import { readVotedList, type VotedList, votedListHash } from '#election/online/voted.ts'
import type { RollRound } from '#election/roll/roll-round.ts'
import { type ExportDesk, type ExportParts, exportBox } from '#online/box-side/export/export.ts'
import { addBoxes, addElection } from '#online/box-side/provision/provision.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { must } from '#simulation/rooms/must.ts'
import {
  type NamedPair,
  type OnlineElection,
  OPENS,
  onlineElection,
  onlineSettings,
  people,
  pollOf,
} from '#simulation/rooms/online-election.ts'
import { type EveningVote, KEY_SET, personOf, playedCards, voteIn } from '#simulation/rooms/online-evening.ts'
import { openBoxRoom } from './box-room.ts'
import { playedCollector } from './played-box.ts'
import { playedLog, ROWS_AT_ONCE } from './played-log.ts'
import { NUMBER } from './signed-election.ts'

export type OnlineDay = Awaited<ReturnType<typeof onlineDay>>

export interface DayOptions {
  /** So many, or those that a roll side has drawn, of one contest each. */
  readonly boxes: number | readonly BoxId[]
  readonly overwrite: boolean
  readonly election?: OnlineElection
  /** The database server's. */
  readonly server?: Readonly<Record<string, string>>
}

export async function onlineDay(seed: string, options: DayOptions) {
  const election = options.election ?? onlineElection(seed)
  const { randomness } = election
  const exporters = people(randomness, ['e1', 'e2', 'e3'])
  const witnesses = people(randomness, ['w1.example', 'w2.example'])
  const [authority, sorting] = [makeSigningKey(randomness), makeKeyPair(randomness)]
  const plain = onlineSettings(election, { exporters, witnesses })
  const switches = { ...plain.switches, overwrite: options.overwrite }
  const signed = signSettings({ ...plain, switches }, authority.secretKey)
  const settings = must(readUnapprovedSettings(signed, authority.publicKey, pollOf(election)))
  const list = approvedBoxes(election, options.boxes)
  const room = await openBoxRoom({ settings: options.server ?? {} })
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-online-day-'))
  for (const place of ['original', 'duplicate']) mkdirSync(join(directory, place))
  await provision(room.pool('provisioner', 1), settings, list)
  await room.setClock(OPENS + 60)
  const log = await playedLog(room, {
    ...{ witnesses, directory, randomness, key: election.keys.sequencer, origin: settings.settings.origin.log },
    ...{ head: logHeadOf(settings), monotonic: () => 0, now: () => unixSecond(OPENS + 61) },
  })
  const collector = playedCollector(room, election, () => unixSecond(OPENS + 60))
  /** Everything that was acknowledged, in the order of the answers. */
  const votes: EveningVote[] = []
  const revs = new Map<string, number>()
  const directories = [join(directory, 'original'), join(directory, 'duplicate')] as const
  const listHashes = [randomness.bytes(32), randomness.bytes(32)]
  const parts: ExportParts = {
    ...{ number: NUMBER, pool: room.pool('exporter', 1), rowsAtOnce: ROWS_AT_ONCE, settings, keySet: KEY_SET },
    ...{ listHashes, build: fromHex(settings.settings.builds[0] ?? ''), directories, needsTwoSticks: false },
    checkpoint: async () => new Uint8Array(readFileSync(join(directory, 'log', 'checkpoint'))),
    ...{ ...OWN, packageHash: election.packageHash, records: recordsOf(election) },
  }
  const boxOf = (number: number) => list.boxes[number]?.box ?? election.box()
  const handle = (number: number) => handleOf(settings.settings.electionId, boxOf(number))
  return {
    ...{ room, election, settings, exporters, boxes: list.boxes, collector, directory, parts, votes, handle },
    /** The sequencer takes a turn, with all witnesses. */
    turn: log.turn,
    /** Into the box of this number; the word of the answer. */
    cast: async (number: number, wish: Parameters<typeof voteIn>[3] = {}) => {
      const box = boxOf(number)
      const rev = (revs.get(box) ?? 0) + 1
      const style = list.boxes[number]?.style ?? (1 as ContestMask)
      const vote = voteIn({ election, sorting }, box, rev, { style, ...wish })
      const { said } = await collector.cast(vote.played.bytes)
      if (said !== 'promised') return said
      revs.set(box, rev)
      votes.push(vote)
      return said
    },
    /** Two exporters who find every number on paper. */
    export: (desk: Partial<ExportDesk> = {}) => exportBox(parts, { ...patientDesk(exporters), ...desk }),
    sortingFiles: () => filesIn(directories, settings),
    sortingGrounds: (more: Partial<SortingGrounds> = {}): SortingGrounds => ({
      ...{ settings, keySet: KEY_SET, packageHash: election.packageHash, listHashes, casts: election.grounds },
      ...{ ...NO_STATIONS, boxes: stylesIn(list), rounds: [roundOf(votedIn(directories, settings))] },
      evidence: {
        evidence: new Map(votes.map(({ permit, sealed }) => [permit, sealed])),
        ...{ sortingSecretKey: sorting.secretKey, cards: playedCards },
        approved: new Map(list.boxes.map((_, number) => [handle(number), [personOf(handle(number))]])),
      },
      ...more,
    }),
    close: async () => {
      await log.close()
      await room.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const OWN = { checks: nativeOnlineChecks, sign: signNative }
/** A cast has a record for each list. */
const recordsOf = ({ grounds }: OnlineElection) => listsIn(EVERY_CONTEST, grounds.several).length

const stylesIn = ({ boxes }: BoxList) => new Map(boxes.map(({ box, style }) => [box, style]))

async function provision(pool: Pool, settings: Parameters<typeof addElection>[2], list: BoxList): Promise<void> {
  must(await addElection(pool, NUMBER, settings))
  must(await addBoxes(pool, NUMBER, list))
}

/** As two people of the roll side sign it. */
function approvedBoxes(election: OnlineElection, boxes: DayOptions['boxes']): BoxList {
  const { randomness } = election
  const drawn =
    typeof boxes === 'number'
      ? Array.from({ length: boxes }, () => election.box())
          .toSorted()
          .map((box, at) => ({ box, style: (at % 3 === 2 ? 1 : 3) as ContestMask }))
      : boxes.toSorted().map((box) => ({ box, style: 1 as ContestMask }))
  const list = { electionId: election.grounds.electionId, number: 1, boxes: drawn }
  const two = [makeSigningKey(randomness), makeSigningKey(randomness)] as const
  const file = writeBoxList(list, [signBoxList(list, two[0].secretKey), signBoxList(list, two[1].secretKey)])
  const approvers = two.map(({ publicKey }, at) => ({ name: `a${at}`, key: toHex(publicKey) }))
  return must(readBoxList(file, { electionId: list.electionId, approvers }, verifyNative))
}

function patientDesk(exporters: readonly NamedPair[]): ExportDesk {
  return {
    isSame: async () => true,
    key: async (turn) => exporters[turn - 1] ?? null,
  }
}

/** The files of both sticks, as sorting reads them. */
function filesIn([original, duplicate]: readonly [string, string], settings: SignedSettings): SortingFiles {
  const read = (directory: string, name: string) => new Uint8Array(readFileSync(join(directory, name)))
  const names = ['online-box.ippyo', 'online-log.ippyo', 'online-voted.ippyo'] as const
  return {
    ...{
      box: read(original, names[0]),
      log: read(original, names[1]),
      voted: votedIn([original, duplicate], settings),
    },
    differing: names.filter((name) => !equalBytes(read(original, name), read(duplicate, name))),
  }
}

const NO_STATIONS = { stations: [], earlyStations: new Set<never>(), voids: [], decisions: [], reported: new Map() }

function roundOf(voted: VotedList): RollRound {
  return {
    electionId: voted.electionId,
    number: 1,
    last: true,
    lists: [],
    voted: votedListHash(voted),
    incidents: null,
  }
}

function votedIn([original]: readonly [string, string], { settings, closes }: SignedSettings) {
  const file = new Uint8Array(readFileSync(join(original, 'online-voted.ippyo')))
  const { electionId, keys } = settings
  const voted = must(readVotedList(file, { electionId, exporters: keys.exporters, closes }))
  return voted
}
