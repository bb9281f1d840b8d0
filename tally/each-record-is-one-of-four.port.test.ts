/** docs/formats/ballot-box.md §4: valid, ended, invalid, unopened – counted, told everywhere, and nothing of a lie repeated. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { doubtfulSessions, SMUGGLED } from '#simulation/counting/doubtful-records.ts'
import {
  compareReports,
  type DrivenTally,
  driveTally,
  joinPaper,
  mixAndOpen,
  startCounting,
} from '#simulation/counting/drive-tally.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { countResultJson } from './services/count/result-json.ts'

const randomness = secureRandomness()
let directory: string
let made: CountingElection
let driven: DrivenTally

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-four-kinds-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 1, spares: 0 }], mayorsOfList1: 3 })
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: 10, pairs: ['started'] })
  const sessions = doubtfulSessions(made, randomness)
  const media = await writePair(made, { station: '1', pair: 1, sessions }, join(directory, 'media'), randomness)
  const at = (name: string) => join(directory, name)
  const places = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  driven = await driveTally({ ...places, media: [media.original], out: at('out') }, randomness)
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  await driven.act({ type: 'read-media' })
  await mixAndOpen(driven, made.passphrases)
  await joinPaper(driven)
})

afterAll(async () => {
  await driven.tally.stop()
  await rm(directory, { recursive: true })
})

const stage = async (name: string) =>
  JSON.parse(await readFile(join(directory, 'out', 'count', name, 'report.json'), 'utf8'))
const MAYOR = { id: 'mayor', records: 10, valid: 4, ended: 1, invalid: 2, unopened: 3, totals: { '1': 3, '2': 1 } }

it('every record is in one of the four numbers of its contest, on the screen, in JSON and in the stages', async () => {
  const contests = driven.tally.view().result?.contests ?? []
  expect(contests[0]).toMatchObject({ valid: 4, ended: 1, invalid: 2, unopened: 3, records: 10 })
  expect(countResultJson(contests)[0]).toMatchObject(MAYOR)
  const counted = await stage('4-counted')
  expect(counted).toMatchObject({ unopened: 3, final: false })
  for (const { records, valid, ended, invalid, unopened, totals } of counted.contests) {
    expect(valid + ended + invalid + unopened).toBe(records)
    expect(Object.values<number>(totals).reduce((sum, votes) => sum + votes, 0)).toBe(valid)
  }
  expect(counted.contests[0]).toMatchObject(MAYOR)
})

it('repeats nothing of what an unopened record says, neither in files nor on the screen', async () => {
  const opened = await stage('3-opened')
  expect(opened.selections.filter((each: { contest: number }) => each.contest === 0)).toEqual([
    { contest: 0, place: 0, selection: 11, records: 3 },
    { contest: 0, place: 0, selection: 12, records: 1 },
    { contest: 0, place: 0, selection: 13, records: 2 },
    { contest: 0, place: 0, selection: 'ended', records: 1 },
    { contest: 0, place: 0, selection: 'unopened', records: 3 },
  ])
  const files = await readdir(join(directory, 'out', 'count'), { recursive: true, withFileTypes: true })
  const reports = files.filter((file) => file.name === 'report.json')
  expect(reports).toHaveLength(5)
  const texts = await Promise.all(reports.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))
  for (const text of [...texts, JSON.stringify(driven.tally.view())]) expect(text).not.toContain(String(SMUGGLED))
})

it('is not final before somebody says in writing what became of the unopened ones', async () => {
  const before = driven.tally.view()
  expect(before.result?.final).toBe(false)
  const [missing] = before.missing
  expect(before.missing).toHaveLength(1)
  expect(missing).toMatchObject({ type: 'explanation', code: 'records-unopened', station: null })
  const doubt = missing?.type === 'explanation' ? missing.doubt : ''
  const by = ['開票管理者 見本']
  const after = await driven.act({ type: 'explain', doubt, reason: '投票機 1-K1 の調べによる。', by })
  expect(after.result?.final).toBe(true)
})

const pdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return ''
  } catch {
    return ': needs pdftotext (poppler-utils)'
  }
})()

it.skipIf(pdftotext !== '')(`result sheet and counting record print all four${pdftotext}`, async () => {
  for (const document of ['result-sheet', 'counting-record'] as const) {
    const view = await driven.act({ type: 'print', document })
    const path = view.documents.find((printed) => printed.document === document)?.path as string
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/[ 　]+/g, ' ')
    for (const line of ['有効投票数 4', '操作を途中で終了した者の数 1', '開けない票 3', '記録の数 10']) {
      expect(text, document).toContain(line)
    }
    expect(text, document).toMatch(/無効（候補者でなくなった者への投票、投票機） 2/)
    expect(text).not.toContain(String(SMUGGLED))
  }
})
