/** `ippyo count` in the hands of somebody who errs: one sentence, the right place, and an exit code; never a stack trace. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Language } from '#election/language.ts'
import { type CountingElection, TALLY_PASSPHRASE, writeStationReport } from '#simulation/counting/counting-election.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { type Ended, IPPYO, lines, programEnds } from '../ippyo-in-tests.ts'

// Each call starts a program, some of them through npm.
vi.setConfig({ testTimeout: 120_000 })

let directory: string
let made: CountingElection
let numbers: readonly string[]
let next = 0
const at = (name: string) => join(directory, name)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-count-tells-'))
  made = await writeOneStation(directory, { spares: 1 })
  // Once: some tests put a pipe or a broken file among the reports.
  numbers = await reportNumberOptions(at('reports'))
  await writeFile(at('passphrases'), lines([TALLY_PASSPHRASE, ...made.passphrases.slice(0, 2)]))
})
afterAll(() => rm(directory, { recursive: true }))

interface Change {
  readonly media?: readonly string[]
  readonly shares?: string
  readonly reports?: string
  readonly fd?: number
  readonly language?: Language
  /** The shell's words before the program, and after it. */
  readonly by?: string
  readonly more?: string
}

const NO_PAPER = "--without-paper '選挙長 見本' --witness '立会人 見本'"

/** Through a shell, as people do. */
function count(change: Change): Promise<Ended> {
  const { media = ['media/1/1/original'], shares = 'shares', reports = 'reports', fd = 0, language = 'en' } = change
  const program = change.by ?? ['node', ...IPPYO].join(' ')
  const paths = media.map((name) => `'${at(name)}'`).join(' ')
  const places = `--package '${at('package')}' --authority '${at('machine/authority.pub')}' --out '${at(`out-${next++}`)}'`
  const options = `--reports '${at(reports)}' --shares '${at(shares)}' --passphrases-fd ${fd} ${numbers.map((word) => `'${word}'`).join(' ')} ${NO_PAPER}`
  const command = `${program} --lang ${language} count ${paths} ${places} ${options} ${change.more ?? `<'${at('passphrases')}'`}`
  return programEnds('/bin/sh', ['-c', command], '')
}

const NO_TRACE = /^\s+at |Error:/m

describe('a result', () => {
  it('has the names of candidates, and one line for what was left aside', async () => {
    const media = ['media/1/1/original/ballot-box.ippyo', 'media/1/1/duplicate']
    const { code, stdout, stderr } = await count({ media, language: 'ja' })
    expect(stdout).toMatch(/\* {3}1 {2}2 {2}候補 1の1\n {4}2 {2}1 {2}候補 1の2/)
    expect(stdout).toContain('操作を途中で終了した者の数: 1')
    expect(stderr).toMatch(/\[duplicate-(beside-original|not-allowed)\]/)
    expect(stderr).toContain('media/1/1/duplicate')
    expect(code).toBe(0)
  })

  it.each([0, 1, 4095])(
    'a ballot box of %d bytes is one line aside, and the whole media count (X-C8)',
    async (bytes) => {
      await mkdir(at(`short-${bytes}`), { recursive: true })
      await writeFile(at(`short-${bytes}/ballot-box.ippyo`), Buffer.alloc(bytes, 7))
      const { code, stdout, stderr } = await count({ media: [`short-${bytes}`, 'media/1/1/original'] })
      expect(stderr).toContain('[truncated]')
      expect(stderr).toContain(at(`short-${bytes}`))
      expect(stderr).not.toMatch(/Warning|DEP0137/)
      expect(stdout).toMatch(/\* {3}1 {2}2 /)
      expect(code).toBe(0)
    },
  )
})

