import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LANE_NAMES } from '#simulation/lane.ts'
import { readExplanations } from './explained.ts'
import { addToLedger, type Run, readLedger, resumeOf, totalOf } from './ledger.ts'
import { proofTable, withTable } from './proof-table.ts'
import { totalInWords } from './report.ts'

let directory = ''
let file = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-ledger-'))
  file = join(directory, 'runs.jsonl')
})
afterEach(() => rmSync(directory, { recursive: true }))

const run = (changes: Partial<Run>): Run => ({
  lane: 'kills',
  commit: '0123456789ab',
  date: '2026-11-20',
  pass: 0,
  fromSeed: 0,
  nextSeed: 10,
  counted: 100,
  minutes: 1.5,
  violations: [],
  details: { restarts: 100, proof: 'direct' },
  ...changes,
})

test('a long run goes on where the last one ended, and both add up', () => {
  addToLedger(file, run({}))
  addToLedger(file, run({ lane: 'fuzz', nextSeed: 3 }))
  addToLedger(file, run({ fromSeed: 10, nextSeed: 25, counted: 140, details: { restarts: 140, proof: 'none' } }))
  const runs = readLedger(file)
  expect(resumeOf(runs, 'kills', null)).toEqual({ pass: 0, fromSeed: 25 })
  expect(totalOf(runs, 'kills', null)).toEqual({
    runs: 2,
    seeds: 25,
    counted: 240,
    minutes: 3,
    violations: 0,
    open: 0,
    details: { restarts: 240, proof: 'none' },
  })
})

test('an enumeration that was run twice counts its states once', () => {
  const lane = 'crash-states' as const
  const runs = [
    run({ lane, nextSeed: 6, counted: 60 }),
    run({ lane, fromSeed: 6, nextSeed: 10, counted: 40 }),
    run({ lane, pass: 1, nextSeed: 4, counted: 50 }),
  ]
  expect(resumeOf(runs.slice(0, 1), lane, 10)).toEqual({ pass: 0, fromSeed: 6 })
  expect(resumeOf(runs.slice(0, 2), lane, 10)).toEqual({ pass: 1, fromSeed: 0 })
  expect(resumeOf(runs, lane, 10)).toEqual({ pass: 1, fromSeed: 4 })
  expect(totalOf(runs, lane, 10)).toMatchObject({ counted: 100, seeds: 10, runs: 3 })
})

test('a violation of an earlier run stays in the sum', () => {
  const runs = [
    run({ violations: [{ seed: 3, what: 'P1: voter 0 counts twice' }] }),
    run({ fromSeed: 10, nextSeed: 11 }),
  ]
  expect(totalOf(runs, 'kills', null)).toMatchObject({ violations: 1, open: 1 })
})

test('an explanation is for the seeds and commits that it names, and for no other', () => {
  const seen = (seed: number, commit: string) =>
    run({ commit, violations: [{ seed, what: 'P1: a card in two places' }] })
  const runs = [seen(3, 'aaaaaaaaaaaa'), seen(4, 'aaaaaaaaaaaa'), seen(3, 'bbbbbbbbbbbb')]
  const line = { lane: 'kills', seeds: [3], commits: ['aaaaaaaaaaaa'], wrong: 'simulation', what: 'mended' }
  writeFileSync(join(directory, 'proof-explained.jsonl'), `${JSON.stringify(line)}\n`)
  expect(totalOf(runs, 'kills', null, readExplanations(file))).toMatchObject({ violations: 3, open: 2 })
  writeFileSync(join(directory, 'proof-explained.jsonl'), '{"lane":"kills","seeds":[]}\n')
  expect(() => readExplanations(file)).toThrow()
})

test('a ledger that somebody has damaged is refused, not skipped over', () => {
  addToLedger(file, run({}))
  writeFileSync(file, '{"lane":"kills"}\n', { flag: 'a' })
  expect(() => readLedger(file)).toThrow()
})

test('figures go between their marks, and nowhere else', () => {
  const begin = '<!-- figures: npm run prove -- --ledger docs/proof-runs.jsonl --table docs/proof.md -->'
  const document = `# Proof\n\n${begin}\nold\n<!-- end of figures -->\nrest\n`
  expect(withTable(document, 'new')).toBe(`# Proof\n\n${begin}\n\nnew\n\n<!-- end of figures -->\nrest\n`)
  expect(() => withTable('# Proof', 'new')).toThrow('no place')
})

test('one row a lane: its sum and its last run, and nothing of the details', async () => {
  const details = { 'fuzz: card body': 1200, 'fuzz: card body, accepted': 7 }
  const fuzz = run({ lane: 'fuzz', nextSeed: 4, counted: 1200, minutes: 2, details })
  const table = await proofTable([fuzz, { ...fuzz, fromSeed: 4, nextSeed: 6, commit: 'fedcba987654' }])
  expect(table).toContain('| fuzz | 2,400 fuzzed inputs | 6 | 2 | 4 | 0 | 0 | 2026-11-20, `fedcba987654` |')
  expect(table).toContain('| sessions | 0 sessions | 0 | 0 | 0 | 0 | 0 | none |')
  expect(table).not.toContain('card body')
  expect(table.split('\n')).toHaveLength(2 + LANE_NAMES.length)
})

test('sums that have a variance are named by the one that is furthest from chance', async () => {
  const details = {
    'order, S': -30,
    'order, variance of S': 100,
    'who ended: hits': 70,
    'who ended: hits by chance': 60,
    'who ended: variance of hits': 4,
    'nobody ended: hits': 5,
    'nobody ended: variance of hits': 0,
  }
  const table = await proofTable([run({ lane: 'secrecy', details })])
  expect(table).toContain('sessions whose places were looked at; 5.0 σ from chance at most |')
})

test('every figure of a lane can be printed', () => {
  const { details: _, ...total } = totalOf([run({})], 'kills', null)
  const words = totalInWords('kills', 'kills', {
    ...total,
    details: { 'page: closed': 1234, 'p in the last run': '0.5' },
  })
  expect(words).toBe('kills: 100 kills in 1 runs, 1.5 min\n    page: closed: 1,234\n    p in the last run: 0.5\n')
})
