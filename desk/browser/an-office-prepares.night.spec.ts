/**
 * An election prepared on the office's screens by two people, from CSV files to handed-out boxes, in the order of docs/roles/office.md.
 * Pictures of every page, in both languages at both sizes, go to test-results/office/.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { parseCardUid } from '#election/card/card-ids.ts'
import { LoopDisk, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { buildApp, type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { readHandOver } from '../../shell/hand-over.ts'
import { carryList, wrongSticks } from './list-sticks.ts'
import { listsChange } from './lists-change.ts'
import { personaliseAll } from './machines-of-the-set.ts'
import { OfficePage, officePictures, PICTURES } from './office-page.ts'
import { papersAreLookedAt } from './papers-looked-at.ts'
import { follows, officeSteps, watchPresses } from './role-pages.ts'
import { rollsChangeAndMediaAreLost } from './rolls-and-losses.ts'
import { ShareSticks, sharesLeave, theWrongStickIsNamed } from './share-sticks.ts'
import { FILES_STICK, Slot } from './slot.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'office')
const slot = new Slot(HOME, 'file-slot')
const STICK = join(HOME, 'file-slot-sticks', FILES_STICK)
const PROJECT = join(HOME, 'project')
const [AI, KEN] = ['青木　愛', '林　健']
const KINDS = ['選挙の決まり', '選挙の種類', '投票所', '選挙人名簿']
const LISTS = ['候補者：朝霧市長選挙', '候補者：朝霧市議会議員選挙']

/** Two pairs in use, one spare, each on two sticks; and the take-over medium. */
const STICKS = 7
const noSticks = whyNoLoopDisk()
const sticks: LoopDisk[] = []

let office: OneApp
let reader: SimulatedReader
let shareSticks: ShareSticks

// Keys under passphrases, three rounds of them, and pictures of twenty pages: 2.4 minutes alone, 13.4 on a machine that nine share.
// The second stands on what the first one made.
test.describe.configure({ mode: 'serial', timeout: 1_800_000 })
// A button that cannot be pressed is reported soon, and not by the end of all that.
test.use({ actionTimeout: 60_000 })

test.beforeAll(async () => {
  await buildApp('office')
  rmSync(HOME, { recursive: true, force: true })
  const machine = join(HOME, 'machine')
  shareSticks = new ShareSticks(HOME)
  for (const place of [machine, PICTURES]) mkdirSync(place, { recursive: true })
  slot.in(FILES_STICK)
  writeFirstFiles(writeRehearsalSet(join(STICK, 'first')))
  if (noSticks !== null) console.error(`media are not written: ${noSticks}`)
  else for (let i = 0; i < STICKS; i++) sticks.push(new LoopDisk({ fileSystem: 'ext4', mebibytes: 16 }))
  reader = await SimulatedReader.start(secureRandomness())
  const config = {
    package: join(PROJECT, 'prepared', 'package'),
    machine,
    project: PROJECT,
    sources: slot.place,
    reader: cardReaderOn(reader.path),
    media: sticks.map(({ place }) => place),
    shares: shareSticks.slot,
  }
  office = await startApp('office', join(HOME, 'config.json'), config)
})

test.afterAll(async () => {
  await office.stop()
  await reader.stop()
  for (const stick of sticks) stick.remove()
})

/** A date whose year may be two things, and a letter that a spreadsheet lost. */
function writeFirstFiles(directory: string): void {
  change(join(directory, 'election.csv'), /^date,\d\d(\d\d)-(\d\d)-(\d\d)$/m, 'date,$1.$2.$3')
  change(join(directory, 'candidates.csv'), '林　久美', '?　久美')
}

function change(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(from)
  writeFileSync(file, text.replace(from, to))
}

/** The files after the filing: with the order of the lot. */
function writeFinalFiles(): void {
  const directory = writeRehearsalSet(join(STICK, 'final'))
  change(join(directory, 'candidates.csv'), 'mayor,1,髙橋', 'mayor,0,髙橋')
  change(join(directory, 'candidates.csv'), 'mayor,2,𠮷田', 'mayor,1,𠮷田')
  change(join(directory, 'candidates.csv'), 'mayor,0,髙橋', 'mayor,2,髙橋')
}

