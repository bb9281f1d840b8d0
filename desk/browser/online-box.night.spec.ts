/**
 * The leading page of `npm run online` and the voter's page, 360 pixels wide, with every program of the online box as a process: two
 * approvals, letter, code, card page, the redirect back, cast, log.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { TEST_CARDS, type TestCardName } from '#online/test-jpki/people.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { leftOut, whyNoDatabase } from '#simulation/online/box-room.ts'
import { Firefox, hasFirefox } from '#simulation/online/browser/firefox.ts'
import { OnlinePrograms } from '#simulation/online/programs/online-programs.ts'
import { axeFindings, bringAxe } from '#simulation/pictures/axe-findings.ts'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { applyWords as apply, applyRefusals } from '../../ui/messages/online-apply.ts'
import { voterRefusals } from '../../ui/messages/online-voter.ts'
import { cardPage, leadWords as lead, voterScreen as words } from '../../words/online.ts'
import { bundlePage } from '../../words/verify.ts'
import type { LocalPages } from '../local-pages.ts'
import { Lead, type Step } from '../online/lead.ts'
import { serveLead } from '../online/lead-server.ts'
import { SWITCHES } from '../online/policy.ts'

const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'online-box')
const { password } = TEST_CARDS.good

test.describe(`the voter's page and every program${leftOut}`, () => {
  test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
  test.describe.configure({ mode: 'serial' })
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: false })
  let programs: OnlinePrograms
  let leading: LocalPages
  let letters: readonly URL[]

  test.beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    programs = await OnlinePrograms.start({ seed: 'online box', durable: false, switches: SWITCHES.default })
    const { election, ports } = programs.ground
    const office = `http://localhost:${ports.roll}/`
    const facts = { policy: 'default', settings: election.settings, office } as const
    leading = await serveLead(new Lead(programs), facts, secureRandomness())
  })
  test.afterAll(async () => {
    await leading?.close()
    await programs?.end()
  })

  const shown = (page: Page, text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
  /** Each page fits on a small phone, and has names for a screen reader. */
  async function look(page: Page, name: string): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(360)
    await keepPicture(page, join(PICTURES, `${name}.png`))
    await bringAxe(page)
    expect(await axeFindings(page, {}), name).toEqual([])
  }
  async function toCard(page: Page): Promise<void> {
    await press(page, words.next.ja)
    await shown(page, words.promiseTitle.ja)
    await page.getByRole('checkbox').check()
    await press(page, words.next.ja)
    await shown(page, words.cardTitle.ja)
    await press(page, words.toCard.ja)
    await expect(page.locator('h1')).toContainText(cardPage.title.ja)
  }
  async function touch(page: Page, card: TestCardName): Promise<void> {
    await page.getByRole('radio', { name: TEST_CARDS[card].shows.ja }).check()
    await page.getByRole('textbox').fill(password)
    await page.getByRole('button', { name: cardPage.touch.ja }).click()
  }

  /** Each step of the leading page has one button. */
  async function stepOn(page: Page, ...steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      await expect(page.locator('[aria-current="step"]')).toHaveAttribute('data-step', step)
      await press(page, lead[`press_${step}`].ja)
    }
  }
  async function applyWith(page: Page, born: string, card: TestCardName): Promise<void> {
    await shown(page, apply.title.ja)
    await page.getByLabel(apply.birth.ja).fill(born)
    await press(page, words.next.ja)
    await shown(page, words.cardTitle.ja)
    await press(page, words.toCard.ja)
    await touch(page, card)
  }

  test('the leading page goes from applications, one of them with a card, to the letters', async ({ page }) => {
    await page.goto(`${leading.address}/ja`)
    await stepOn(page, 'roll')
    await look(page, 'leading-to-apply')
    const [own] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: lead.openApply.ja }).click(),
    ])
    await shown(own, apply.title.ja)
    await own.getByLabel(apply.birth.ja).fill('昭和45年13月1日')
    await press(own, words.next.ja)
    await expect(own.locator('#birth-slip')).toHaveText(apply.birthSlip.ja)
    await look(own, 'applying-slip')
    await applyWith(own, '昭和45年4月1日', 'other')
    await expect(own.locator('.what')).toHaveText(applyRefusals['another-card'].ja.title)
    await look(own, 'applying-refused')
    await press(own, words.again.ja)
    await own.getByRole('button', { name: 'English' }).click()
    await look(own, 'applying-en')
    await own.getByRole('button', { name: '日本語' }).click()
    await look(own, 'applying')
    await applyWith(own, 'S45.4.1', 'good')
    await shown(own, apply.appliedTitle.ja)
    await look(own, 'applied')
    await press(own, words.toEntry.ja)
    await look(own, 'entry')
    await press(own, apply.begin.ja)
    await applyWith(own, '1970-04-01', 'good')
    await expect(own.locator('.what')).toHaveText(applyRefusals['applied-before'].ja.title)
    await own.close()
    await stepOn(page, 'apply', 'propose', 'approve', 'print', 'boxes')
    const links = page.getByRole('link', { name: lead.openVoter.ja })
    await expect(links).toHaveCount(2)
    await look(page, 'leading')
    await page.getByRole('link', { name: 'English' }).click()
    await look(page, 'leading-en')
    const opened = page.getByRole('link', { name: lead.openVoter.en })
    const found = await opened.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
    letters = found.map((each) => new URL(each))
  })

  test('from the letter by a card to a vote in the log; a revoked card and a change of mind have words', async ({
    page,
  }) => {
    const refused: string[] = []
    page.on('console', (said) => {
      // The page asks for the next list, for the gazette and for incidents, also where there is none.
      if (said.type() === 'error' && !/(?:candidate-list-2|gazette|online-incidents)\./.test(said.location().url))
        refused.push(said.text())
    })
    const [letter] = letters
    await page.goto(letter?.href ?? '')
    await shown(page, words.codeTitle.ja)
    expect(page.url()).not.toContain('#')
    await toCard(page)
    await look(page, 'cards')
    await touch(page, 'revoked')
    await expect(page.locator('.what')).toHaveText(voterRefusals.revoked.ja.title)
    expect(page.url()).toBe(`${letter?.origin}/`)
    await look(page, 'revoked')
    await page.goto(letter?.href ?? '')
    await toCard(page)
    await page.getByRole('button', { name: cardPage.cancel.ja }).click()
    await expect(page.locator('.what')).toHaveText(voterRefusals.cancelled.ja.title)
    await look(page, 'cancelled')
    await page.goto(letter?.href ?? '')
    await toCard(page)
    await touch(page, 'good')
    await shown(page, words.chooseTitle.ja)
    await look(page, 'choosing')
    for (const _contest of programs.ground.election.electionPackage.contests) {
      await page.getByRole('radio').first().check()
      await press(page, words.toConfirm.ja)
      await shown(page, words.confirmTitle.ja)
      await press(page, words.confirm.ja)
    }
    await shown(page, words.readyTitle.ja)
    await look(page, 'ready')
    await press(page, words.cast.ja)
    await shown(page, words.doneTitle.ja)
    await expect(page.locator('[data-log="in-log"]')).toBeVisible()
    await look(page, 'done')
    expect(refused).toEqual([])
  })

  test('the same way in Firefox', async () => {
    test.skip(!hasFirefox, 'no firefox-esr here')
    // Firefox asks for English, so the page is in English.
    const firefox = await Firefox.start()
    const shows = (title: string) => firefox.until(`document.querySelector('h1')?.textContent.includes('${title}')`)
    const button = (name: string) =>
      `[...document.querySelectorAll('button')].find((each) => each.textContent.includes('${name}')).click()`
    try {
      await firefox.open(letters[1]?.href ?? '')
      await shows(words.codeTitle.en)
      await firefox.evaluate(button(words.next.en))
      await shows(words.promiseTitle.en)
      await firefox.evaluate(`document.querySelector('[type=checkbox]').click()`)
      await firefox.evaluate(button(words.next.en))
      await shows(words.cardTitle.en)
      await firefox.leave(button(words.toCard.en))
      await shows(cardPage.title.en)
      await firefox.evaluate(`document.querySelector('[value=other]').checked = true`)
      await firefox.evaluate(`document.querySelector('[name=password]').value = '${password}'`)
      await firefox.leave(button(cardPage.touch.en))
      for (const _contest of programs.ground.election.electionPackage.contests) {
        await shows(words.chooseTitle.en)
        await firefox.evaluate(`document.querySelector('[type=radio]').click()`)
        await firefox.evaluate(button(words.toConfirm.en))
        await shows(words.confirmTitle.en)
        await firefox.evaluate(button(words.confirm.en))
      }
      await shows(words.readyTitle.en)
      await firefox.evaluate(button(words.cast.en))
      await firefox.until(`document.querySelector('[data-log="in-log"]') !== null`)
    } finally {
      await firefox.stop()
    }
  })

  test('two people close and export, the votes are sorted and counted; the check page finds the published bundle right', async ({
    page,
  }) => {
    await page.goto(`${leading.address}/ja`)
    await stepOn(page, 'close', 'export', 'sort', 'count', 'check')
    await expect(page.locator('[aria-current="step"]')).toHaveCount(0)
    const votes = hasFirefox ? 2 : 1
    await expect(page.locator('[data-votes]')).toHaveAttribute('data-votes', `${votes}`)
    await expect(page.locator('#sorted table td')).toHaveText([`${votes}`, '0', '0', `${votes}`])
    const records = page.locator('[data-records]').first()
    // Five people voted at the two stations.
    await expect(records).toHaveAttribute('data-records', `${5 + votes}`)
    await look(page, 'counted')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: lead.bundle.ja }).click(),
    ])
    const [authority, bundle] = await page.locator('[data-digits]').allTextContents()
    const cells = page.locator('#counted [data-contest="0"]')
    const counted = await cells.allTextContents()
    await page.goto(`${leading.address}/check.html`)
    const file = join(PICTURES, saved.suggestedFilename())
    await saved.saveAs(file)
    await page.setInputFiles('#files', file)
    await page.locator('#authority').fill(authority ?? '')
    await page.locator('#bundle').fill(bundle ?? '')
    await page.locator('#start').click()
    await expect(page.locator('.verdict-word')).toHaveText(bundlePage.verdictPart.ja, { timeout: 120_000 })
    await expect(page.locator('tr.fails')).toHaveCount(0)
    await expect(page.locator('.contest').first().locator('td.figure')).toContainText(counted)
    await look(page, 'checked')
  })
})
