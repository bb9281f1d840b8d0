import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { prepareImported } from '#office/prepare/prepare-imported.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { readIdentity } from './read-identity.ts'
import { readPackageDirectory, readPublishedPackage } from './read-package.ts'

let scratch: string
let authority: Uint8Array
/** A fresh copy for each test, as a stick that somebody changed. */
let stick: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-stick-'))
  const prepared = await prepareImported(
    {
      out: join(scratch, 'prepared'),
      use: 'fixture',
      randomness: seededRandomness('stick'),
      ceremony: playedCeremony,
      mediaOf: [],
      progress: () => {},
    },
    { sources: tinySources, warnings: [] },
    null,
  )
  if (!prepared.ok) throw new Error(prepared.error.type)
  authority = prepared.value.authorityPublicKey
})
beforeEach(async () => {
  stick = await mkdtemp(join(scratch, 'stick-'))
  await cp(join(scratch, 'prepared', 'package'), stick, { recursive: true })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function refusal() {
  const result = await readPackageDirectory(stick, authority)
  return result.ok ? 'loaded' : result.error
}

test('the stick from the office loads; a file that nobody signed does not matter', async () => {
  await writeFile(join(stick, 'photo.jpg'), 'x')
  expect(await refusal()).toBe('loaded')
})

test('an empty stick', async () => {
  await rm(stick, { recursive: true })
  await mkdir(stick)
  expect(await refusal()).toEqual({ type: 'package-missing' })
})

test('signature file forgotten, list forgotten, roll forgotten: each its own message', async () => {
  await rm(join(stick, 'rolls/2.roll'))
  expect(await refusal()).toEqual({ type: 'file-missing', path: 'rolls/2.roll' })
  await rm(join(stick, 'candidate-list-1.json'))
  expect(await refusal()).toEqual({ type: 'candidate-list-missing' })
  await rm(join(stick, 'package.sig'))
  expect(await refusal()).toEqual({ type: 'package-not-signed' })
})

test('an auditor reads the package of a bundle, which has no roll; a file that is there is as signed', async () => {
  const read = () => readPublishedPackage(stick, authority, nativeChecks)
  await truncate(join(stick, 'rolls/2.roll'), 100)
  expect(await read()).toEqual({ ok: false, error: { type: 'file-altered', path: 'rolls/2.roll' } })
  await rm(join(stick, 'rolls'), { recursive: true })
  expect(await read()).toMatchObject({ ok: true })
})

test('a torn roll, and one that grew', async () => {
  const altered = { type: 'file-altered', path: 'rolls/2.roll' }
  await truncate(join(stick, 'rolls/2.roll'), 100)
  expect(await refusal()).toEqual(altered)
  await truncate(join(stick, 'rolls/2.roll'), 100_000)
  expect(await refusal()).toEqual(altered)
})

test('a directory where a file must be is unreadable, not missing', async () => {
  await rm(join(stick, 'rolls/2.roll'))
  await mkdir(join(stick, 'rolls/2.roll'))
  expect(await refusal()).toEqual({ type: 'package-unreadable', path: 'rolls/2.roll' })
  await rm(join(stick, 'package.json'))
  await mkdir(join(stick, 'package.json'))
  expect(await refusal()).toEqual({ type: 'package-unreadable', path: 'package.json' })
})

test('a pipe in the place of a file is told at once: nobody waits for ever for what nobody writes (X-C3)', async () => {
  const unreadable = (path: string) => ({ type: 'package-unreadable', path })
  for (const [path, told] of [
    ['rolls/2.roll', unreadable('rolls/2.roll')],
    ['candidate-list-1.json', unreadable('candidate-list-1.json')],
    ['package.sig', unreadable('package.json')],
    ['package.json', unreadable('package.json')],
  ] as const) {
    await rm(join(stick, path))
    execFileSync('mkfifo', [join(stick, path)])
    expect(await refusal()).toEqual(told)
  }
  execFileSync('mkfifo', [join(stick, 'identity.json')])
  expect(await readIdentity(stick)).toEqual({ ok: false, error: { type: 'identity-damaged' } })
})

test('a machine that was never personalised, and one whose identity is damaged', async () => {
  expect(await readIdentity(stick)).toEqual({ ok: false, error: { type: 'not-personalised' } })
  const machine = join(scratch, 'prepared', 'machines', '2-K1')
  expect(await readIdentity(machine)).toMatchObject({ ok: true, value: { place: { id: '2-K1', pair: 1 } } })
  await writeFile(join(stick, 'identity.json'), '{"format":"ippyo machine identity 1"')
  await chmod(join(stick, 'identity.json'), 0o600)
  expect(await readIdentity(stick)).toEqual({ ok: false, error: { type: 'identity-damaged' } })
})