test('two people prepare an election from CSV files to handed-out boxes', async ({ page }) => {
  const pages = officePictures(page, noSticks === null)
  const at = new OfficePage(page, pages)
  const pressed = await watchPresses(page)
  await at.open(office.address)
  await at.look('01-begin')
  await at.press('模擬（練習）')
  await at.typeNewPerson(AI, '準備を始める')
  await expect(page.locator(`[data-person="${AI}"]`)).toBeVisible()
  await expect(page.locator('.use-banner')).toContainText('模擬')
  await at.look('02-steps', 'steps')
  await at.typeNewPerson(KEN, '加える')
  await expect(page.locator('.next-step[data-step="import"]')).toBeVisible()

  await test.step('import, and mend what a spreadsheet did', async () => {
    await at.turnTo('ファイルと検査', '03-nothing-imported')
    await at.press('ファイルを探す')
    await at.press('取り込む')
    await expect(page.locator('[data-errors="2"]')).toBeVisible()
    await at.look('04-problems', 'problems')
    const row = (words: string) => page.locator('.files-problems tr', { hasText: words })
    await page
      .locator('[data-kind="two-digit-year"]')
      .getByRole('button', { name: /西暦20/ })
      .click()
    await expect(page.locator('[data-errors="1"]')).toBeVisible()
    await row('?　久美').locator('input').fill('林　久美')
    await row('?　久美').getByRole('button', { name: 'この内容に直す' }).click()
    await expect(page.locator('[data-errors="0"]')).toBeVisible()
    await at.look('05-no-problems')
  })

  await test.step('two people approve, the author alone cannot sign', async () => {
    await at.turnTo('内容の承認', '06-approve', 'approve')
    await at.approveAll(KINDS)
    await expect(page.locator('[data-item="rules"]')).toHaveAttribute('data-state', 'half')
    await at.turnTo('鍵と署名', '07-keys-not-approved')
    await expect(page.locator('[data-may-not="office-first"]').first()).toBeVisible()
    await at.signIn(KEN)
    await at.turnTo('内容の承認', '08-second-person')
    await at.approveAll(KINDS)
    await expect(page.locator('[data-item="rules"]')).toHaveAttribute('data-state', 'approved')
  })

  await test.step("the commission's key, the machines, the key ceremony", async () => {
    await at.turnTo('鍵と署名', '09-keys')
    await at.press('選管の鍵を作る')
    await at.give(0, 'the passphrase of the office')
    await at.look('10-room-office')
    await at.press('作る')
    await expect(page.getByText('照合番号').first()).toBeVisible()
    await at.press('キットをUSBメモリーに写す')
    // The folder is there before the kit in it.
    await expect.poll(() => existsSync(join(STICK, 'kits', '1.json'))).toBe(true)
    await personaliseAll(HOME, STICK)
    await at.press('機械のファイルを取り込む')
    await expect(page.getByText('5台のうち5台')).toBeVisible()
    await at.press('鍵の生成を始める')
    await at.give(0, 'the passphrase of the office')
    for (const holder of [1, 2, 3]) await at.give(holder, `the passphrase of holder ${holder}`)
    await at.look('11-room-package', 'ceremony')
    await at.press('鍵を作り、署名する')
    await expect(page.getByText('署名済み（候補者一覧 第1版）')).toBeVisible({ timeout: 240_000 })
    await at.look('12-package-signed')
    await sharesLeave(at, shareSticks, [KEN, AI], join(PROJECT, 'prepared'))
  })

  await test.step('filing closes: the lot, the final list, two people, signed', async () => {
    writeFinalFiles()
    await at.turnTo('ファイルと検査', '13-files')
    await at.press('ファイルを探す')
    await page.locator('.files-import li', { hasText: 'final' }).getByRole('button', { name: '取り込む' }).click()
    await expect(page.locator('[data-errors="0"]')).toBeVisible()
    await at.turnTo('内容の承認', '14-approve-lists')
    for (const list of LISTS) {
      await page.locator('.approve-items').getByRole('button', { name: list }).click()
      if (list === LISTS[0]) await at.look('14b-lot')
      await page.locator('.lot input').first().fill('選挙長 太山 一、立会 春子')
      await page.getByRole('button', { name: 'くじを記入する' }).click()
      await expect(page.locator('.lot[data-drawn="true"]')).toBeVisible()
    }
    await at.look('15-lot-drawn')
    await lotIsMended(at)
    await at.press('投票画面を見る')
    await expect(page.locator('.kiosk[data-page="choose"]')).toContainText('髙橋')
    await at.picture('15b-ballot')
    await at.press('承認に戻る')
    await at.approveAll(LISTS)
    await at.signIn(KEN)
    await at.approveAll(LISTS)
    await at.turnTo('鍵と署名', '16-keys-list')
    await at.press('候補者一覧に署名する')
    await at.give(0, 'the passphrase of the office')
    await at.press('署名する')
    await expect(page.getByText('署名済み（候補者一覧 第2版）')).toBeVisible({ timeout: 60_000 })
  })

  await test.step('the package goes onto sticks for the machines, each on its own, and arrives', async () => {
    await carryList(at, slot, [KEN, AI], 2, true)
    await wrongSticks(at, slot)
  })

  await test.step('one person writes the media, another looks at each', () => makeMedia(at))

  await test.step('on the eve the shares are proved, a wrong passphrase is told; then the boxes go out', async () => {
    await at.press('持ち分を確かめる')
    shareSticks.in(2)
    await theWrongStickIsNamed(at)
    shareSticks.in(1)
    const first = page.locator('[data-seat="1"]')
    await first.locator('input').fill('another passphrase')
    await first.getByRole('button', { name: '渡す' }).click()
    await expect(page.locator('[data-code="share-passphrase"]')).toBeVisible()
    for (const holder of [1, 2, 3]) {
      shareSticks.in(holder)
      await at.give(holder, `the passphrase of holder ${holder}`)
    }
    await at.look('17-shares-proved')
    await at.press('終わる')
    await at.turnTo('投票所への引き渡し', '18-hand-out', 'hand-out')
    await makeCards(at, [1])
    await at.press('書類を作る')
    await expect(page.locator('[data-papers="17"]')).toBeVisible({ timeout: 60_000 })
    await at.look('18e-papers')
    await papersAreLookedAt(at)
    await handOut(at)
  })

  await at.turnTo('手順', '19-all-steps')
  const states = await page
    .locator('tbody [data-state]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-state')))
  // Without sticks no medium is written: it lacks in the boxes too.
  expect(states.filter((state) => state !== 'done')).toEqual(noSticks === null ? [] : ['open', 'open'])
  await at.turnTo('作業の記録', '20-record')
  await at.press('全部を PDF にする')
  await expect(page.locator('.record')).toContainText('work-record.pdf', { timeout: 60_000 })
  expect(at.wrong).toEqual([])
  expect(pages.left).toEqual([])
  expect(follows(officeSteps(noSticks === null), pressed, 'ja')).toEqual({ missing: [], unexpected: [] })
  await expectPackage()
})

