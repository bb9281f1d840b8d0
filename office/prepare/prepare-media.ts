/**
 * Step 6: pairs of media, each on two carriers below `media/<station>/<pair>/`, and the issuers' take-over directory. Can be
 * run station by station; a pair that is there is never touched again.
 */

import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import { initialisePair } from '#election/ballot-box/initialise.ts'
import { capacityOf, type Role } from '#election/ballot-box/layout.ts'
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import { maskOf } from '#election/contests.ts'
import { severalAt } from '#election/count/lists-of-election.ts'
import { contestsOfDistrict, type ElectionPackage, type Station, votersAt } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { Authority } from '#election/keys/authority.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { syncDirectory } from '#hardware/files/whole-file.ts'
import { type CreateFault, createBallotBox } from '#hardware/medium/create.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import type { StationSecrets } from '../files/office-files.ts'

/** Both carriers of two pairs at once: a stick is slower than the machine. */
const AT_ONCE = 2

export interface MediaInput {
  /** `media/` below the prepared directory. */
  readonly directory: string
  readonly election: Pick<LoadedElection, 'electionPackage' | 'lists'>
  readonly authority: Authority
  readonly secrets: readonly StationSecrets[]
  /** All when left out. */
  readonly stations?: readonly StationId[]
  readonly randomness: Randomness
  readonly progress: (done: number, total: number) => void
}

export type MediaError = {
  readonly type: 'medium-failed'
  readonly station: StationId
  readonly pair: PairNumber
  readonly role: Role
  readonly fault: CreateFault
}

export async function prepareMedia(input: MediaInput): Promise<Result<void, MediaError>> {
  const { directory } = input
  const { electionPackage } = input.election
  const wanted = electionPackage.stations.filter((station) => input.stations?.includes(station.id) ?? true)
  const pairs = wanted.flatMap((station) => pairsOf(electionPackage, station).map((pair) => ({ station, pair })))
  for (const station of wanted) await mkdir(join(directory, station.id, 'take-over'), { recursive: true, mode: 0o700 })
  let done = 0
  let failed: MediaError | null = null
  const waiting = [...pairs]
  const carry = async () => {
    for (let next = waiting.shift(); next && failed === null; next = waiting.shift()) {
      const made = await preparePair(input, next.station, next.pair)
      if (!made.ok) failed = made.error
      input.progress(++done, pairs.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, carry))
  return failed === null ? ok() : err(failed)
}

/** Ready-made pairs are left alone; an unfinished one of an interrupted run is made anew, it was never in use. */
async function preparePair(input: MediaInput, station: Station, pair: PairNumber): Promise<Result<void, MediaError>> {
  const place = join(input.directory, station.id, String(pair))
  if (await exists(place)) return ok()
  const unfinished = `${place}.in-progress`
  await rm(unfinished, { recursive: true, force: true })
  const fresh = freshPair(input, station, pair)
  const roles: readonly Role[] = ['original', 'duplicate']
  const created = await Promise.all(
    roles.map(async (role) => {
      const directory = join(unfinished, role)
      await mkdir(directory, { recursive: true, mode: 0o700 })
      return createBallotBox({ directory, pages: fresh.layout.pages, contents: fresh[role] })
    }),
  )
  for (const [i, role] of roles.entries()) {
    const result = created[i]
    if (result && !result.ok)
      return err({ type: 'medium-failed', station: station.id, pair, role, fault: result.error })
  }
  await rename(unfinished, place)
  await syncDirectory(dirname(place))
  return ok()
}

function freshPair(input: MediaInput, station: Station, pair: PairNumber) {
  const { election, authority, randomness } = input
  const { electionPackage } = election
  const secrets = input.secrets.find((each) => each.station === station.id)
  assert(secrets !== undefined, 'media: secrets of the station')
  return initialisePair({
    electionId: electionPackage.electionId,
    keySet: electionPackage.keySet,
    use: electionPackage.use,
    kind: station.earlyVoting ? 'early-voting' : 'election-day',
    station: station.index,
    pair,
    contests: maskOf(contestsOfDistrict(electionPackage, station)),
    several: severalAt(election, station),
    capacity: capacityOf(votersAt(station, electionPackage)),
    dates: station.dates,
    serials: {
      original: mediumSerial(station.index, pair, 'original'),
      duplicate: mediumSerial(station.index, pair, 'duplicate'),
    },
    stationSecret: secrets.keys.stationSecret,
    authoritySecretKey: authority.secretKey,
    randomness,
    sha256: nativeSha256,
  })
}

function pairsOf(electionPackage: ElectionPackage, station: Station): readonly PairNumber[] {
  return electionPackage.machines.flatMap((machine) =>
    machine.station === station.id && machine.pair !== null ? [machine.pair] : [],
  )
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
