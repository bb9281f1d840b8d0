/** N5: an auditor has Node and one file, and nothing else of ours. Also the key process is that file. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildServices, serviceFile } from '#build/services.mjs'
import { holdersOpen, type MixedNight, mixedNight, receivedNight } from '#simulation/counting/mixed-night.ts'

const place = mkdtempSync(join(tmpdir(), 'ippyo-auditor-'))
const FILE = join(place, 'ippyo-verify.mjs')
let night: MixedNight

beforeAll(async () => {
  await buildServices({ only: ['ippyo-verify'] })
  cpSync(serviceFile('ippyo-verify'), FILE)
  night = await mixedNight()
  const driven = await receivedNight(night)
  await driven.act({ type: 'count' })
  await holdersOpen(night, driven, [1, 3])
  await driven.tally.stop()
})
afterAll(() => {
  for (const each of [place, night.directory]) rmSync(each, { recursive: true, force: true })
})

const at = (...names: readonly string[]) => join(night.directory, ...names)
const known = () => ['--authority', at('machine', 'authority.pub')]

async function ran(words: readonly string[], passphrases: readonly string[] = []) {
  const child = spawn(process.execPath, [FILE, '--json', ...words], {
    cwd: place,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { PATH: process.env.PATH },
  })
  const fd = child.stdio[3] as NodeJS.WritableStream
  fd.end(passphrases.map((line) => `${line}\n`).join(''))
  const [out, [code]] = await Promise.all([text(child.stdout as NodeJS.ReadableStream), once(child, 'exit')])
  return { code, found: JSON.parse(out) }
}

const opened = () => {
  const media = (night.config.media ?? []).map(String)
  const shares = [1, 3].flatMap((index) => ['--share', at('shares', `share-${index}.json`)])
  const places = ['--package', at('package'), '--reports', at('reports')]
  const passphrases = [1, 3].map((index) => night.made.passphrases[index - 1] ?? '')
  return ran(['verify', ...media, ...places, ...known(), ...shares, '--passphrase-fd', '3'], passphrases)
}

it('media are checked, and with shares the district is opened', async () => {
  const { code, found } = await opened()
  expect(code).toBe(0)
  // The five voters, counted by hand.
  expect(found.district.totals.selections).toEqual([
    { contest: 0, selection: 11, records: 2 },
    { contest: 0, selection: 12, records: 3 },
    { contest: 1, selection: 21, records: 2 },
    { contest: 1, selection: 22, records: 1 },
    { contest: 1, selection: 23, records: 1 },
    { contest: 1, selection: 'ended', records: 1 },
  ])
})

it('a program that somebody put beside it is not started', async () => {
  const planted = join(place, 'verify-key-process.mjs')
  const mark = join(place, 'started')
  writeFileSync(planted, `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(mark)}, '')\n`)
  expect([(await opened()).code, existsSync(mark)]).toEqual([0, false])
  rmSync(planted)
})

it('a bundle holds, and one changed byte of it does not', async () => {
  const whole = await ran(['verify-bundle', at('out', 'bundle'), ...known()])
  expect([whole.code, whole.found.holds]).toEqual([0, true])
  const changed = join(place, 'bundle')
  cpSync(at('out', 'bundle'), changed, { recursive: true })
  const list = join(changed, 'opened-0.bin')
  const bytes = readFileSync(list)
  bytes[70] = (bytes[70] ?? 0) ^ 1
  writeFileSync(list, bytes)
  const broken = await ran(['verify-bundle', changed, ...known()])
  expect([broken.code, broken.found.holds]).toEqual([1, false])
  rmSync(changed, { recursive: true })
  expect(readdirSync(place)).toEqual(['ippyo-verify.mjs'])
})
