/** The delivered files have one list of checksums, over the compiled code of others too (X-B10): a changed file is found with it. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCheckPage } from '#build/check-page.mjs'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, ONLINE_BOX } from '#build/services.mjs'
import { PROMPTS } from '#election/voice/script/prompts.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { checksums, deliveredFiles } from './build.mjs'

const ROOT = join(import.meta.dirname, '..')
let copy: string
let files: readonly string[]
beforeAll(async () => {
  await buildServices()
  await buildScreens({ only: ['kiosk', 'issuer', 'tally', 'office'] })
  await buildCheckPage()
  files = deliveredFiles()
  copy = mkdtempSync(join(tmpdir(), 'ippyo-delivered-'))
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(ROOT, file), join(copy, file))
  }
  writeFileSync(join(copy, 'SHA256SUMS'), checksums(files))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const checked = () => spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: copy, encoding: 'utf8' })

it('holds programs, helpers, screens and compiled code', () => {
  expect(files).toContain('dist/services/kiosk.mjs')
  expect(files).toContain('dist/services/tally-key-process.mjs')
  expect(files).toContain('dist/screens/issuer/index.html')
  expect(files).toContain('dist/checker/ippyo-check.html')
  expect(files.filter((file) => file.endsWith('.node')).length).toBeGreaterThanOrEqual(2)
  expect(checked().status).toBe(0)
})

/** The desk shows invented voters' words (decision 018). A machine says them into the headphones, and nothing of it can show them (AUD-04). */
it('a machine has no way from what is said to a screen: neither the words nor who finds them in the sound', () => {
  const screens = files.filter((file) => file.startsWith('dist/screens/kiosk/') && /\.(js|html)$/.test(file))
  const shown = screens.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('')
  expect(shown).toContain(kioskScreen.audioTitle.ja)
  const said = [PROMPTS['hear-name-first'], PROMPTS.chosen, PROMPTS['press-again-records'], PROMPTS['list-begins']]
  expect(said.filter(({ ja, en }) => shown.includes(ja) || shown.includes(en))).toEqual([])
  const { modules } = JSON.parse(readFileSync(join(ROOT, 'dist/.built/service-kiosk.json'), 'utf8'))
  expect(modules).toContain('kiosk/services/speaker.ts')
  expect(modules.filter((module: string) => /^desk\/|clips-in-sound|simulator/.test(module))).toEqual([])
})

/** O-05: each is one file, whose hash says what ran. Nothing that it needs is read from beside it. */
it('the programs of an online box have the kernel and the schemas inside', () => {
  const text = (name: string) => readFileSync(join(ROOT, `dist/services/online-${name}.mjs`), 'utf8')
  const kernel = readFileSync(join(ROOT, 'dist/kernel/group.wasm')).toString('base64')
  expect(ONLINE_BOX.filter((name) => text(name).includes(kernel))).toEqual(['collector'])
  const schemas = ['box/001-schema.sql', 'roll/001-schema.sql'].map((file) =>
    readFileSync(join(ROOT, 'online/database', file), 'utf8'),
  )
  expect(schemas.filter((sql) => !text('migrate').includes(JSON.stringify(sql)))).toEqual([])
  for (const name of ONLINE_BOX) expect(files).toContain(`dist/services/online-${name}.mjs`)
})

/** Its SHA-256 is on paper: whoever builds it from these sources gets the same file (X-B10). */
it('the page that checks a bundle is one file, of equal bytes each time it is built, and allows its own script alone', async () => {
  const page = join(ROOT, await buildCheckPage())
  const first = readFileSync(page, 'utf8')
  rmSync(page)
  await buildCheckPage()
  expect(readFileSync(page, 'utf8')).toBe(first)
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(first)?.[1] ?? ''
  expect(policy.replaceAll(/'sha256-[^']+'/g, 'HASH').split('; ')).toEqual([
    ...[
      "default-src 'none'",
      'script-src HASH',
      'style-src HASH',
      'worker-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ],
  ])
  expect(first).not.toMatch(/ (src|href)=/)
})

it('finds a driver that was exchanged', () => {
  const driver = files.find((file) => file.endsWith('better_sqlite3.node')) ?? ''
  appendFileSync(join(copy, driver), 'x')
  const { status, stdout } = checked()
  expect([status, stdout.trim()]).toEqual([1, `${driver}: FAILED`])
})
