/** The page of the roll and the page of the papers on the real issuer's screen in Chromium's engine, by what stands on them. */
import { type Page, expect as soon } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { PrintRoom, whyNoPrintService } from '#hardware/printer/cups-room.ts'
import { openPrinter } from '#hardware/printer/driver.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { RollOffice } from '#simulation/rooms/roll-office.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill, type Text, type Values } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { deskInABrowser, noBrowser, oneBrowser } from './desk-in-a-browser.ts'

const noPrinting = whyNoPrintService()
if (noPrinting !== null) console.warn(`skipped: ${noPrinting}`)
let prepared: PreparedStation
let desk: Reception
let page: Page
let close: () => Promise<void> = async () => {}
const browser = oneBrowser()

beforeAll(async () => {
  prepared = await prepareStation({ ...sourcesWith(4), rollHead: { asOf: '2002-06-15' as LocalDate, lists: true } })
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
})
afterEach(async () => {
  await close()
  await desk.clear()
})

async function opened(...start: Parameters<Reception['start']>): Promise<void> {
  await desk.start(...start)
  await desk.unlock()
  await desk.open()
  const shown = await deskInABrowser(desk, browser())
  page = shown.page
  close = shown.close
}

const press = ({ ja }: Text) => page.getByRole('button', { name: ja }).click()
const stands = ({ ja }: Text, values: Values = {}) => soon(page.getByText(fill(ja, values))).toBeVisible()

async function refusedFor(rollNo: string): Promise<string | null> {
  await page.keyboard.press('F3')
  await page.locator('.search input').fill(rollNo)
  await page.keyboard.press('Enter')
  const refused = page.locator('[data-desk="refused"] .reason')
  await soon(refused).toBeVisible()
  const code = await refused.getAttribute('data-code')
  await page.keyboard.press('Escape')
  await soon(refused).toHaveCount(0)
  return code
}

it.skipIf(noBrowser)(
  'the roll: the last list is taken in, and a word by telephone is written down by two',
  async () => {
    const office = new RollOffice(prepared, desk.room)
    await opened('2-I1', { rollLists: office.stick })
    await press(issuerScreen.tab_prepare)
    await page.locator('[data-to-step="roll"]').click()
    await stands(issuerScreen.rollAsOf, { date: '2002-06-15' })
    await soon(page.locator('.roll-awaited')).toBeVisible()
    await office.makes('1,early_voted,early-voting\n', { last: true })
    office.brings(1)
    await press(issuerScreen.rollListsRead)
    // The step is done, and another one may have come up.
    await soon(page.locator('.step-done[data-to-step="roll"]')).toBeVisible()
    await page.locator('[data-to-step="roll"]').click()
    await stands(issuerScreen.rollListLast, { number: 1, changed: 1, added: 0 })
    await soon(page.locator('.roll-awaited')).toHaveCount(0)
    const form = page.locator('.roll-change', { hasText: issuerScreen.rollChange.ja })
    await form.locator('summary').click()
    const field = ({ ja }: Text) => form.getByLabel(ja, { exact: true })
    await soon(page.getByRole('button', { name: issuerScreen.rollChangeGo.ja })).toBeDisabled()
    await field(issuerScreen.rollChangeNumber).fill('2')
    await field(issuerScreen.rollChangeFrom).fill('選管 花子')
    await field(issuerScreen.rollChangeFirst).fill('受付 一子')
    await field(issuerScreen.rollChangeSecond).fill('庶務 二男')
    await field(issuerScreen.rollChangeReason).fill('けさ届いた知らせ')
    // The label of a list has the words of the list in it.
    await form.locator('select').first().selectOption('died')
    await press(issuerScreen.rollChangeGo)
    await stands(issuerScreen['officer_change-roll_words'])
    // ELG-04: the page names the voter before anybody lays a card down.
    await soon(page.locator('.officer-page')).toContainText(/2 .+（.+）（[男女]、.+ 生、.+）/)
    desk.reader.tray.insert(desk.operatorCard)
    for (const digit of PREPARED_PIN) await page.locator('.number-pad').getByRole('button', { name: digit }).click()
    await press(uiWords.enter)
    await soon(page.locator('.officer-page')).toHaveCount(0)
    desk.reader.tray.remove()
    expect(await refusedFor('1')).toBe('early-voted')
    expect(await refusedFor('2')).toBe('died')
  },
)

it.skipIf(noBrowser || noPrinting !== null)(
  'papers: one is looked at, printed, and printed again through the print service',
  async () => {
    const room = await PrintRoom.open('desk')
    try {
      await opened('2-I1', {}, { printer: openPrinter('desk', room.socket) })
      await press(issuerScreen.tab_papers)
      const paper = page.locator('[data-paper="declaration"]')
      await paper.getByRole('button', { name: issuerScreen.lookAtPaper.ja }).click()
      await soon(page.locator('.paper-sheet')).toContainText('選挙人本人であることを宣言します')
      await press(issuerScreen.putPaperAway)
      for (const [button, copy] of [
        [issuerScreen.printPaper, issuerScreen.paperMadeOnce],
        [issuerScreen.reprintPaper, issuerScreen.paperMadeAgain],
      ] as const) {
        await paper.getByRole('button', { name: button.ja }).click()
        await soon(paper).toContainText(fill(copy.ja, { version: 1, copies: 2 }))
        await soon(paper).toHaveAttribute('data-state', 'printed', { timeout: 20_000 })
      }
      const printed = room.printed.map((bytes) => Buffer.from(bytes).toString('latin1', 0, 5))
      expect(printed).toEqual(['%PDF-', '%PDF-'])
    } finally {
      await room.close()
    }
  },
)
