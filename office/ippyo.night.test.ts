/** The command line as the office uses it: its exit codes, what it prints and what it leaves. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServices, serviceFile } from '#build/services.mjs'
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { serialiseApprovers } from '#election/keys/approvers.ts'
import { MEDIA_DIRECTORY } from '#fixtures/media/load.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { TWO_APPROVERS, twoApprove } from '#simulation/counting/two-approve.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { notBuiltWords } from '#ui/messages/built.ts'
import type { FixtureMaker } from './commands/prepare.ts'
import { runIppyo } from './program.ts'
import { type OfficeIo, SecretsMissing } from './terminal/office-io.ts'

const FIXTURE: FixtureMaker = {
  randomness: (seed) => seededRandomness(seed, 'prepare'),
  ceremony: playedCeremony,
}
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
async function ippyo(
  args: readonly string[],
  secrets: readonly string[] = [],
  fixture: FixtureMaker | null = FIXTURE,
): Promise<Ran> {
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
  await runIppyo(args, () => io, fixture)
  return ran
}

/** A real process of what is delivered, by plain Node; `secrets` are the lines of its file descriptor 3. */
function ippyoProcess(args: readonly string[], secrets: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [serviceFile('ippyo'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  })
  const fd = child.stdio[3] as NodeJS.WritableStream
  fd.end(secrets.map((line) => `${line}\n`).join(''))
  const read: [string, string] = ['', '']
  for (const [i, stream] of [child.stdout, child.stderr].entries()) {
    stream?.on('data', (bytes: Buffer) => {
      read[i] += bytes.toString()
    })
  }
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code: code ?? -1, out: read[0], err: read[1] })),
  )
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
  await noOfficeOfSources(made, machine)
}

/** Keys of a real election are neither made nor put together by translated sources, and nothing is asked before that is said (X-A7). */
async function noOfficeOfSources(made: string, machine: string): Promise<void> {
  const medium = join(scratch, 'medium-of-nobody')
  await mkdir(medium)
  await writeFile(join(medium, BALLOT_BOX_FILE), '')
  const out = join(scratch, 'never-made')
  const office = ['--office', join(scratch, 'office'), '--machines', join(scratch, 'stick')]
  const prepare = ['prepare', '--use', 'live', '--sources', SMALL, ...office, '--out', out]
  const given = ['--package', join(made, 'package'), '--authority', join(machine, 'authority.pub')]
  const people = ['--received-by', 'a', '--witness', 'b']
  const count = ['count', medium, ...given, '--reports', scratch, '--shares', scratch, '--out', out, ...people]
  for (const command of [prepare, count]) {
    const sources = ran(['--import', 'tsx', 'office/main.ts', '--lang', 'en', ...command], {})
    expect([sources.status, sources.stderr]).toEqual([1, expect.stringContaining(FROM_SOURCES)])
    const options = ran([serviceFile('ippyo'), '--json', ...command], { NODE_OPTIONS: '--no-warnings' })
    expect([options.status, options.stdout]).toEqual([1, '{"error":{"type":"run-with-options"}}\n'])
  }
  expect(existsSync(out)).toBe(false)
}

const FROM_SOURCES = notBuiltWords['run-from-sources'].en.title

/** A program that does not end by itself is ended, and is no refusal. */
const PATIENCE_MS = 600_000

function ran(args: readonly string[], env: Record<string, string>) {
  const surroundings = { PATH: process.env.PATH, ...env }
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: PATIENCE_MS, env: surroundings })
}

const passphrases = [
  'the office, three words',
  'holder one and a cat',
  'holder two and a dog',
  'holder three and a fox',
]

