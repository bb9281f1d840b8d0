/** Each byte of a small bundle counts: changed in one bit, and the manifest made to fit, the bundle is refused by a number. */
import { expect, test } from 'vitest'
import { below } from '#election/randomness.ts'
import { withManifest } from '#simulation/bundle/change-bundle.ts'
import { smallBundle } from '#simulation/bundle/small-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkWhole } from './check-whole.ts'
import type { Check, Finding } from './finding.ts'

const SEED = process.env.BUNDLE_SEED ?? String(Date.now() % 1_000_000)
/** Whole: `EVERY_BYTE=1`, some minutes. */
const DRAWN = process.env.EVERY_BYTE === '1' ? Number.POSITIVE_INFINITY : 250

const { election, files } = smallBundle({
  contests: [
    { ids: [11, 12, 13], votes: [11, 12, 11, 0xffffffff, 13, 11, 12] },
    // Few rows, one of them unknown: each kind of byte is there, and a look costs less.
    { ids: [21, 22], votes: [21, 4242] },
  ],
  ...{ mixers: 2, holders: 3, threshold: 2, opening: [1, 3], machines: 2 },
  randomness: seededRandomness('bundle of seven'),
})
const NAMES = [...files.keys()].filter((name) => name !== 'manifest.json')

async function refusedBy(changed: ReadonlyMap<string, Uint8Array>): Promise<Check | null> {
  return failing(await checkWhole(election, changed))
}

function failing(findings: readonly Finding[]): Check | null {
  return findings.find(({ result }) => result === 'fails')?.check ?? null
}

test(`a bit changed in a byte (seed ${SEED}; EVERY_BYTE=1 for all)`, { timeout: 6_000_000 }, async () => {
  const randomness = seededRandomness(`bytes ${SEED}`)
  const places = NAMES.flatMap((name) => Array.from(files.get(name) ?? [], (_, offset) => ({ name, offset })))
  const drawn =
    DRAWN >= places.length
      ? places
      : Array.from({ length: DRAWN }, () => places[below(randomness, places.length)] as (typeof places)[number])
  const unseen: string[] = []
  const by = new Map<Check, number>()
  for (const { name, offset } of drawn) {
    const bytes = Uint8Array.from(files.get(name) ?? [])
    const bit = below(randomness, 8)
    bytes[offset] = (bytes[offset] ?? 0) ^ (1 << bit)
    const check = await refusedBy(withManifest(new Map([...files, [name, bytes]])))
    if (check === null) unseen.push(`${name} byte ${offset} bit ${bit}`)
    else by.set(check, (by.get(check) ?? 0) + 1)
  }
  expect(unseen).toEqual([])
  if (DRAWN >= places.length) console.info(places.length, Object.fromEntries([...by].toSorted()))
})