describe('what is missing, in words', () => {
  it('a station that left a pair out of its report', async () => {
    await cp(at('reports'), at('reports-less'), { recursive: true })
    const less = { station: '1', voters: 3, pairs: ['started'] } as const
    await mkdir(at('less/reports'), { recursive: true })
    await writeStationReport(made, at('less'), { ...less, pairs: [...less.pairs] })
    const { code, stderr } = await count({ reports: 'less/reports', language: 'ja' })
    expect(stderr).toContain('- 投票所 1 組 2 の媒体')
    // C4: the screen has a list to look at, a command line has the lines above.
    expect(stderr).toContain('上の行にあるものをそろえ')
    expect(stderr).not.toContain('欄を見て')
    expect(stderr).not.toContain('{"')
    expect(code).toBe(1)
  })

  it('a place without a medium', async () => {
    const { code, stderr } = await count({ media: ['reports'] })
    expect(stderr).toContain(`There is no medium (ballot-box.ippyo) at: ${at('reports')}`)
    expect(code).toBe(1)
  })

  it('shares that are not there', async () => {
    const { code, stderr } = await count({ shares: 'nowhere' })
    expect(stderr).toContain('Only 0 key shares are in; 2 are needed.')
    expect(stderr).not.toMatch(NO_TRACE)
    expect(code).toBe(1)
  })

  it('a report without its signature, as that', async () => {
    await cp(at('reports'), at('unsigned'), { recursive: true })
    await rm(join(at('unsigned'), '1.json.sig'))
    expect((await count({ reports: 'unsigned' })).stderr).toContain('1.json has no signature (1.json.sig) beside it')
  })
})

describe('a share that cannot be used is named, and nobody else', () => {
  it.each([
    [
      'damaged',
      async (place: string) => writeFile(join(place, 'share-1.json'), '{"format":"ippyo'),
      'share-1.json: damaged',
    ],
    [
      'a copy of another one',
      async (place: string) => writeFile(join(place, 'share-2.json'), await readFile(join(place, 'share-1.json'))),
      'share-2.json: has the number of another file (a copy)',
    ],
  ] as const)('%s', async (name, spoil, said) => {
    const place = `shares ${name}`
    await cp(at('shares'), at(place), { recursive: true })
    await spoil(at(place))
    const { code, stderr } = await count({ shares: place })
    expect(stderr).toContain(said)
    expect(stderr).not.toContain('passphrase of seat')
    expect(code).toBe(1)
  })

  it('a pipe in the place of a share or a report is none, at once', async () => {
    await cp(at('shares'), at('pipes'), { recursive: true })
    await cp(at('reports'), at('pipe-reports'), { recursive: true })
    await rm(join(at('pipes'), 'share-1.json'))
    await rm(join(at('pipe-reports'), '1.json'))
    const fifo = (path: string) => new Promise((resolve) => execFile('mkfifo', [path], resolve))
    await fifo(join(at('pipes'), 'share-1.json'))
    await fifo(join(at('pipe-reports'), '1.json'))
    expect((await count({ shares: 'pipes' })).stderr).toContain('share-1.json: damaged')
    expect((await count({ reports: 'pipe-reports' })).stderr).toContain('1.json is no station report')
  })
})

describe('passphrases from a file descriptor', () => {
  it('any that a shell hands to node', async () => {
    const more = `3<'${at('passphrases')}'`
    for (const by of ['node --import tsx office/main.ts', 'node scripts/start-built.mjs ippyo']) {
      const { code, stderr } = await count({ fd: 3, by, more })
      expect(stderr).not.toMatch(NO_TRACE)
      expect(code).toBe(0)
    }
  })

  it.each([
    ['npm hands on only 0', 3, 'npm run -s ippyo --', 3],
    ['nobody opened it', 4, ['node', ...IPPYO].join(' '), 3],
    ['nobody opened it at all', 17, 'node scripts/start-built.mjs ippyo', 3],
  ])('%s: said before anything is checked', async (_, fd, by, opened) => {
    const { code, stderr } = await count({ fd, by, more: `${opened}<'${at('passphrases')}'`, media: ['nowhere'] })
    expect(stderr).toContain(`File descriptor ${fd} was not given to this program`)
    expect(stderr).not.toMatch(NO_TRACE)
    expect(code).toBe(2)
  })

  it('too few lines: one sentence', async () => {
    const { code, stderr } = await count({ more: '</dev/null' })
    expect(stderr).toContain('Lines with passphrases or PINs needed: 1; given: 0')
    expect(stderr).not.toMatch(NO_TRACE)
    expect(code).toBe(2)
  })
})
