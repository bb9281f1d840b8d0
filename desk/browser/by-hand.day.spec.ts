/**
 * README's tour by hand: somebody does what the strip says, on the real screens inside the desk, from the first card to the result,
 * and makes the mistakes that people make. The strip's own button is never pressed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { chooseLanguage } from '#simulation/pictures/choose-language.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import type { Language, Text } from '../../ui/messages/message.ts'
import { tallyWords } from '../../ui/messages/tally-screen.ts'
import { kioskScreen } from '../../words/kiosk.ts'
import { DayPictures } from './day-pictures.ts'
import { DeskPage } from './desk-page.ts'
import { HOME, oneDesk } from './desk-process.ts'
import { follow, type Wishes } from './follow.ts'
import { Hand, plainName } from './hand.ts'
import {
  follows,
  numbersBehind,
  OF_AN_ONLINE_BOX,
  PLAYED_ROLES,
  readable,
  stepsOf,
  unseen,
  watchPresses,
} from './role-pages.ts'
import { expectVotes } from './staff.ts'

const ISSUER = '1-I1'
const [FIRST, SECOND] = ['1-K1', '1-K2']
const TALLY = 'tally'

const LARGE = { width: 1920, height: 1080 }
const LAPTOP = { width: 1366, height: 768 }
/** The gate plays the first, as people do it; the night all four, with their pictures, and holds what is in sight. */
const everyDay = process.env.IPPYO_EVERY_DAY === 'yes'
const FIRST_DAY = [{ language: 'ja', size: LARGE, people: 3, isOnPages: true }] as const
const OTHER_DAYS = [
  { language: 'en', size: LAPTOP, people: 2, isOnPages: true },
  { language: 'en', size: LARGE, people: 3, isOnPages: false },
  { language: 'ja', size: LAPTOP, people: 2, isOnPages: false },
] as const

for (const { language, size, people, isOnPages } of everyDay ? [...FIRST_DAY, ...OTHER_DAYS] : FIRST_DAY) {
  test.describe(`${language} at ${size.width}×${size.height}`, () => {
    const desk = oneDesk()
    test.afterAll(() => {
      // Ctrl-C has ended everything that the desk had started: no address of a screen is left.
      const machines = readdirSync(join(HOME, 'today', 'machines'))
      expect(machines.filter((app) => existsSync(join(HOME, 'today', 'machines', app, 'screen.json')))).toEqual([])
    })

    // A whole day by hand: a minute alone, three where others work beside it.
    test.describe.configure({ timeout: 900_000 })
    test.use({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] })

    test('the strip leads by hand from the first card to the result', async ({ page }) => {
      const pictures = new DeskPage(page, `hand-${language}-${size.width}`)
      const pressed = await watchPresses(page)
      const refused: string[] = []
      page.on('pageerror', (error) => refused.push(error.message))
      page.on('console', (message) => {
        if (/Content Security Policy|TrustedScript/i.test(message.text())) refused.push(message.text())
      })
      await page.goto(desk.address())
      await chooseLanguage(page, language)
      const hand = new Hand(page)
      const pages = everyDay && isOnPages ? new DayPictures(hand, language) : null
      const seen = new Set<string>()
      const watched: string[] = []
      const wishes: Wishes = {
        language,
        candidate: 0,
        async onStep(said) {
          const { word } = said
          if (everyDay) await expectInSight(hand)
          if (said.app !== '') watched.push(await readable(hand.app(said.app)))
          // KSK-07: nothing of the choice is left on the screen.
          if (word === 'return-card') await expect(hand.app(FIRST).locator('.name-with-ruby')).toHaveCount(0)
          await pages?.before(said)
          if (everyDay && !seen.has(word)) await pictures.picture(word)
          seen.add(word)
        },
      }
      await test.step('the station opens; a wrong card lies on the reader first', () => morning(hand, wishes))
      await pages?.desk()
      await test.step('voters, the second before the strip asks for one', () => voters(hand, wishes, people, pages))
      await test.step('the station closes', () => evening(hand, wishes))
      await test.step('the count; a duplicate was carried over first', () => count(hand, wishes, pages))
      await expectVotes(pictures, votesOf(hand.cast))
      expectPapers()
      await pages?.result()
      watched.push(await readable(hand.app(TALLY)))
      expect(refused).toEqual([])
      expect(pages?.left ?? []).toEqual([])
      if (everyDay) await pictures.picture('finished')
      for (const role of PLAYED_ROLES) {
        const steps = stepsOf(role, language, OF_AN_ONLINE_BOX)
        expect(steps.length).toBeGreaterThan(4)
        expect.soft(follows(steps, pressed, language), `docs/roles/${role}.md`).toEqual({ missing: [], unexpected: [] })
      }
      witnessed(watched, pressed, language)
    })
  })
}

