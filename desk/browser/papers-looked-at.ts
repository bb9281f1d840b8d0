/** Papers that the office made, on its screen. */
import { expect } from '@playwright/test'
import type { OfficePage } from './office-page.ts'

/** Each by its name, page by page; the first and the last page turn to nothing. */
export async function papersAreLookedAt(at: OfficePage): Promise<void> {
  const { page } = at
  await at.press('氏名等掲示')
  const sheet = page.locator('.paper-sheet')
  await expect(sheet).toContainText('氏名等掲示')
  await expect(page.getByRole('button', { name: '前のページ' })).toBeDisabled()
  await at.look('18f-paper')
  const first = await sheet.textContent()
  await at.press('次のページ')
  await expect(sheet).not.toHaveText(first ?? '')
  await at.press('元の画面に戻る')
  await at.press('緊急カード')
  await expect(sheet).toContainText('困ったときは')
  await at.look('18h-wall-card')
  await at.press('元の画面に戻る')
  await expect(page.locator('[data-papers="17"]')).toBeVisible()
}
