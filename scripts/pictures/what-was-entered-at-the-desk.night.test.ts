/** Officer and clerk are answered at the real issuer's screen; a slip in a seal's number is shown at the field (decision 023). */
import type { Locator, Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import type { PairNumber } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import { sealing, upTo } from '#simulation/people/issuer-day.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill, type Text } from '#ui/messages/message.ts'
import { eachTestAtADeskInABrowser, noBrowser, soon } from './desk-in-a-browser.ts'

let desk: Reception
let page: Page
eachTestAtADeskInABrowser((...opened) => {
  ;[desk, page] = opened
})

async function step(tab: 'prepare' | 'open' | 'watch' | 'close', key: string): Promise<Locator> {
  desk.app.send({ type: 'tab-chosen', tab })
  await page.locator(`[data-to-step="${key}"]`).click()
  const shown = page.locator(`[data-step="${key}"]`)
  await soon(shown).toBeVisible()
  return shown
}

const enteredAt = (time: string, what: string) => fill(issuerScreen.enteredAt.ja, { time, what })
const press = (within: Locator, { ja }: Text) => within.getByRole('button', { name: ja, exact: true }).click()
const wordOf = (key: string) => page.locator(`[data-to-step="${key}"] .step-word`)
const minute = () => desk.app.view().now.slice(11)

describe.skipIf(noBrowser)('what is entered', () => {
  it('officer, deputy and witnesses: by name and minute, and whose number on the machines is whose', async () => {
    const people = await step('prepare', 'people')
    await people.getByLabel(issuerScreen.officerName.ja, { exact: true }).fill('管理 太郎')
    await people.getByLabel(issuerScreen.deputyName.ja, { exact: true }).fill('代理 次郎')
    await soon(people).not.toContainText('登録しました')
    await press(people, issuerScreen.enter)
    await soon(people).toContainText(enteredAt(minute(), '管理 太郎、代理 次郎'))
    await press(people, issuerScreen.saveNames)
    await soon(people).toContainText(enteredAt(minute(), '立会 春子、立会 夏男、立会 秋江'))
    await soon(people.locator('.tick', { hasText: '2　立会 夏男' })).toHaveCount(1)
    desk.app.send({ type: 'witness-marked', witness: 1, present: false })
    const kiosks = await step('open', 'kiosks')
    await soon(kiosks).toContainText(
      fill(issuerScreen.witnessNumbers.ja, { people: '1 立会 春子　2 立会 夏男（不在）　3 立会 秋江' }),
    )
  })

  it('cards that came back, counted at the desk', async () => {
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
    await desk.serves('1')
    const side = page.locator('.vote-side')
    await press(side, issuerScreen.enter)
    await soon(side).toContainText(issuerScreen.fieldEmpty.ja)
    await side.getByLabel(issuerScreen.cardsBrought.ja).fill('1')
    await soon(side).not.toContainText(issuerScreen.fieldEmpty.ja)
    await press(side, issuerScreen.enter)
    const what = fill(issuerScreen.broughtWords.ja, { count: 1, out: 0 })
    await soon(side).toContainText(enteredAt(minute(), what))
  })

  it('what waits for nothing is not called done', async () => {
    await step('watch', 'apart')
    await soon(wordOf('apart')).toHaveText(issuerScreen.stepNotAsked.ja)
    await soon(wordOf('round')).toHaveText(issuerScreen.stepNotYet.ja)
    await soon(page.locator('[data-step="apart"] h2')).not.toContainText(issuerScreen.stepDone.ja)
    desk.clock.set('2002-06-23T09:00')
    await step('watch', 'round')
    await soon(wordOf('round')).not.toHaveText(issuerScreen.stepNotYet.ja)
    await press(page.locator('[data-step="round"]'), issuerScreen.roundWell)
    await soon(wordOf('round')).toHaveText(issuerScreen.stepDone.ja)
    await step('prepare', 'roll')
    await soon(wordOf('roll')).toHaveText(issuerScreen.stepNoList.ja)
  })

  it('a seal’s number with one digit wrong is told at once, stays to be mended, and is kept when it is right', async () => {
    closeAsRecorded(desk, 0)
    const records = await step('close', 'kiosks')
    const [first] = desk.day().record.kiosks
    const number = '31415 92653 58979 32384'
    const right = `${number} ${checkDigits(number, first?.pair ?? (1 as PairNumber))}`
    const field = records.locator('.entry-digits').first()
    const seals = () => desk.day().record.closing.seals
    await field.fill(right.replace('92653', '92553'))
    await field.press('Enter')
    await soon(page.locator('[data-code="seal-digits-slip"]')).toContainText(first?.machine ?? '')
    await soon(records).toContainText(issuerScreen.sealNotKept.ja)
    await soon(field).toHaveValue(right.replace('92653', '92553'))
    expect(seals()).toEqual([])
    await field.fill(right)
    await field.press('Enter')
    await soon(records).toContainText(issuerScreen.sealKept.ja)
    await soon(page.locator('.alarm-band')).toHaveCount(0)
    await soon(records).not.toContainText(issuerScreen.sealNotKept.ja)
    expect(seals()).toEqual([{ machine: first?.machine, digits: number.replaceAll(' ', '') }])
    await field.blur()
    await soon(field).toHaveValue(right)
  })

  it('a label’s number is read by two: the second does not see the first, and what differs is told and not sealed', async () => {
    closeAsRecorded(desk, 0)
    desk.plays(upTo('sealing-ticked', sealing(desk.stationIndex)))
    const panel = await step('close', 'sealing')
    const line = panel.locator('.container-line').first()
    const [first, second] = [line.locator('.entry-text').nth(0), line.locator('.entry-text').nth(1)]
    const tick = line.getByRole('checkbox')
    await first.fill('A-0417')
    await second.fill('A-0471')
    await soon(first).toHaveClass(/entry-covered/)
    await soon(tick).toBeDisabled()
    await second.blur()
    await soon(line).toContainText(issuerScreen.labelsDiffer.ja)
    await soon(first).not.toHaveClass(/entry-covered/)
    await soon(tick).toBeDisabled()
    await second.fill('a－0417')
    await soon(line).toContainText(issuerScreen.labelAgreed.ja)
    await tick.click()
    await soon(line.locator('.label-number')).toHaveText('A-0417')
    expect(desk.day().record.closing.sealLabels['originals-sealed']).toBe('A-0417')
  })

  it('a correction is taken back: the page names what goes back to what was signed', async () => {
    closeAsRecorded(desk, 0)
    await writeReport(desk)
    const signed = desk.day().record.closing.ticketsCounted
    const report = await step('close', 'report')
    await report.getByLabel(issuerScreen.correctReason.ja, { exact: true }).fill('数え直し')
    await press(report, issuerScreen.correctReport)
    await desk.officer()
    desk.app.send({ type: 'tickets-counted', count: 7 })
    await step('close', 'report')
    await press(report, issuerScreen.dropCorrection)
    const asked = page.locator('.officer-page')
    await soon(asked).toContainText(fill(issuerScreen.correctionUndone.ja, { what: issuerScreen.corrected_tickets.ja }))
    await desk.officer()
    await step('close', 'report')
    await soon(report).not.toContainText('数え直し')
    expect(desk.day().record.closing.ticketsCounted).toBe(signed)
  })

  it('a difference has its name, an empty reason is told, and what is missing stands beside what is grey', async () => {
    closeAsRecorded(desk, 0)
    const account = await step('close', 'account')
    await soon(account).toContainText(issuerScreen.cardsInCaseHelp.ja)
    desk.app.send({ type: 'tickets-counted', count: desk.day().ticketsExpected + 2 })
    const books = await step('close', 'difference')
    const { ticketsExpected } = desk.day()
    const named = fill(issuerScreen.differs_tickets.ja, { expected: ticketsExpected, counted: ticketsExpected + 2 })
    await soon(books.locator('.differences li')).toHaveText([named])
    await press(books, issuerScreen.enter)
    await soon(books).toContainText(issuerScreen.fieldEmpty.ja)
    expect(desk.day().record.closing.reason).toBe('')

    // A machine whose number is taken back is open again, and nothing can be sealed.
    const [first] = desk.day().record.kiosks
    if (first === undefined) throw new Error('a machine')
    desk.app.send({ type: 'seal-missing', machine: first.machine, reason: '' })
    const kiosks = await step('close', 'kiosks')
    const row = kiosks.locator('tr').filter({ hasText: first.machine })
    await soon(row.locator('.closed-or-not')).toHaveText(issuerScreen.kioskNotTold.ja)
    await soon(page.locator('[data-to-step="kiosks"]')).not.toHaveClass(/step-done/)
    const sealing = await step('close', 'sealing')
    await soon(sealing.locator('.waiting-for').nth(1)).toContainText(first.machine)
    for (const box of await sealing.getByRole('checkbox').all()) await soon(box).toBeDisabled()
    await soon(sealing.getByRole('button', { name: issuerScreen.boxesReady.ja, exact: true })).toBeDisabled()
    const again = await step('close', 'kiosks')
    await again.locator('.no-seal summary').first().click()
    await again.getByLabel(issuerScreen.noSealReason.ja, { exact: true }).first().fill('画面が消えた')
    await press(again.locator('.no-seal').first(), issuerScreen.enter)
    // The page goes on by itself, and not before.
    await soon(page.locator('[data-to-step="kiosks"]')).toHaveClass(/step-done/)
    await step('close', 'kiosks')
    await soon(row.locator('.closed-or-not')).toHaveText(issuerScreen.kioskTold.ja)
  })

  it('behind the signature the page says when, at which machine and under whom, and how to go on', async () => {
    desk.app.send({ type: 'officers-named', officer: '管理 太郎', deputy: '' })
    closeAsRecorded(desk, 0)
    await writeReport(desk)
    const signed = page.locator('[data-signed="1"]')
    await soon(signed).toContainText('管理 太郎')
    await soon(signed).toContainText(desk.day().record.reports.signedAt?.slice(11) ?? 'never')
    await soon(page.locator('[data-paper="station-report"]')).toBeVisible()
    await press(page.locator('.papers'), issuerScreen.goOnClosing)
    await soon(page.locator('[data-step]')).toBeVisible()
    expect(desk.day().tab).toBe('close')
  })
})
