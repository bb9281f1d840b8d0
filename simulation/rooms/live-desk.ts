/** A reception of a real election in a room whose clock the test moves: keys, approvals, books and medium as on the day. */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import type { SoftwareFound } from '#election/software-found.ts'
import { startIssuer } from '#issuer/app.ts'
import { stationAt } from '#issuer/services/start/station-source.ts'
import { readStationSecrets } from '#office/files/office-files.ts'
import { prepareImported } from '#office/prepare/prepare-imported.ts'
import type { Clock } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { TWO_APPROVERS, twoApprove } from '#simulation/counting/two-approve.ts'
import { playMachines } from '#simulation/office/played-ceremony.ts'
import { must } from './must.ts'
import { type PreparedStation, type Reception, sourcesWith } from './reception.ts'

const PASSPHRASES = [
  'zwei Worte der Kommission',
  'eins der ersten Person',
  'eins der zweiten Person',
  'der dritten Person',
]
const AS_LISTED: SoftwareFound = { type: 'as-listed', fingerprint: '97444 27431 75317 78695' }

/** As the office prepares a real one; its people are played. */
export async function prepareLiveStation(voters: number): Promise<PreparedStation> {
  const randomness = secureRandomness()
  const directory = await mkdtemp(join(tmpdir(), 'ippyo-live-'))
  const out = join(directory, 'prepared')
  const sources = sourcesWith(voters)
  const played = await playMachines(join(directory, 'machines'), sources, randomness, () => {}, TWO_APPROVERS)
  const [office = '', ...holders] = PASSPHRASES
  const { keyHolders } = sources.rules
  const passphrases = Array.from({ length: keyHolders }, (_, place) => `${holders[place % 3]} ${place}`)
  const ceremony = { type: 'office', ...played, officePassphrase: office, holderPassphrases: passphrases } as const
  const input = { out, use: 'live', randomness, progress: () => {} } as const
  const held = { ...input, ceremony: { ...ceremony, cost: COST_FIXTURE } }
  const { election } = must(await prepareImported(held, { sources, warnings: [] }, null))
  const [station] = election.electionPackage.stations
  const [machine] = election.electionPackage.machines
  assert(station !== undefined && machine !== undefined, 'one station with its machines')
  await twoApprove(election, join(out, 'package'), join(directory, 'machines', machine.id))
  const secrets = must(await readStationSecrets(join(out, 'office'), office)).find(
    (each) => each.station === station.id,
  )
  assert(secrets !== undefined, 'the office keeps the secrets of its stations')
  await rename(join(directory, 'machines'), join(out, 'machines'))
  return { directory: out, election, secrets, close: () => rm(directory, { recursive: true, force: true }) }
}

/** The two things that are not real: built files and mounted disks, which a test has not. */
export async function startLive(desk: Reception, machine = '2-I1'): Promise<void> {
  const { clock, reader } = desk
  // Erasing takes the roll out of it: each room has its own.
  const own = join(desk.room, 'package')
  if (!existsSync(own)) await cp(desk.config(machine).package, own, { recursive: true })
  const config = { ...desk.config(machine), package: own }
  const system: Clock = { kind: 'system', now: () => clock.now(), onMinute: (listener) => clock.onMinute(listener) }
  const surroundings = { clock: system, randomness: secureRandomness() }
  const found = { software: async () => AS_LISTED, disks: async () => null }
  const station = stationAt(config, surroundings, found)
  desk.app = await startIssuer(config, surroundings, { reader, station })
}
