/** The command line as the office uses it: its exit codes, what it prints and what it leaves. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServices, serviceFile } from '#build/services.mjs'
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { MEDIA_DIRECTORY } from '#fixtures/media/load.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { TWO_APPROVERS, twoApprove } from '#simulation/counting/two-approve.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { notBuiltWords } from '#ui/messages/built.ts'
import { officeCeremony } from './prepare/ceremony.ts'
import { machinePlacesOf } from './prepare/machine-places.ts'
import { makeOffice, openOffice, readKits, readMachineFiles } from './prepare/make-office.ts'
import { importSources, prepareElection } from './prepare/prepare-election.ts'
import { shippedFonts } from './prepare/shipped-fonts.ts'
import { runIppyo } from './program.ts'
import { type OfficeIo, SecretsMissing } from './terminal/office-io.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SMALL = join(ROOT, 'fixtures/elections/small')
let scratch: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-cli-'))
  await buildServices({ only: ['ippyo'] })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The whole program but its terminal; `secrets` are what people would type. */
async function ippyo(args: readonly string[], secrets: readonly string[] = []): Promise<Ran> {
  const ran = { code: 0, out: '', err: '' }
  const io: OfficeIo = {
    randomness: { ...seededRandomness(`as if from the system ${args.join(' ')}`), kind: 'secure' },
    language: 'en',
    notAsBuilt: null,
    out: (text) => {
      ran.out += `${text}\n`
    },
    err: (text) => {
      ran.err += `${text}\n`
    },
    secrets: async (questions) => {
      if (secrets.length < questions.length)
        throw new SecretsMissing({ type: 'too-few-lines', given: secrets.length, needed: questions.length })
      return secrets.slice(0, questions.length)
    },
    progress: () => ({ show: () => {}, end: () => {} }),
    exit: (code) => {
      ran.code = code
    },
  }
  await runIppyo(args, () => io)
  return ran
}

/** With the package of a real election: from its sources, and with an option that loads something first, a program ends at once. */
async function onlyAsBuilt(made: string): Promise<void> {
  const machine = await mkdtemp(join(scratch, 'tally-'))
  await cp(join(made, 'office/authority.pub'), join(machine, 'authority.pub'))
  const config = join(machine, 'config.json')
  const authority = fromHex((await readFile(join(machine, 'authority.pub'), 'utf8')).trim())
  const election = await readPackageDirectory(join(made, 'package'), authority)
  assert(election.ok, 'what was just made loads')
  await twoApprove(election.value, join(made, 'package'), machine)
  await writeFile(config, JSON.stringify({ package: join(made, 'package'), machine, shell: 'none' }))
  await buildServices({ only: ['tally'] })
  const started = (args: readonly string[], env: Record<string, string>) => ran([...args, '--config', config], env)
  const sources = started(['--import', 'tsx', 'tally/main.ts'], {})
  expect([sources.status, sources.stderr]).toEqual([2, expect.stringContaining(FROM_SOURCES)])
  const options = started([serviceFile('tally')], { NODE_OPTIONS: '--no-warnings' })
  expect([options.status, options.stderr]).toEqual([
    2,
    expect.stringContaining(notBuiltWords['run-with-options'].en.title),
  ])
  await noCountOfSources(made, machine)
}

/** The key of a real election is not put together by translated sources, and nothing is asked before that is said (X-A7). */
async function noCountOfSources(made: string, machine: string): Promise<void> {
  const medium = join(scratch, 'medium-of-nobody')
  await mkdir(medium)
  await writeFile(join(medium, BALLOT_BOX_FILE), '')
  const out = join(scratch, 'never-made')
  const given = ['--package', join(made, 'package'), '--authority', join(machine, 'authority.pub')]
  const people = ['--received-by', 'a', '--witness', 'b']
  const count = ['count', medium, ...given, '--reports', scratch, '--shares', scratch, '--out', out, ...people]
  const sources = ran(['--import', 'tsx', 'office/main.ts', '--lang', 'en', ...count], {})
  expect([sources.status, sources.stderr]).toEqual([1, expect.stringContaining(FROM_SOURCES)])
  const options = ran([serviceFile('ippyo'), '--json', ...count], { NODE_OPTIONS: '--no-warnings' })
  expect([options.status, options.stdout]).toEqual([1, '{"error":{"type":"run-with-options"}}\n'])
  expect(existsSync(out)).toBe(false)
}

const FROM_SOURCES = notBuiltWords['run-from-sources'].en.title

function ran(args: readonly string[], env: Record<string, string>) {
  const surroundings = { PATH: process.env.PATH, ...env }
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: 60_000, env: surroundings })
}

const passphrases = [
  'the office, three words',
  'holder one and a cat',
  'holder two and a dog',
  'holder three and a fox',
]