describe('a fixture', () => {
  test('is prepared in one command, looked at with inspect, and not made twice over', async () => {
    const out = join(scratch, 'fixture')
    const made = await ippyo(['prepare', '--sources', SMALL, '--fixture', '--out', out, '--json'])
    expect(made.code).toBe(0)
    const { fingerprint, authority, warnings } = JSON.parse(made.out)
    expect(warnings.length).toBeGreaterThan(0)
    expect(`${authority}\n`).toBe(await readFile(join(out, 'office/authority.pub'), 'utf8'))
    const pub = join(out, 'office/authority.pub')
    const looked = await ippyo(['inspect', join(out, 'package'), '--authority', pub, '--json'])
    expect(JSON.parse(looked.out).facts.fingerprint).toBe(fingerprint)
    const again = await ippyo(['prepare', '--sources', SMALL, '--fixture', '--out', out])
    expect([again.code, again.out]).toEqual([1, ''])
    expect(again.err).toContain('It was not touched.')
  })

  test('gets a second list, in which somebody died: read out first, signed, and accepted like the first', async () => {
    const [made, sources] = [join(scratch, 'fixture'), join(scratch, 'somebody-died')]
    const places = ['--package', join(made, 'package'), '--office', join(made, 'office'), '--json']
    const secrets = JSON.parse(await readFile(join(made, 'office/fixture-secrets.json'), 'utf8'))
    const unchanged = await ippyo(['sign-list', '--sources', SMALL, ...places], [secrets.officePassphrase])
    expect(JSON.parse(unchanged.out)).toEqual({ error: { type: 'list-unchanged', version: 1 } })
    await cp(SMALL, sources, { recursive: true })
    const candidates = (await readFile(join(SMALL, 'candidates.csv'), 'utf8')).trim().split(/\r?\n/)
    const withState = candidates.map((line, at) => `${line},${at === 0 ? 'state' : at === 4 ? 'died' : ''}`)
    await writeFile(join(sources, 'candidates.csv'), `${withState.join('\n')}\n`)
    const sign = ['sign-list', '--sources', sources, ...places]
    const wrong = await ippyo(sign, ['not the office’s one'])
    expect(JSON.parse(wrong.out)).toEqual({ error: { type: 'wrong-office-passphrase' } })
    expect(await readdir(join(made, 'package'))).not.toContain('candidate-list-2.sig')
    const signed = await ippyo(sign, [secrets.officePassphrase])
    expect(signed.err).toMatch(/2 {2}渡邊　正.*▲ died/)
    const { version, fingerprint } = JSON.parse(signed.out)
    const pub = join(made, 'office/authority.pub')
    const looked = await ippyo(['inspect', join(made, 'package'), '--authority', pub, '--json'])
    expect([version, JSON.parse(looked.out).facts.fingerprint]).toEqual([2, fingerprint])
    const list = JSON.parse(await readFile(join(made, 'package/candidate-list-2.json'), 'utf8'))
    expect(list.contests[1].candidates[1]).toMatchObject({ name: '渡邊　正', gone: 'died' })
    // LAW-19: an option of this one list; the next one without it brings the contest back.
    const paper = await ippyo([...sign, '--suspend', 'mayor'], [secrets.officePassphrase])
    expect(paper.err).toMatch(/mayor　▲ is voted on paper until the next list/)
    const third = JSON.parse(await readFile(join(made, 'package/candidate-list-3.json'), 'utf8'))
    expect(third.contests.map(({ suspended }: { suspended: boolean }) => suspended)).toEqual([true, false])
    const nobodys = await ippyo([...sign, '--suspend', 'governor'], [secrets.officePassphrase])
    expect(JSON.parse(nobodys.out)).toEqual({ error: { type: 'no-such-contest', contest: 'governor' } })
    // LAW-18
    const entered = /--entered (\S+)/.exec(signed.err)?.[1] ?? ''
    const notice = ['gone-notice', ...places, '--out', join(scratch, 'notices'), '--entered', entered]
    const { files } = JSON.parse((await ippyo(notice)).out)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect((await readFile(file)).subarray(0, 4).toString()).toBe('%PDF')
  })
})

