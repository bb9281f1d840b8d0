/** Two programs of one machine on one folder of a count: the second is told of the first before it reads anything, and one that was killed holds nobody up. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Language } from '#election/language.ts'
import { claimFolder } from '#hardware/files/claim-folder.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { driveTally } from '#simulation/counting/drive-tally.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { IPPYO, ippyo } from '../ippyo-in-tests.ts'

// Starts programs.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let directory: string
let made: CountingElection
let numbers: readonly string[]
const children: ChildProcess[] = []
const at = (...names: string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-count-in-use-'))
  made = await writeOneStation(directory, { spares: 0 })
  numbers = await reportNumberOptions(at('reports'))
})
afterAll(async () => {
  await Promise.all(children.map(killed))
  await rm(directory, { recursive: true })
})

function killed(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  return gone
}

const config = () => ({
  package: at('package'),
  machine: at('machine'),
  media: [at('media/1/1/original')],
  reports: at('reports'),
  shares: at('shares'),
  out: at('out'),
})

function words(language: Language): readonly string[] {
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--out', at('out')]
  const places = ['--reports', at('reports'), '--shares', at('shares'), '--passphrases-fd', '0']
  const paperSaid = ['--without-paper', '選挙長 見本', '--witness', '立会人 見本', ...numbers]
  return ['--lang', language, '--json', 'count', at('media/1/1/original'), ...grounds, ...places, ...paperSaid]
}

const count = (language: Language) => ippyo(words(language), [TALLY_PASSPHRASE, ...made.passphrases.slice(0, 2)])

/** It has the folder, and waits for passphrases that nobody types. */
async function waitingCommand(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...IPPYO, ...words('ja')], {
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  children.push(child)
  const claims = () => readdir(at('out', 'in-use')).catch(() => [])
  await vi.waitUntil(async () => (await claims()).length > 0, { interval: 50, timeout: 90_000 })
  return child
}

it('while one command counts, another is refused in words; when the first was killed, it counts', async () => {
  const first = await waitingCommand()
  const refused = await count('ja')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout).error).toMatchObject({ type: 'count-in-use-by-command', pid: first.pid })
  for (const said of ['ippyo count', String(first.pid), at('out'), '何も書いていません'])
    expect(refused.stderr).toContain(said)
  await killed(first)
  expect(await readdir(at('out', 'in-use'))).toHaveLength(1)
  const counted = await count('en')
  expect(counted.code, counted.stderr).toBe(0)
  expect(JSON.parse(counted.stdout).final).toBe(true)
  expect(await readdir(at('out', 'in-use'))).toEqual([])
})

it.each(['command', 'screen'] as const)(
  'while the %s counts, a screen says so; given back, it begins',
  async (program) => {
    const command = await claimFolder(at('out'), { program, since: '2002-06-23T21:40' })
    const told = await driveTally(config(), secureRandomness())
    const { message } = await told.until((view) => view.phase === 'out-of-service')
    expect(message).toEqual({
      code: `count-in-use-by-${program}`,
      about: { pid: process.pid, since: '2002-06-23 21:40', folder: at('out') },
    })
    await told.tally.stop()
    if (command.type === 'claimed') await command.release()
    const begun = await driveTally(config(), secureRandomness())
    expect((await begun.until((view) => view.phase !== 'starting')).phase).toBe('choose-mode')
    await begun.tally.stop()
  },
)