test('after signing: a contest goes to paper and comes back, somebody dies, the poll moves', async ({ page }) => {
  const at = new OfficePage(page)
  // The first address was used by the page before: each opens once.
  await at.open(readHandOver(join(HOME, 'machine'))?.address ?? '')
  await expect(page.locator('.person-bar')).toBeVisible()
  await listsChange(at, { people: [AI, KEN], project: PROJECT, slot })
  expect(at.wrong).toEqual([])
})

test('rolls change and media are lost: two people, one list after the other, on sticks', async ({ page }) => {
  const at = new OfficePage(page)
  await rollsChangeAndMediaAreLost(at, HOME)
  expect(at.wrong).toEqual([])
})

async function makeMedia(at: OfficePage): Promise<void> {
  const { page } = at
  await at.turnTo('媒体', '16b-media', noSticks === null ? 'write-media' : null)
  if (noSticks !== null) return
  const rows = page.locator('.media tbody tr')
  await expect(rows).toHaveCount(STICKS)
  const each = async (act: string, state: string, from = 0, until = STICKS) => {
    for (const row of (await rows.all()).slice(from, until)) {
      await row.getByRole('button', { name: act, exact: true }).click()
      // All of its pages are written and read: on a busy machine longer than anything else on the page.
      await expect(row.locator(`[data-state="${state}"]`)).toBeVisible({ timeout: 180_000 })
    }
  }
  const last = sticks.at(-1)
  last?.unmount()
  await each('書く', 'put', 0, STICKS - 1)
  await expect(page.getByRole('button', { name: '確かめる' }).first()).toBeDisabled()
  await page.locator('.media summary').first().click()
  await page.getByRole('button', { name: '前の一枚を壊しました。書く' }).first().click()
  await expect(page.locator('[data-code="stick-is-medium"]')).toContainText('S1-P')
  await at.look('16c-media-full-hub')
  await at.press('確認した')
  last?.mount()
  await each('空か見る', 'put', STICKS - 1)
  await at.signIn(KEN)
  await each('確かめる', 'checked')
  await at.look('16d-media-seen')
  await at.signIn(AI)
  await at.turnTo('鍵と署名', '16e-keys')
}

