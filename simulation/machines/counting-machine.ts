/** The counting machine on the evening of the small election: the whole day was played before, and its sticks are brought. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { DayReport } from '#simulation/election-day/day-report.ts'
import { electionDay } from '#simulation/election-day/election-day.ts'
import { narrate } from '#simulation/election-day/narration.ts'
import { type FixtureSecrets, readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playTally } from '#simulation/office/play-tally.ts'
import { must } from '#simulation/rooms/must.ts'
import { SMALL_SOURCES } from '#simulation/rooms/polling-station.ts'
import type { MachineInput } from './machine.ts'
import { setUp } from './set-up.ts'

/** Half past nine of the election's evening in Japan. */
const EVENING = '2027-04-25T12:30:00'

/** Brought to the counting machine in one folder: `day` (media, reports, package), `machine`, `shares`. */
interface CountingEvening {
  /** How the same count ended when the day was played. */
  readonly day: DayReport
  /** Opens the machine's key. */
  readonly passphrase: string
  readonly holders: FixtureSecrets['holders']
}

export interface CountingMachine extends CountingEvening {
  readonly input: MachineInput
}

async function countingEvening(directory: string): Promise<CountingEvening> {
  const day = join(directory, 'day')
  const played = { election: SMALL_SOURCES, votes: null, voters: null, seed: 'machines', use: 'fixture' } as const
  const report = await electionDay({ ...played, out: day, narration: narrate(true, 'ja') })
  const office = join(day, 'office')
  const authority = must(await readAuthorityPub(office))
  const { electionPackage } = must(await readPackageDirectory(join(day, 'package'), authority, nativeChecks))
  const { officePassphrase, holders } = must(await readFixtureSecrets(office))
  const machine = join(directory, 'machine')
  mkdirSync(machine)
  cpSync(join(office, 'authority.pub'), join(machine, 'authority.pub'))
  const randomness = secureRandomness()
  const at = { directory: machine, office, package: join(day, 'package') }
  const passphrase = await playTally({ ...at, officePassphrase, use: electionPackage.use, randomness })
  bringShares(office, join(directory, 'shares'))
  return { day: report, passphrase, holders }
}

export async function countingMachine(directory: string): Promise<CountingMachine> {
  const evening = await countingEvening(directory)
  const medium = (pair: number) => ({ written: join(directory, 'day/media/1', String(pair), 'original') })
  const input = setUp({
    role: 'tally',
    directory,
    machine: join(directory, 'machine'),
    package: join(directory, 'day/package'),
    sockets: [
      ['touch', { type: 'touch' }],
      ['touch', { type: 'keyboard' }],
      ['slot1', medium(1)],
      ['slot2', medium(2)],
      ['reports', { written: join(directory, 'day/reports') }],
      ['papers', 'empty'],
      ['shares', { written: join(directory, 'shares') }],
      ['slot3', null],
      ['slot4', null],
      ['carry', null],
    ],
  })
  return { ...evening, input: { ...input, clock: EVENING } }
}

/** The holders' shares. On their FAT sticks the files are the program's, and so they are here. */
function bringShares(office: string, folder: string): void {
  mkdirSync(folder)
  for (const name of readdirSync(office).filter((each) => each.startsWith('share-')))
    cpSync(join(office, name), join(folder, name))
}