/** docs/roles/witness.md: what it names was to be seen in its order, and the numbers that a witness writes down are those of the count. */
function witnessed(watched: readonly string[], pressed: readonly string[], language: Language): void {
  const steps = stepsOf('witness', language)
  expect(steps.length).toBeGreaterThan(10)
  expect.soft(unseen(steps, watched), 'docs/roles/witness.md').toEqual([])
  expect(pressed).toContain(plainName(kioskScreen.confirm[language]))
  const numbers = (words: Text) => new Set(watched.flatMap((screen) => numbersBehind(words[language], screen)))
  const published = numbers(kioskScreen.fingerprint)
  expect(published.size).toBe(1)
  expect(numbers(issuerScreen.fingerprint)).toEqual(published)
  const written = numbers(kioskScreen.sealFingerprint)
  expect(written.size).toBe(2)
  expect(numbers(tallyWords.sealFingerprint)).toEqual(written)
}

/** Strip and marked things are within the window: nobody has to scroll to be told what to do. */
async function expectInSight(hand: Hand): Promise<void> {
  await expect(hand.page.locator('.guide')).toBeInViewport({ ratio: 1 })
  for (const marked of await hand.page.locator('.pointed:visible').all())
    await expect(marked).toBeInViewport({ ratio: 0.9 })
  expect(await hand.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
}

async function morning(hand: Hand, wishes: Wishes): Promise<void> {
  await hand.next(null)
  await hand.carry('voting-3', `reader:${ISSUER}`)
  expect((await hand.next(null)).word).toBe('wrong-card-off')
  await follow(hand, wishes, ({ word }) => word === 'zero-witnesses')
  // Out of order: the second machine is opened first, as far as its button; then the strip goes on with the first.
  const other = hand.app(SECOND)
  await hand.show(SECOND)
  await other.locator('.witnesses li').first().locator('button').first().click()
  await follow(hand, wishes, ({ word }) => word === 'seek-voter')
}

async function voters(hand: Hand, wishes: Wishes, people: 2 | 3, pages: DayPictures | null): Promise<void> {
  await hand.look()
  const rollNos = await hand.page
    .locator('.voters li')
    .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.rollNo ?? ''))
  // The second in the queue comes first, and the next one at once, before the first card has voted.
  await serveUnasked(hand, wishes, rollNos[1] ?? '', pages)
  expect((await hand.next(null)).word).toBe('card-to-kiosk')
  await comesAgain(hand, wishes, rollNos[1] ?? '', pages)
  await serveUnasked(hand, wishes, rollNos[0] ?? '', null)
  await expect(hand.page.locator(`[data-roll-no="${rollNos[0]}"]`)).toHaveCount(0)
  await expect(hand.page.locator(`[data-roll-no="${rollNos[1]}"]`)).toHaveCount(0)

  // A card of the case at the machine: refused, in the machine's words; an issued one in the case: found again.
  await hand.carry('voting-9', `reader:${FIRST}`)
  const refused = await hand.next(null)
  expect(refused.word).toBe('wrong-card-off')
  await expect(hand.page.locator('.guide-machine')).toBeVisible()
  await follow(hand, wishes, ({ word }) => word === 'card-to-kiosk')
  const issued = await hand.page.locator('.pointed[data-thing]').getAttribute('data-thing')
  await hand.carry(issued ?? '', 'case')
  expect((await hand.next(null)).word).toBe('card-to-kiosk')
  await expect(hand.page.locator(`[data-place="case"] .pointed[data-thing="${issued}"]`)).toBeVisible()

  await follow(hand, { ...wishes, candidate: 1 }, ({ word }) => word === 'seek-next-or-clock')
  await pages?.watch(ISSUER)
  if (people === 3) await follow(hand, wishes, ({ word }) => word === 'clock-to-closing')
  // Earlier than the strip's three: it says itself that the clock may be moved on.
  else {
    await hand.page.getByRole('button', { name: /20:00/ }).click()
    // Until the apps have heard of it the strip still seeks a voter, and whoever follows it then serves one more.
    await expect.poll(async () => (await hand.said()).word).not.toBe('seek-next-or-clock')
  }
}

