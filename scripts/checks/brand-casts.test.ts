import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { brandCasts, brandsIn } from './brand-casts.ts'

const ids = readFileSync(join(fileURLToPath(new URL('../..', import.meta.url)), 'election/ids.ts'), 'utf8')
const brands = brandsIn(ids)
const planted = "const heading = 'station'\nconst id = text as StationId\n"

describe('a cast to a branded id', () => {
  it('is known by every name in election/ids.ts', () => {
    expect(brands).toHaveLength(ids.split('= Branded<').length - 1)
    expect(brands).toContain('StationId')
  })

  it.each([
    'issuer/session/screen-event.ts',
    'tally/screens/main.tsx',
    'office/commands/bundle.ts',
    'election/count/receipt.ts',
  ])('is seen in %s, at its line', (file) => expect(brandCasts(file, planted, brands)).toEqual([2]))

  it.each([
    'x as StationId',
    'x as readonly StationId[]',
    'x as unknown as StationId',
    'x as [ContestId, Lot][]',
    'x as (StationId | null)[]',
    'x as PairNumber | null',
  ])('is seen in the form `%s`', (text) => expect(brandCasts('tally/app.ts', text, brands)).toEqual([1]))

  it.each([
    'election/id-schemas.ts',
    'election/definition/import/read-stations.ts',
    'election/ballot-box/header.ts',
    'tally/app.test.ts',
    'simulation/rooms/box.ts',
    'simulation/rooms/kiosk-facts.ts',
  ])('is a parser’s or a played election’s own matter in %s', (file) =>
    expect(brandCasts(file, planted, brands)).toEqual([]),
  )

  it('is none where a name only begins alike', () => {
    expect(brandCasts('tally/app.ts', 'x as StationIds; import type { StationId as Id }', brands)).toEqual([])
  })
})
