/**
 * CNT-08, R9: both media of a machine and the sticks of the online ballot box give nothing back. The tally's page names what is missing, what is
 * safe and what to do; with the signed declaration it counts the rest, and every paper says what the result is without.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { type LostPair, ONLINE_BOX } from '#election/count/lost-media.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { declareLost } from '#simulation/counting/declare-lost.ts'
import { insert } from '#simulation/counting/large-district.ts'
import { type MixedNight, mixedElection, nightOf } from '#simulation/counting/mixed-night.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { buildApp, type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { CountPage, expect } from './count-page.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'lost')
const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'lost')
const at = (...names: readonly string[]) => join(HOME, ...names)
const slot = (number: number) => at('slots', String(number))
const HEARD = { opinion: '異議なし', witnesses: ['立会 春子', '立会 夏男'] }
const LOST: readonly LostPair[] = [
  {
    ...{ station: stationId.parse('2'), pair: pairNumber.parse(1), cause: 'destroyed', ...HEARD },
    ...{ known: '送致の車が水に落ちた。正も副も読めない', recordsTold: { mayor: 2, council: 2 } },
  },
  {
    ...{ ...ONLINE_BOX, cause: 'destroyed', ...HEARD },
    ...{ known: '仕分けた票の媒体が二本とも読めない', recordsTold: { mayor: 3, council: 3 } },
  },
]

const VOTERS = [
  [11, 21],
  [12, 21],
  [12, 22],
] as const

let night: MixedNight
let tally: OneApp

// A tally is built, and its list is mixed and opened.
test.describe.configure({ timeout: 900_000 })

test.beforeAll(async () => {
  await buildApp('tally')
  rmSync(HOME, { recursive: true, force: true })
  for (const place of [HOME, PICTURES]) mkdirSync(place, { recursive: true })
  const made = await mixedElection({ publication: 'from-first-mix', online: true })
  night = await nightOf(made, HOME)
  const [whole = '', wet = ''] = night.config.media ?? []
  await insert(whole, slot(1))
  await insert(wet, slot(2))
  await insert(join(wet, '..', 'duplicate'), slot(3))
  for (const number of [2, 3]) truncateSync(join(slot(number), BALLOT_BOX_FILE), 40_960)
  const box = new TextEncoder().encode('an export')
  await writeSortedStick(made, sortedOf(made, VOTERS, box), { box, directory: slot(4) })
  rmSync(join(slot(4), 'online-seal.bin'))
  const media = [1, 2, 3, 4].map(slot)
  const config = { ...night.config, media, clock: '2002-06-23T21:30' }
  tally = await startApp('tally', at('tally.json'), config)
})

test.afterAll(() => tally?.stop())

test('a machine and the online ballot box are lost together', async ({ page }) => {
  const count = new CountPage(page, PICTURES)
  const missing = page.locator('.receive-missing')
  await page.goto(tally.address)
  await test.step('stations and reports', async () => {
    await count.begin()
    for (const station of ['1', '2']) await count.receive(station)
    await count.press(tallyWords.readReports)
    const second = page.locator('[data-panel="2"]')
    await count.pressTwice(tallyWords.sameAsPaper, page.locator('[data-panel="1"]'), second)
    await count.press(tallyWords.pageLog)
    await expect(page.locator('.log-entries')).toBeVisible()
    await count.press(tallyWords.pageReceive)
    // X-A5: nobody has looked at the number of this one.
    await expect(second).not.toHaveAttribute('data-comparison')
    await count.press(tallyWords.sameAsPaper, second)
  })
  await test.step('nothing can be read: what is missing, what is safe, what to do', async () => {
    await count.press(tallyWords.readMedia)
    for (const [number, code] of [
      [2, 'truncated'],
      [3, 'truncated'],
      [4, 'online-not-signed'],
    ] as const)
      await expect(page.locator(`[data-slot="${number}"]`)).toHaveAttribute('data-code', code)
    await expect(missing).toContainText(tallyWords.missing_online.ja)
    await expect(missing).toContainText('投票所 2 組 1')
    await expect(missing).toContainText(tallyWords.missingForGood.ja)
    await expect(page.locator('[data-online="missing"]')).toBeVisible()
    await expect(page.locator('[data-next="slot"]')).toBeVisible()
    await look(count, '1-nothing-can-be-read')
    await count.press(uiWords.acknowledge)
  })
  await test.step('the declaration names both, with who was heard', async () => {
    await declareLost(night.made, at('reports'), LOST)
    await count.press(tallyWords.readReports)
    await expect(page.locator('[data-lost]')).toHaveCount(2)
    await expect(page.locator('[data-online="lost"]')).toContainText(tallyWords.onlineLost.ja)
    await expect(page.locator('.lost-media')).toContainText('仕分けた票の媒体が二本とも読めない')
    await expect(missing).not.toContainText(tallyWords.missing_online.ja)
    await look(count, '2-declared')
    const open = await missing.locator('li').count()
    await count.explainAll(open, '組1の媒体は正も副も読めない')
  })
  await test.step('the rest is mixed, opened and joined', () => openAndJoin(count))
  await test.step('the result and each paper say what they are without', async () => {
    await expect(page.locator('[data-lost]')).toHaveCount(2)
    await look(count, '3-result')
    for (const document of ['result-sheet', 'counting-record', 'storage-list'] as const) {
      await count.press(tallyWords[`print_${document}`])
      await expect(page.locator('.documents')).toContainText(`${document}.pdf`)
      const text = textOf(document)
      expect(text, document).toContain('オンライン投票箱：投票箱の票が壊れて読めない。')
      expect(text, document).toContain('第2投票区投票所組1：媒体が壊れて読めない。')
    }
    for (const said of ['二本とも読めない', '水に落ちた', '異議なし（立会春子、立会夏男）'])
      expect(textOf('counting-record')).toContain(said)
  })
})

async function openAndJoin(count: CountPage): Promise<void> {
  const { page } = count
  await count.press(tallyWords.pageKeys)
  await count.press(tallyWords.mix)
  const [first = '', , third = ''] = night.made.passphrases
  await count.giveShare(1, first, 'filled')
  await count.giveShare(3, third, 'opened')
  await expect(page.locator('.result[data-final="false"]')).toBeVisible()
  await count.joinNoPaper()
}

async function look(count: CountPage, name: string): Promise<void> {
  await count.picture(name)
  await count.isClean()
}

function textOf(name: string): string {
  const file = at('out', 'documents', `${name}.pdf`)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}