/** As a clerk does it who does not look at the strip. */
async function serveUnasked(
  hand: Hand,
  { language }: Wishes,
  rollNo: string,
  pages: DayPictures | null,
): Promise<void> {
  const issuer = hand.app(ISSUER)
  await hand.show(ISSUER)
  await issuer.locator('.search input').fill(rollNo)
  await hand.press(issuer, issuerScreen.search[language])
  await expect(issuer.locator('[data-desk="found"]')).toContainText(rollNo)
  await pages?.of('found', ISSUER)
  await issuer.locator('.desk .button-go').click()
  await expect(issuer.locator('[data-desk="checked"]')).toBeVisible()
  await pages?.of('checked', ISSUER)
  await issuer.locator('.desk .button-go').click()
  await expect(issuer.locator('[data-desk="card-awaited"]')).toBeVisible()
  const card = await hand.page.locator('[data-place="case"] .pointed[data-thing]').getAttribute('data-thing')
  await hand.carry(card ?? '', `reader:${ISSUER}`)
  await expect(issuer.locator('[data-desk="hand-over"]')).toBeVisible()
  if (pages !== null) {
    await hand.show(ISSUER)
    await pages.of('hand-over', ISSUER)
  }
  await hand.carry(card ?? '', 'hand')
  await hand.show(ISSUER)
  await issuer.locator('.desk .button-go').click()
  await expect(issuer.locator('[data-desk="ready"]')).toBeVisible()
}

/** Somebody with a card in the hand comes again, by name and without a ticket: no second card. */
async function comesAgain(hand: Hand, { language }: Wishes, rollNo: string, pages: DayPictures | null): Promise<void> {
  const issuer = hand.app(ISSUER)
  await hand.show(ISSUER)
  await issuer.locator('.search input').fill('林')
  await hand.press(issuer, issuerScreen.search[language])
  await expect(issuer.locator('[data-desk="matches"] .match')).toHaveCount(2)
  await pages?.of('matches', ISSUER)
  await issuer.locator('.match', { hasText: rollNo }).click()
  await expect(issuer.locator('[data-desk="refused"]')).toContainText(rollNo)
  await pages?.of('refused', ISSUER)
  await hand.press(issuer, issuerScreen.voterLeft[language])
  await expect(issuer.locator('[data-desk="ready"]')).toBeVisible()
}

async function evening(hand: Hand, wishes: Wishes): Promise<void> {
  await follow(hand, wishes, ({ word }) => word === 'carry-media')
}

async function count(hand: Hand, wishes: Wishes, pages: DayPictures | null): Promise<void> {
  await hand.drag(`${FIRST}-duplicate`, `${TALLY}:1`)
  await hand.carry(`${FIRST}-duplicate`, `${FIRST}:duplicate`)
  const onList = async () => pages?.of('receive', TALLY, 'dialog')
  await follow(hand, { ...wishes, onList }, ({ word }) => word.startsWith('finished'))
}

/** Each voter has voted in both contests, one after the other. */
function votesOf(cast: readonly number[]): Readonly<Record<string, Readonly<Record<string, number>>>> {
  expect(cast.length).toBeGreaterThanOrEqual(4)
  const votes: Record<string, Record<string, number>> = { mayor: {}, council: {} }
  for (const [at, number] of cast.entries()) {
    const contest = votes[at % 2 === 0 ? 'mayor' : 'council'] ?? {}
    contest[number] = (contest[number] ?? 0) + 1
  }
  return votes
}

function expectPapers(): void {
  const documents = join(HOME, 'today', 'documents', TALLY)
  const printed = readdirSync(documents, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'))
  expect(printed.length).toBeGreaterThan(0)
  for (const name of printed) expect(readFileSync(join(documents, name)).subarray(0, 5).toString()).toBe('%PDF-')
}
