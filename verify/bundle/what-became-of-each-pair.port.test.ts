/** V03, V08, V10, V18: what a person reads of machines and stations, where everything is there and where people have to look themselves. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FinalSeal } from '#election/ballot-box/seal.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { MachineId, PairNumber, StationId } from '#election/ids.ts'
import { sealFingerprint } from '#election/keys/fingerprint.ts'
import type { RollRound } from '#election/roll/roll-round.ts'
import { type BundleLie, bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from './read-bundle.ts'
import { linesOf, statementsOf } from './report.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-each-pair-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

const OF_STATION_2 = [1, 2].map((pair) => ({
  ...{ station: '2' as StationId, pair: pair as PairNumber, cause: 'lost' as const },
}))
const moreCards = (report: StationReport): StationReport => ({
  ...report,
  contests: report.contests.map((each) => ({ ...each, issued: each.issued + 2 })),
})
const fewerCards = (report: StationReport): StationReport => ({
  ...report,
  contests: report.contests.map((each) => ({ ...each, issued: each.issued - 1 })),
})

const calls =
  (pair: number, changes: Partial<StationReport['pairs'][number]>) =>
  (said: StationReport): StationReport => ({
    ...said,
    pairs: said.pairs.map((each) => (each.pair === pair ? { ...each, ...changes } : each)),
  })

async function read(name: string, lie: BundleLie) {
  const { authority, files } = await bundleOfElection(seededRandomness('each pair'), [2, 2], undefined, lie)
  const place = await writeBundle(join(directory, name), files)
  const found = await verifyBundle(place, { authority: { key: authority }, bundle: null })
  if ('type' in found) throw new Error(found.type)
  const lines = linesOf(found.findings)
  const open = lines.filter(({ result }) => result !== 'holds').map(({ check, result }) => `${check} ${result}`)
  return { files, found, open, said: statementsOf(lines, found) }
}

it('each seal and each report has its number, by station and pair, for those who were there (V10)', async () => {
  const { files, found, said } = await read('honest', {})
  const { seals, reports, others } = found.district
  expect(seals.map(({ station, pair }) => `${station} ${pair}`)).toEqual(['1 1', '1 2'])
  expect(seals.map(({ number }) => number)).toEqual(
    [1, 2].map((pair) => sealFingerprint(files.get(`seals/1-${pair}.bin`) as Uint8Array)),
  )
  expect(reports.map(({ station, signed }) => [station, signed])).toEqual([
    ['1', true],
    ['2', true],
  ])
  expect(others.map(({ station, pair, why }) => `${station} ${pair} ${why}`)).toEqual([
    '1 3 unused',
    '2 1 unused',
    '2 2 unused',
  ])
  expect(said[0]).toEqual({ word: 'pairs', values: { pairs: 2, of: 5, unused: 3, lost: 0 } })
})

it.each<[string, BundleLie]>([
  ['more cards than records', { report: moreCards }],
  ['fewer cards than records', { report: fewerCards }],
  [
    'a seal of another number than the officer read',
    {
      report: (report) => ({
        ...report,
        pairs: report.pairs.map((each) => ({ ...each, sealFingerprint: '1'.repeat(20) })),
      }),
    },
  ],
  // A spare machine's key in somebody's hands, and cards that never came back: the books alone would fit (own-82).
  [
    'a seal by a machine that no report names for the pair',
    { seal: (seal) => ({ ...seal, machine: '1-K2' as MachineId }) },
  ],
  ['a seal of a pair that the report calls not started', { report: calls(1, { state: 'not-started' }) }],
  ['a seal of a pair that the report does not name', { report: (said) => ({ ...said, pairs: said.pairs.slice(1) }) }],
  [
    'a seal by the own machine of a pair that another one closed',
    { report: calls(1, { takenOverBy: '1-K2' as MachineId }) },
  ],
  ['a mark more than sessions', { seal: (seal) => ({ ...seal, spentMarks: seal.spentMarks + 1 }) }],
])('%s: nobody calls the books checked, and the station is named', async (name, lie) => {
  const { found, open, said } = await read(name.replaceAll(' ', '-'), lie)
  expect(open).toEqual(['V18 not-checked', 'V34 not-checked'])
  expect(found.district.differing).toEqual(['1'])
  expect(said).toContainEqual({ word: 'booksDiffer', values: { stations: ['1'] } })
  expect(said.map(({ word }) => word)).toContain('partHolds')
})

it('a pair that another machine of the station closed, as its report says, differs in nothing', async () => {
  const machine = '1-K2' as MachineId
  const lie = { seal: (seal: FinalSeal) => ({ ...seal, machine }), report: calls(1, { takenOverBy: machine }) }
  expect((await read('taken-over', lie)).open).toEqual(['V34 not-checked'])
})

it('cards that the report calls missing account for a difference', async () => {
  const report = (said: StationReport) => {
    const more = moreCards(said)
    return { ...more, contests: more.contests.map((each) => ({ ...each, missing: 2 })) }
  }
  expect((await read('missing', { report })).open).toEqual(['V34 not-checked'])
})

it('own-18: a station with an earlier roll list than the last is named, and nobody calls the lists checked', async () => {
  const round = (said: RollRound): RollRound => ({
    ...{ ...said, number: 3 },
    lists: said.lists.map(({ station, hashes }) => ({ station, hashes: [...hashes, 'ab'.repeat(32)] })),
  })
  const { found, open } = await read('earlier-list', { round })
  expect(open).toEqual(['V34 not-checked', 'V36 not-checked'])
  const named = found.findings.filter(({ check }) => check === 'V36').map(({ result, file }) => `${result} ${file}`)
  expect(named).toEqual(['not-checked reports/1.json', 'not-checked reports/2.json'])
})

it('a round that names its list of incidents is read by both; a list of a thousand lines is none', async () => {
  const incidents = { lines: 2, sha256: 'cd'.repeat(32) }
  const honest = (await read('honest', {})).open
  const rollsIn = (name: string) => python(join(directory, name)).stdout.match(/^V36 .*/gm)
  const round = (lines: number) => ({ round: (said: RollRound) => ({ ...said, incidents: { ...incidents, lines } }) })
  expect((await read('incidents', round(2))).open).toEqual(honest)
  expect((await read('too-many-incidents', round(1000))).open).toContain('V36 fails')
  if (!hasPython) return
  expect(rollsIn('incidents')).toEqual(rollsIn('honest'))
  expect(rollsIn('too-many-incidents')?.join()).toContain('V36 fails')
})

