/** A night that is cut goes on where it ended. Its pieces are read from the sources, so a new test of the night is in the next one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ourFiles } from '../checks/our-files.ts'
import { readNight, writeNight } from './memory.ts'
import { piecesOf } from './parts.ts'
import { reportOf } from './report.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PLAYED = {
  ...{
    name: 'tests a.night.test.ts',
    command: 'npx vitest run a.night.test.ts',
    commit: '0123abcd',
    date: '2026-11-29',
  },
  ...{ seconds: 3, isRed: true, words: ['seed 17', 'expected 1, got 2'] },
}

test('each piece has a name of its own, and ten turns play each planted mistake once', () => {
  const turns = Array.from({ length: 10 }, (_, turn) => piecesOf(ROOT, turn).map(({ name }) => name))
  for (const names of turns) expect(new Set(names).size).toBe(names.length)
  const planted = turns.flat().filter((name) => name.startsWith('planted '))
  expect(planted.length).toBeGreaterThan(300)
  expect(new Set(planted).size).toBe(planted.length)
  expect(piecesOf(ROOT, 10).map(({ name }) => name)).toEqual(turns[0])
})

test('what was played is remembered; nothing is, on a new computer', () => {
  const room = mkdtempSync(join(tmpdir(), 'ippyo-night-'))
  try {
    const file = join(room, 'below', 'night.json')
    expect(readNight(file)).toEqual({ turn: 0, played: [] })
    writeNight(file, { turn: 4, played: [PLAYED] })
    expect(readNight(file)).toEqual({ turn: 4, played: [PLAYED] })
  } finally {
    rmSync(room, { recursive: true })
  }
})

test('the page shows a red piece with the command and the seed that play it again, and what is left', () => {
  const left = { name: 'browser b.night.spec.ts', command: 'npx playwright test b.night.spec.ts' }
  const page = reportOf({ turn: 0, played: [PLAYED] }, [PLAYED, left])
  expect(page).toContain('1 of 2 pieces played, 1 red')
  expect(page).toContain('Again: `npx vitest run a.night.test.ts`')
  expect(page).toContain('seed 17')
  expect(page).toContain('* browser b.night.spec.ts')
})

test('no piece writes where the night keeps its pages: one that cleared its own room took the night away', () => {
  const ofNight = ourFiles(ROOT, /\.(?:tsx?|mjs)$/).filter((file) =>
    /'out', 'night'|out\/night\//.test(readFileSync(join(ROOT, file), 'utf8')),
  )
  expect(ofNight.filter((file) => !/^(?:scripts\/night|build\/usage-words)/.test(file))).toEqual([])
})
