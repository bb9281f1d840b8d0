/**
 * Decision 032: a medium whose stick nobody has comes as scans of its sheets, a sheet of them late. Received, counted and written down
 * like the stick, and each place says by itself that it came on paper.
 */
import { execFileSync } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readTallyLog } from '#election/log/tally-log.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import {
  compareReports,
  type DrivenTally,
  driveTally,
  joinPaper,
  mixAndOpen,
  startCounting,
} from '#simulation/counting/drive-tally.ts'
import { scanSheets } from '#simulation/counting/scan-sheets.ts'
import { type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import { printSheets } from '#simulation/counting/sheets-of-medium.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { countResultJson } from './services/count/result-json.ts'
import type { TallyView } from './session/view.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

const randomness = secureRandomness()
/** Only a part of the third sheet is used: some bytes more or less make no other number of sheets. */
const SESSIONS: readonly Session[] = Array.from({ length: 40 }, (_, i) => [11 + (i % 2), i % 3 === 0 ? null : 21])
let directory: string
let made: CountingElection
let stick: string
let scans: readonly string[]
let sheets: number

const at = (...names: readonly string[]) => join(directory, ...names)
const slot = (night: string, number: number) => at(night, 'slots', String(number))
const put = async (from: string, night: string, number: number, name: string) => {
  await mkdir(slot(night, number), { recursive: true })
  await copyFile(from, join(slot(night, number), name))
}
const putStick = (medium: string, night: string, number: number) =>
  put(join(medium, BALLOT_BOX_FILE), night, number, BALLOT_BOX_FILE)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-on-paper-'))
  const one = { kiosks: 1, spares: 0 } as const
  made = await countingElection(randomness, { stations: [one, one] })
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: SESSIONS.length, pairs: ['started'] })
  await writeStationReport(made, directory, { station: '2', voters: 1, pairs: ['started'] })
  const first = await writePair(made, { station: '1', pair: 1, sessions: [...SESSIONS] }, at('media'), randomness)
  const second = await writePair(made, { station: '2', pair: 1, sessions: [[12, 22]] }, at('media'), randomness)
  stick = first.original
  const { codes } = await printSheets(made, stick, at('sheets.pdf'))
  sheets = Math.ceil(codes.length / 12)
  scans = await scanSheets(at('sheets.pdf'), directory, { dots: 200, degrees: 1.3 }, seededRandomness('on paper'))
  expect(sheets).toBeGreaterThan(2)
  for (const night of ['sticks', 'paper', 'both']) await putStick(second.original, night, 4)
})

afterAll(() => rm(directory, { recursive: true }))

async function begun(night: string): Promise<DrivenTally> {
  const driven = await driveTally(
    {
      package: at('package'),
      // Each night is another machine's: one counts one set.
      machine: at(night, 'machine'),
      media: [1, 2, 3, 4].map((number) => slot(night, number)),
      reports: at('reports'),
      shares: at('shares'),
      out: at(night, 'out'),
    },
    randomness,
  )
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  return driven
}

async function counted(driven: DrivenTally): Promise<TallyView> {
  await mixAndOpen(driven, made.passphrases, [1, 3])
  return joinPaper(driven)
}

const figuresOf = ({ result }: TallyView) => countResultJson(result?.contests ?? [])
const states = ({ slots }: TallyView) => slots.map(({ state, refusal }) => refusal?.type ?? state)
const received = async (night: string) =>
  JSON.parse(await readFile(at(night, 'out', 'count', '1-received', 'report.json'), 'utf8')) as {
    readonly media: readonly { readonly serial: string; readonly sheets: number | null }[]
  }
const paper = async (driven: DrivenTally, document: 'counting-record' | 'storage-list') => {
  const printed = await driven.act({ type: 'print', document })
  const path = printed.documents.find((each) => each.document === document)?.path ?? expect.unreachable()
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}