it('a report that two people typed in is theirs to compare, and its pairs need another word', async () => {
  const { found, open } = await read('typed', { typed: true, lost: OF_STATION_2 })
  expect(open).toEqual(['V08 not-checked', 'V34 not-checked'])
  expect(found.district.reports).toContainEqual(expect.objectContaining({ station: '2', signed: false }))
  expect(found.district.others.map(({ why }) => why)).toEqual(['unused', 'lost', 'lost'])
})

it('Python names the same station', () => {
  const named = (check: string, name: string) =>
    python(join(directory, name))
      .stdout.match(new RegExp(`^${check} .*`, 'gm'))
      ?.toSorted()
  if (!hasPython) return
  expect(named('V18', 'a-seal-by-a-machine-that-no-report-names-for-the-pair')).toEqual([
    ...['V18 holds - -', 'V18 not-checked - 1'],
  ])
  expect(named('V18', 'taken-over')).toEqual(['V18 holds - -', 'V18 holds - -'])
  expect(named('V08', 'typed')).toEqual(['V08 holds - -', 'V08 not-checked - 2'])
})

it('Python holds the package against the key on paper', async () => {
  const other = (await bundleOfElection(seededRandomness('another commission'), [1, 1])).authority
  const { stdout, status } = python(join(directory, 'honest'), other)
  if (hasPython) expect([stdout, status]).toEqual(['V05 fails - package/package.sig\n', 1])
})

const hasPython = spawnSync('python3', ['--version']).status === 0
const python = (...words: readonly string[]) =>
  spawnSync('python3', ['fixtures/reference/check_bundle.py', ...words], { encoding: 'utf8' })
