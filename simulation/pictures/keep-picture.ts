/**
 * Pictures of whole pages for people to look at, with `IPPYO_EVERY_PICTURE=yes`. Nothing is asked of them: a thousand of them took a tenth of
 * the processors' time of all days in a browser.
 */
import type { Page } from '@playwright/test'

export const keepsPictures = process.env.IPPYO_EVERY_PICTURE === 'yes'

/** @param path of a .png; directories are made */
export async function keepPicture(page: Page, path: string, fullPage = true): Promise<void> {
  if (keepsPictures) await page.screenshot({ path, fullPage })
}
