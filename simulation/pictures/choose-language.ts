/** A page's own button of the next language, pressed as often as it takes. */
import { expect, type Page } from '@playwright/test'
import { type Language, languageSchema, nextLanguage } from '#election/language.ts'

/** Also while a question is before everything else. The page shows its button before it can be asked. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await expect(page.locator('button[lang]').first()).toBeVisible()
  for (let shown = await languageOf(page); shown !== language; shown = nextLanguage(shown)) {
    await page
      .locator(`button[lang="${nextLanguage(shown)}"]`)
      .first()
      .dispatchEvent('click')
    await expect(page.locator('html')).toHaveAttribute('lang', nextLanguage(shown))
  }
}

export async function languageOf(page: Page): Promise<Language> {
  return languageSchema.parse(await page.locator('html').getAttribute('lang'))
}
