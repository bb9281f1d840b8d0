/** What is delivered has one list of checksums, over the compiled code of others too (X-B10): a changed file is found with it. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checksums, deliveredFiles } from './build.mjs'
import { buildScreens } from './build-screens.mjs'
import { buildServices, PROGRAMS } from './build-services.mjs'

const ROOT = join(import.meta.dirname, '..')
let copy: string
let files: readonly string[]
beforeAll(async () => {
  await buildServices({ only: Object.values(PROGRAMS).flat() })
  await buildScreens({ only: ['kiosk', 'issuer', 'tally', 'office'] })
  files = deliveredFiles()
  copy = mkdtempSync(join(tmpdir(), 'ippyo-delivered-'))
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(ROOT, file), join(copy, file))
  }
  writeFileSync(join(copy, 'SHA256SUMS'), checksums(files))
}, 240_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const checked = () => spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: copy, encoding: 'utf8' })

it('holds programs, helpers, screens and compiled code', () => {
  expect(files).toContain('dist/services/kiosk.mjs')
  expect(files).toContain('dist/services/tally-key-process.mjs')
  expect(files).toContain('dist/screens/issuer/index.html')
  expect(files.filter((file) => file.endsWith('.node')).length).toBeGreaterThanOrEqual(2)
  expect(checked().status).toBe(0)
})

it('finds a driver that was exchanged', () => {
  const driver = files.find((file) => file.endsWith('better_sqlite3.node')) ?? ''
  appendFileSync(join(copy, driver), 'x')
  const { status, stdout } = checked()
  expect([status, stdout.trim()]).toEqual([1, `${driver}: FAILED`])
})
