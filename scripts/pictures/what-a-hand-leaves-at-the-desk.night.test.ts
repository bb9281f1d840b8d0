/**
 * A hand that presses twice, a form that is half typed and a card that is taken away, at the real issuer's screen: nothing of it falls on
 * the next row, the next person or the next card, and nothing that was typed is lost to the clock.
 */
import type { Locator, Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import type { LocalTime } from '#election/time.ts'
import { sealing, upTo } from '#simulation/people/issuer-day.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill, type Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { eachTestAtADeskInABrowser, noBrowser, soon } from './desk-in-a-browser.ts'

let desk: Reception
let page: Page
eachTestAtADeskInABrowser(
  (...opened) => {
    ;[desk, page] = opened
  },
  async () => {},
  { quickReports: ['10:00' as LocalTime] },
)

async function step(tab: 'prepare' | 'watch' | 'close', key: string): Promise<Locator> {
  desk.app.send({ type: 'tab-chosen', tab })
  await page.locator(`[data-to-step="${key}"]`).click()
  const shown = page.locator(`[data-step="${key}"]`)
  await soon(shown).toBeVisible()
  return shown
}

const press = (within: Locator, { ja }: Text) => within.getByRole('button', { name: ja, exact: true }).click()

/** A double press of the mouse, whose second half falls on the button that is there once the first was followed. */
async function pressTwice(button: Locator, isFollowed: () => Promise<void>): Promise<void> {
  await button.scrollIntoViewIfNeeded()
  const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {}
  await page.mouse.click(x + width / 2, y + height / 2)
  await isFollowed()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await desk.settled()
}

/** A key at its time in milliseconds, however long the machine takes in between. */
const keyAt = (key: string, at: number) =>
  page.evaluate(
    (pressed) => {
      const event = new KeyboardEvent('keydown', { key: pressed.key, bubbles: true })
      document.activeElement?.dispatchEvent(Object.defineProperty(event, 'timeStamp', { value: pressed.at }))
    },
    { key, at },
  )

describe.skipIf(noBrowser)('who presses twice', () => {
  it('takes one voter off the list of those inside, and not the next one too', async () => {
    desk.clock.set('2002-06-23T20:00')
    desk.app.send({ type: 'closing-declared' })
    for (const text of ['1', '2', '3']) {
      desk.app.send({ type: 'inside-voter-added', text })
      await desk.settled()
    }
    const inside = await step('close', 'inside')
    const rows = inside.locator('.inside-list button')
    await soon(rows).toHaveCount(3)
    await pressTwice(rows.first(), () => soon(rows).toHaveCount(2))
    expect(desk.day().record.inside.rollNos).toEqual(['2', '3'])
    await rows.first().click()
    await soon(rows).toHaveCount(1)
  })

  it('drops one of the voters who were set apart, and has read one message', async () => {
    for (const voter of ['1', '2']) {
      desk.app.send({ type: 'voter-set-apart', voter, why: 'waits', words: '' })
      await desk.settled()
    }
    const apart = await step('watch', 'apart')
    const drop = apart.getByRole('button', { name: issuerScreen.apartDrop.ja, exact: true })
    await pressTwice(drop.first(), () => soon(drop).toHaveCount(1))
    expect(desk.day().record.apart).toHaveLength(1)
    desk.app.send({ type: 'voter-set-apart', voter: '77', why: 'waits', words: '' })
    await desk.until((view) => view.screen === 'day' && view.alarm?.code === 'no-match', 'no such voter')
    desk.app.send({ type: 'tickets-counted', count: 1 })
    expect(desk.day().alarmsWaiting).toBe(1)
    const read = page.locator('.alarm-band').getByRole('button', { name: uiWords.acknowledge.ja })
    await pressTwice(read, () => desk.until((view) => view.screen === 'day' && view.alarmsWaiting === 0))
    expect(desk.day().alarm).not.toBeNull()
    desk.app.send({ type: 'closing-declared' })
    await soon(page.locator('.alarm-band')).toContainText('1')
    for (const at of [1000, 1400]) {
      await keyAt('F9', at)
      await soon(page.locator('.alarm-band')).toHaveAttribute('data-code', desk.day().alarm?.code ?? '')
      await desk.settled()
    }
    expect(desk.day()).toMatchObject({ alarmsWaiting: 0, alarm: expect.anything() })
    await keyAt('F9', 2000)
    await desk.until((view) => view.screen === 'day' && view.alarm === null)
  })

  it('has not answered the question that came', async () => {
    await desk.seek('1')
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
    const none = page.getByRole('button', { name: issuerScreen.noContest.ja, exact: true })
    await none.focus()
    await keyAt('Enter', 1000)
    await none.click()
    await soon(page.locator('[data-desk="question"]')).toBeVisible()
    await keyAt('Enter', 1400)
    await desk.settled()
    expect(desk.day().desk).toMatchObject({ type: 'question', question: 'none' })
    await keyAt('Enter', 2000)
    await soon(page.locator('[data-desk="declined"]')).toBeVisible()
  })
})

describe.skipIf(noBrowser)('what is half typed', () => {
  it('is of one substitute: the next one’s form is empty, and a namesake is one voter’s', async () => {
    for (const witness of [0, 1]) desk.app.send({ type: 'witness-marked', witness, present: false })
    const people = (await step('prepare', 'people')).locator('.substitute')
    const [voter, party] = [people.locator('input').nth(0), people.locator('input').nth(1)]
    const namesake = people.getByRole('checkbox')
    await voter.fill('4')
    await namesake.check()
    await voter.fill('5')
    await soon(namesake).not.toBeChecked()
    await namesake.check()
    await party.fill('甲党')
    await people.getByRole('button').first().click()
    await desk.until((view) => view.screen === 'day' && view.record.witnesses.substitutes.length === 1)
    await soon(namesake).not.toBeChecked()
    for (const field of [voter, party]) await soon(field).toHaveValue('')
  })

  it('is of one label: a container that is opened again has another, and two read it', async () => {
    closeAsRecorded(desk, 0)
    desk.plays(upTo('sealing-ticked', sealing(desk.stationIndex)))
    const sealed = await step('close', 'sealing')
    // Nobody writes over the number of a sealed medium.
    await soon(sealed.locator('.medium-line input').first()).toHaveAttribute('readonly')
    const line = sealed.locator('.container-line').first()
    const fields = line.locator('.entry-text')
    for (const place of [0, 1]) await fields.nth(place).fill('A-0417')
    await line.getByRole('checkbox').click()
    await soon(line.locator('.label-number')).toHaveText('A-0417')
    await line.getByRole('checkbox').click()
    for (const place of [0, 1]) await soon(fields.nth(place)).toHaveValue('')
    await soon(line.getByRole('checkbox')).toBeDisabled()
  })

  it('stays when the clock makes another step due, and that one comes when the page is done', async () => {
    desk.clock.set('2002-06-23T10:00')
    desk.app.send({ type: 'round-made', note: '' })
    desk.app.send({ type: 'quick-report-told', at: '10:00', to: '選管' })
    const trouble = await step('watch', 'trouble')
    const measure = trouble.getByLabel(issuerScreen.troubleMeasure.ja)
    await measure.fill('紙づまりを直した')
    desk.clock.set('2002-06-23T11:00')
    await soon(page.locator('[data-to-step="round"]')).not.toHaveClass(/step-done/)
    await soon(measure).toHaveValue('紙づまりを直した')
    // A number that is none keeps the words; one in full width is one.
    const number = trouble.getByLabel(issuerScreen.troubleNumber.ja)
    await number.fill('Ｋ３')
    await press(trouble, issuerScreen.troubleNote)
    await soon(measure).toHaveValue('紙づまりを直した')
    await number.fill('ｋー３０４')
    await press(trouble, issuerScreen.troubleNote)
    await soon(measure).toHaveValue('')
    // The page empties its fields when it sends; the desk has it a moment later.
    await soon.poll(() => desk.day().record.troubles).toMatchObject([{ number: 'K-304', measure: '紙づまりを直した' }])
    await press(await step('watch', 'round'), issuerScreen.roundWell)
    await soon(page.locator('[data-step="round"]')).toHaveCount(0)
  })

  it('is said where it is not taken: a clerk’s name too long, and an hour in full width is one', async () => {
    const staff = await step('watch', 'staff')
    await staff.locator('textarea').fill('長'.repeat(81))
    await soon(staff.getByRole('button', { name: issuerScreen.saveNames.ja })).toBeDisabled()
    await soon(staff).toContainText(fill(issuerScreen.nameTooLong.ja, { most: 80 }))
    desk.app.send({ type: 'tab-chosen', tab: 'prepare' })
    await page.locator('summary', { hasText: issuerScreen.pause.ja }).click()
    await page.getByLabel(issuerScreen.suspendCause.ja).fill('停電')
    await page.getByLabel(issuerScreen.suspendExpected.ja).fill('１３：０５')
    await page.getByRole('button', { name: issuerScreen.suspend.ja, exact: true }).click()
    await soon(page.locator('.suspension-band')).toBeVisible()
    expect(desk.day().suspension).toMatchObject({ expected: '13:05' })
    // An emptied count is none.
    await page.getByLabel(issuerScreen.suspendWaiting.ja).fill('')
    await soon(page.getByRole('button', { name: issuerScreen.suspendUpdate.ja, exact: true })).toBeDisabled()
  })

  it('of a voter who is looked for ends when another one is scanned', async () => {
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
    const field = page.locator('.search input')
    await field.fill('せんき')
    await desk.seek('1')
    await soon(page.locator('[data-desk="found"]')).toBeVisible()
    await page.keyboard.press('Escape')
    await soon(page.locator('[data-desk="ready"]')).toBeVisible()
    await soon(field).toHaveValue('')
  })

  it('of a PIN goes with its card', async () => {
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
    desk.app.send({ type: 'card-check-requested' })
    const dots = page.locator('.number-pad-value')
    await soon(dots).toBeVisible()
    await page.keyboard.type('12')
    desk.reader.tray.insert(desk.operatorCard)
    await soon(page.locator('.reader-card')).toBeVisible()
    await page.keyboard.type('3')
    await soon(dots).toHaveText('●●●')
    desk.reader.tray.remove()
    await soon(page.locator('.reader-absent')).toBeVisible()
    await soon(dots).toHaveText('')
    // Enter on another button is that button's, and no PIN.
    await page.keyboard.type('123456')
    await soon(dots).toHaveText('●●●●●●')
    await page.getByRole('button', { name: issuerScreen.close.ja }).focus()
    await page.keyboard.press('Enter')
    await soon(dots).toHaveCount(0)
  })
})
