/** 発券のみ (ISS-02): machines and the independent reader take and refuse the same slips in a signed package. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import { readPackage } from '#election/definition/package.ts'
import { signDocument } from '#election/definition/signed-document.ts'
import type { JsonObject } from './canonical.ts'
import { bodyOf } from './package-body.ts'

const vector = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/vectors/${name}.json`, import.meta.url), 'utf8'))
const accepted = JSON.parse(vector('package').accepted.json)
const { authorityPublicKey, authoritySecretKey } = vector('signed-document')
const [ordinary] = accepted.stations
const contest = accepted.contests[0].id as string
const range = (first: number, last: number, more: object = {}) => ({
  ...{ first, last, sex: 'F', contests: [contest] },
  ...more,
})
const early = (id: string, index: number, slips: unknown[] | null, more: object = {}) => ({
  ...ordinary,
  ...{ id, index, designated: false, earlyVoting: true, slips },
  ...more,
})
const [E, S] = [early('E', 61, [range(1_000_001, 1_000_009)]), early('S', 62, [range(2_000_001, 2_000_009)])]

/** By machine and by reader. */
function taken(stations: readonly { readonly id: string }[], rules: object = {}): readonly boolean[] {
  const stationFacts = [
    ...accepted.stationFacts,
    ...stations.map(({ id: station }) => ({ station, registered: 0, eligible: 0, entitled: [] })),
  ]
  const document = {
    ...accepted,
    rules: { ...accepted.rules, ...rules },
    ...{ stations: [...accepted.stations, ...stations], stationFacts },
  }
  const { signature, bytes } = signDocument('package', document, fromHex(authoritySecretKey))
  return [readPackage({ signature, bytes }, fromHex(authorityPublicKey)).ok, bodyOf(document as JsonObject) !== null]
}

it('two stations without a roll, each with slips of its own', () => {
  expect(taken([E, S])).toEqual([true, true])
})

it.each<[string, readonly { readonly id: string }[], object?]>([
  ['a number is a slip of both', [E, early('S', 62, [range(1_000_009, 1_000_010)])]],
  ['a number is a slip twice', [early('E', 61, [range(1_000_001, 1_000_009), range(1_000_005, 1_000_006)])]],
  ['a roll beside slips', [E, early('S', 62, null)]],
  ['a station of election day', [early('E', 61, [range(1_000_001, 1_000_009)], { earlyVoting: false })]],
  ['a contest that the election has not', [early('E', 61, [range(1_000_001, 1_000_009, { contests: ['other'] })])]],
  ['a serial number of six digits', [early('E', 61, [range(100_001, 100_009)])]],
  ['a range that runs backwards', [early('E', 61, [range(1_000_009, 1_000_001)])]],
  ['no range', [early('E', 61, [])]],
  ['a sex that is none', [early('E', 61, [range(1_000_001, 1_000_009, { sex: 'X' })])]],
  ['stations that it serves', [early('E', 61, [range(1_000_001, 1_000_009)], { serves: [ordinary.id] })]],
  ['more slips than books have places', [early('E', 61, [range(1_000_001, 1_300_001)])]],
  ['an online box', [E], { online: true, publication: 'from-first-mix' }],
])('%s: refused', (_, stations, rules = {}) => {
  expect(taken(stations, rules)).toEqual([false, false])
})
