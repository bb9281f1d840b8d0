/**
 * What is delivered, as it is delivered: bundles and built screens hold no seeded source, nothing of the desk, the simulation
 * or the fixtures, and no key or passphrase that is public because a fixture has it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import {
  authority,
  counting,
  ELECTION,
  KEY_SET,
  machineKey,
  otherMachineKey,
  stationSecret,
} from '#fixtures/ballot-box/small-pair.ts'
import { tinyAuthority } from '#fixtures/elections/tiny-documents.ts'
import { buildServices, SERVICES, serviceFile } from '#scripts/build-services.mjs'
import { ROOT, reachedFrom } from './import-graph.ts'

/** All but the tools of the simulation: the machines' programs, their helpers, and what the office and the auditor run. */
const DELIVERED = Object.entries(SERVICES)
  .filter(([, source]) => !source.startsWith('simulation/'))
  .map(([name]) => name)
const NOT_DELIVERED = /^(?:desk|simulation|fixtures|scripts|bench)\//

const KEYS = [authority, counting, machineKey, otherMachineKey, tinyAuthority].flatMap(({ secretKey, publicKey }) => [
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
]

function foreignIn(text: string): string[] {
  return FOREIGN.filter(([, pattern]) => pattern.test(text)).map(([what]) => what)
}

beforeAll(() => buildServices({ only: DELIVERED }), 120_000)

describe('what is delivered', () => {
  it.each(DELIVERED)('service %s', (name) => {
    const text = readFileSync(serviceFile(name), 'utf8')
    // The bundler names the modules in comments: without them this test would see nothing.
    expect(text).toMatch(/^\/\/ (?:kiosk|issuer|tally|office|shell|election|verify)\//m)
    expect(foreignIn(text)).toEqual([])
  })

  const built = [
    join(ROOT, 'dist', 'electron'),
    ...['kiosk', 'issuer', 'tally'].map((app) => join(ROOT, 'dist', 'screens', app)),
  ].filter((directory) => existsSync(directory))

  it.runIf(built.length > 0).each(built)('built screens %s', (directory) => {
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(m?js|cjs)$/.test(name),
    )
    for (const name of files) expect([name, foreignIn(readFileSync(join(directory, name), 'utf8'))]).toEqual([name, []])
    expect(basename(directory).length).toBeGreaterThan(0)
  })

  it('sources: what the apps, their helper processes and Electron reach', () => {
    const entries = [
      ...['kiosk', 'issuer', 'tally'].map((app) => `${app}/main.ts`),
      ...['kiosk', 'issuer', 'tally'].map((app) => `${app}/screens/main.tsx`),
      'shell/electron/entry.ts',
      'shell/electron/entry-preload.ts',
      'verify/main.ts',
      ...Object.values(SERVICES).filter((source) => !source.startsWith('simulation/')),
    ]
    const reached = reachedFrom(entries)
    expect(reached).toContain('tally/services/open/key-process.ts')
    expect(reached.filter((file) => NOT_DELIVERED.test(file))).toEqual([])
  })

  it('what is foreign is seen', () => {
    expect(foreignIn(`const r = { kind: 'seeded', bytes }`)).toEqual(['a seeded source'])
    expect(foreignIn(`\n// simulation/seeded-randomness.ts\n`)).toEqual([
      'a module of desk, simulation, fixtures, scripts or bench',
    ])
    expect(foreignIn(`const e = '${ELECTION}'`)).toEqual(['a key or number of a fixture'])
    expect(reachedFrom(['desk/main.ts'])).toContain('desk/station/station.ts')
    expect(reachedFrom(['simulation/prove/secrecy.ts'])).toContain('fixtures/ballot-box/small-pair.ts')
  })
})
