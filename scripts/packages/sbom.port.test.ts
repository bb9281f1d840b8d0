/** The bill of materials is what CycloneDX's own schema asks for, whichever package of the lockfile stands in it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { billOfMaterials } from '#fixtures/reference/cyclonedx.ts'
import { type Part, sbomOf } from './sbom.ts'

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'))
const locked = Object.entries(lock.packages as Readonly<Record<string, Locked>>).flatMap(([path, each]): Part[] => {
  const name = path.split('node_modules/').at(-1) ?? ''
  const { version, license = 'in its files', integrity = null } = each
  return name === '' || version === undefined ? [] : [{ name, version, licence: license, integrity }]
})
// One that lies at two places is one part.
const parts = [...new Map(locked.map((part) => [`${part.name}@${part.version}`, part])).values()]
const about = { name: 'ippyo-kiosk', version: '0.1.0', node: '20.20.2' }
const told = (each: readonly Part[]) => JSON.parse(sbomOf({ ...about, parts: each }))

it('with every package that there is', () => {
  expect(parts.length).toBeGreaterThan(100)
  const bill = told(parts)
  expect(billOfMaterials.safeParse(bill).error?.issues).toBe(undefined)
  expect(bill.components).toHaveLength(parts.length + 1)
})

it.each([
  ['one that came from no registry, under two licences', { licence: 'MIT OR Apache-2.0', integrity: null }],
  ['one whose name has a maker', { name: '@maker/thing' }],
])('%s', (_, changed) => {
  const bill = told([{ name: 'x', version: '1.0.0', licence: 'MIT', integrity: null, ...changed }])
  expect(billOfMaterials.safeParse(bill).error?.issues).toBe(undefined)
})

const library = { type: 'library', name: 'x' }
it.each([
  { specVersion: 1.5 },
  { bomFormat: 'SPDX' },
  { serialNumber: 'urn:uuid:1' },
  { version: '1' },
  { strange: true },
  { signature: { algorithm: 'RS256', value: 'x' } },
  { components: [{ name: 'x' }] },
  { components: [{ type: 'libary', name: 'x' }] },
  { components: [{ ...library, licenses: [{ license: { id: 'no-such-licence' } }] }] },
  { components: [{ ...library, licenses: [{ license: { id: 'MIT', name: 'MIT' } }] }] },
  { components: [{ ...library, licenses: [{ license: {} }] }] },
  { components: [{ ...library, hashes: [{ alg: 'SHA-512', content: 'zz' }] }] },
])('the schema sees %j', (wrong) => {
  expect(billOfMaterials.safeParse({ ...told([]), ...wrong }).success).toBe(false)
})
