/** The voter's page at 360 pixels with the keyboard alone, against the box side as it ships; and each page by axe and as a picture. */
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { equalBytes, toHex } from '#election/bytes.ts'
import { parseContestMask } from '#election/contests.ts'
import { leftOut, whyNoDatabase } from '#simulation/online/box-room.ts'
import { hasFirefox } from '#simulation/online/browser/firefox.ts'
import { openVoterRoom, type VoterRoom } from '#simulation/online/voter-room.ts'
import { lookOnTelephone, TELEPHONE } from '#simulation/pictures/on-a-telephone.ts'
import { voterRefusals } from '../../ui/messages/online-voter.ts'
import { voterScreen as words } from '../../words/online.ts'
import { VoterInFirefox } from './voter-in-firefox.ts'

const EVERY_TWO = parseContestMask(3) ?? undefined
const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'voter-page')

test.describe(`the voter's page${leftOut}`, () => {
  test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
  test.describe.configure({ mode: 'serial' })
  test.use({ viewport: TELEPHONE, hasTouch: false })
  let room: VoterRoom

  test.beforeAll(async () => {
    room = await openVoterRoom({
      seed: 'voter page',
      boxes: 8,
      ...(EVERY_TWO === undefined ? {} : { style: EVERY_TWO }),
      candidates: 3,
      posters: true,
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
  /** Tab until it is focused, and press it: nobody touches a mouse. */
  async function press(page: Page, name: string): Promise<void> {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
  }
  async function tabTo(page: Page, name: string): Promise<void> {
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: at } = document
        // The heading has the focus first, and is no place to type into.
        if (at instanceof HTMLInputElement) return at.labels?.[0]?.textContent ?? ''
        return at instanceof HTMLButtonElement ? (at.textContent ?? '') : ''
      })
    for (let tabs = 0; tabs < 30; tabs++) {
      if ((await focused()).includes(name)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no way by Tab to ${name}`)
  }
  /** From the letter's code to the candidates. */
  async function toCandidates(page: Page, at: number): Promise<void> {
    await page.goto(room.origin)
    await shown(page, words.entryTitle.ja)
    await press(page, words.beginVote.ja)
    await shown(page, words.codeTitle.ja)
    await tabTo(page, words.codeTitle.ja)
    const typed = (room.codes[at] ?? '').replaceAll(/(.{4})(?=.)/g, '$1-').toLowerCase()
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await shown(page, words.promiseTitle.ja)
    await press(page, words.next.ja)
    await expect(page.getByText(words.freeWillFirst.ja)).toBeVisible()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Space')
    await press(page, words.next.ja)
    await shown(page, words.cardTitle.ja)
    await press(page, words.toCard.ja)
    await shown(page, words.chooseTitle.ja)
  }
  async function choose(page: Page, name: string): Promise<void> {
    await tabTo(page, name)
    await page.keyboard.press('Space')
    await press(page, words.toConfirm.ja)
    await shown(page, words.confirmTitle.ja)
    await expect(page.locator('.chosen-name')).toContainText(name)
    await press(page, words.confirm.ja)
  }
  async function chooseBoth(page: Page, first: string): Promise<void> {
    // Arrow keys move among radio buttons: Tab reaches the first one alone.
    await chooseByArrows(page, first)
    await shown(page, words.chooseTitle.ja)
    await chooseByArrows(page, '佐藤')
    await shown(page, words.readyTitle.ja)
  }
  async function chooseByArrows(page: Page, name: string): Promise<void> {
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('Space')
    for (let at = 0; at < 9; at++) {
      const row = await page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '')
      if (row.includes(name)) break
      await page.keyboard.press('ArrowDown')
    }
    await choose(page, name)
  }
  const kept = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open('ippyo-voter', 1)
          opening.onsuccess = () => {
            const count = opening.result.transaction('way').objectStore('way').count()
            count.onsuccess = () => done(count.result)
          }
        }),
    )
  const picture = (page: Page, name: string) => lookOnTelephone(page, PICTURES, name)

  test('the browser’s Back goes through the pages of the ballot, and asks before it leaves it (P7)', async ({
    page,
  }) => {
    await toCandidates(page, 7)
    await chooseByArrows(page, '髙橋')
    await shown(page, words.chooseTitle.ja)
    const contest = page.locator('legend, h2').first()
    const second = await contest.textContent()
    await page.goBack()
    await shown(page, words.chooseTitle.ja)
    await expect(contest).not.toHaveText(second ?? '')
    await page.goBack()
    await shown(page, words.givingUpTitle.ja)
    await page.goBack()
    await shown(page, words.chooseTitle.ja)
    await page.goBack()
    await press(page, words.giveUp.ja)
    await shown(page, words.entryTitle.ja)
    await press(page, words.beginVote.ja)
    await page.goBack()
    await shown(page, words.entryTitle.ja)
  })

  test('a vote by keys; the last page is equal for two choices; a lost answer is asked for again', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    const pages: string[] = []
    for (const [at, name] of ['髙橋', '山﨑'].entries()) {
      await toCandidates(page, at)
      await chooseBoth(page, name)
      const code = await page.locator('.vote-code').textContent()
      if (at === 1) room.loseAnswers(2)
      await press(page, words.cast.ja)
      await shown(page, words.doneTitle.ja)
      expect(await page.locator('.vote-code').textContent()).toBe(code)
      await room.turn()
      await expect(page.locator('[data-log="in-log"]')).toContainText('witness-1.example, witness-2.example')
      const whole = await page.evaluate(() => document.documentElement.outerHTML)
      pages.push(whole.replaceAll(code ?? '', 'CODE'))
      for (const chosen of ['髙橋', '山﨑', '佐藤']) expect(whole).not.toContain(chosen)
      expect(await kept(page)).toBe(0)
      await page.reload()
      await shown(page, words.entryTitle.ja)
      await page.goBack().catch(() => {})
      await shown(page, words.entryTitle.ja)
    }
    expect(pages[0]).toBe(pages[1])
    const [first, ...again] = room.casts.slice(-3)
    expect(again.every((each) => first !== undefined && equalBytes(each, first))).toBe(true)
    expect(new Set(room.casts.map(toHex)).size).toBe(2)
    const gate = new URL(room.origin).hostname
    expect(new Set(asked.map((origin) => new URL(origin).hostname))).toEqual(new Set([gate]))
    expect(await page.context().cookies()).toEqual([])
  })

  test('a check says the names on a second device, and the vote that is cast is another', async ({ page, context }) => {
    await toCandidates(page, 2)
    await chooseBoth(page, '山﨑')
    const code = await page.locator('.vote-code').textContent()
    await press(page, words.check.ja)
    await shown(page, words.checkingTitle.ja)
    await picture(page, 'checking')
    const second = await context.newPage()
    await second.goto((await page.locator('.opening').textContent()) ?? '')
    await shown(second, words.openedTitle.ja)
    await expect(second.locator('.vote-code').first()).toHaveText(code ?? '')
    await expect(second.locator('.chosen-name').first()).toContainText('山﨑')
    await picture(second, 'opened')
    await second.close()
    await press(page, words.checkDone.ja)
    await shown(page, words.readyTitle.ja)
    expect(await page.locator('.vote-code').textContent()).not.toBe(code)
    await picture(page, 'ready')
    await press(page, words.cast.ja)
    await shown(page, words.doneTitle.ja)
    const shownCode = (await page.locator('.vote-code').textContent()) ?? ''
    await room.turn()
    await expect(page.locator('[data-log="in-log"]')).toBeVisible()
    await picture(page, 'done')
    // Anybody finds it, and nobody finds the one that was opened.
    await page.goto(`${room.origin}/look`)
    for (const [look, says] of [
      [shownCode, '記録簿の'],
      [code ?? '', 'ありません'],
    ] as const) {
      await page.locator('#lookup').fill(look)
      await page.keyboard.press('Enter')
      await expect(page.locator('#lookup-said')).toContainText(says)
    }
    await picture(page, 'lookup')
  })

  test('refusals have words; rubbish of a gate ends the way before a choice', async ({ page }) => {
    await page.goto(`${room.origin}/#${room.codes[3]}`)
    await shown(page, words.codeTitle.ja)
    expect(page.url()).toBe(`${room.origin}/`)
    await page.locator('#code').fill('K7PM-3QXR-9TDX')
    await expect(page.locator('#code-slip')).toHaveText(words.codeSlip.ja)
    await picture(page, 'code')
    await page.locator('#code').fill(room.codes[3] ?? '')
    room.gate.refuseNext('withdrawn')
    await page.keyboard.press('Enter')
    await expect(page.locator('.what')).toHaveText(voterRefusals.withdrawn.ja.title)
    await picture(page, 'refused')
    room.gate.spoilNext((answer) =>
      answer.type === 'permit' && answer.evidence !== null
        ? { ...answer, evidence: { ...answer.evidence, signature: answer.evidence.certificate } }
        : answer,
    )
    await page.goto(room.origin)
    await shown(page, words.entryTitle.ja)
    await picture(page, 'entry')
    await page.getByRole('button', { name: words.beginVote.ja }).click()
    await page.locator('#code').fill(room.codes[3] ?? '')
    await page.keyboard.press('Enter')
    await shown(page, words.promiseTitle.ja)
    await picture(page, 'promise')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: words.next.ja }).click()
    await picture(page, 'card')
    await page.getByRole('button', { name: words.toCard.ja }).click()
    await expect(page.locator('.what')).toHaveText(voterRefusals['permit-wrong'].ja.title)
    expect(await kept(page)).toBe(0)
  })

  test('a browser that keeps nothing for a page says so, in either language', async ({ page }) => {
    await page.addInitScript('Object.defineProperty(window, "indexedDB", { value: undefined })')
    await page.goto(room.origin)
    await shown(page, words.unusableTitle.ja)
    await press(page, 'English')
    await shown(page, words.unusableTitle.en)
  })

  test('no answer of the gate after the card: the page asks again by itself, and the card is not touched again', async ({
    page,
  }) => {
    await page.goto(`${room.origin}/#${room.codes[3]}`)
    await page.locator('#code').press('Enter')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: words.next.ja }).click()
    await page.route('**/finish', (route) => route.abort())
    await page.getByRole('button', { name: words.toCard.ja }).click()
    await expect(page.locator('.trouble')).toHaveText(words.finishingAgain.ja)
    await picture(page, 'finishing')
    await page.unroute('**/finish')
    await shown(page, words.chooseTitle.ja)
    await page.goto(room.origin)
  })

  test('the standing of a box, without a promise; candidates as pictures', async ({ page }) => {
    await page.goto(room.origin)
    await page.getByRole('button', { name: words.beginStatus.ja }).click()
    await page.locator('#code').fill(room.codes[4] ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: words.toCard.ja }).click()
    await expect(page.locator('.standing')).toHaveText(words['standing_not-voted'].ja)
    await picture(page, 'status')
    await toCandidates(page, 5)
    await picture(page, 'choosing')
    const heights = await page.locator('.cell').evaluateAll((cells) => cells.map((cell) => cell.clientHeight))
    expect(new Set(heights).size).toBe(1)
    await page.getByText('髙橋').click()
    await page.getByRole('button', { name: words.toConfirm.ja }).click()
    await picture(page, 'confirming')
  })

  test('gazette and posters open on the page, all together, and the choice stays', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await toCandidates(page, 6)
    expect(asked.filter((path) => path.startsWith('/election/gazette/'))).toEqual([])
    await page.getByRole('radio', { name: '山﨑' }).check()
    await press(page, words.posterOpen.ja)
    const posters = page.getByRole('region', { name: words.posterAll.ja })
    await expect(posters.getByRole('img')).toHaveCount(4)
    // One look has asked for the posters of everybody, in the order of the signed list, also of the other contest.
    const list = await (await page.request.get(`${room.origin}/election/gazette.json`)).json()
    const all = [...list.gazettes, ...list.posters].map(({ file }) => `/election/gazette/${file.name}`)
    expect(all.length).toBeGreaterThan(4)
    expect(asked.filter((path) => path.startsWith('/election/gazette/'))).toEqual(all)
    await expect(posters.getByRole('img', { name: '髙橋' })).toHaveJSProperty('width', 90)
    await picture(page, 'posters')
    await press(page, words.posterClose.ja)
    await press(page, words.posterOpen.ja)
    await expect(posters.getByRole('img')).toHaveCount(4)
    expect(asked.filter((path) => path.startsWith('/election/gazette/'))).toEqual(all)
    await expect(page.getByRole('radio', { name: '山﨑' })).toBeChecked()
    await press(page, words.toConfirm.ja)
    await expect(page.locator('.chosen-name')).toContainText('山﨑')
    expect(page.url()).toBe(`${room.origin}/`)
  })

  test('names, gazette and posters in Firefox', async () => {
    test.skip(!hasFirefox, 'no firefox-esr here')
    // A second browser begins, beside the first one.
    test.slow()
    voter = await VoterInFirefox.start(PICTURES)
    await voter.toCandidates(`${room.origin}/#${room.codes[6]}`)
    await voter.look('choosing')
    await voter.press(words.posterOpen.en)
    await voter.counts('.posters canvas', 4)
    await voter.areDrawn('.posters figure:not(:first-child) canvas', 90)
    await voter.look('posters')
  })

  test('a poster that is another one on its way is not shown, and keeps nobody from voting', async ({ page }) => {
    await page.route('**/election/gazette/poster-2.png', async (route) => {
      const { headers, bytes } = { headers: { 'content-type': 'image/png' }, bytes: Buffer.alloc(80, 1) }
      await route.fulfill({ headers, body: bytes })
    })
    await toCandidates(page, 7)
    await press(page, words.posterOpen.ja)
    await expect(page.getByRole('alert')).toHaveText(words.posterUnreachable.ja)
    await expect(page.getByRole('img')).toHaveCount(0)
    await picture(page, 'posters-not-there')
    await chooseByArrows(page, '髙橋')
  })
})
