/** Hands on the office's screens, and an eye: pictures of every page in both languages at both sizes, and what axe-core finds on it. */
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { nextLanguage } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { axeFindings, bringAxe } from '#simulation/pictures/axe-findings.ts'
import { chooseLanguage } from '#simulation/pictures/choose-language.ts'
import { keepPicture, keepsPictures } from '#simulation/pictures/keep-picture.ts'
import { settled } from '#simulation/pictures/settled.ts'
import type { Language } from '../../ui/messages/message.ts'
import { officeWords } from '../../ui/messages/office-screen.ts'
import { turnOfficeTo } from './office-tabs.ts'
import { PagePictures } from './page-pictures.ts'
import { NEEDS_STICKS, OFFICE_PICTURES, rolePicture } from './picture-names.ts'

export const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'office')
const SMALL = { width: 1366, height: 768 }
const SIZES = [SMALL, { width: 1920, height: 1080 }]
/** Words of an office's page are small: they are to be read in the picture too. */
const PICTURE_WIDTH = 960
/** The part in question, where the rest is empty or names folders of this computer. */
const PARTS: Partial<Record<OfficePicture, string>> = {
  problems: '.files-problems',
  ceremony: '.key-room',
  'write-media': '.media',
  'hand-out': '.out',
}
type OfficePicture = (typeof OFFICE_PICTURES)[number]

/** @param sticks are there: media are written */
export function officePictures(page: Page, sticks: boolean): PagePictures {
  const names = OFFICE_PICTURES.filter((name) => sticks || !NEEDS_STICKS.includes(name))
  return new PagePictures(
    page,
    names.flatMap((name) => LANGUAGES.map((language) => rolePicture(name, language))),
  )
}

/** Off by default: targets that are large enough or far enough apart. */
const RULES: RunOptions = { rules: { 'target-size': { enabled: true } } }

export class OfficePage {
  readonly page: Page
  passphraseOf = (name: string) => `${name} だけの合言葉です`
  /** The findings of axe-core and of our own checks on the pages that were looked at. */
  readonly wrong: string[] = []
  readonly #pages: PagePictures | null
  #looks = 0
  readonly #screen: Promise<unknown>

