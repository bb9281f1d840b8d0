/** Invented advisories about packages that the machines have, and about ones that they do not have. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sbomOf } from '#scripts/packages/sbom.ts'
import { type Advisory, billSchema, compareVersions, hitsOf } from './osv.ts'

const ROOT = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-advisories-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const part = (name: string, version: string) => ({ name, version, licence: 'MIT', integrity: null })
const bill = sbomOf({
  ...{ name: 'ippyo-kiosk', version: '0.1.0', node: '20.20.2' },
  parts: [part('zod', '4.6.7'), part('@noble/curves', '2.4.0'), part('ws', '8.23.0-rc.1')],
})
const parsed = billSchema.parse(JSON.parse(bill))

type Event = Partial<Record<'introduced' | 'fixed' | 'last_affected', string>>

function about(name: string, events: readonly Event[], more: Partial<Advisory> = {}): Advisory {
  const affected = [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [...events] }] }]
  return { id: 'INVENTED-1', modified: '2026-01-01T00:00:00Z', affected, ...more }
}

it.each([
  ['from the first version to a later fix', 'zod', [{ introduced: '0' }, { fixed: '4.6.8' }], true],
  ['fixed in this version', 'zod', [{ introduced: '0' }, { fixed: '4.6.7' }], false],
  ['begins with this version', 'zod', [{ introduced: '4.6.7' }], true],
  ['begins later', 'zod', [{ introduced: '4.6.10' }], false],
  ['its last one is this', 'zod', [{ introduced: '4.0.0' }, { last_affected: '4.6.7' }], true],
  ['its last one is before', 'zod', [{ introduced: '4.0.0' }, { last_affected: '4.6.6' }], false],
  ['came back', 'zod', [{ introduced: '0' }, { fixed: '3.0.0' }, { introduced: '4.0.0' }, { fixed: '5.0.0' }], true],
  ['events in another order', 'zod', [{ fixed: '5.0.0' }, { introduced: '4.0.0' }], true],
  ['a scoped name', '@noble/curves', [{ introduced: '0' }, { fixed: '2.4.1' }], true],
  ['another package', 'noble-curves', [{ introduced: '0' }], false],
  ['a version before a release is not fixed by it', 'ws', [{ introduced: '8.0.0' }, { fixed: '8.23.0' }], true],
] as const)('%s', (_, name, events, isHit) => {
  expect(hitsOf(parsed, [about(name, events)]).map((hit) => hit.name)).toEqual(isHit ? [name] : [])
})

it('a listed version counts; a withdrawn advisory, another ecosystem and a range of commits do not', () => {
  const listed = { package: { ecosystem: 'npm', name: 'zod' }, versions: ['4.6.7'] }
  expect(hitsOf(parsed, [about('zod', [], { affected: [listed] })])).toHaveLength(1)
  expect(hitsOf(parsed, [about('zod', [{ introduced: '0' }], { withdrawn: '2026-01-02T00:00:00Z' })])).toEqual([])
  const python = { package: { ecosystem: 'PyPI', name: 'zod' }, versions: ['4.6.7'] }
  const commits = {
    package: { ecosystem: 'npm', name: 'zod' },
    ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }],
  }
  expect(hitsOf(parsed, [about('zod', [], { affected: [python, commits] })])).toEqual([])
})

it('versions stand in the order of the norm (Semantic Versioning §11)', () => {
  const ordered = [
    ...['0', '0.0.0-0', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2'],
    ...['1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.10', '1.2.0', '10.0.0'],
  ]
  expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered)
  expect(compareVersions('1.0.0+one', '1.0.0+other')).toBe(0)
})

it('the command names each hit and its fix, and says by its end whether there is one', () => {
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/advisories/main.ts', ...words], {
      ...{ cwd: ROOT, encoding: 'utf8' },
    })
  const [from, file] = [join(scratch, 'osv'), join(scratch, 'kiosk.cdx.json')]
  mkdirSync(join(from, 'npm'), { recursive: true })
  writeFileSync(file, bill)
  const none = run('--from', from, file)
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('Nothing was checked')])
  const write = (name: string, value: unknown) => writeFileSync(join(from, 'npm', name), JSON.stringify(value))
  write('a.json', about('left-pad', [{ introduced: '0' }]))
  const clean = run('--from', from, file)
  expect([clean.status, clean.stdout]).toEqual([0, expect.stringContaining('OK kiosk.cdx.json\n')])
  write(
    'b.json',
    about('zod', [{ introduced: '0' }, { fixed: '4.6.8' }], { aliases: ['CVE-0000-1'], summary: 'Invented.' }),
  )
  const hit = run('--from', from, file)
  expect(hit.status).toBe(1)
  expect(hit.stdout).toContain('▲ kiosk.cdx.json: zod 4.6.7: INVENTED-1, CVE-0000-1 Invented. (修正 / fixed in 4.6.8)')
  // One file that is no advisory could be the one that matters.
  write('c.json', { id: 'INVENTED-2' })
  expect(run('--from', from, file)).toMatchObject({ status: 2, stderr: expect.stringContaining('c.json') })
  expect(run().status).toBe(2)
})