describe('a medium comes as scans of its sheets', () => {
  let sticks: TallyView
  beforeAll(async () => {
    for (const night of ['sticks', 'paper', 'both']) await cp(at('machine'), at(night, 'machine'), { recursive: true })
    await putStick(stick, 'sticks', 1)
    const driven = await begun('sticks')
    expect(states(await driven.act({ type: 'read-media' }))).toEqual(['accepted', 'empty', 'empty', 'accepted'])
    sticks = await counted(driven)
    expect(await paper(driven, 'counting-record')).not.toContain('二次元コード')
    await driven.tally.stop()
    expect((await received('sticks')).media.map((each) => each.sheets)).toEqual([null, null])
  })

  it('one of them late: told by its number, kept, received when it is there, and counted to the same figures', async () => {
    for (const [i, scan] of scans.entries()) if (i !== 1) await put(scan, 'paper', 1, `scan ${i + 1}.png`)
    await put(scans[0] as string, 'paper', 1, 'scan 1 again.PNG')
    await mkdir(slot('paper', 3), { recursive: true })
    const driven = await begun('paper')
    const present = await driven.until(({ slots }) => slots[0]?.state === 'present')
    expect(present.slots[0]).toMatchObject({ files: { done: 0, all: scans.length }, medium: null })

    const progress: number[] = []
    const stop = driven.tally.subscribe(({ slots }) => progress.push(slots[0]?.files?.done ?? 0))
    const short = await driven.act({ type: 'read-media' })
    stop()
    expect(new Set(progress).size).toBeGreaterThan(2)
    expect(states(short)).toEqual(['scans-not-whole', 'empty', 'empty', 'accepted'])
    expect(short.message).toMatchObject({ code: 'scans-not-whole', about: { slot: 1 } })
    expect(short.slots[0]?.scans).toMatchObject({
      media: [{ station: '1', pair: 1, role: 'original' }],
      ...{ sheets, missingSheets: [2], missingCodes: [], twice: [1], unread: [], without: 0, altered: 0 },
    })
    expect(short.stations[0]?.pairs).toEqual({ expected: 1, read: 0 })

    await put(scans[1] as string, 'paper', 2, 'DSC0001.png')
    await driven.until(({ slots }) => slots[1]?.state === 'present')
    const whole = await driven.act({ type: 'read-media' })
    expect(states(whole)).toEqual(['accepted', 'accepted', 'empty', 'accepted'])
    expect([whole.message, whole.slots[0]?.scans?.missingSheets]).toEqual([null, []])
    expect(whole.missing).toEqual([])
    const night = await counted(driven)
    expect(figuresOf(night)).toEqual(figuresOf(sticks))
    expect(night.result?.final).toBe(true)

    const record = await paper(driven, 'counting-record')
    expect(record).toContain(`第1投票区投票所組1正（原本）：用紙${sheets}枚を集計機が読み取っ`)
    expect(await paper(driven, 'storage-list')).toContain(`用紙${sheets}枚から集計した。用紙も保管する。`)
    await driven.tally.stop()
    const [byStick, byPaper] = [await received('sticks'), await received('paper')]
    expect(byPaper.media.map((each) => each.sheets)).toEqual([sheets, null])
    expect(byPaper.media.map((each) => ({ ...each, sheets: null }))).toEqual(byStick.media)
    const log = readTallyLog(new Uint8Array(await readFile(at('paper', 'out', 'tally.log'))))
    const told = log.entries.map(({ event }) => event)
    const fromPaper = { type: 'medium-accepted-from-paper', station: '1', pair: 1, role: 'original', sheets }
    expect(told.filter(({ type }) => type === fromPaper.type)).toEqual([fromPaper])
    expect(told).toContainEqual({
      ...{ type: 'medium-refused', slot: 1, station: null, pair: null },
      code: 'scans-not-whole',
    })
    expect(told.filter(({ type }) => type === 'medium-accepted')).toHaveLength(1)
  })

  it('and the stick after all: one content, counted once, and it did not come on paper alone', async () => {
    for (const [i, scan] of scans.entries()) await put(scan, 'both', 1, `${i}.png`)
    const driven = await begun('both')
    await driven.until(({ slots }) => slots[0]?.state === 'present')
    const first = await driven.act({ type: 'read-media' })
    expect(states(first)).toEqual(['accepted', 'empty', 'empty', 'accepted'])
    await putStick(stick, 'both', 2)
    await driven.until(({ slots }) => slots[1]?.state === 'present')
    expect(states(await driven.act({ type: 'read-media' }))).toEqual([
      'accepted',
      'already-merged',
      'empty',
      'accepted',
    ])
    expect(figuresOf(await counted(driven))).toEqual(figuresOf(sticks))
    await driven.tally.stop()
    expect((await received('both')).media).toEqual((await received('sticks')).media)
  })
})
