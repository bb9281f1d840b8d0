/** A packaged Electron hands on to the program the words that were typed, or this user's own configuration. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchProduct } from './launch.ts'

const resources = mkdtempSync(join(tmpdir(), 'ippyo-launch-'))
const product = (...names: string[]) => join(resources, 'product', ...names)

beforeAll(() => {
  for (const folder of ['bin', 'dist/services']) mkdirSync(product(folder), { recursive: true })
  symlinkSync(process.execPath, product('bin/node'))
  writeFileSync(product('package.json'), JSON.stringify({ name: 'ippyo-kiosk' }))
  writeFileSync(product('dist/services/kiosk.mjs'), "process.stderr.write(process.argv.slice(2).join(' '))")
})
afterAll(() => rmSync(resources, { recursive: true }))

it.each([
  ['an icon', [], '--config own.json'],
  ['the icon of an AppImage, whose menu entry has a word for Chromium', ['--no-sandbox'], '--config own.json'],
  ['a console', ['--config', 'typed.json'], '--config typed.json'],
])('started from %s', async (_, args, said) => {
  const ended = await launchProduct({ resources, platform: 'linux', args, ownConfig: 'own.json' })
  expect(ended).toEqual({ code: 0, said })
})