/** A name typed wrong is typed again before anything is signed; both stand in the record. */
async function lotIsMended(at: OfficePage): Promise<void> {
  const { page } = at
  for (const list of LISTS) {
    await page.locator('.approve-items').getByRole('button', { name: list }).click()
    await page.locator('.lot summary', { hasText: '記入の誤りを直す' }).click()
    const again = page.getByRole('button', { name: 'くじを記入しなおす' })
    await expect(again).toBeDisabled()
    if (list === LISTS[0]) await at.look('15a-lot-to-mend')
    await page.locator('.lot input').first().fill('選挙長 大山 一、立会 春子')
    await again.click()
    await expect(page.locator('.lot')).toContainText(`もう一度記入：${AI}`)
    await expect(page.locator('.lot')).toContainText('大山 一')
  }
  await at.look('15a-lot-mended')
}

function lay(number: number): void {
  const uid = parseCardUid(`0411223344556${number}`)
  if (uid === null) throw new Error('a card')
  reader.tray.insert(UltralightAesCard.factory(uid))
}

/** Two voting cards in a row and operator cards, on a reader at the end of a wire. */
async function makeCards(at: OfficePage, operators: readonly number[]): Promise<void> {
  const { page } = at
  const made = page.locator('[data-cards="1"] > span')
  await page.getByLabel('枚数').fill('2')
  await at.press('カードを作る')
  await at.give(0, 'the passphrase of the office')
  await at.press('作り始める')
  lay(1)
  await expect(page.locator('.progress-detail')).toHaveText('1/2')
  await at.look('18b-cards-in-a-row')
  reader.tray.remove()
  lay(2)
  await expect(made).toContainText('投票カード 2枚')
  for (const card of operators) await makeOperatorCard(at, card)
}

async function makeOperatorCard(at: OfficePage, card: number): Promise<void> {
  const { page } = at
  await at.press(`運用カード ${card}`)
  await at.press('カードを作る')
  await at.give(0, 'the passphrase of the office')
  await at.give(1, `2468101${card}`)
  await at.press('作り始める')
  // The card that was finished before still lies there: it is called by its name, and nobody types anything again.
  const finished = page.locator(`[data-code="${card === 1 ? 'voting' : 'operator'}-card-finished"]`)
  await expect(finished).toContainText(card === 1 ? '投票カード' : `運用カード ${card - 1}`)
  if (card === 2) await at.look('18g-finished-card')
  reader.tray.remove()
  lay(card + 2)
  const made = page.locator('[data-cards="1"] > span')
  await expect(made).toHaveText(`投票カード 2枚　運用カード ${[1, 2, 3].slice(0, card).join('・')}`)
}

/** The deputy's card broke: the boxes go without it, with words and a name; it is made the same evening and follows. */
async function handOut(at: OfficePage): Promise<void> {
  const { page } = at
  const row = page.locator('[data-out="1"]')
  const to = page.getByLabel('受け取った人（職・氏名）')
  const exact = (name: string) => page.getByRole('button', { name, exact: true })
  const without = async () => {
    await page.locator('.out summary', { hasText: 'そろわないまま渡す' }).click()
    await page.getByLabel('そろわない理由').fill('運用カード2が壊れた。今夜作りなおし、職務代理者に渡す')
    await page.getByLabel('決めた人（職・氏名）').fill('選挙管理委員長 大山 一')
    await exact('ないまま渡しました').click()
  }
  await expect(row).toContainText('運用カード 2')
  await to.fill('投票管理者 山田 太郎')
  await expect(exact('渡しました')).toBeDisabled()
  await at.look('18c-not-complete')
  await without()
  await expect(row).toContainText('投票管理者 山田 太郎')
  await expect(row).toContainText('選挙管理委員長 大山 一')
  await makeOperatorCard(at, 2)
  await expect(row).toContainText('渡した後に作ったもの')
  await at.look('18d-made-since')
  await makeOperatorCard(at, 3)
  await to.fill('職務代理者 川口 二郎')
  if (noSticks === null) await exact('渡しました').click()
  else await without()
  await expect(row).toContainText('職務代理者 川口 二郎')
  await expect(row).toHaveAttribute('data-state', noSticks === null ? 'gone' : 'part')
}

/** The package that every machine reads is the one that two people approved. */
async function expectPackage(): Promise<void> {
  const key = readFileSync(join(PROJECT, 'office', 'authority.pub'), 'utf8').trim()
  const read = await readPackageDirectory(join(PROJECT, 'prepared', 'package'), new Uint8Array(Buffer.from(key, 'hex')))
  if (!read.ok) throw new Error(read.error.type)
  const { electionPackage, list } = read.value
  expect(electionPackage.use).toBe('rehearsal')
  expect(list.version).toBe(2)
  expect(list.contests[0]?.candidates.map(({ number, name }) => [number, name])).toEqual([
    [1, '𠮷田　花子'],
    [2, '髙橋　一郎'],
  ])
}
