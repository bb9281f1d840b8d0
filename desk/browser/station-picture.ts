/** Three places of the station in a tab, side by side in the order of a vote: the first picture of README. */
import type { Browser, Page } from '@playwright/test'
import { settled } from '#simulation/pictures/settled.ts'
import type { Language } from '../../ui/messages/message.ts'
import { tabPicture, tabWords } from '../../words/desk.ts'
import { inTab } from './tab-page.ts'

/** Each place is seen in a window of this size. */
const WINDOW = { width: 1366, height: 900 }
/** The result is a page of text: read as on a narrower one. */
const OF_TEXT = { width: 900, height: 900 }
const SHEET = { width: 1800, height: 424 }
const STYLE = `
  body { margin: 0; padding: 20px; font: 700 24px "BIZ UDGothic", "BIZ UDPGothic", sans-serif; background: #fff; color: #101820 }
  main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 24px }
  figure { margin: 0 } figcaption { padding-bottom: 10px }
  img { display: block; width: 100%; aspect-ratio: 16 / 9; object-fit: cover; object-position: top left; border: 2px solid #44515e; box-sizing: border-box }`

/** @returns a page with the picture on it, of the sheet's size */
export async function stationPicture(browser: Browser, address: string, language: Language): Promise<Page> {
  const page = await browser.newPage({ viewport: WINDOW })
  const tab = await inTab(page, address, language)
  if (language !== 'ja') await page.locator('.tab-head > button').click()
  const shot = async (place: string) => {
    await settled(page)
    return (await page.locator(place).screenshot()).toString('base64')
  }
  await tab.goTo('desk')
  await tab.ticketOf('鈴木　愛')
  await tab.desk.locator('[data-desk="found"]').waitFor()
  const desk = await shot('.tab-desk')
  await tab.clerkIssues()
  await tab.act('deskTake')
  await tab.clerkHandsOver()
  await tab.act('toMachine')
  await tab.act('layHand')
  await tab.shows('how-to')
  await tab.glass.locator('.kiosk-go button').click()
  await tab.shows('choose')
  await tab.glass.locator('main[data-page="choose"] button', { hasText: '花子' }).click()
  const machine = await shot('.tab-glass iframe')
  await tab.choose('昇')
  await tab.shows('recorded')
  await tab.glass.locator('.kiosk-go button').click()
  await tab.choose('大川')
  await tab.shows('take-card')
  await tab.act('take')
  await tab.act('giveBack')
  await tab.goTo('count')
  await tab.act('close')
  await tab.holderComes(1)
  await tab.holderComes(2)
  await page.getByText(tabWords.counted[language]).waitFor()
  await page.setViewportSize(OF_TEXT)
  const count = await shot('.tab-count')
  const sheet = await browser.newPage({ viewport: SHEET })
  const figures = Object.entries({ desk, machine, count }).map(
    ([place, picture]) =>
      `<figure><figcaption>${tabPicture[place as keyof typeof tabPicture][language]}</figcaption><img alt="" src="data:image/png;base64,${picture}"></figure>`,
  )
  await sheet.setContent(`<html lang="${language}"><style>${STYLE}</style><main>${figures.join('')}</main></html>`)
  await page.close()
  return sheet
}
