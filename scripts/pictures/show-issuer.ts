/** Each picture of the issuer in real Chromium, one after the other, in the language that is asked for. */
import type { Page } from '@playwright/test'
import { assert } from '#election/assert.ts'
import { type IssuerScreenEvent, issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { showViews } from '#simulation/pictures/show-views.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Language } from '#ui/messages/message.ts'
import type { IssuerPicture } from './pictured-day.ts'

type Look = (page: Page, picture: IssuerPicture, show: (language: Language) => Promise<void>) => Promise<void>

export async function showIssuer(
  pictures: readonly IssuerPicture[],
  viewport: { readonly width: number; readonly height: number },
  look: Look,
): Promise<void> {
  const [first] = pictures
  assert(first !== undefined, 'pictures of the issuer: there are some')
  await showViews<IssuerView, IssuerScreenEvent>({
    app: 'issuer',
    screenEventSchema: issuerScreenEventSchema,
    first: first.view,
    viewport,
    async look(page, show) {
      for (const picture of pictures) {
        const { view, keys, step, button } = picture
        await look(page, picture, async (language) => {
          await show({ ...view, language })
          await page.locator(`.issuer[data-screen="${view.screen}"]`).waitFor()
          if (view.screen === 'day') await page.locator(`main.day-${view.tab}`).waitFor()
          if (step !== null) await page.locator(`[data-to-step="${step}"]`).click()
          for (const key of keys) await page.keyboard.press(key)
          if (button !== null) {
            // It may still be open in the other language.
            await page.keyboard.press('Escape')
            await page.getByRole('button', { name: issuerScreen[button][language] }).click()
          }
          await settled(page)
        })
        if (keys.length > 0 || button !== null) await page.keyboard.press('Escape')
      }
    },
  })
}