describe('a set of files with errors', () => {
  test('is refused with file, line, column and what is allowed; nothing is written', async () => {
    const [sources, out] = [join(scratch, 'bad'), join(scratch, 'bad-out')]
    await cp(SMALL, sources, { recursive: true })
    await appendFile(join(sources, 'contests.csv'), 'third,"第三",nonsense,1,,Third\n')
    const refused = await ippyo(['prepare', '--sources', sources, '--fixture', '--out', out, '--json'])
    expect(refused.code).toBe(1)
    const { type, errors, warnings } = JSON.parse(refused.out).error
    expect(type).toBe('import-refused')
    expect(errors).toContainEqual(expect.objectContaining({ file: 'contests.csv', column: 'kind', value: 'nonsense' }))
    expect(Object.keys(errors[0]).sort()).toEqual(['allowed', 'code', 'column', 'file', 'line', 'value'])
    expect(Array.isArray(warnings)).toBe(true)
    expect(refused.err).toMatch(/contests\.csv +\d+ +kind/)
    expect((await readdir(scratch)).filter((name) => name.startsWith('bad-out'))).toEqual([])
  })

  test('is shown as a table also when kits are to be made', async () => {
    const refused = await ippyo([
      'personalise',
      'office',
      '--sources',
      join(scratch, 'bad'),
      '--office',
      join(scratch, 'no'),
    ])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toMatch(/contests\.csv +\d+ +kind/)
  })

  test('a file or directory that is not there is a refusal with words, no failure of the program', async () => {
    const [nowhere, out] = [join(scratch, 'nowhere'), join(scratch, 'never')]
    const machine = ['personalise', 'machine', '--machine', '1-K1', '--serial', '1', '--kit', nowhere, '--out', out]
    expect(await ippyo(machine)).toMatchObject({ code: 2, err: expect.stringContaining('nothing is there') })
    const medium = ['inspect', join(MEDIA_DIRECTORY, 'package'), '--authority', nowhere, '--json']
    expect(JSON.parse((await ippyo(medium)).out)).toMatchObject({ error: { type: 'path-not-usable', path: nowhere } })
    const collected = ['prepare', '--use', 'live', '--sources', SMALL, '--office', nowhere, '--machines', nowhere]
    expect(await ippyo([...collected, '--out', out, '--json'], passphrases)).toMatchObject({ code: 1 })
  })

  test('on a console without a width, the help is written in whole lines', () => {
    const command = `stty cols 0; ${process.execPath} ${serviceFile('ippyo')} --lang ja --help`
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' })
    expect(stdout).toContain('一票：選挙の')
    expect(stdout.split('\n').filter((line) => line.trim().length === 1)).toEqual([])
  })

  test('a wrong command line is told with exit code 2', async () => {
    const out = join(scratch, 'never')
    expect((await ippyo(['prepare', '--sources', SMALL, '--out', out])).code).toBe(2)
    expect((await ippyo(['prepare', '--sources', SMALL, '--out', out, '--use', 'test'])).code).toBe(2)
    expect((await ippyo(['inspect'])).code).toBe(2)
    const noNumber = ['prepare', '--sources', SMALL, '--out', out, '--fixture', '--passphrases-fd', 'three']
    expect((await ippyo(noNumber)).code).toBe(2)
    expect((await ippyo(['prepare', '--sources', SMALL, '--fixture', '--out', out], [], null)).code).toBe(2)
    expect((await ippyo(['--help'])).code).toBe(0)
  })
})

describe('the office’s real way', () => {
  test('key and kits, machines personalised apart, the ceremony, a live package; refusals on the way', async () => {
    const [office, machines, out] = [join(scratch, 'office'), join(scratch, 'stick'), join(scratch, 'live')]
    const [officePassphrase = ''] = passphrases
    const fd3 = ['--passphrases-fd', '3']
    // As the office's page leaves them there: kits, machines and the package take over who approves (own-58).
    await mkdir(office)
    await writeFile(join(office, 'approvers.json'), serialiseApprovers(TWO_APPROVERS))
    const kits = await ippyoProcess(
      ['personalise', 'office', '--sources', SMALL, '--office', office, ...fd3],
      [officePassphrase],
    )
    expect(kits.err).toMatch(/^import \(MB\) 1\/1\n\d+ warnings\n/)
    expect(kits.code).toBe(0)
    const prepare = ['prepare', '--use', 'live', '--sources', SMALL, '--office', office, '--machines', machines]
    const live = [...prepare, '--out', out, '--media-of', 'none', ...fd3, '--json']
    await mkdir(machines)
    const early = await ippyo(live, passphrases)
    expect(JSON.parse(early.out).error).toMatchObject({ type: 'machines-missing' })
    const kit = join(office, 'kits/1.json')
    const names = JSON.parse(early.out).error.machines as string[]
    const personalise = (name: string) => {
      const spare = name === '1-K3' || name === '1-I2' ? ['--spare'] : []
      const to = join(machines, name)
      return ippyo([
        'personalise',
        'machine',
        '--machine',
        name,
        '--serial',
        `NJ-${name}`,
        '--kit',
        kit,
        '--out',
        to,
        ...spare,
      ])
    }
    expect(names.length).toBeGreaterThan(2)
    for (const name of names) expect((await personalise(name)).code).toBe(0)
    const twice = await personalise('1-K1')
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('Its keys were kept')])
    const wrong = await ippyo(live, ['not the office’s one', ...passphrases.slice(1)])
    expect(JSON.parse(wrong.out).error).toEqual({ type: 'wrong-office-passphrase' })
    const few = await ippyo(live, passphrases.slice(0, 2))
    expect(JSON.parse(few.out).error).toEqual({ type: 'too-few-lines', given: 2, needed: 4 })
    expect((await readdir(scratch)).filter((name) => name.startsWith('live'))).toEqual([])
    const made = await ippyo(live, passphrases)
    expect(JSON.parse(made.out)).toMatchObject({ use: 'live', machines: names.length })
    expect(JSON.parse(made.out).warnings.length).toBeGreaterThan(0)
    expect(await readdir(join(out, 'office'))).not.toContain('fixture-secrets.json')
    expect(await readdir(out)).not.toContain('machines')
    const share = await readFile(join(out, 'office/share-1.json'), 'utf8')
    for (const passphrase of passphrases) expect(share).not.toContain(passphrase)
    await onlyAsBuilt(out)
  })
})
