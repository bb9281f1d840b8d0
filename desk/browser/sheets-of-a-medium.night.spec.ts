/**
 * The small early-voting station's stick did not arrive; its sheets of codes did. Printed by the command, drawn and worn as a scanner
 * would, put into the tally's slot as a stick of scans: a sheet is missing, is told, comes, and the night ends with its result. The
 * tally and its helpers are the bundles that are delivered. Pictures go to test-results/tally/.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { readTallyLog } from '#election/log/tally-log.ts'
import type { CountingElection } from '#simulation/counting/counting-election.ts'
import { OF_TWO_SHEETS, writeOneStation } from '#simulation/counting/one-station.ts'
import { scanSheets } from '#simulation/counting/scan-sheets.ts'
import { buildApp, type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { fill } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { CountPage, expect } from './count-page.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const HOME = join(ROOT, 'out', 'sheets')
const PICTURES = join(ROOT, 'test-results', 'tally')
const at = (...names: readonly string[]) => join(HOME, ...names)

let made: CountingElection
let scans: readonly string[]
let tally: OneApp | null = null

test.describe.configure({ timeout: 600_000 })

test.beforeAll(async () => {
  await buildApp('tally')
  rmSync(HOME, { recursive: true, force: true })
  for (const place of [PICTURES, at('slot-1'), at('slot-2')]) mkdirSync(place, { recursive: true })
  made = await writeOneStation(HOME, { spares: 0, sessions: OF_TWO_SHEETS })
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--out', at('sheets.pdf')]
  const command = ['--import', 'tsx', 'office/main.ts', 'picture', 'print', at('media/1/1/original'), ...grounds]
  execFileSync(process.execPath, command, { cwd: ROOT })
  scans = await scanSheets(at('sheets.pdf'), HOME, { dots: 200, degrees: -1.2 }, seededRandomness('sheets'))
  const places = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  const config = { ...places, out: at('result'), media: [at('slot-1'), at('slot-2')], clock: '2002-06-23T21:30' }
  tally = await startApp('tally', at('tally.json'), config)
})

test.afterAll(async () => {
  await tally?.stop()
})

test('a medium comes as scans of its sheets, one of them late', async ({ page }) => {
  const count = new CountPage(page, PICTURES)
  const slot = (number: number) => page.locator(`[data-slot="${number}"]`)
  await page.goto(tally?.address ?? '')

  await test.step('the station is received by its list, and its report', async () => {
    await count.begin()
    await count.receiveAll('1')
  })

  await test.step('the first sheet alone: the second is asked for by its number', async () => {
    expect(scans).toHaveLength(2)
    copyFileSync(scans[0] ?? '', at('slot-1', 'SCAN0001.PNG'))
    await expect(slot(1)).toContainText(fill(tallyWords.slot_scans.ja, { count: 1 }))
    await count.press(tallyWords.readMedia)
    await expect(slot(1)).toHaveAttribute('data-code', 'scans-not-whole')
    await expect(slot(1)).toContainText(fill(tallyWords.slot_sheetsMissing.ja, { sheets: 2, all: 2 }))
    await count.press(uiWords.acknowledge)
    await expect(page.locator('.next-line')).toContainText(fill(tallyWords.next_slot.ja, { slot: 1 }))
    await count.isClean()
    await count.picture('30-a-sheet-is-missing')
  })

  await test.step('it comes on another stick: received, and said that it came on paper', async () => {
    copyFileSync(scans[1] ?? '', at('slot-2', 'page 2.png'))
    await expect(slot(2)).toContainText(tallyWords.slot_present.ja)
    await count.press(tallyWords.readMedia)
    await expect(page.locator('.totals-figures strong').nth(2)).toHaveText('1')
    await expect(page.locator('main[data-busy=""]')).toBeVisible()
    for (const number of [1, 2]) {
      await expect(slot(number)).toContainText(fill(tallyWords.slot_fromPaper.ja, { sheets: 2 }))
    }
    await expect(page.locator('.slot-refused, .refusal-card')).toHaveCount(0)
    await count.picture('31-received-from-paper')
  })

  await test.step('counted to the result, as its voters voted', async () => {
    await count.press(tallyWords.pageKeys)
    const [first = '', second = ''] = made.passphrases
    await count.press(tallyWords.mix)
    await count.giveShare(1, first, 'filled')
    await count.giveShare(2, second, 'opened')
    await expect(page.locator('.result')).toBeVisible()
    await count.joinNoPaper()
    const counted = JSON.parse(readFileSync(at('result', 'count', '4-counted', 'report.json'), 'utf8'))
    expect(counted.contests[0]).toMatchObject({ totals: { '1': 11, '2': 5 } })
    const received = JSON.parse(readFileSync(at('result', 'count', '1-received', 'report.json'), 'utf8'))
    expect(received.media).toMatchObject([{ station: '1', pair: 1, role: 'original', sheets: 2 }])
    const { entries } = readTallyLog(new Uint8Array(readFileSync(at('result', 'tally.log'))))
    expect(entries.map(({ event }) => event.type)).toContain('medium-accepted-from-paper')
  })
})
