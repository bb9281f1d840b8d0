/**
 * PAP-10: both checkers ask each report for the contests of another authority whose papers its station hands out, and for no other one. ELG-21: and
 * read the electors of each contest.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StationReport } from '#election/count/station-report.ts'
import type { ContestBit, ContestId } from '#election/ids.ts'
import { type BundleLie, bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { python } from '#simulation/bundle/python-of-many.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from './read-bundle.ts'

const GOVERNOR = { id: 'governor' as ContestId, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }
const hasPython = python !== null

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-other-papers-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

async function failing(name: string, lie: BundleLie) {
  const { authority, files } = await bundleOfElection(seededRandomness('other papers'), [2, 2], undefined, lie)
  const place = await writeBundle(join(directory, name), files)
  const found = await verifyBundle(place, { authority: { key: authority }, bundle: null })
  if ('type' in found) throw new Error(found.type)
  const own = found.findings.filter(({ result }) => result === 'fails').map(({ check }) => check)
  return { ours: [...new Set(own)].sort(), theirs: [...new Set(python?.([place])[0] ?? [])].sort() }
}

const election = { paperContests: [GOVERNOR] }
const papers = (change: (line: StationReport['handedOut'][number]) => object) => (said: StationReport) => ({
  ...said,
  handedOut: said.handedOut.map((line) => ({ ...line, ...change(line) })),
})

const entitled =
  (contest: string, eligible: number, ...more: readonly string[]) =>
  (said: StationReport) => ({
    ...said,
    entitled: [contest, ...more].map((each) => ({ contest: each as ContestId, eligible })),
  })

it.each<[string, BundleLie, readonly string[]]>([
  ['as the package has them', { election }, []],
  ['left out', { election, report: (said) => ({ ...said, handedOut: [] }) }, ['V03', 'V08']],
  ['of another contest', { election, report: papers(() => ({ contest: 'mayor' as ContestId })) }, ['V03', 'V08']],
  [
    'where the package has none',
    { report: (said) => ({ ...said, handedOut: [{ contest: GOVERNOR.id, men: 1, women: 0, unsaid: 0 }] }) },
    ['V03', 'V08'],
  ],
  ['ELG-21: fewer electors of one of them', { election, report: entitled(GOVERNOR.id, 399) }, []],
  ['ELG-21: of a contest of ours', { election, report: entitled('mayor', 0) }, []],
  ['as many electors as of all', { election, report: entitled(GOVERNOR.id, 400) }, ['V03', 'V08']],
  ['electors of a contest that is not there', { election, report: entitled('senate', 1) }, ['V03', 'V08']],
  ['a contest twice', { election, report: entitled('mayor', 1, 'mayor') }, ['V03', 'V08']],
])(`%s${hasPython ? '' : ' (no python3 on this machine: ours alone)'}`, async (name, lie, fails) => {
  const { ours, theirs } = await failing(name.replaceAll(' ', '-'), lie)
  expect(ours).toEqual(fails)
  if (hasPython) expect(theirs).toEqual(fails)
})
