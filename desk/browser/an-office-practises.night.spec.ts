/**
 * Somebody who has nothing but the page docs/roles/office.md: `npm run practice`, and every step of it pressed, with sticks, media and
 * cards that go in and out at the table to practise at.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS, serviceFile } from '#build/services.mjs'
import { startOf } from '#build/start-of.ts'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { readHandOver } from '../../shell/hand-over.ts'
import { plainName } from './hand.ts'
import { OfficePage } from './office-page.ts'
import { turnOfficeTo } from './office-tabs.ts'
import { OF_LIVE_ELECTIONS, stepsOf, watchPresses } from './role-pages.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const HOME = join(ROOT, 'out', 'practice-of-the-spec')
const PICTURES = join(ROOT, 'test-results', 'practice')
const [AI, KEN] = ['青木　愛', '林　健']
const OFFICE = 'the passphrase of the office'
const HOLDERS = [1, 2, 3]
const KINDS = ['選挙の決まり', '選挙の種類', '投票所', '選挙人名簿']
const LISTS = ['候補者：朝霧市長選挙', '候補者：朝霧市議会議員選挙']
/** Named by the page, of another way: files with mistakes, a voice, a list of its own after filing. */
const OTHER_WAYS = [
  ...['次にすること', '候補者一覧に署名する', '署名する'],
  ...[
    '本番',
    'この内容に直す',
    '記入の誤りを直す',
    'そろわないまま渡す',
    '違います',
    '違うと記録する',
    '音声',
    '音声を取り込む',
    '音声を作る',
    'まだのものを続けて聞く',
  ],
]

let practice: ChildProcess
let ended: Promise<unknown>
let panelAddress = ''

test.describe.configure({ timeout: 1_800_000 })
test.use({ actionTimeout: 60_000 })

test.beforeAll(async () => {
  await buildScreens({ only: ['office'] })
  await buildServices({ only: PROGRAMS.office ?? [] })
  rmSync(HOME, { recursive: true, force: true })
  const { options, file } = startOf('desk/practice/main.ts')
  practice = spawn(process.execPath, [...options, file, '--home', HOME], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, IPPYO_SERVICES: dirname(serviceFile('office')), IPPYO_SHELL: 'none' },
  })
  ended = new Promise((resolve) => practice.once('exit', resolve))
  panelAddress = await addressOfPanel()
  await expect.poll(() => readHandOver(join(HOME, 'machine'))?.address ?? '').not.toBe('')
})

test.afterAll(async () => {
  practice.kill('SIGINT')
  expect(await ended).toBe(0)
})

function addressOfPanel(): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    practice.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/ja/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    practice.once('exit', (code) => reject(new Error(`the practice ended with ${code}: ${said}`)))
  })
}

/** Hands at the table. */
class Table {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async putIn(stick: string, slot: 'ファイルの口' | '保管者の口' | '媒体の口'): Promise<void> {
    await this.#page.goto(panelAddress)
    await this.#page
      .locator(`[data-stick="${stick}"]`)
      .getByRole('button', { name: `${slot}に入れる` })
      .click()
    await expect(this.#page.locator(`[data-stick="${stick}"]`)).toContainText(`${slot}に入っています`)
  }

  async label(stick: string, text: string): Promise<void> {
    const row = this.#page.locator(`[data-stick="${stick}"]`)
    await row.getByLabel('ラベル').fill(text)
    await row.getByRole('button', { name: '貼る' }).click()
    await expect(row.locator('th')).toContainText(text)
  }

