/** The signed list onto the sticks of the stations and the tally: one writes, another looks; a stick that is not as signed is told. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { OfficePage } from './office-page.ts'

/** @param people who writes; who looks */
export async function carryList(at: OfficePage, people: readonly [string, string], version: number): Promise<void> {
  const { page } = at
  await at.signIn(people[0])
  await at.turnTo('機械に届ける', `16f-carry-${version}`)
  await expect(page.locator(`.carry[data-version="${version}"]`)).toBeVisible()
  const rows = page.locator('.carry tbody tr')
  for (const row of await rows.all()) {
    await row.getByRole('button', { name: '一覧を書く' }).click()
    await expect(row.locator('[data-state="put"]')).toBeVisible()
  }
  await expect(rows.first().getByRole('button', { name: '一覧を確かめる' })).toBeDisabled()
  await at.signIn(people[1])
  for (const row of await rows.all()) {
    await row.getByRole('button', { name: '一覧を確かめる' }).click()
    await expect(row.locator('[data-state="checked"]')).toBeVisible()
  }
}

/** A stick that lost a byte is told, written anew, looked at again, and told to have arrived. */
export async function stickIsMended(
  at: OfficePage,
  people: readonly [string, string],
  stick: string,
  project: string,
): Promise<void> {
  const { page } = at
  const row = page.locator('.carry tbody tr').first()
  const file = join(stick, 'package', 'package.sig')
  writeFileSync(file, readFileSync(file).subarray(1))
  await row.getByRole('button', { name: '一覧を確かめる' }).click()
  await expect(page.locator('[data-code="list-stick-differs"]')).toContainText('package.sig')
  await at.look('24b-stick-differs')
  await at.press('読みました')
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
