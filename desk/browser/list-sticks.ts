/** Brings the signed list onto the stick of each place: one person writes, another looks, each place reports. Wrong and changed sticks are named. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { OfficePage } from './office-page.ts'
import { FILES_STICK, type Slot } from './slot.ts'

/** The places of the small election, in the order of the page's rows. */
const PLACES = ['list-1', 'list-tally'] as const

/** @param people who writes; who looks. @param told every place tells that it arrived */
export async function carryList(
  at: OfficePage,
  slot: Slot,
  people: readonly [string, string],
  version: number,
  told: boolean,
): Promise<void> {
  const { page } = at
  await approveNumber(at, people, version)
  await at.signIn(people[0])
  await at.turnTo('機械に届ける', `16f-carry-${version}`)
  await expect(page.locator(`.carry[data-version="${version}"]`)).toBeVisible()
  const rows = await page.locator('.carry tbody tr').all()
  expect(rows.length).toBe(PLACES.length)
  const each = async (act: string, state: string) => {
    for (const [index, row] of rows.entries()) {
      slot.in(PLACES[index] ?? '')
      await row.getByRole('button', { name: act }).click()
      await expect(row.locator(`[data-state="${state}"]`)).toBeVisible()
    }
  }
  await each('一覧を書く', 'put')
  await expect(page.getByRole('button', { name: '一覧を確かめる' }).first()).toBeDisabled()
  await at.signIn(people[1])
  await each('一覧を確かめる', 'checked')
  if (!told) return
  for (const row of rows) {
    await row.getByLabel('全部の機械の照合番号').fill('投票管理者 山田 太郎 9時10分')
    await row.getByRole('button', { name: '届きました' }).click()
    await expect(row.locator('[data-state="told"]')).toContainText('山田 太郎')
  }
}

/** X3-A1: each at an own sign-in, for the number that the record says was signed. */
async function approveNumber(at: OfficePage, people: readonly [string, string], version: number): Promise<void> {
  const { page } = at
  await at.turnTo('機械に届ける', `16f-carry-${version}-before`)
  const put = page.getByRole('button', { name: '一覧を書く' }).first()
  await expect(put).toBeDisabled()
  await expect(put).toHaveAccessibleDescription(/承認/)
  await at.turnTo('番号の承認', `16f-number-${version}`)
  for (const name of people) {
    await at.signIn(name)
    await at.press('番号を承認する')
    await expect(page.locator('.number-page')).toContainText(`${name} が承認しました`)
  }
  await expect(page.locator('[data-approved="true"]')).toBeVisible()
  await at.look(`16f-number-${version}-approved`)
}

/** The stick with the files, and the one of another place: neither takes the list, and neither loses anything. */
export async function wrongSticks(at: OfficePage, slot: Slot): Promise<void> {
  const { page } = at
  const tally = page.locator('.carry tbody tr').nth(1)
  slot.in(FILES_STICK)
  await tally.getByRole('button', { name: 'もう一度書く' }).click()
  await expect(page.locator('[data-code="stick-has-other-files"]')).toContainText('kits, machines')
  await at.look('16g-stick-of-files')
  await at.press('確認した')
  slot.in(PLACES[0])
  await tally.getByRole('button', { name: 'もう一度書く' }).click()
  await expect(page.locator('[data-code="list-stick-for-station"]')).toContainText('S1-L2')
  await at.look('16h-stick-of-a-station')
  await at.press('確認した')
  await expect(tally.locator('[data-state="told"]')).toBeVisible()
  expect(existsSync(join(slot.stick(FILES_STICK), 'package'))).toBe(false)
}

/** The page names a stick that lost a byte; it is written anew, looked at again, and entered as arrived. */
export async function stickIsMended(
  at: OfficePage,
  slot: Slot,
  people: readonly [string, string],
  project: string,
): Promise<void> {
  const { page } = at
  const row = page.locator('.carry tbody tr').first()
  slot.in(PLACES[0])
  const file = join(slot.stick(PLACES[0]), 'package', 'package.sig')
  writeFileSync(file, readFileSync(file).subarray(1))
  await row.getByRole('button', { name: '一覧を確かめる' }).click()
  await expect(page.locator('[data-code="list-stick-differs"]')).toContainText('package.sig')
  await at.look('24b-stick-differs')
  await at.press('確認した')
  await row.getByRole('button', { name: 'もう一度書く' }).click()
  await expect(row.locator('[data-state="put"]')).toBeVisible()
  await at.signIn(people[0])
  await row.getByRole('button', { name: '一覧を確かめる' }).click()
  await row.getByLabel('全部の機械の照合番号').fill('投票管理者 山田 太郎 9時10分')
  await row.getByRole('button', { name: '届きました' }).click()
  await expect(row.locator('[data-state="told"]')).toContainText('山田 太郎')
  await at.press('書類を作る')
  await expect(page.locator('.carry')).toContainText('list-slips.pdf', { timeout: 60_000 })
  expect(existsSync(join(project, 'papers', 'list-slips.pdf'))).toBe(true)
  await at.look('24c-carried')
}
