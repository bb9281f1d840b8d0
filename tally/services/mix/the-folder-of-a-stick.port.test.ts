/** The folder at which a stick is mounted is still there when the stick is not: a live count takes it for no stick. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CarryPlace } from './carry-place.ts'

it('a folder of this disk plays the stick of a fixture or a rehearsal, and of no live election', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ippyo-carry-'))
  const devices = (['fixture', 'rehearsal', 'live'] as const).map((use) => new CarryPlace(folder, use).device())
  expect(await Promise.all(devices)).toEqual([expect.any(Number), expect.any(Number), null])
  await rm(folder, { recursive: true })
})

it('a mounted file system is a stick in each use, and what is no folder in none', async () => {
  // /proc is one on each machine on which a tally runs.
  const places = ['/proc', '/proc/version', '/nowhere']
  const found = await Promise.all(places.map((place) => new CarryPlace(place, 'live').device()))
  expect(found).toEqual([expect.any(Number), null, null])
})
