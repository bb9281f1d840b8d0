/** The picture of a page, in few bytes; drawn again on a page that no rule of ours binds. */
import type { Locator, Page } from '@playwright/test'
import { assert } from '#election/assert.ts'

/** @param part of the page; left out: all that is seen */
export async function smallPicture(page: Page, width: number, part: Page | Locator = page): Promise<Buffer> {
  const picture = (await part.screenshot()).toString('base64')
  const blank = await page.context().browser()?.newPage()
  assert(blank !== undefined, 'pictures: a browser')
  try {
    const webp = await blank.evaluate(
      async ({ picture, width }) => {
        const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
        const image = await createImageBitmap(new Blob([bytes]), { resizeWidth: width, resizeQuality: 'high' })
        const canvas = new OffscreenCanvas(image.width, image.height)
        canvas.getContext('2d')?.drawImage(image, 0, 0)
        const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 })
        return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())))
      },
      { picture, width },
    )
    return Buffer.from(webp, 'base64')
  } finally {
    await blank.close()
  }
}
