/** Shares leave for their holders' sticks, one in the slot at a time; on the eve each comes back for its proof. */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { OfficePage } from './office-page.ts'

const HOLDERS = [1, 2, 3]

/** Folders in place of sticks: what lies in `slot` is the stick that is in. */
export class ShareSticks {
  readonly #slot: string
  readonly #pockets: string

  constructor(home: string) {
    this.#slot = join(home, 'share-slot')
    this.#pockets = join(home, 'pockets')
    for (const place of [this.#slot, this.#pockets]) mkdirSync(place, { recursive: true })
  }

  get slot(): string {
    return this.#slot
  }

  out(): void {
    for (const name of readdirSync(this.#slot)) renameSync(join(this.#slot, name), join(this.#pockets, name))
  }

  in(holder: number): void {
    this.out()
    renameSync(join(this.#pockets, `share-${holder}.json`), join(this.#slot, `share-${holder}.json`))
  }
}

/** @param people who writes; who looks */
export async function sharesLeave(
  at: OfficePage,
  sticks: ShareSticks,
  people: readonly [string, string],
  prepared: string,
): Promise<void> {
  const { page } = at
  const press = (holder: number, act: string) =>
    page
      .locator('.share-sticks li')
      .nth(holder - 1)
      .getByRole('button', { name: act })
  const state = (holder: number) => page.locator(`[data-share="${holder}"]`)
  for (const holder of HOLDERS) {
    if (holder === 2) {
      await expect(press(1, '見て、ここから消す')).toBeDisabled()
      // The stick of the first holder is still in.
      await press(2, '持ち分を書く').click()
      await expect(page.locator('[data-code="stick-has-a-share"]')).toContainText('保管者 1')
      await at.press('確認した')
    }
    sticks.out()
    await press(holder, '持ち分を書く').click()
    await expect(state(holder)).toHaveAttribute('data-state', 'put')
  }
  await at.signIn(people[1])
  for (const holder of HOLDERS) {
    sticks.in(holder)
    await press(holder, '見て、ここから消す').click()
    await expect(state(holder)).toHaveAttribute('data-state', 'gone')
    await expect.poll(() => existsSync(join(prepared, 'office', `share-${holder}.json`))).toBe(false)
  }
  await at.look('12b-shares-gone')
}

/** Holder 1 is awaited, and the stick of holder 2 is in. */
export async function theWrongStickIsNamed(at: OfficePage): Promise<void> {
  const { page } = at
  const first = page.locator('[data-seat="1"]')
  await first.locator('input').fill('the passphrase of holder 1')
  await first.getByRole('button', { name: '渡す' }).click()
  const told = page.locator('[data-code="share-is-another"]')
  await expect(told).toContainText('保管者 2 のUSBメモリーです。待っているのは保管者 1 のものです')
  await expect(told).toContainText('P-208')
  await at.look('16g-wrong-stick')
  await at.press('確認した')
}
