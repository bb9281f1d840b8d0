/** X-C5: `ippyo count` asks nobody for a passphrase before the holder before them has opened their part and their process is gone. */
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

/** A whole count, in which these are typed one after the other. */
async function counted(passphrases: readonly string[]) {
  const asked: string[] = []
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
    secrets: async ([question = '', ...others]) => {
      expect(others).toEqual([])
      asked.push(question)
      const files = await readdir(at('out', 'bundle')).catch(() => [])
      there.push(files.filter((name) => /^(mix|open)-/.test(name)).sort())
      return passphrases.slice(asked.length - 1, asked.length)
    },
  }
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--out', at('out')]
  const found = ['--reports', at('reports'), '--shares', at('shares'), '--seats', '1,3']
  const people = ['--without-paper', '選挙長 見本', ...(await reportNumberOptions(at('reports')))]
  await runIppyo(['--json', 'count', at('media'), ...grounds, ...found, ...people], () => io)
  return { asked, there, code, told }
}

const MIXES = ['mix-0-1.bin', 'mix-0-2.bin', 'mix-1-1.bin', 'mix-1-2.bin']
const FIRST_OPENED = [...MIXES, 'open-0-1.bin', 'open-1-1.bin']

it('a passphrase that stays wrong ends the count before anything is opened', async () => {
  const { code, asked, told } = await counted([TALLY_PASSPHRASE, ...Array(9).fill('this is not it')])
  expect([code, asked.length]).toEqual([1, 1 + 5])
  expect(JSON.parse(told.find((line) => line.startsWith('{')) ?? '')).toEqual({
    error: { type: 'wrong-passphrase', index: 1, found: 1 },
  })
  expect((await readdir(at('out', 'bundle'))).filter((name) => name.startsWith('open'))).toEqual([])
})

it('the machine, then one holder after the other, each when the one before is done; a mistyped one is asked again', async () => {
  const [one = '', , three = ''] = night.made.passphrases
  const { asked, there, code, told } = await counted([TALLY_PASSPHRASE, 'mistyped', one, three])
  expect(code).toBe(0)
  expect(there).toEqual([[], MIXES, MIXES, FIRST_OPENED])
  expect([asked[2], asked[3] === asked[1]]).toEqual([asked[1], false])
  expect(told.filter((line) => line.includes('passphrase'))).toHaveLength(1)
})

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
