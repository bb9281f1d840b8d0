/** X-C5, suite 2: `ippyo count` asks nobody for a passphrase before the holder before them has opened their part and their process is gone. */
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { runIppyo } from '../../program.ts'
import { type OfficeIo, terminalIo } from '../../terminal/office-io.ts'

let night: MixedNight
const at = (...names: readonly string[]) => join(night.directory, ...names)

beforeAll(async () => {
  night = await mixedNight()
})
afterAll(() => rm(night.directory, { recursive: true }))

it('the machine, then one holder after the other, each when the one before is done', async () => {
  const passphrases = [TALLY_PASSPHRASE, ...[0, 2].map((i) => night.made.passphrases[i] as string)]
  const asked: (readonly string[])[] = []
  const there: string[][] = []
  let code = 0
  const told: string[] = []
  const io: OfficeIo = {
    ...terminalIo(secureRandomness(), 'en'),
    out: (text) => void told.push(text),
    err: (text) => void told.push(text),
    exit: (given) => {
      code = given
    },
    secrets: async (questions) => {
      asked.push(questions)
      const files = await readdir(at('out', 'bundle')).catch(() => [])
      there.push(files.filter((name) => /^(mix|open)-/.test(name)).sort())
      return passphrases.slice(asked.length - 1, asked.length - 1 + questions.length)
    },
  }
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--out', at('out')]
  const found = ['--reports', at('reports'), '--shares', at('shares'), '--seats', '1,3']
  const people = ['--without-paper', '選挙長 見本', ...(await reportNumberOptions(at('reports')))]
  await runIppyo(['--json', 'count', at('media'), ...grounds, ...found, ...people], () => io)
  expect([code, asked.map((questions) => questions.length)]).toEqual([0, [1, 1, 1]])
  const mixes = ['mix-0-1.bin', 'mix-0-2.bin', 'mix-1-1.bin', 'mix-1-2.bin']
  expect(there).toEqual([[], mixes, [...mixes, 'open-0-1.bin', 'open-1-1.bin']])
}, 180_000)

it('the next line stays in the descriptor until somebody asks for it', async () => {
  const path = at('lines')
  writeFileSync(path, '機械の合言葉\r\nholder 1\nholder 2')
  const fd = openSync(path, 'r')
  const { secrets } = terminalIo(secureRandomness(), 'en')
  const next = async () => (await secrets(['a question'], { fd, twice: false }))[0]
  expect(await next()).toBe('機械の合言葉')
  const left = Buffer.alloc(100)
  const count = readSync(fd, left)
  expect(left.toString('utf8', 0, count)).toBe('holder 1\nholder 2')
  closeSync(fd)
})
