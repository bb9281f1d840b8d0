/** A rehearsal that must not be held is told before a key is made, not by four machines one after the other (W1). */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
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
  const home = join(scratch, 'home')
  const desk = { sources, home, use, randomness: secureRandomness(), say: () => {} } as const
  const refused = await layOutDesk({ ...desk, now: now as LocalMinute }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(existsSync(home)).toBe(false)
  expect(refused).toBeInstanceOf(DeskRefused)
  return refused as DeskRefused
}

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
