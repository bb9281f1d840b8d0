/** An app that is started wrongly says so in one sentence, in both languages, and ends with 2. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { optionsOf, readConfig } from './started-wrongly.ts'

const ROOT = join(import.meta.dirname, '..')
let scratch: string
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-config-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

it.each([
  ['nowhere', null, 'config-unreadable', /ENOENT/],
  ['no-json', '{"package": ', 'config-not-json', /JSON/],
  ['half', '{"package": "/p"}', 'config-wrong', /machine/],
  ['strange', '{"package": "/p", "machine": "/m", "medai": []}', 'config-wrong', /medai/],
  ['deep', '{"package": "/p", "machine": "/m", "media": [7]}', 'config-wrong', /media\.0/],
] as const)('a config file: %s', async (name, text, type, reason) => {
  const path = join(scratch, name)
  if (text !== null) writeFileSync(path, text)
  expect(await readConfig(path)).toEqual({ ok: false, error: { type, path, reason: expect.stringMatching(reason) } })
})

it.each([
  [['--help'], null, 0, 'log'],
  [['--confg', 'x'], null, 2, 'error'],
  [['--config'], null, 2, 'error'],
  [['x'], null, 2, 'error'],
  [['--config', 'x'], { config: 'x' }, undefined, 'log'],
] as const)('the options %j', (args, values, code, where) => {
  const before = process.exitCode
  const said = vi.spyOn(console, where).mockImplementation(() => {})
  try {
    process.exitCode = undefined
    expect(optionsOf(['config'], 'npm run kiosk -- --config FILE.json', args)).toEqual(values)
    expect(process.exitCode).toBe(code)
    if (values === null) expect(said.mock.calls.join()).toMatch(/npm run kiosk[\s\S]*npm run kiosk/)
  } finally {
    said.mockRestore()
    process.exitCode = before
  }
})

it('the issuer itself', () => {
  const args = ['--import', 'tsx', 'issuer/main.ts', '--config', '/nope.json']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(
    /^設定ファイル \/nope\.json を読めません（ENOENT）。.*\nThe config file \/nope\.json cannot be read/,
  )
  expect(stderr.trim().split('\n').length).toBe(2)
})