  async press(name: string, then: string): Promise<void> {
    await this.#page.getByRole('button', { name }).first().click()
    await expect(this.#page.locator('body')).toContainText(then)
  }

  async look(name: string): Promise<void> {
    await this.#page.goto(panelAddress)
    await this.#page.setViewportSize({ width: 1366, height: 768 })
    await keepPicture(this.#page, join(PICTURES, `${name}-ja.png`))
    await this.#page.getByRole('link', { name: 'English' }).click()
    await keepPicture(this.#page, join(PICTURES, `${name}-en.png`))
    await this.#page.goto(panelAddress)
  }
}

test('two people practise every step of the page with what the one command gives them', async ({ page, browser }) => {
  const pressed = await watchPresses(page)
  const at = new OfficePage(page)
  // In a window of its own: a browser draws a page after another one in the same window once a second, and each press waits for it.
  const table = new Table(await browser.newPage({ viewport: page.viewportSize(), hasTouch: true, locale: 'ja-JP' }))
  await at.open(readHandOver(join(HOME, 'machine'))?.address ?? '')
  await test.step('no election is begun here', async () => {
    await page.setViewportSize({ width: 1366, height: 768 })
    await at.press('本番')
    // However much this computer lacks: the names are typed beside the list, in sight.
    await expect(page.locator('.own-machine')).toBeVisible()
    await expect(page.getByRole('button', { name: '準備を始める' })).toBeInViewport({ ratio: 1 })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await at.typeNewPerson(AI, '準備を始める')
    await expect(page.locator('[data-code="practice-only"]')).toBeVisible()
    await at.press('確認した')
  })
  await at.press('模擬（練習）')
  await at.typeNewPerson(AI, '準備を始める')
  await expect(page.locator(`[data-person="${AI}"]`)).toBeVisible()
  await at.typeNewPerson(KEN, '加える')
  await expect(page.locator('.next-step[data-step="import"]')).toBeVisible()
  await test.step('steps 2 and 3: files, looked at by two', async () => {
    await turnOfficeTo(page, 'ファイルと検査')
    // The page promises the next step in its place on every page; only where it is done nothing leads there.
    await expect(page.locator('.next-step[data-step="import"]')).toBeVisible()
    await expect(page.locator('.next-step button')).toHaveCount(0)
    await turnOfficeTo(page, '媒体')
    await at.press('この画面へ')
    await at.press('ファイルを探す')
    await expect(page.locator('[data-code="nothing-to-import"]')).toBeVisible()
    await at.press('確認した')
    await table.look('01-table')
    await table.putIn('files', 'ファイルの口')
    await at.press('ファイルを探す')
    await at.press('取り込む')
    await expect(page.locator('[data-errors="0"]')).toBeVisible()
    await turnOfficeTo(page, '内容の承認')
    for (const list of LISTS) {
      await page.locator('.approve-items').getByRole('button', { name: list }).click()
      await page.locator('.lot input').first().fill('選挙長 大山 一、立会 春子')
      await at.press('くじを記入する')
      await expect(page.locator('.lot[data-drawn="true"]')).toBeVisible()
    }
    await at.press('投票画面を見る')
    await at.press('承認に戻る')
    await at.approveAll([...KINDS, ...LISTS])
    await at.signIn(KEN)
    await at.approveAll([...KINDS, ...LISTS])
  })
  await test.step('steps 4 to 6: keys, machines, shares', () => makeKeys(at, table))
  await test.step('step 8: the list goes to the machines', () => carryTheList(at, table))
  await test.step('step 9: media', () => makeMedia(at, table))
  await test.step('steps 10 and 11: the eve, cards, boxes', () => handOut(at, table))
  expect(at.wrong).toEqual([])
  const steps = stepsOf('office', 'ja', OF_LIVE_ELECTIONS).filter((name) => !OTHER_WAYS.includes(name))
  expect(steps.filter((name) => !pressed.includes(plainName(name)))).toEqual([])
})

async function makeKeys(at: OfficePage, table: Table): Promise<void> {
  const { page } = at
  await turnOfficeTo(page, '鍵と署名')
  // One button in colour: what is next.
  await expect(page.locator('.keys-page .button-go')).toHaveText(/選管の鍵を作る/)
  await at.press('選管の鍵を作る')
  await at.give(0, OFFICE)
  await at.press('作る')
  await expect(page.getByText('選管の鍵の照合番号')).toBeVisible()
  await at.press('キットをUSBメモリーに写す')
  await expect(page.locator('.office-done')).toContainText('キットを写した')
  await table.press('機械の鍵を作る', '鍵を作りました：1-I1, 1-I2, 1-K1, 1-K2, 1-K3')
  await at.press('機械のファイルを取り込む')
  await expect(page.getByText('5台のうち5台')).toBeVisible()
  await at.press('鍵の生成を始める')
  await at.give(0, OFFICE)
  for (const holder of HOLDERS) await at.give(holder, `the passphrase of holder ${holder}`)
  await at.press('鍵を作り、署名する')
  await expect(page.getByText('署名済み（候補者一覧 第1版）')).toBeVisible({ timeout: 240_000 })
  const row = (holder: number) => page.locator('.share-sticks li').nth(holder - 1)
  for (const [act, state] of [
    ['持ち分を書く', 'put'],
    ['見て、ここから消す', 'gone'],
  ] as const) {
    for (const holder of HOLDERS) {
      await table.putIn(`holder-${holder}`, '保管者の口')
      await row(holder).getByRole('button', { name: act }).click()
      await expect(row(holder).locator(`[data-state="${state}"]`)).toBeVisible()
    }
    await at.signIn(AI)
  }
}

async function carryTheList(at: OfficePage, table: Table): Promise<void> {
  const { page } = at
  await turnOfficeTo(page, '番号の承認')
  for (const name of [KEN, AI]) {
    await at.signIn(name)
    await at.press('番号を承認する')
    await expect(page.locator('.number-page')).toContainText(`${name} が承認しました`)
  }
  await turnOfficeTo(page, '機械に届ける')
  const rows = page.locator('.carry tbody tr')
  await rows.first().getByRole('button', { name: '一覧を書く' }).click()
  await expect(page.locator('[data-code="stick-has-other-files"]')).toContainText('kits, machines, small')
  await at.press('確認した')
  for (const [act, state] of [
    ['一覧を書く', 'put'],
    ['一覧を確かめる', 'checked'],
  ] as const) {
    for (const [index, row] of (await rows.all()).entries()) {
      await table.putIn(`list-${index + 1}`, 'ファイルの口')
      await row.getByRole('button', { name: act }).click()
      await expect(row.locator(`[data-state="${state}"]`)).toBeVisible()
    }
    await at.signIn(KEN)
  }
  // The tally's stick is still in the slot.
  await rows.first().getByRole('button', { name: 'もう一度書く' }).click()
  await expect(page.locator('[data-code="list-stick-for-tally"]')).toContainText('T-L1')
  await at.press('確認した')
  for (const row of await rows.all()) {
    await row.getByLabel('全部の機械の照合番号').fill('投票管理者 山田 太郎 9時10分')
    await row.getByRole('button', { name: '届きました' }).click()
    await expect(row.locator('[data-state="told"]')).toBeVisible()
  }
}

async function makeMedia(at: OfficePage, table: Table): Promise<void> {
  const { page } = at
  await turnOfficeTo(page, '媒体')
  const rows = page.locator('.media tbody tr')
  await expect(rows).toHaveCount(7)
  const labels = await rows.locator('td strong').allTextContents()
  for (const [index, row] of (await rows.all()).entries()) {
    await table.putIn(`medium-${index + 1}`, '媒体の口')
    await row.getByRole('button', { name: /^(書く|空か見る)/ }).click()
    await expect(row.locator('[data-state="put"]')).toBeVisible({ timeout: 180_000 })
    await table.press('取り外す', '空です')
    await table.label(`medium-${index + 1}`, labels[index] ?? '')
  }
  await table.look('02-media')
  await at.signIn(AI)
  await table.putIn('medium-2', '媒体の口')
  await rows.first().getByRole('button', { name: '確かめる' }).click()
  await expect(page.locator('[data-code="medium-is-another"]')).toContainText(labels[1] ?? '')
  await at.press('確認した')
  for (const [index, row] of (await rows.all()).entries()) {
    await table.putIn(`medium-${index + 1}`, '媒体の口')
    await row.getByRole('button', { name: '確かめる' }).click()
    await expect(row.locator('[data-state="checked"]')).toBeVisible({ timeout: 180_000 })
  }
}

async function handOut(at: OfficePage, table: Table): Promise<void> {
  const { page } = at
  await turnOfficeTo(page, '鍵と署名')
  await at.press('持ち分を確かめる')
  for (const holder of HOLDERS) {
    await table.putIn(`holder-${holder}`, '保管者の口')
    await at.give(holder, `the passphrase of holder ${holder}`)
  }
  await at.press('終わる')
  await turnOfficeTo(page, '投票所への引き渡し')
  const made = page.locator('[data-cards="1"] > span').first()
  await page.getByLabel('枚数').fill('2')
  await at.press('カードを作る')
  await at.give(0, OFFICE)
  await at.press('作り始める')
  await table.press('新しいカードを置く', '1枚目のカードが載っています')
  await expect(page.locator('.progress-detail')).toHaveText('1/2')
  await table.press('カードを取る', 'カードは載っていません')
  await table.press('新しいカードを置く', '2枚目のカードが載っています')
  await expect(made).toContainText('投票カード 2枚')
  for (const card of [1, 2]) {
    if (card === 2) await table.press('カードを取る', 'カードは載っていません')
    await at.press(`運用カード ${card}`)
    await at.press('カードを作る')
    await at.give(0, OFFICE)
    await at.give(1, `2468101${card}`)
    await at.press('作り始める')
    if (card === 1) await expect(page.locator('[data-code="voting-card-finished"]')).toBeVisible()
    await table.press('新しいカードを置く', `${card + 2}枚目のカードが載っています`)
    await expect(made).toHaveText(`投票カード 2枚　運用カード ${[1, 2].slice(0, card).join('・')}`)
  }
  await at.press('書類を作る')
  await expect(page.locator('[data-papers="17"]')).toBeVisible({ timeout: 60_000 })
  await at.press('カードと媒体のラベル')
  await expect(page.locator('.paper-sheet')).toContainText('運用カード 1')
  await at.press('元の画面に戻る')
  await page.getByLabel('受け取った人（職・氏名）').fill('投票管理者 山田 太郎')
  await page.getByRole('button', { name: '渡しました', exact: true }).click()
  await expect(page.locator('[data-out="1"]')).toHaveAttribute('data-state', 'gone')
  await expect(page.locator('.out')).toContainText('投票管理者 山田 太郎')
}
