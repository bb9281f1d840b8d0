/** Changes after signing, by the forms of the office's page of changes: each list is approved by two, signed, and read as a machine reads it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { suspendedIn } from '#election/definition/definition.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { carryList, stickIsMended } from './list-sticks.ts'
import type { OfficePage } from './office-page.ts'
import { turnOfficeTo } from './office-tabs.ts'
import type { Slot } from './slot.ts'

const OFFICE = 'the passphrase of the office'
const MAYOR = '朝霧市長選挙'
const COUNCIL = '候補者：朝霧市議会議員選挙'

interface Setting {
  readonly people: readonly [string, string]
  readonly project: string
  readonly slot: Slot
}

export async function listsChange(at: OfficePage, setting: Setting): Promise<void> {
  await toPaper(at, setting)
  await backInEnglish(at, setting)
  await diedAndMoved(at, setting)
}

/** LAW-19 */
async function toPaper(at: OfficePage, { people, project, slot }: Setting): Promise<void> {
  const { page } = at
  await at.signIn(people[0])
  await at.turnTo('変更', '21-changes')
  await expect(page.locator('[data-paper="mayor"]')).toHaveAttribute('data-state', 'machines')
  await page.getByLabel('理由').fill('3月20日 候補者 髙橋一郎 死亡（届出 20日9時）')
  await page.getByLabel('決めた人').fill('選挙管理委員長 大山 一')
  await at.press('紙の投票にする')
  await expect(page.locator('[data-paper="mayor"]')).toHaveAttribute('data-state', 'going')
  await at.look('22-to-paper')
  await at.press('承認の画面へ')
  for (const name of people) {
    await at.signIn(name)
    await at.approveAll([`紙の投票：${MAYOR}`])
  }
  await at.look('23-approve-paper')
  await sign(at, 3)
  expect(await listNow(project)).toMatchObject({ version: 3, suspended: ['mayor'] })
  await carryList(at, slot, [people[0], people[1]], 3, false)
  await stickIsMended(at, slot, people, project)
  await at.turnTo('変更', '24-on-paper')
  await expect(page.locator('[data-paper="mayor"]')).toHaveAttribute('data-state', 'paper')
}

async function backInEnglish(at: OfficePage, { people, project }: Setting): Promise<void> {
  const { page } = at
  await at.press('English')
  await page.getByLabel('Why (what filing brought').fill('Nobody filed until 17:00 on 23 March')
  await page.getByLabel('Who decided').fill('Chair of the commission')
  await at.press('Back to the machines')
  await expect(page.locator('[data-paper="mayor"]')).toHaveAttribute('data-state', 'returning')
  await at.press('To approving')
  for (const name of people) {
    await at.press('Leave')
    const bar = page.locator('form.person-bar')
    await bar.locator('select').selectOption(name)
    await bar.locator('input[type=password]').fill(at.passphraseOf(name))
    await bar.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.locator(`[data-person="${name}"]`)).toBeVisible()
    await page
      .locator('.approve-items')
      .getByRole('button', { name: `Paper: ${MAYOR}` })
      .click()
    await at.press('I have looked, and approve')
    await expect(page.locator('.approve-act')).toContainText('You have approved this already')
  }
  await turnOfficeTo(page, 'Changes')
  await at.press('To signing')
  await expect(page.locator('.keys-changes')).toContainText(`${MAYOR} comes back to the machines`)
  await at.press('Sign the candidate list')
  await at.give(0, OFFICE, 'en')
  await at.press(/^Sign/)
  await expect(page.getByText('signed (candidate list 4)')).toBeVisible({ timeout: 60_000 })
  expect(await listNow(project)).toMatchObject({ version: 4, suspended: [] })
  await at.press('日本語')
}

/** D-26 and TC-20 in one list. */
async function diedAndMoved(at: OfficePage, { people, project }: Setting): Promise<void> {
  const { page } = at
  await at.turnTo('変更', '25-changes')
  await at.press('候補者の死亡・辞退')
  const person = page.locator('.change-form select.names')
  await person.selectOption('council 5')
  await page.getByLabel('いつ、誰からの').fill('3月24日 8時 親族から')
  await at.look('26-died')
  await at.press('候補者の異動を記入する')
  await expect(person.locator('option[value="council 5"]')).toContainText('▲ 死亡')
  await at.press('期日・時間')
  await page.getByLabel('決めた人').fill('選挙管理委員会')
  await page.getByLabel('告示').fill('告示第12号 3月24日')
  await at.press('期日・時間を記入する')
  await expect(page.locator('[data-code="day-unchanged"]')).toBeVisible()
  await at.press('確認した')
  const date = page.getByLabel('選挙期日')
  const moved = (await date.inputValue()).replace('-04-25', '-04-30')
  await date.fill(moved)
  await page.getByLabel('終了（時:分）').first().fill('18:00')
  await at.turnTo('作業の記録', '26-record')
  await at.turnTo('変更', '26-changes-again')
  await at.press('期日・時間')
  await expect(date).toHaveValue(moved)
  await expect(page.locator('[data-station="1"] input').nth(1)).toHaveValue('18:00')
  await at.look('27-moves')
  await at.press('期日・時間を記入する')
  await expect(page.locator('.keys-changes')).toContainText(`から ${moved} に動きます`)
  await at.press('承認の画面へ')
  for (const name of people) {
    await at.signIn(name)
    await at.approveAll([COUNCIL, '選挙の決まり', '投票所'])
  }
  await sign(at, 5)
  const hours = { opens: '07:00', closes: '18:00' }
  expect(await listNow(project)).toMatchObject({
    version: 5,
    gone: ['林　久美'],
    moved: { date: moved, ...hours, stations: [{ station: '1', ...hours, dates: [moved] }] },
  })
  await at.turnTo('作業の記録', '28-record-of-changes')
}

async function sign(at: OfficePage, version: number): Promise<void> {
  await turnOfficeTo(at.page, '変更')
  await at.press('署名の画面へ')
  await at.look(`24-sign-list-${version}`)
  await at.press('候補者一覧に署名する')
  await at.give(0, OFFICE)
  await at.press('署名する')
  await expect(at.page.getByText(`署名済み（候補者一覧 第${version}版）`)).toBeVisible({ timeout: 60_000 })
}

/** As every machine reads it. */
async function listNow(project: string) {
  const key = readFileSync(join(project, 'office', 'authority.pub'), 'utf8').trim()
  const read = await readPackageDirectory(join(project, 'prepared', 'package'), new Uint8Array(Buffer.from(key, 'hex')))
  if (!read.ok) throw new Error(read.error.type)
  const { list } = read.value
  const all = list.contests.flatMap(({ candidates }) => candidates)
  return {
    version: list.version,
    suspended: [...suspendedIn(list)],
    gone: all.flatMap(({ name, gone }) => (gone === null ? [] : [name])),
    moved: list.moved,
  }
}
