/** S-05: a private body counts what its online box has, without a station; its paper names no office and no law; anybody checks the bundle. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { bodyElection } from '#simulation/counting/body-election.ts'
import { type CountingElection, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { type DrivenTally, driveTally, joinPaper, startCounting } from '#simulation/counting/drive-tally.ts'
import { bundleFound, holdersOpen } from '#simulation/counting/mixed-night.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { schoolSources } from '#simulation/online/programs/school.ts'
import { countResultJson } from './services/count/result-json.ts'
import { tallyDocuments, tallyExports } from './session/screen-event.ts'

/** President (ids 1, 2), members of the second year (3, 4, 5), and the question of the clothes (6, 7). */
const VOTES = [
  [1, 3, 6],
  [2, 5, 6],
  [2, 5, 7],
  [2, 4, 6],
  [null, 3, 6],
] as const
const BOX = new TextEncoder().encode('an export')

let made: CountingElection
let directory: string
let driven: DrivenTally

beforeAll(async () => {
  made = await bodyElection(schoolSources(), '2002-06-23' as LocalDate, secureRandomness())
  directory = await mkdtemp(join(tmpdir(), 'ippyo-body-'))
  await writeCountingElection(made, directory)
  const stick = join(directory, 'online')
  await writeSortedStick(made, sortedOf(made, VOTES, BOX), { box: BOX, directory: stick })
  const places = ['package', 'machine', 'reports', 'shares', 'out'].map((name) => [name, join(directory, name)])
  driven = await driveTally({ ...Object.fromEntries(places), media: [stick] }, secureRandomness())
})
afterAll(async () => {
  await driven?.tally.stop()
  await rm(directory, { recursive: true })
})

it('waits for the sorted votes, and for nothing else', async () => {
  await startCounting(driven)
  expect(driven.tally.view().missing).toEqual([{ type: 'online' }])
  expect((await driven.act({ type: 'count' })).message?.code).toBe('incomplete')
  const view = await driven.act({ type: 'read-media' })
  expect(view).toMatchObject({ missing: [], mayCount: true, online: { received: { voters: 5 } } })
})

it('ends in the totals of everybody: by most votes, and the question has its answer', async () => {
  await driven.act({ type: 'count' })
  await holdersOpen({ made }, driven, [1, 3])
  const { result } = await joinPaper(driven)
  const [president, second, clothes] = countResultJson(result?.contests ?? [])
  const naive = countNaive({ kind: 'officer', seats: 2, candidates: [1, 2, 3] }, [1, 3, 3, 2, 1])
  expect(president).toMatchObject({ joined: { totals: { 1: '1', 2: '3' } }, ended: 1, winners: [2] })
  expect(second?.joined?.totals).toEqual(naive.totals)
  expect(second).toMatchObject({ winners: naive.winners, needsLot: naive.needsLot })
  expect(clothes).toMatchObject({ joined: { totals: { 1: '4', 2: '1' } }, verdict: 'carried' })
})

it('ends in a bundle that both checkers hold', async () => {
  await driven.act({ type: 'announce' })
  const found = await bundleFound({ made }, join(directory, 'out', 'bundle'))
  expect(found.findings.filter(({ result }) => result !== 'holds' && result !== 'not-checked')).toEqual([])
  expect(found.findings.find(({ check }) => check === 'V05')?.result).toBe('holds')
  const reader = resolve(import.meta.dirname, '../fixtures/reference/check_bundle.py')
  const said = execFileSync('python3', [reader, join(directory, 'out', 'bundle')], { encoding: 'utf8' })
  expect(said).not.toMatch(/fails/)
})

it('prints its result, and no form of the law of elections', async () => {
  const refused: string[] = []
  for (const document of [...tallyDocuments, ...tallyExports]) {
    const { message } = await driven.act({ type: 'print', document })
    if (message !== null) refused.push(`${document} ${message.code}`)
  }
  const own = ['result-sheet', 'csv', 'json']
  const others = [...tallyDocuments, ...tallyExports].filter((each) => !own.includes(each))
  expect(refused).toEqual(others.map((each) => `${each} not-of-a-body`))
  const paper = join(directory, 'out', 'documents', 'result-sheet.pdf')
  const text = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
  for (const word of ['見本中学校', '選挙の結果', '青木', '石田', '当選', '立ち会った人']) expect(text).toContain(word)
  expect(text).not.toMatch(/市|選挙管理|開票管理者|法第|施行令|投票機|点字|党派|告示|公職/)
})
