/** A voter in Firefox on a telephone goes to the candidates. Each page is drawn as a picture, checked by axe, and no wider than the glass. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { Firefox } from '#simulation/online/browser/firefox.ts'
import { axeFindingsBy } from '#simulation/pictures/axe-findings.ts'
import { voterScreen as words } from '../../words/online.ts'

const TELEPHONE = [360, 740] as const
const SIZES = [TELEPHONE, [1280, 740]] as const

export class VoterInFirefox {
  readonly firefox: Firefox
  readonly #pictures: string

  private constructor(firefox: Firefox, pictures: string) {
    this.firefox = firefox
    this.#pictures = pictures
  }

  static async start(pictures: string): Promise<VoterInFirefox> {
    mkdirSync(pictures, { recursive: true })
    const voter = new VoterInFirefox(await Firefox.start(), pictures)
    await voter.firefox.resize(...TELEPHONE)
    return voter
  }

  stop(): Promise<void> {
    return this.firefox.stop()
  }

  /** @param letter address with the code */
  async toCandidates(letter: string): Promise<void> {
    await this.firefox.open(letter)
    await this.shows(words.codeTitle.en)
    await this.press(words.next.en)
    await this.shows(words.promiseTitle.en)
    await this.does(`document.querySelector('[type=checkbox]').click()`)
    await this.press(words.next.en)
    await this.shows(words.cardTitle.en)
    await this.firefox.leave(button(words.toCard.en))
    await this.shows(words.chooseTitle.en)
  }

  shows(title: string): Promise<void> {
    return this.firefox.until(`document.querySelector('h1')?.textContent.includes(${JSON.stringify(title)})`)
  }

  press(name: string): Promise<unknown> {
    return this.does(button(name))
  }

  does(expression: string): Promise<unknown> {
    return this.firefox.evaluate(`void (${expression})`)
  }

  async counts(selector: string, count: number): Promise<void> {
    await this.firefox.until(`document.querySelectorAll(${JSON.stringify(selector)}).length === ${count}`)
  }

  /** Pictures are drawn by this browser's own decoder, after their bytes were checked. */
  async areDrawn(selector: string, width: number): Promise<void> {
    const every = `[...document.querySelectorAll(${JSON.stringify(selector)})].every((each) => each.width === ${width})`
    await this.firefox.untilDrawn(every)
  }

  async look(name: string): Promise<void> {
    for (const language of LANGUAGES) {
      if ((await this.firefox.evaluate('document.documentElement.lang')) !== language) {
        await this.does(`document.querySelector('.language').click()`)
        await this.firefox.until(`document.documentElement.lang === '${language}'`)
      }
      for (const [width, height] of SIZES) {
        await this.firefox.resize(width, height)
        // `clientWidth` leaves out the scrollbar, which takes room in this browser.
        const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
        expect(await this.firefox.evaluate(wider), `${name} ${width}`).toBe(0)
        writeFileSync(join(this.#pictures, `firefox-${name}-${language}-${width}.png`), await this.firefox.picture())
      }
      expect(await axeFindingsBy((expression) => this.firefox.evaluate(expression)), `${name} ${language}`).toEqual([])
    }
    await this.firefox.resize(...TELEPHONE)
  }

  async choosesFirst(): Promise<void> {
    await this.does(`document.querySelector('[type=radio]').click()`)
    await this.press(words.toConfirm.en)
    await this.shows(words.confirmTitle.en)
    await this.press(words.confirm.en)
  }
}

function button(name: string): string {
  return `[...document.querySelectorAll('button')].find((each) => each.textContent.includes(${JSON.stringify(name)})).click()`
}
