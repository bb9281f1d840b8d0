/** A page's own button of the next language, pressed as often as it takes. */
import { expect, type Page } from '@playwright/test'
import { type Language, languageSchema, nextLanguage } from '#election/language.ts'

/** A question and a refusal may cover the button. */
const COVERS = 'dialog[open], .refusal-card'

/** Pictures of what covers the button are wanted in each language all the same. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  // Before it is there, the page has not said which language it is in.
  await expect(page.locator('button[lang]').first()).toBeVisible()
  for (let shown = await languageOf(page); shown !== language; shown = nextLanguage(shown)) {
    const button = page.locator(`button[lang="${nextLanguage(shown)}"]`).first()
    await ((await page.locator(COVERS).count()) > 0 ? button.dispatchEvent('click') : button.click())
    await expect(page.locator('html')).toHaveAttribute('lang', nextLanguage(shown))
  }
}

export async function languageOf(page: Page): Promise<Language> {
  return languageSchema.parse(await page.locator('html').getAttribute('lang'))
}
