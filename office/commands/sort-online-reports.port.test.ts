/** S14: the file of voids of a station is the one of its last signed report; two figures are typed where the report is on paper alone. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type CountingElection, writeStationReport } from '#simulation/counting/counting-election.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran } from './ippyo-in-tests.ts'

let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)
type Report = Partial<Parameters<typeof writeStationReport>[2]>

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sort-reports-'))
  room = await sortingRoom(directory)
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(async () => {
  await room.bring(room.evening.finished())
  for (const name of ['stick', 'reports']) {
    await rm(at(name), { recursive: true, force: true })
    await mkdir(at(name))
  }
})

/** As its issuer signed it with the file of voids of the same number, by roll list 1. */
const report = (station: string, more: Report = {}, made: CountingElection = room.made) =>
  writeStationReport(made, directory, { station, voters: 3, pairs: ['started'], rollList: 1, ...more })

async function sort(...words: readonly string[]) {
  const args = room.args.slice(0, room.args.indexOf('--reported'))
  const sorted = await ran([...args, ...words, '--out', at('stick')], room.passphrases)
  if (sorted.code !== 0) expect(await readdir(at('stick'))).toEqual([])
  return sorted
}
const REPORTS = () => ['--reports', at('reports')]

it('nobody types a figure where each station’s signed report is here; a paper’s figures are shown as typed', async () => {
  await report('1')
  await report('2')
  expect(await sort(...REPORTS())).toMatchObject({ code: 0, err: expect.not.stringContaining('typed by hand') })
  await rm(at('reports', '2.json'))
  await rm(at('reports', '2.json.sig'))
  expect(await sort(...REPORTS(), '--reported', '2:0:1')).toMatchObject({
    code: 0,
    err: expect.stringContaining(
      'typed by hand (station 2, whose report is on paper alone): voided 0, cards without a vote 1',
    ),
  })
})

it.each<[what: string, report: Report]>([
  ['of a report of before', { version: 2 }],
  ['by another roll list than the report', { rollList: 2 }],
])('a file %s stops the sorting', async (_, more) => {
  await report('1')
  await report('2')
  await report('1', { ...more, name: '1-again' })
  if (more.version === undefined) await rm(at('reports', '1.json'))
  expect((await sort(...REPORTS())).err).toMatch(
    /^S14: the file of voids of station 1 is not the one of its last report/m,
  )
})

it('a report of before beside the last one changes nothing; a station without any report is missed', async () => {
  const { voids } = room.evening.finished().grounds
  const second = voids.map((each) => (each.station === '1' ? { ...each, number: 2 } : each))
  const finished = room.evening.finished()
  await room.bring({ ...finished, grounds: { ...finished.grounds, voids: second } })
  await report('1', { name: 'a' })
  await report('1', { version: 2, name: 'b' })
  expect((await sort(...REPORTS())).err).toMatch(
    /^S14: the file of voids of station 2 is not the one of its last report/m,
  )
  await report('2')
  expect(await sort(...REPORTS())).toMatchObject({ code: 0, out: expect.stringContaining('voided 1') })
  await rm(at('voids', 'online-voids-1-2.ippyo'))
  await rm(at('voids', 'online-voids-1-2.sig'))
})

it('a report that nobody signed, two that differ, and figures typed beside a report are no word of a station', async () => {
  await report('1')
  await report('2')
  expect((await sort(...REPORTS(), '--reported', '2:0:1')).err).toContain('Figures were typed for station 2')
  await report('2', { name: '2-other', voters: 2 })
  expect((await sort(...REPORTS())).err).toContain('two last reports of station 2')
  await rm(at('reports', '2-other.json'))
  await writeFile(at('reports', '2.json.sig'), `${'0'.repeat(128)}\n`)
  expect((await sort(...REPORTS())).err).toContain(
    '2.json is no report of a station that an issuer of this election signed',
  )
})