test('a package that was prepared is looked at with inspect: the number is that of the preparation', async () => {
  const out = join(scratch, 'fixture')
  const randomness = seededRandomness('fixture', 'prepare')
  const input = {
    sources: SMALL,
    out,
    use: 'fixture',
    randomness,
    ceremony: playedCeremony,
    progress: () => {},
  } as const
  const { election } = must(await prepareElection(input))
  const pub = join(out, 'office/authority.pub')
  const looked = await ippyo(['inspect', join(out, 'package'), '--authority', pub, '--json'])
  expect(JSON.parse(looked.out).facts.fingerprint).toBe(election.fingerprint)
  expect(await prepareElection(input)).toEqual({ ok: false, error: { type: 'out-not-empty', path: out } })
})

test('a set of files with errors is a table of file, line and column, as words and as an object', async () => {
  const sources = join(scratch, 'bad')
  await cp(SMALL, sources, { recursive: true })
  await appendFile(join(sources, 'contests.csv'), 'third,"第三",nonsense,1,,Third\n')
  const refused = await ippyo(['voice', 'make', '--sources', sources, '--voice', join(scratch, 'no'), '--json'])
  expect(refused.code).toBe(1)
  const { type, errors, warnings } = JSON.parse(refused.out).error
  expect(type).toBe('import-refused')
  expect(errors).toContainEqual(expect.objectContaining({ file: 'contests.csv', column: 'kind', value: 'nonsense' }))
  expect(Object.keys(errors[0]).sort()).toEqual(['allowed', 'code', 'column', 'file', 'line', 'value'])
  expect(Array.isArray(warnings)).toBe(true)
  expect(refused.err).toMatch(/contests\.csv +\d+ +kind/)
})

test('a file or directory that is not there is a refusal with words, no failure of the program', async () => {
  const [nowhere, out] = [join(scratch, 'nowhere'), join(scratch, 'never')]
  const machine = ['personalise', 'machine', '--machine', '1-K1', '--serial', '1', '--kit', nowhere, '--out', out]
  expect(await ippyo(machine)).toMatchObject({ code: 2, err: expect.stringContaining('nothing is there') })
  const medium = ['inspect', join(MEDIA_DIRECTORY, 'package'), '--authority', nowhere, '--json']
  expect(JSON.parse((await ippyo(medium)).out)).toMatchObject({ error: { type: 'path-not-usable', path: nowhere } })
})

test('on a console without a width, the help is written in whole lines', () => {
  const command = `stty cols 0; ${process.execPath} ${serviceFile('ippyo')} --lang ja --help`
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' })
  expect(stdout).toContain('一票：画面の')
  expect(stdout.split('\n').filter((line) => line.trim().length === 1)).toEqual([])
})

test('a wrong command line is told with exit code 2; help is none', async () => {
  expect((await ippyo(['inspect'])).code).toBe(2)
  expect((await ippyo(['--help'])).code).toBe(0)
})

test('a real election: each machine makes its keys once, and count and tally run only as built', async () => {
  const [office, machines, out] = [join(scratch, 'office'), join(scratch, 'stick'), join(scratch, 'live')]
  const randomness = secureRandomness()
  const { stations, rehearsal } = must(await importSources(SMALL, await shippedFonts())).sources
  const [passphrase = ''] = passphrases
  // The package names whom its machines know.
  must(await makeOffice({ directory: office, stations, passphrase, rehearsal, approvers: TWO_APPROVERS, randomness }))
  const kit = join(office, 'kits/1.json')
  const personalise = ({ id, spare }: { readonly id: string; readonly spare: boolean }) => {
    const named = ['--machine', id, '--serial', `NJ-${id}`, '--kit', kit, '--out', join(machines, id)]
    return ippyo(['personalise', 'machine', ...named, ...(spare ? ['--spare'] : [])])
  }
  const places = machinePlacesOf(stations)
  expect(places.length).toBeGreaterThan(2)
  for (const place of places) expect((await personalise(place)).code).toBe(0)
  const twice = await personalise(places[0] as (typeof places)[number])
  expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('Its keys were kept')])
  const [officePassphrase = '', ...holderPassphrases] = passphrases
  const ceremony = officeCeremony({
    authority: must(await openOffice(office, officePassphrase)),
    kits: must(
      await readKits(
        office,
        stations.map(({ id }) => id),
      ),
    ),
    machines: must(await readMachineFiles(machines)),
    officePassphrase,
    holderPassphrases,
  })
  const input = { sources: SMALL, out, use: 'live', randomness, ceremony, mediaOf: [], progress: () => {} } as const
  must(await prepareElection(input))
  expect(await readdir(join(out, 'office'))).not.toContain('fixture-secrets.json')
  expect(await readdir(out)).not.toContain('machines')
  const share = await readFile(join(out, 'office/share-1.json'), 'utf8')
  for (const passphrase of passphrases) expect(share).not.toContain(passphrase)
  await onlyAsBuilt(out)
})
