/** To a page of the office by its name in any language: its tab, and then its place in the tab. */
import type { Page } from '@playwright/test'
import { PAGES, TABS } from '../../office/screens/tabs.ts'

export async function turnOfficeTo(page: Page, name: string): Promise<void> {
  const isNamed = (words: Readonly<Record<string, string>>) => Object.values(words).includes(name)
  const tab = TABS.find(({ pages }) => pages.some((each) => isNamed(PAGES[each])))
  if (tab === undefined) throw new Error(`the office has no page “${name}”`)
  const press = (words: Readonly<Record<string, string>>) =>
    page
      .locator('.page-tabs')
      .getByRole('button', { name: new RegExp(`^(${Object.values(words).join('|')})$`) })
      .first()
      .click()
  await press(tab.name)
  const own = tab.pages.find((each) => isNamed(PAGES[each]))
  if (tab.pages.length > 1 && own !== undefined) await press(PAGES[own])
}
