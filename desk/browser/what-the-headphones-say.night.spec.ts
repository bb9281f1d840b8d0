/**
 * A person at the desk who cannot hear reads the words of the headphones, and comes and goes by keys alone; the machine's own screen
 * has none of these words.
 */
import { expect, type Page, test } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { nextLanguage } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { PROMPTS } from '#election/voice/script/prompts.ts'
import { axeFindings, bringAxe, WCAG_21 } from '#simulation/pictures/axe-findings.ts'
import { chooseLanguage } from '#simulation/pictures/choose-language.ts'
import { whySilent } from '#simulation/voice/why-silent.ts'
import { deskKeys, deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { fill } from '../../ui/messages/message.ts'
import { DeskPage } from './desk-page.ts'
import { oneDesk } from './desk-process.ts'
import { handOver, issue, press, seek } from './staff.ts'

const [ISSUER, KIOSK] = ['1-I1', '1-K1']
/** Cards and media are named apart from what is printed on them, in another order. */
const RULES: RunOptions = {
  ...WCAG_21,
  rules: { 'label-content-name-mismatch': { enabled: false } },
}
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

const desk = oneDesk()

test.describe.configure({ timeout: 600_000 })

test('the words of each clip as it is said, under those before it', async ({ page }) => {
  const silent = await whySilent('nobody listens to the headphones')
  test.skip(silent !== null, silent ?? '')
  const at = new DeskPage(page, 'said')
  await page.goto(desk.address())
  await at.playToVoting()
  const seat = at.seat(KIOSK)
  await open(page, deskWords.headphones.ja)
  const read = seat.getByRole('button', { name: deskWords.readWords.ja })
  await read.focus()
  await page.keyboard.press('Enter')
  const panel = page.locator('.said')
  await expect(panel).toHaveAccessibleName(fill(deskWords.saidBy.ja, { machine: KIOSK }))
  await open(page, deskWords.keypad.ja)
  const key = (name: keyof typeof deskKeys) => seat.locator('.keypad').getByRole('button', { name: deskKeys[name].ja })
  const now = panel.locator('li[aria-current="true"]')
  // The words are read from the first one: a panel that opens after it has missed it.
  await forTheEar(at)
  // Until the card is read, a key means nothing: nobody presses one who has heard nothing.
  await expect(panel.locator('li').first()).toContainText(PROMPTS['headphones-check'].ja)
  await key('select').click()
  await expect(now).toContainText(PROMPTS['method-keys'].ja)
  await expect(panel.locator('li').last()).toContainText(PROMPTS['begin-key'].ja)
  await expect(now).toHaveCount(0)
  await key('help').click()
  await expect(now).toContainText(PROMPTS['try-arrows'].ja)
  await key('select').click()
  await key('down').click()
  await expect(panel.locator('li[data-state="cut"]').first()).toContainText(deskWords.saidCut.ja)
  // In their order: the newest is in sight, and what scrolled away comes back by keys.
  await expect(panel.locator('li').last()).toBeInViewport()
  await panel.locator('.said-lines').focus()
  await page.keyboard.press('Home')
  await expect(panel.locator('li').first()).toBeInViewport()
  const said = await panel.locator('li [lang]').allTextContents()
  const shown = await at.screen(KIOSK).locator('body').innerText()
  expect(said.length).toBeGreaterThan(4)
  expect(said.filter((text) => shown.includes(text))).toEqual([])

  // The keys lie as on the keypad, one line each.
  const [up, left, middle, right, down] = await Promise.all(
    (['up', 'left', 'select', 'right', 'down'] as const).map(async (each) => await key(each).boundingBox()),
  )
  if (!up || !left || !middle || !right || !down) throw new Error('the keys are in sight')
  expect([up.x, down.x, left.y, right.y]).toEqual([middle.x, middle.x, middle.y, middle.y])
  expect([up.y < middle.y, down.y > middle.y, left.x < middle.x, right.x > middle.x]).toEqual([true, true, true, true])
  const tooWide = (buttons: Element[]) => buttons.filter((each) => each.scrollWidth > each.clientWidth).length
  for (const button of await seat.locator('.keypad button').all())
    expect((await button.boundingBox())?.height).toBeLessThan(36)

  // Loaded anew, it is laid out as it was.
  await page.locator(`.views [data-view="${KIOSK}"]`).click()
  await page.reload()
  await expect(seat).toHaveClass(/seat-large/)
  await expect(key('select')).toBeVisible()
  await expect(panel).toBeVisible()
  expect(
    await page.evaluate(() =>
      Object.keys(sessionStorage)
        .filter((name) => name.startsWith('desk-'))
        .toSorted(),
    ),
  ).toEqual(['desk-layout:drawer 1-K1 headphones', 'desk-layout:drawer 1-K1 keypad', 'desk-layout:large'])

  // Letters of the page's own typeface: until they are read, another one's are wider, and the keys lie lower.
  await page.evaluate(async () => await document.fonts.ready)

  // A lamp that is lit moves nothing.
  const place = async () => await key('select').boundingBox()
  const before = await place()
  await seat.getByRole('button', { name: deskWords.unplugHeadphones.ja }).click()
  await expect(seat.locator('.calls-staff')).toHaveAttribute('data-lit', 'true')
  await expect(panel).toContainText(deskWords.saidUnplugged.ja)
  expect(await place()).toEqual(before)
  await seat.getByRole('button', { name: deskWords.plugHeadphones.ja }).click()
  await expect(panel.locator('li').last()).toBeVisible()

  await bringAxe(page)
  for (const language of LANGUAGES) {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      for (const large of [false, true]) {
        await page.locator(large ? `.views [data-view="${KIOSK}"]` : '.views button >> nth=0').click()
        await expect(panel).toBeInViewport({ ratio: 1 })
        await expect(seat.locator('.keypad').getByRole('button', { name: deskKeys.select[language] })).toBeInViewport({
          ratio: 0.9,
        })
        expect(await seat.locator('.keypad button').evaluateAll(tooWide)).toBe(0)
        expect(await axeFindings(page, RULES)).toEqual([])
        await at.picture(`${language}-${size.width}-${large ? 'one' : 'whole'}`)
      }
    }
    await chooseLanguage(page, nextLanguage(language))
  }

  await panel.getByRole('button', { name: deskWords.readWordsNoMore.ja }).focus()
  await page.keyboard.press('Enter')
  await expect(panel).toHaveCount(0)
})

/** A card for the ear, at the machine. */
async function forTheEar(at: DeskPage): Promise<void> {
  const screen = await seek(at, ISSUER, '1-0001')
  await press(screen, issuerScreen.confirmIdentity)
  await press(screen, issuerScreen.audio)
  await issue(at, ISSUER, 'voting-5')
  await handOver(at, ISSUER, 'voting-5')
  await at.carry('voting-5', `reader:${KIOSK}`)
}

async function open(page: Page, drawer: string): Promise<void> {
  const summary = page.locator(`[data-app="${KIOSK}"] summary`, { hasText: drawer })
  await summary.focus()
  await page.keyboard.press('Enter')
}
