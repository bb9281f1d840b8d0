/** The file of a station's report is lost: typed in from paper it is counted, told by the record, and named by the reader as not checked (MED-06). */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { parseStationReport } from '#election/count/station-report.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { verify } from '#verify/main.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from './counting-election.ts'
import { compareReports, type DrivenTally, driveTally, joinPaper, mixAndOpen, startCounting } from './drive-tally.ts'
import { readOffSheet } from './read-off-sheet.ts'
import { type Session, writePair } from './sealed-pair.ts'

const randomness = secureRandomness()
const SESSIONS: readonly Session[] = [
  [11, 21],
  [11, 21],
  [12, 22],
]
let directory: string
let made: CountingElection
let driven: DrivenTally
let original: string
const at = (name: string) => join(directory, name)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-typed-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 1, spares: 0 }] })
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: 3, pairs: ['started'], entitled: 371 })
  original = (await writePair(made, { station: '1', pair: 1, sessions: SESSIONS }, at('media'), randomness)).original
  // The stick is lost: the paper has what the file said.
  for (const name of ['1.json', '1.json.sig']) await rename(at(`reports/${name}`), at(name))
  const paths = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  driven = await driveTally({ ...paths, media: [original], out: at('out') }, randomness)
})

afterAll(async () => {
  await driven.tally.stop()
  await rm(directory, { recursive: true })
})

function audit() {
  return verify({
    packageDirectory: at('package'),
    authority: toHex(made.authority.publicKey),
    media: [original],
    reports: at('reports'),
    count: at('out'),
  })
}

it('the station is counted by what two people typed, and the counting record says that nobody signed it', async () => {
  const report = parseStationReport(await readFile(at('1.json')))
  if (!report.ok) expect.unreachable()
  const fields = readOffSheet(report.value, made.election)
  const { station } = report.value
  expect(fields['mayor entitled']).toBe('371')
  await startCounting(driven)
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  const [first, second] = [typings[0] ?? expect.unreachable(), typings[1] ?? expect.unreachable()]
  await driven.act({ type: 'type-report', station, reason: '媒体の紛失', typings: [first, second] })
  await compareReports(driven)
  expect((await driven.act({ type: 'read-media' })).missing).toEqual([])
  await mixAndOpen(driven, made.passphrases)
  expect((await joinPaper(driven)).result).toMatchObject({ final: true, contests: [{ records: 3 }, {}] })
  await driven.act({ type: 'print', document: 'counting-record' })
  const paper = execFileSync('pdftotext', ['-layout', at('out/documents/counting-record.pdf'), '-'], {
    encoding: 'utf8',
  })
  const words = paper.replaceAll(/\s/g, '')
  for (const said of ['二人（入力太郎、入力花子）', '署名と照らしたものではない', '理由媒体の紛失']) {
    expect(words).toContain(said)
  }
})

it('the reader names what it could hold against nothing signed, and compares when the signed report is found again', async () => {
  const names = async () => ((await audit()).count?.notChecked ?? []).map(({ member, why }) => `${member} ${why}`)
  expect((await audit()).count).toMatchObject({ problem: null, differences: [] })
  expect(await names()).toEqual(expect.arrayContaining(['reports 1 typed-from-paper']))
  for (const name of ['1.json', '1.json.sig']) await rename(at(name), at(`reports/${name}`))
  expect((await audit()).count).toMatchObject({ problem: null, differences: [] })
})
