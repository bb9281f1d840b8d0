/** Hands and eyes of a visitor of the tab. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Language } from '../../ui/messages/message.ts'
import { fill } from '../../ui/messages/message.ts'
import { tabWords } from '../../words/desk.ts'
import type { Place } from '../tab/places.ts'

const PLACE = { desk: 'place_desk', machine: 'place_machine', count: 'place_count' } as const

export type TabPage = Awaited<ReturnType<typeof inTab>>
type Words = {
  [Key in keyof typeof tabWords]: (typeof tabWords)[Key] extends { ja: string } ? Key : never
}[keyof typeof tabWords]

/** The station is open, and the visitor stands before the machine. */
export async function inTab(page: Page, address: string, language: Language = 'ja') {
  await page.goto(address)
  const glass = page.frameLocator('.tab-glass iframe')
  const desk = page.frameLocator('.tab-desk iframe')
  const wordsOf = (words: Words) => fill(tabWords[words][language])
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const shows = (type: string) => glass.locator(`main[data-page="${type}"]`).waitFor()
  /** The way on is in one place of every page. */
  const onward = () => glass.locator('.kiosk-go button').click()
  const onwardAtDesk = (page: string) => desk.locator(`[data-desk="${page}"] .button-go`).click()
  await shows('waiting')
  const choose = async (name: string) => {
    await shows('choose')
    await glass.locator('main[data-page="choose"] button', { hasText: name }).click()
    await onward()
    await shows('confirm')
    await glass.locator('.kiosk-record button').click()
  }
  return {
    page,
    glass,
    desk,
    shows,
    /** One contest, from its names to the press that records it. */
    choose,
    goTo: (place: Place) => page.locator('.page-tabs button', { hasText: wordsOf(PLACE[place]) }).click(),
    act: (words: Words) => button(wordsOf(words)).click(),
    async actByKeyboard(words: Words) {
      await button(wordsOf(words)).focus()
      await page.keyboard.press('Enter')
    },
    ticketOf: (name: string) => button(name).click(),
    /** From the found voter to the card that lies there and is written. */
    async clerkIssues() {
      await onwardAtDesk('found')
      await onwardAtDesk('checked')
      await desk.locator('[data-desk="card-awaited"]').waitFor()
      await button(wordsOf('deskLay')).click()
      await desk.locator('[data-desk="hand-over"]').waitFor()
    },
    clerkHandsOver: () => onwardAtDesk('hand-over'),
    /** Both contests by touch; the card lies there. */
    async votes(mayor: string, council: string) {
      await shows('how-to')
      await onward()
      await choose(mayor)
      await shows('recorded')
      await onward()
      await choose(council)
      await shows('take-card')
    },
    holderComes: (index: number) => button(fill(tabWords.holder[language], { index })).click(),
    async savedBundle() {
      const download = page.waitForEvent('download')
      await button(wordsOf('saveBundle')).click()
      return readFileSync(await (await download).path())
    },
    async numbers() {
      const said = await page.locator('.tab-numbers dd').allTextContents()
      expect(said).toHaveLength(2)
      return said as [bundle: string, authority: string]
    },
    openCheckPage: () => checkPageFrom(page, page.getByRole('link', { name: wordsOf('openCheck') })),
  }
}

/** It opens beside the page that leads to it. */
async function checkPageFrom(page: Page, link: Locator) {
  const opened = page.waitForEvent('popup')
  await link.click()
  const check = await opened
  return {
    page: check,
    /** The file and the two numbers, and the check is over. @returns its verdict */
    async checks(bundle: Buffer, [number, authority]: [string, string]) {
      const file = { name: 'ippyo-bundle.tar', mimeType: 'application/x-tar', buffer: bundle }
      await check.locator('#files').setInputFiles(file)
      await check.locator('#authority').fill(authority)
      await check.locator('#bundle').fill(number)
      await check.locator('#start').click()
      return check.locator('.verdict-word').textContent()
    },
  }
}
