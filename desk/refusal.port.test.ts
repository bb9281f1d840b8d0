/** A rehearsal that must not be held is told before a key is made, not by four machines one after the other (W1). */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { RefusedSources } from '../simulation/election-day/refused-sources.ts'
import { layOutDesk, OWN_SET } from './prepare-desk.ts'
import { DeskRefused } from './refusal.ts'

let scratch: string
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-refusal-'))
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

async function refusalOf(
  sources: string,
  now: string,
  use: 'rehearsal' | 'fixture' = 'rehearsal',
): Promise<DeskRefused> {
  const error = await refused(sources, now, use)
  expect(existsSync(join(scratch, 'home'))).toBe(false)
  expect(error).toBeInstanceOf(DeskRefused)
  return error as DeskRefused
}

async function refused(sources: string, now: string, use: 'rehearsal' | 'fixture'): Promise<unknown> {
  const home = join(scratch, 'home')
  const desk = { sources, home, use, randomness: secureRandomness(), say: () => {} } as const
  return layOutDesk({ ...desk, now: now as LocalMinute }).then(
    () => null,
    (error: unknown) => error,
  )
}

it('of a set with a wrong file says every problem, and has made nothing', async () => {
  const set = join(scratch, 'set')
  cpSync(OWN_SET, set, { recursive: true })
  const candidates = join(set, 'candidates.csv')
  writeFileSync(candidates, readFileSync(candidates, 'utf8').replace('林', '?'))
  const error = await refused(set, '2027-04-21T12:00', 'fixture')
  expect(error).toBeInstanceOf(RefusedSources)
  expect((error as RefusedSources).errors).toMatchObject([{ file: 'candidates.csv', code: 'lost-character' }])
  cpSync(OWN_SET, set, { recursive: true })
  writeFileSync(join(set, 'votes.csv'), 'roll_no,mode\n')
  expect(await refused(set, '2027-04-21T12:00', 'fixture')).toBeInstanceOf(RefusedSources)
  expect(existsSync(join(scratch, 'home'))).toBe(false)
})

it('started with such a set prints its table in words, and no trace of the program', () => {
  const set = join(scratch, 'set')
  cpSync(OWN_SET, set, { recursive: true })
  rmSync(join(set, 'roll.csv'))
  const ended = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'main.ts'), '--election', set, '--home', join(scratch, 'home')],
    {
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
      env: { ...process.env, LANG: 'ja_JP.UTF-8', LC_ALL: '' },
    },
  )
  expect(ended.status).toBe(1)
  expect(ended.stderr).toContain('roll.csv')
  expect(ended.stderr).toContain('ファイルがありません')
  expect(ended.stderr).not.toMatch(/\bat .*\.ts|\{"|must\.ts/)
})

it('is no rehearsal on a voting date of its own sample', async () => {
  const { code, about } = await refusalOf(OWN_SET, '2027-04-25T00:00')
  expect({ code, about }).toEqual({ code: 'rehearsal-on-voting-date', about: { date: '2027-04-25' } })
})

it('is no rehearsal of a set that is made for the real day', async () => {
  const set = join(scratch, 'set')
  cpSync(OWN_SET, set, { recursive: true })
  expect((await refusalOf(set, '2027-04-24T23:59')).code).toBe('set-is-for-the-day')
})

it('is no desk of early voting: its guide and its clock end with one day', async () => {
  const early = join(import.meta.dirname, '../fixtures/elections/early-voting')
  const { code, about } = await refusalOf(early, '2027-04-21T12:00', 'fixture')
  expect({ code, about }).toEqual({ code: 'station-of-several-days', about: { station: 'E' } })
})
