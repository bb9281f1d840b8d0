/** An app that is started wrongly says so in one sentence, in both languages, and ends with 2. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startOfShipped } from '#build/start-of.ts'
import { helpOfProgram, optionsOf, readConfig } from './started-wrongly.ts'

const ROOT = join(import.meta.dirname, '..')
let scratch: string
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-config-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

it.each([
  ['nowhere', null, { type: 'config-unreadable', code: 'ENOENT' }],
  ['cut off', '{\n  "package": \n', { type: 'config-not-json', line: 2 }],
  ['no comma', '{\n  "package": "/p"\n  "machine": "/m"\n}', { type: 'config-not-json', line: 3 }],
  ['a list', '["/p"]', { type: 'config-not-json', line: 1 }],
  ['half', '{"package": "/p"}', { type: 'config-wrong', members: 'machine' }],
  ['strange', '{"package": "/p", "machine": "/m", "medai": []}', { type: 'config-wrong', members: 'medai' }],
  ['an old one', '{"scripts": {}}', { type: 'config-moved', member: 'scripts', where: 'scripts.csv' }],
  ['deep', '{"package": "/p", "machine": "/m", "media": [7]}', { type: 'config-wrong', members: 'media.0' }],
] as const)('a config file: %s', async (name, text, fault) => {
  const path = join(scratch, name)
  if (text !== null) writeFileSync(path, text)
  expect(await readConfig(path)).toEqual({ ok: false, error: { ...fault, path } })
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
  const args = [...startOfShipped('issuer'), '--config', '/nope.json']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(
    /^設定ファイル \/nope\.json を読めません：そこには何もありません。.*\nThe config file \/nope\.json cannot be read: nothing is there\./,
  )
  expect(stderr.trim().split('\n').length).toBe(2)
})

it.each(['kiosk', 'issuer', 'tally', 'office'] as const)('what the %s says of itself', (app) => {
  const said = helpOfProgram(app, `npm run ${app} -- --config FILE.json`)
  const [ja = '', en = ''] = said.split('\n\nStart it')
  for (const half of [ja, en]) {
    const packaged = app === 'office' ? '~/.config/ippyo/office.json' : `/etc/ippyo/${app}.json`
    for (const named of ['--config FILE.json', '--help', 'machine-config.md', packaged, '  0  ', '  1  ', '  2  ']) {
      expect(half).toContain(named)
    }
  }
  expect(en).not.toMatch(/[ぁ-ん一-龥]/)
  expect(ja).toMatch(/一台だけ|動かします/)
  expect(said).not.toMatch(/\{\w+\}/)
})

it('the voting machine itself, asked for help, says that and begins nothing', () => {
  const args = [...startOfShipped('kiosk'), '--help']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('/etc/ippyo/kiosk.json')
  expect(stdout.split('\n').length).toBeGreaterThan(20)
})
