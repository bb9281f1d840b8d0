/** The two layouts beside names (P3), chosen by the signed settings: equal cells, by keys and axe, in both browsers' widths; one last page for all. */
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { parseContestMask } from '#election/contests.ts'
import { leftOut, whyNoDatabase } from '#simulation/online/box-room.ts'
import { hasFirefox } from '#simulation/online/browser/firefox.ts'
import { openVoterRoom, type VoterRoom } from '#simulation/online/voter-room.ts'
import { lookOnTelephone, TELEPHONE } from '#simulation/pictures/on-a-telephone.ts'
import { voterScreen as words } from '../../words/online.ts'
import { VoterInFirefox } from './voter-in-firefox.ts'

const EVERY_TWO = parseContestMask(3) ?? undefined
const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'ballot-layouts')

test.describe(`ballot layouts${leftOut}`, () => {
  test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
  test.describe.configure({ mode: 'serial' })
  test.use({ viewport: TELEPHONE, hasTouch: false })
  let room: VoterRoom

  test.beforeAll(async () => {
    room = await openVoterRoom({
      ...{ seed: 'ballot layouts', boxes: 4, candidates: 3, posters: true },
      ...(EVERY_TWO === undefined ? {} : { style: EVERY_TWO }),
      layouts: ['images', 'texts'],
    })
  })
  test.afterAll(() => room?.close())

  let voter: VoterInFirefox | null = null
  // Also after a test that ran out of time.
  test.afterEach(async () => {
    await voter?.stop()
    voter = null
  })

  const shown = (page: Page, text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text)

  async function toCandidates(page: Page, at: number): Promise<void> {
    await page.goto(`${room.origin}/#${room.codes[at]}`)
    await page.getByRole('button', { name: words.next.ja }).click()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: words.next.ja }).click()
    await page.getByRole('button', { name: words.toCard.ja }).click()
    await shown(page, words.chooseTitle.ja)
  }

  async function looked(page: Page, name: string): Promise<void> {
    const first = await page.locator('.cell').evaluateAll((cells) => cells.map((cell) => cell.clientHeight))
    expect(new Set(first).size, name).toBe(1)
    await lookOnTelephone(page, PICTURES, name)
  }

  async function chooseByKeys(page: Page, name: string): Promise<void> {
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('Space')
    for (let at = 0; at < 6; at++) {
      const row = await page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '')
      if (row.includes(name)) break
      await page.keyboard.press('ArrowDown')
    }
    await page.getByRole('button', { name: words.toConfirm.ja }).press('Enter')
    await expect(page.locator('.chosen-name')).toContainText(name)
    await page.getByRole('button', { name: words.confirm.ja }).press('Enter')
  }

  test('pictures, then texts, by keys; the last page is the same bytes for two choices', async ({ page }) => {
    const pages: string[] = []
    for (const [at, name] of ['髙橋', '山﨑'].entries()) {
      await toCandidates(page, at)
      await expect(page.locator('.candidates-images').getByRole('img')).toHaveCount(3)
      await expect(page.getByRole('img', { name: '髙橋' })).toHaveJSProperty('width', 90)
      if (at === 0) await looked(page, 'images')
      await chooseByKeys(page, name)
      await expect(page.locator('.candidates-texts .cell-words').first()).toContainText('見本のまち')
      if (at === 0) await looked(page, 'texts')
      await chooseByKeys(page, '佐藤')
      await shown(page, words.readyTitle.ja)
      const code = (await page.locator('.vote-code').textContent()) ?? ''
      await page.getByRole('button', { name: words.cast.ja }).press('Enter')
      await shown(page, words.doneTitle.ja)
      await room.turn()
      await expect(page.locator('[data-log="in-log"]')).toBeVisible()
      pages.push((await page.evaluate(() => document.documentElement.outerHTML)).replaceAll(code, 'CODE'))
    }
    expect(pages[0]).toBe(pages[1])
  })

  test('the same two in Firefox, with gazette and posters beside them', async () => {
    test.skip(!hasFirefox, 'no firefox-esr here')
    // A second browser begins, beside the first one.
    test.slow()
    voter = await VoterInFirefox.start(PICTURES)
    await voter.toCandidates(`${room.origin}/#${room.codes[3]}`)
    await voter.counts('.candidates-images canvas', 3)
    await voter.areDrawn('.candidates-images canvas', 90)
    await voter.look('images')
    await voter.press(words.posterOpen.en)
    await voter.counts('.posters canvas', 4)
    await voter.look('posters')
    await voter.choosesFirst()
    await voter.firefox.until(`document.querySelector('.candidates-texts')?.textContent.includes('見本のまち')`)
    await voter.look('texts')
    await voter.choosesFirst()
    await voter.shows(words.readyTitle.en)
  })

  test('a picture that does not come takes those of all others along', async ({ page }) => {
    await page.route('**/election/gazette/poster-1.png', (route) => route.abort())
    await toCandidates(page, 2)
    await expect(page.getByRole('alert')).toHaveText(words.posterUnreachable.ja)
    await expect(page.locator('.candidates-names').getByRole('radio')).toHaveCount(4)
    await expect(page.getByRole('img')).toHaveCount(0)
  })
})