  /** @param pages pictures of docs/roles/office.md are kept */
  constructor(page: Page, pages: PagePictures | null = null) {
    this.page = page
    this.#pages = pages
    // To ask for something from any page: what the screen sends its presses with.
    this.#screen = page.addInitScript(() => {
      const { send } = WebSocket.prototype
      WebSocket.prototype.send = function (data) {
        Object.assign(window, { toProgram: this })
        send.call(this, data)
      }
    })
  }

  /** Not before the page is watched: a busy browser would open it first. */
  async open(address: string): Promise<void> {
    await this.#screen
    await this.page.goto(address)
  }

  press(name: string | RegExp) {
    return this.page.getByRole('button', { name }).first().click()
  }

  async turnTo(page: string, name: string, kept: OfficePicture | null = null): Promise<void> {
    await turnOfficeTo(this.page, page)
    await this.look(name, kept)
  }

  async signIn(name: string): Promise<void> {
    const leave = this.page.getByRole('button', { name: '離れる' })
    if (await leave.isVisible()) await leave.click()
    const bar = this.page.locator('form.person-bar')
    await bar.locator('select').selectOption(name)
    await bar.locator('input[type=password]').fill(this.passphraseOf(name))
    await bar.getByRole('button', { name: '入る' }).click()
    await expect(this.page.locator(`[data-person="${name}"]`)).toBeVisible()
  }

  async typeNewPerson(name: string, act: string): Promise<void> {
    const form = this.page.locator('form.new-person')
    await form.locator('input').first().fill(name)
    for (const field of await form.locator('input[type=password]').all()) await field.fill(this.passphraseOf(name))
    await form.getByRole('button', { name: act }).click()
  }

  async approveAll(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.page.locator('.approve-items').getByRole('button', { name }).click()
      await this.page.locator('.approve-act').getByRole('button', { name: '見ました。承認します' }).click()
      await expect(this.page.locator('.approve-act')).toContainText('あなたはもう承認しています')
    }
  }

  async give(seat: number, passphrase: string, language: Language = LANGUAGES[0]): Promise<void> {
    const place = this.page.locator(`[data-seat="${seat}"]`)
    await expect(place.locator('input').first()).toBeVisible()
    for (const field of await place.locator('input').all()) await field.fill(passphrase)
    await place.getByRole('button', { name: officeWords.give[language] }).click()
    await expect(place).toContainText(officeWords.seatState_held[language])
  }

  async #judge(where: string): Promise<void> {
    await bringAxe(this.page)
    const [width = 0, room = 0] = await this.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    if (width > room) this.wrong.push(`${where}: ${width} of ${room} wide`)
    for (const found of await axeFindings(this.page, RULES)) this.wrong.push(`${where}: ${found}`)
  }

  /** No button is grey without words, in sight on the page, that say why. */
  async #greySays(where: string): Promise<void> {
    // Asked in one step which are grey and why: work may end between two.
    const silent = await this.page.locator('.office').evaluate((office) =>
      [...office.querySelectorAll('button:disabled')].flatMap((button) => {
        const why = document.getElementById(button.getAttribute('aria-describedby') ?? '')
        const said = why?.checkVisibility() === true && why.textContent !== ''
        const seen = button.checkVisibility() && button.closest('.kiosk') === null
        return said || !seen ? [] : [button.textContent]
      }),
    )
    for (const name of silent) this.wrong.push(`${where}: “${name}” is grey and does not say why`)
  }

  /** A refusal stands in the window wherever on the page somebody pressed: at its head and at its end. */
  async #answersInSight(where: string): Promise<void> {
    const card = this.page.locator('.refusal-card')
    const asked = !(await card.isVisible())
    if (asked) await this.#askForNothing()
    await expect(card).toBeVisible()
    for (const end of [0, Number.MAX_SAFE_INTEGER]) {
      await this.page.locator('.page').evaluate((page, to) => page.scrollTo(0, to), end)
      const box = await card.boundingBox()
      const inSight = box !== null && box.y >= 0 && box.y + box.height <= SMALL.height
      const foot = await this.page.locator('.page').evaluate((page) => page.getBoundingClientRect().bottom)
      if (box !== null && box.y < foot) this.wrong.push(`${where}: a refusal covers the page (${box.y} of ${foot})`)
      if (!inSight) this.wrong.push(`${where}: a refusal is out of sight (${JSON.stringify(box)})`)
    }
    await this.page.locator('.page').evaluate((page) => page.scrollTo(0, 0))
    if (!asked) return
    await card.getByRole('button').click()
    await expect(card).toBeHidden()
  }

  /** Refused on every page, and nothing comes of it: files that nobody has looked for. */
  async #askForNothing(): Promise<void> {
    await this.page.evaluate(() => {
      const { toProgram } = window as unknown as { toProgram: WebSocket }
      toProgram.send(JSON.stringify({ type: 'event', event: { type: 'import', folder: '/nowhere' } }))
    })
  }

  /** No button moves under a hand that types: not when every field is empty, and not when all are filled. */
  async #staysWhileTyped(where: string): Promise<void> {
    const fields = await this.page.locator('.office input:not([type=date]):visible').all()
    if (fields.length === 0) return
    // The end of work under way says at other buttons why they are grey.
    await expect(this.page.locator('.office')).toHaveAttribute('data-busy', '')
    // From the head of the page: a field that scrolls into sight carries the answer at the window's foot along with it.
    const boxes = () =>
      this.page.locator('.office button:visible').evaluateAll((buttons) => {
        document.querySelector('.page')?.scrollTo(0, 0)
        return buttons.map((button) => {
          const { x, y, width, height } = button.getBoundingClientRect()
          return `“${button.textContent}” ${[x, y, width, height].join(' ')}`
        })
      })
    const fill = async (text: (place: number) => string) => {
      for (const [place, field] of fields.entries()) await field.fill(text(place))
    }
    // The other language has letters of another font, which may still be on their way.
    await settled(this.page)
    const asFound = await Promise.all(fields.map((field) => field.inputValue()))
    const still = await boxes()
    for (const text of [() => '', () => '12345678', (place: number) => `another ${place}`]) {
      await fill(text)
      const moved = (await boxes()).filter((box, place) => box !== still[place])
      for (const box of moved) this.wrong.push(`${where}: with “${text(0)}” typed there moves ${box}`)
    }
    await fill((place) => asFound[place] ?? '')
    await this.page.evaluate(() => {
      ;(document.activeElement as HTMLElement | null)?.blur()
      document.querySelector('.page')?.scrollTo(0, 0)
    })
  }

  async #keep(name: OfficePicture, language: Language): Promise<void> {
    const part = PARTS[name]
    const shown = this.page.locator(part ?? 'body')
    await this.#pages?.keep(rolePicture(name, language), {
      reads: shown,
      width: PICTURE_WIDTH,
      ...(part !== undefined && { shows: shown }),
    })
  }

  /** For people, at both sizes; everything is judged at the small one. */
  async picture(name: string, whole = false): Promise<void> {
    if (!keepsPictures) return
    for (const size of SIZES.toReversed()) {
      await this.page.setViewportSize(size)
      await keepPicture(this.page, join(PICTURES, `${name}-${size.width}.png`), whole)
    }
  }

  /** Both languages, on an office's small monitor. @param kept its name in docs/roles/office.md */
  async look(name: string, kept: OfficePicture | null = null): Promise<void> {
    await this.page.setViewportSize(SMALL)
    // The page is there before the program has told it what it shows.
    await expect(this.page.locator('h1').first()).toBeVisible()
    await this.#greySays(name)
    for (const language of LANGUAGES) {
      if (language === LANGUAGES[this.#looks % LANGUAGES.length]) await this.#judge(`${name} ${language}`)
      if (kept !== null) await this.#keep(kept, language)
      await this.picture(`${name}-${language}`, true)
      await this.#staysWhileTyped(`${name} ${language}`)
      await chooseLanguage(this.page, nextLanguage(language))
    }
    await this.#answersInSight(name)
    this.#looks++
  }
}
