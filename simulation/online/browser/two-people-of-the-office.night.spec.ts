/** Two people of the office at two screens, with the real server of the roll and its database: from roll.csv to the list of boxes (M5, T29). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { lookOnDesk } from '#simulation/pictures/on-a-desk.ts'
import { CHROMIUM_ITSELF } from '#simulation/rooms/browsers.ts'
import { staffScreen as words } from '../../../words/online.ts'
import { residentsStaff as residents } from '../../../words/residents.ts'
import { whyNoDatabase } from '../box-room.ts'
import { type OfficeRoom, openOfficeRoom } from '../office-room.ts'
import { PASSPHRASE } from '../played-office.ts'

const PICTURES = join(import.meta.dirname, '..', '..', '..', 'test-results', 'office-online')
const HEADING = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark'
const ROWS = [
  '2-1,1,試験　太郎,しけん　たろう,M,1970-04-01,架空県見本市中央1丁目2番3号,2001-01-01,T201,',
  '2-2,1,見本　花子,みほん　はなこ,F,1985-12-24,架空県見本市北2丁目,2005-01-01,T202,',
  '2-3,1,例題　次郎,れいだい　じろう,M,1950-01-31,架空県見本市南3丁目,1999-01-01,T203,died',
]
const SECRETS = /試験|見本　花子|太郎|架空県|合言葉|passphrase of/

// Twelve pages, each looked at twice by axe.
test.describe.configure({ timeout: 300_000 })
test.use({ launchOptions: CHROMIUM_ITSELF })

let room: OfficeRoom
test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
test.beforeAll(async () => {
  room = await openOfficeRoom('two people of the office')
})
test.afterAll(async () => room?.close())

interface Person {
  readonly page: Page
  readonly context: BrowserContext
  readonly console: string[]
  readonly addresses: string[]
}

test('roll, application, approval by another, letter, change by two, boxes signed by two', async ({ browser }) => {
  const first = await personAt('第一 職員')
  const second = await personAt('第二 職員')
  const [a, b] = [first.page, second.page]

  await test.step('a roll with a mistake is not taken, and says where', async () => {
    await go(a, 'page_roll')
    await importRoll(
      a,
      ROWS.map((row) => row.replace('1970-04-01', '1970-04-0x')),
    )
    await expect(a.getByRole('row', { name: /1970-04-0x/ })).toContainText('birth_date')
    await look(a, 'roll-problems')
    await importRoll(a, ROWS)
    await expect(a.getByText('3人の行を読みました。名簿はまだ前のままです。')).toBeVisible()
    await go(b, 'page_roll')
    await expect(b.getByText('3人の行（投票できる人は2人）。新しい人3人、前と違う人0人。')).toBeVisible()
    await importRoll(b, ROWS)
    await expect(b.getByText('3人の行を取り込みました。そのうち、この選挙で投票できる人は2人です。')).toBeVisible()
  })

  await test.step('applications from paper, with the keyboard alone', async () => {
    for (const rollNo of ['2-1', '2-2', '2-3']) {
      await a.getByLabel(words.rollNo.ja).focus()
      await a.keyboard.type(rollNo)
      await a.keyboard.press('Enter')
      const enter = a.getByRole('button', { name: words.applyNow.ja })
      await expect(enter).toBeVisible()
      if (rollNo === '2-1') await look(a, 'roll')
      await enter.focus()
      await a.keyboard.press('Enter')
      await said(a, words.done_applied.ja)
    }
  })

  await test.step('an extract that changes who has applied shows it to the second person', async () => {
    await importRoll(
      a,
      ROWS.map((row) => row.replace('試験　太郎', '別名　次郎').replace('北2丁目', '北5丁目')),
    )
    await go(b, 'page_roll')
    await expect(b.getByRole('row', { name: /2-1/ })).toContainText(/試験　太郎.*別名　次郎/)
    await look(b, 'roll-waits')
  })

  await test.step('a paper without a number is found by name, and one name under two numbers shows both', async () => {
    const again = ['2-4,1,見本花子,みほん　はなこ,F,1985-12-24,架空県見本市東7丁目,2005-01-01,T204,']
    await importRoll(a, again)
    await go(b, 'page_roll')
    await importRoll(b, again)
    await expect(b.getByText('1人の行を取り込みました。')).toBeVisible()
    await go(a, 'page_roll')
    await a.getByLabel(words.name.ja).fill('みほん　はなこ')
    await a.getByLabel(words.birthDate.ja).fill('昭和60年12月24日')
    await a.keyboard.press('Enter')
    await expect(a.locator('.found')).toHaveCount(2)
    for (const text of ['2-2', '北2丁目', '2-4', '東7丁目']) await expect(a.getByRole('main')).toContainText(text)
    await look(a, 'roll-by-name')
    await a.getByLabel(words.birthDate.ja).fill('昭和60年12月25日')
    await a.keyboard.press('Enter')
    await expect(a.getByText('名簿に見つかりません')).toBeVisible()
    await expect(a.locator('.found')).toHaveCount(0)
  })

  await test.step('one proposes, the same person is refused, another approves', async () => {
    await go(a, 'page_applications')
    for (const name of ['試験　太郎', '見本　花子', '例題　次郎']) await press(a, words.propose.ja, name)
    // Both people see that the roll has this name twice.
    await a.getByRole('button', { name: words.applications_proposed.ja }).click()
    await expect(a.getByRole('row', { name: /^2-2 / })).toContainText('2-4')
    await press(a, words.approve.ja, '試験　太郎')
    // Chromium lets a page hold back two of them.
    for (const key of ['Escape', 'Escape', 'Escape']) await a.keyboard.press(key)
    await expect(a.getByRole('dialog')).toContainText('試験　太郎（2-1）')
    await look(a, 'second-look')
    await sure(a, words.approve.ja)
    await refused(a, '同じ人が二つ目の確認をすることはできません')
    await go(b, 'page_applications')
    await b.getByRole('button', { name: words.applications_proposed.ja }).click()
    await look(b, 'applications')
    for (const name of ['試験　太郎', '見本　花子']) {
      await press(b, words.approve.ja, name)
      await sure(b, words.approve.ja)
      await said(b, '承認しました')
    }
    await press(b, words.approve.ja, '例題　次郎')
    await sure(b, words.approve.ja)
    await refused(b, '名簿では、この選挙で投票できない人です')
    // A refusal is by two as well.
    await press(b, residents.askRefusal.ja, '例題　次郎')
    await look(b, 'sure-ask-refusal')
    await sure(b, residents.askRefusal.ja)
    await said(b, words['done_refusal-proposed'].ja)
    await press(a, words.approve.ja, '見本　花子')
    await sure(a, words.approve.ja)
    await refused(a, '先に別の操作がありました')
    await press(a, words.refuse.ja, '例題　次郎')
    await sure(a, words.refuse.ja)
    await said(a, words.done_refused.ja)
    await expect(a.getByText(words.none.ja)).toBeVisible()
  })

  const letters = await test.step('letters are printed, and posted', async () => {
    await go(a, 'page_letters')
    await a.getByRole('button', { name: words.chooseAll.ja }).click()
    await expect(a.locator('th.number')).toHaveCount(2)
    // In the order of their numbers, which are drawn.
    const numbers: string[] = []
    for (const name of [/太郎/, /花子/])
      numbers.push(await a.getByRole('row', { name }).locator('th.number').innerText())
    await a.getByRole('button', { name: words.print.ja }).click()
    const link = a.getByRole('link', { name: '2通のPDFを開いて印刷する' })
    await expect(link).toBeVisible()
    await look(a, 'letters')
    const [opened] = await Promise.all([first.context.waitForEvent('page'), link.click()])
    await opened.waitForLoadState()
    expect(await opened.evaluate(() => document.contentType)).toBe('application/pdf')
    expect(await opened.title()).toBe('')
    await opened.close()
    const address = (await link.getAttribute('href')) ?? ''
    await a.getByRole('button', { name: words.letters_printed.ja }).click()
    await expect(a.getByRole('checkbox').first()).toBeVisible()
    // With the page the PDF is gone.
    await expect(first.context.newPage().then((other) => other.goto(address))).rejects.toThrow('ERR_FILE_NOT_FOUND')
    await a.getByRole('button', { name: words.chooseAll.ja }).click()
    await a.getByRole('button', { name: words.posted.ja }).click()
    for (const number of numbers) await expect(a.getByRole('dialog')).toContainText(number)
    await sure(a, words.posted.ja)
    await said(a, '2通の状態を変えました')
    return numbers
  })

  await test.step('the help desk finds a letter by its number alone', async () => {
    await go(a, 'page_desk')
    await a.getByLabel(words.letterNumber.ja).fill('12345')
    await a.keyboard.press('Enter')
    await refused(a, '手紙番号は10桁の数字です')
    await search(a, letters[0] ?? '')
    await expect(a.locator('.found')).toContainText(words['standing_not-voted'].ja)
    await expect(a.locator('.found')).toContainText(words.letters_posted.ja)
    await expect(a.locator('body')).not.toContainText('試験')
    await look(a, 'desk')
  })

  await test.step('a change is asked by one, and done by another who sees before and after', async () => {
    await a.getByLabel(words.kind.ja).selectOption('hold')
    await a.getByLabel(words.why.ja).fill('紙の投票用紙の請求')
    await a.getByRole('button', { name: words.askNow.ja }).click()
    await said(a, '求めました')
    await go(a, 'page_changes')
    await press(a, words.decide.ja, '')
    await sure(a, words.decide.ja)
    await refused(a, '同じ人が二つ目の確認をすることはできません')
    await go(b, 'page_changes')
    await expect(b.getByRole('row', { name: /紙の投票用紙の請求/ })).toContainText(words.after_hold.ja)
    await look(b, 'changes')
    await press(b, words.decide.ja, '')
    await sure(b, words.decide.ja)
    await said(b, words.done_decided.ja)
    await go(b, 'page_desk')
    await search(b, letters[0] ?? '')
    await expect(b.locator('.found')).toContainText(words.standing_held.ja)
  })

  await test.step('a new certificate: before and after side by side, and the second person drops it', async () => {
    await go(a, 'page_desk')
    await search(a, letters[1] ?? '')
    await a.getByLabel(words.kind.ja).selectOption('rebind')
    await a.getByLabel(words.why.ja).fill('婚姻による氏名の変更')
    await a.getByRole('button', { name: words.askNow.ja }).click()
    await refused(a, '入っていない欄があります')
    const change = a.locator('section').filter({ hasText: words.askTitle.ja })
    await change.getByLabel(words.name.ja).fill('架空　花子')
    await change.getByLabel(words.birthDate.ja).fill('1985-12-24')
    await change.getByLabel(words.address.ja).fill('架空県見本市西9丁目')
    await look(a, 'rebind')
    await a.getByRole('button', { name: words.askNow.ja }).click()
    await said(a, '求めました')
    await go(b, 'page_changes')
    const row = b.getByRole('row', { name: /婚姻/ })
    for (const text of ['見本　花子', '架空　花子', '北2丁目', '西9丁目']) await expect(row).toContainText(text)
    await press(b, words.drop.ja, '')
    await said(b, words.done_dropped.ja)
    await expect(b.getByText(words.none.ja)).toBeVisible()
  })

  await test.step('both lists are signed by two, who see how many boxes there are', async () => {
    for (const of of ['boxes', 'approved'] as const) {
      const listOf = (page: Page) => page.getByRole('region', { name: words[`title_${of}`].ja })
      const sign = (page: Page) => listOf(page).getByRole('button', { name: words.sign.ja }).click()
      await go(a, 'page_boxes')
      await expect(listOf(a).getByText('投票箱は 2')).toBeVisible()
      await sign(a)
      await sure(a, words.sign.ja)
      await expect(listOf(a).getByText(words.signedOnce.ja)).toBeVisible()
      await sign(a)
      await sure(a, words.sign.ja)
      await refused(a, '同じ人が二つ目の確認をすることはできません')
      await go(b, 'page_boxes')
      await expect(listOf(b).getByText('第一 職員 さんが署名しました')).toBeVisible()
      await sign(b)
      await sure(b, words.sign.ja)
      const save = listOf(b).getByRole('button', { name: words.saveBoxes.ja })
      await look(b, of)
      const [download] = await Promise.all([b.waitForEvent('download'), save.click()])
      expect(download.suggestedFilename()).toBe(`online-${of}-1.ippyo`)
      expect(readFileSync(await download.path()).length).toBeGreaterThan(200)
    }
  })

  await test.step('a person joins the help desk and has no other page', async () => {
    await go(b, 'page_people')
    await b.getByLabel(words.newName.ja).fill('窓口 担当')
    await b.getByLabel(words.duty.ja).selectOption('desk')
    await b.getByLabel(words.newPassphrase.ja).fill(PASSPHRASE)
    await b.getByLabel(words.passphraseAgain.ja).fill(PASSPHRASE)
    await b.getByRole('button', { name: words.join.ja, exact: true }).click()
    await said(b, '加わりました')
    await look(b, 'people')
    await b.getByRole('button', { name: words.signOut.ja }).click()
    await said(b, words['done_signed-out'].ja)
    await look(b, 'sign-in')
    await signIn(b, '窓口 担当')
    await expect(b.getByRole('navigation', { name: words.pages.ja }).getByRole('button')).toHaveCount(1)
    await search(b, letters[1] ?? '')
    await b.getByRole('button', { name: words.reissue.ja }).click()
    await expect(b.getByRole('dialog')).toContainText(letters[1] ?? '')
    await sure(b, words.reissue.ja)
    await said(b, '再発行しました')
  })

  await test.step('no name and no code leaves the pages: addresses, titles, storage, console, the server’s log', async () => {
    for (const { page, context, console, addresses } of [first, second]) {
      // Before anybody is signed in, the server says 401 to the question who is.
      expect(console.filter((line) => !line.includes('401 (Unauthorized)'))).toEqual([])
      expect(new Set(addresses.map((each) => new URL(each).pathname))).not.toContainEqual(
        expect.stringMatching(/\d{5}/),
      )
      expect(decodeURI(addresses.join())).not.toMatch(SECRETS)
      expect(await page.title()).toBe(words.site.ja)
      const { origins, cookies } = await context.storageState({ indexedDB: true })
      expect(origins).toEqual([])
      expect(cookies.map(({ name }) => name)).toEqual(['__Host-ippyo-staff'])
      await context.close()
    }
    expect(room.log.join('')).not.toMatch(SECRETS)
    expect(room.log.join('')).not.toMatch(new RegExp(letters.join('|')))
  })

  async function personAt(name: string): Promise<Person> {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const [told, addresses]: [string[], string[]] = [[], []]
    page.on('console', (message) => told.push(message.text()))
    page.on('pageerror', (error) => told.push(error.message))
    page.on('request', (request) => addresses.push(request.url()))
    await page.goto(room.origin)
    await signIn(page, name)
    return { page, context, console: told, addresses }
  }
})

test('the next person at this browser is nobody: only a reload of the same tab goes on (own-74)', async ({
  page,
  context,
}) => {
  const isOut = (at: Page) => expect(at.getByLabel(words.passphrase.ja)).toBeVisible()
  const isIn = (at: Page) => expect(at.getByText('サインイン中：第一 職員')).toBeVisible()
  await page.goto(room.origin)
  await signIn(page, '第一 職員')
  await page.reload()
  await isIn(page)
  const opened = context.waitForEvent('page')
  await page.evaluate(() => void window.open('/'))
  const copy = await opened
  await isOut(copy)
  await copy.reload()
  await isOut(copy)
  await isIn(page)
  await page.goto('about:blank')
  await page.goBack()
  await isOut(page)
  await page.reload()
  await isOut(page)
  await signIn(page, '第一 職員')
  await page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await isOut(page)
  await signIn(page, '第一 職員')
  await page.close()
  const next = await context.newPage()
  await next.goto(room.origin)
  await isOut(next)
  await next.screenshot({ path: join(PICTURES, 'next-person-ja.png') })
})

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel(words.name.ja).fill(name)
  await page.getByLabel(words.passphrase.ja).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`サインイン中：${name}`)).toBeVisible()
}

async function go(page: Page, name: keyof typeof words & `page_${string}`): Promise<void> {
  await idle(page)
  const pages = page.getByRole('navigation', { name: words.pages.ja })
  await pages.getByRole('button', { name: words[name].ja, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[name].ja)
  await idle(page)
}

async function importRoll(page: Page, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`${[HEADING, ...rows].join('\n')}\n`)
  await page.getByLabel(words.importFile.ja).setInputFiles({ name: 'roll.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: words.importNow.ja }).click()
  await expect(page.getByRole('dialog')).toContainText('roll.csv')
  await sure(page, words.importNow.ja)
}

async function search(page: Page, letter: string): Promise<void> {
  await page.getByLabel(words.letterNumber.ja).fill(letter)
  for (const _ of ['Enter', 'Enter twice']) {
    await page.keyboard.press('Enter')
    await expect(page.locator('.found')).toContainText(letter)
  }
  await expect(page.getByText('手紙番号は10桁の数字です')).toHaveCount(0)
}

async function press(page: Page, button: string, of: string): Promise<void> {
  await idle(page)
  await page.getByRole('button', { name: `${button}: ${of}` }).click()
}

async function sure(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  await idle(page)
}

/** No question is on its way. */
async function idle(page: Page): Promise<void> {
  await expect(page.locator('.busy')).toHaveText('')
}

async function said(page: Page, text: string): Promise<void> {
  await expect(page.locator('.done').filter({ hasText: text })).toBeInViewport()
}

async function refused(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('alert')).toContainText(text)
  await expect(page.getByRole('alert')).toBeInViewport()
}

const look = (page: Page, name: string) => lookOnDesk(page, PICTURES, name)
