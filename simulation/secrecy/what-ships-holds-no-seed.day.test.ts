/**
 * The delivered programs, as they are delivered: bundles and built screens hold no seeded source, nothing of the desk, the simulation
 * or the fixtures, no key or passphrase that is public because a fixture has it, and no way to what translates sources.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, SERVICES, serviceFile } from '#build/services.mjs'
import { toHex } from '#election/bytes.ts'
import {
  authority,
  dealt,
  ELECTION,
  KEY_SET,
  machineKey,
  otherMachineKey,
  stationSecret,
} from '#simulation/rooms/small-pair.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { ROOT, reachedFrom } from './import-graph.ts'

/** The machines' programs, their helpers, and what the office and the auditor run. */
const DELIVERED = Object.keys(SERVICES)
const NOT_DELIVERED = /^(?:desk|simulation|fixtures|scripts|bench)\//

const APPS = ['kiosk', 'issuer', 'tally']
const SCREENS = [...APPS, 'office']
const BUILT = ['electron', ...SCREENS.map((screen) => `screens/${screen}`)]

const KEYS = [authority, dealt, machineKey, otherMachineKey, tinyAuthority].flatMap(({ secretKey, publicKey }) => [
  toHex(secretKey),
  toHex(publicKey),
])
const FOREIGN: readonly (readonly [string, RegExp])[] = [
  ['a seeded source', /ippyo seeded randomness|kind:\s*["']seeded["']/],
  [
    'a module of desk, simulation, fixtures, scripts or bench',
    new RegExp(NOT_DELIVERED.source.replace('^', '^// '), 'm'),
  ],
  ['a key or number of a fixture', new RegExp([...KEYS, toHex(stationSecret), ELECTION, KEY_SET].join('|'))],
  ['the PIN of the fixtures', /["']246810["']/],
  ['a passphrase of people who are played', /fixture (?:office )?passphrase/],
  // X-A7: `tsx`, by any name but the end of a file's; also what switches its cache off.
  ['a way to the translator of developers', /(?<![.\w])tsx(?![a-z])/i],
]

function foreignIn(text: string): string[] {
  return FOREIGN.filter(([, pattern]) => pattern.test(text)).map(([what]) => what)
}

beforeAll(async () => {
  await buildServices({ only: DELIVERED })
  await buildScreens({ only: SCREENS })
})

describe('what is delivered', () => {
  it.each(DELIVERED)('service %s', (name) => {
    const text = readFileSync(serviceFile(name), 'utf8')
    // The bundler names the modules in comments: without them this test would see nothing.
    expect(text).toMatch(/^\/\/ (?:kiosk|issuer|tally|office|shell|election|verify)\//m)
    expect(foreignIn(text)).toEqual([])
  })

  it.each(BUILT)('built screens %s', (place) => {
    const scripts = readdirSync(join(ROOT, 'dist', place), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(m?js|cjs)$/.test(name),
    )
    expect(scripts.length).toBeGreaterThan(0)
    for (const name of scripts)
      expect([name, foreignIn(readFileSync(join(ROOT, 'dist', place, name), 'utf8'))]).toEqual([name, []])
  })

  it('sources: what the apps, the office, their helper processes and Electron reach', () => {
    const entries = [
      ...APPS.map((app) => `${app}/main.ts`),
      ...SCREENS.map((app) => `${app}/screens/main.tsx`),
      'office/main.ts',
      'shell/electron/entry.ts',
      'shell/electron/entry-preload.ts',
      'verify/main.ts',
      ...Object.values(SERVICES),
    ]
    const reached = reachedFrom(entries)
    expect(reached).toContain('tally/services/open/key-process.ts')
    // The keys of an election are made here.
    expect(reached).toContain('office/prepare/make-keys.ts')
    expect(reached.filter((file) => NOT_DELIVERED.test(file))).toEqual([])
  })

  it('keys, nonces and slots are drawn from one place: both sources of the system, never one alone', () => {
    const mains = [...[...APPS, 'office'].map((program) => `${program}/main.ts`), 'office/screen-main.ts']
    for (const main of mains) {
      const makers = reachedFrom([main]).filter((file) =>
        /kind: 'secure',/.test(readFileSync(join(ROOT, file), 'utf8')),
      )
      expect([main, makers]).toEqual([main, ['shell/secure-randomness.ts']])
    }
  })

  it('what is foreign is seen', () => {
    expect(foreignIn(`const r = { kind: 'seeded', bytes }`)).toEqual(['a seeded source'])
    expect(foreignIn(`\n// simulation/seeded-randomness.ts\n`)).toEqual([
      'a module of desk, simulation, fixtures, scripts or bench',
    ])
    expect(foreignIn(`const e = '${ELECTION}'`)).toEqual(['a key or number of a fixture'])
    expect(foreignIn(`const p = \`fixture passphrase of holder \${index}\``)).toEqual([
      'a passphrase of people who are played',
    ])
    const toTranslator = ['a way to the translator of developers']
    expect(foreignIn(`spawn(node, ['--import', require.resolve("tsx")])`)).toEqual(toTranslator)
    expect(foreignIn(`const env = { TSX_DISABLE_CACHE: '1' }`)).toEqual(toTranslator)
    expect(foreignIn(`// ui/components/button.tsx`)).toEqual([])
    expect(reachedFrom(['scripts/ippyo-fixture.ts'])).toContain('simulation/seeded-randomness.ts')
    expect(reachedFrom(['desk/main.ts'])).toContain('desk/station/station.ts')
    expect(reachedFrom(['simulation/prove/secrecy.ts'])).toContain('simulation/rooms/small-pair.ts')
  })
})
