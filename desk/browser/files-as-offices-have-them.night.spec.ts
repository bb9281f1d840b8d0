/**
 * Files as a spreadsheet of an office has them: read and counted, what means two things answered by one press a kind, letters as 〓
 * with their list, templates on the stick. Pictures in both languages at both sizes go to test-results/office/.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { buildApp, type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { OfficePage, PICTURES } from './office-page.ts'
import { FILES_STICK, Slot } from './slot.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'office-files')
const slot = new Slot(HOME, 'file-slot')
const STICK = join(HOME, 'file-slot-sticks', FILES_STICK)
const PERSON = '青木　愛'

let office: OneApp
let voters = 0

test.describe.configure({ timeout: 900_000 })
test.use({ actionTimeout: 60_000 })

test.beforeAll(async () => {
  await buildApp('office')
  rmSync(HOME, { recursive: true, force: true })
  const machine = join(HOME, 'machine')
  for (const place of [machine, PICTURES]) mkdirSync(place, { recursive: true })
  slot.in(FILES_STICK)
  const project = join(HOME, 'project')
  asAnOfficeHasIt(writeRehearsalSet(join(STICK, 'set')))
  const config = { package: join(project, 'prepared', 'package'), machine, project, sources: slot.place }
  office = await startApp('office', join(HOME, 'config.json'), config)
})
test.afterAll(() => office.stop())

/** Japanese headings and file name, days by era, sex as the register stores it, one letter that only that register has, CRLF. */
function asAnOfficeHasIt(directory: string): void {
  const [, ...rows] = readFileSync(join(directory, 'roll.csv'), 'utf8').trimEnd().split('\n')
  voters = rows.length
  const lines = rows.map((row, at) => {
    const [number, station, name = '', kana, sex, birth, address, since = '', ticket, mark] = row.split(',')
    const letter = at === 1 ? `\ue000${name.slice(1)}` : name
    return [
      number,
      station,
      letter,
      kana,
      sex === 'M' ? '1' : '2',
      inEra(birth as LocalDate),
      address,
      since.replaceAll('-', '/'),
      ticket,
      mark,
    ].join(',')
  })
  const head = '名簿番号,投票所,氏名,ふりがな,性別,生年月日,住所,住民となった日,入場券番号,印'
  renameSync(join(directory, 'roll.csv'), join(directory, '選挙人名簿.csv'))
  writeFileSync(join(directory, '選挙人名簿.csv'), `\ufeff${[head, ...lines, ',,,,,,,,,'].join('\r\n')}\r\n`)
}

test('one press answers for every voter; what was read stands beside what is approved', async ({ page }) => {
  const at = new OfficePage(page)
  await at.open(office.address)
  await at.press('模擬（練習）')
  await at.typeNewPerson(PERSON, '準備を始める')
  await expect(page.locator(`[data-person="${PERSON}"]`)).toBeVisible()
  await at.turnTo('ファイルと検査', '30-files-none')
  await at.press('ひな形をUSBメモリーに書く')
  await expect.poll(() => existsSync(join(STICK, 'templates', '書き方.txt'))).toBe(true)
  await at.press('ファイルを探す')
  await page.locator('.files-import li', { hasText: 'set' }).getByRole('button', { name: '取り込む' }).click()
  const kind = page.locator('[data-kind="sex-digit"]')
  await expect(kind).toContainText(`${voters}件`)
  await at.look('31-files-asked')
  await kind.getByRole('button', { name: /1が男/ }).click()
  await expect(page.locator('[data-errors="0"]')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.readings')).toContainText(`和暦の日付を ${voters}件読み替えました`)
  await expect(page.locator('[data-letters="1"]')).toContainText('U+E000')
  await at.look('32-files-read')
  await at.press('〓の一覧をUSBメモリーに書く')
  await expect.poll(() => existsSync(join(STICK, 'letters', 'letters.csv'))).toBe(true)
  await at.turnTo('内容の承認', '33-approve')
  await page.locator('.approve-items').getByRole('button', { name: '選挙人名簿' }).click()
  await expect(page.locator('.approve-item')).toContainText(`和暦の日付を ${voters}件読み替えました`)
  await at.look('34-approve-roll')
  await at.turnTo('作業の記録', '35-record')
  await expect(page.locator('.record')).toContainText(`${voters}件を、まとめて直した：1が男、2が女`)
  expect(at.wrong).toEqual([])
})
