/** A person who has never seen the desk and follows its strip: presses what it quotes, carries what it marks, types the numbers that it gives. */
import { type ElementHandle, expect, type FrameLocator, type Locator, type Page } from '@playwright/test'
import type { GuideWord } from '../guide/step.ts'

export interface Said {
  readonly word: GuideWord
  readonly app: string
  readonly text: string
}

/** Signs and keys on a button that are not its words. */
const DECORATION = /[▲▶✓○]/g

export class Hand {
  readonly page: Page
  /** The number of each candidate who was voted for, in the order of the votes. */
  readonly cast: number[] = []
  #chosen = { number: 0, name: '' }

  constructor(page: Page) {
    this.page = page
  }

  async choose(kiosk: FrameLocator, place: number): Promise<void> {
    const cell = kiosk.locator('.cell').nth(place)
    await cell.tap()
    const number = Number(/\d+/.exec((await cell.locator('.cell-number').textContent()) ?? '')?.[0])
    this.#chosen = { number, name: (await cell.locator('.cell-name').textContent()) ?? '' }
  }

  /** Promise 4: what will be recorded is what was chosen, seen before it is recorded. */
  async votes(kiosk: FrameLocator, name: string): Promise<void> {
    await expect(kiosk.locator('.confirm-large')).toHaveText(this.#chosen.name)
    await this.press(kiosk, name)
    this.cast.push(this.#chosen.number)
  }

  async said(): Promise<Said> {
    const strip = this.page.locator('.guide')
    return strip.evaluate((element: HTMLElement) => ({
      word: element.dataset.word as Said['word'],
      app: element.dataset.at ?? '',
      text: element.querySelector('p')?.textContent ?? '',
    }))
  }

  /** The strip once it says something else than before, and asks for a hand. */
  async next(before: Said | null): Promise<Said> {
    let now = await this.said()
    await expect
      .poll(
        async () => {
          now = await this.said()
          const isSame = before !== null && now.word === before.word && now.text === before.text
          return isSame || now.word === 'wait' || now.word === 'wait-machine' ? now.text : null
        },
        { message: `after ${before?.word}: ${before?.text}`, intervals: [50] },
      )
      .toBeNull()
    return now
  }

  app(id: string): FrameLocator {
    return this.page.locator(`[data-app="${id}"]`).frameLocator('iframe')
  }

  /** Where the strip sends one: the screen is enlarged by the strip's own button. */
  async look(): Promise<void> {
    const show = this.page.locator('.guide-show')
    if (await show.isVisible()) await show.click()
  }

  async show(app: string | null): Promise<void> {
    const { page } = this
    await (app === null ? page.locator('.views button').first() : page.locator(`.views [data-view="${app}"]`)).click()
  }

  /** The marked thing goes to the marked place. */
  async carryMarked(): Promise<void> {
    const thing = this.page.locator('.pointed[data-thing]')
    const place = await this.page.locator('.pointed[data-place]').getAttribute('data-place')
    await expect(thing).toHaveCount(1)
    // The strip has shown where: nobody has to look for it.
    await expect(thing).toBeVisible()
    await this.#put((await thing.getAttribute('data-thing')) ?? '', place ?? '')
  }

  /** Unasked: on the whole desk, where both ends are seen. */
  async carry(thing: string, place: string): Promise<void> {
    await this.show(null)
    await this.#put(thing, place)
  }

  async drag(thing: string, place: string): Promise<void> {
    await this.show(null)
    const where = this.page.locator(`[data-place="${place}"]`)
    await this.page.locator(`[data-thing="${thing}"]`).dragTo(where)
    await expect(where.locator(`[data-thing="${thing}"]`)).toBeVisible()
  }

  async #put(thing: string, place: string): Promise<void> {
    const what = this.page.locator(`[data-thing="${thing}"]`)
    const where = this.page.locator(`[data-place="${place}"]`)
    await what.click()
    await where.locator('.place-put').click()
    await expect(where.locator(`[data-thing="${thing}"]`)).toBeAttached()
  }

  /** Is there a button of these words now? */
  async offers(scope: FrameLocator | Locator, name: string): Promise<boolean> {
    const names = await namesOf(scope.locator('button:enabled:visible'))
    return names.some((each) => plainName(each) === plainName(name))
  }

  /** By its words as they stand on it. */
  async press(scope: FrameLocator | Locator, name: string): Promise<void> {
    const buttons = scope.locator('button:enabled:visible')
    let meant: ElementHandle | undefined
    await expect
      .poll(
        async () => {
          const found = await buttons.elementHandles()
          const names = await Promise.all(found.map((each) => each.evaluate(wordsOf)))
          meant = found[names.map(plainName).indexOf(plainName(name))]
          return meant === undefined ? names.map(plainName) : [plainName(name)]
        },
        { intervals: [50] },
      )
      .toContain(plainName(name))
    // The very one whose words were read: its place among the others may be another by now.
    await meant?.click()
  }

  async fill(app: string, label: string, value: string): Promise<void> {
    const field = this.app(app).getByLabel(label, { exact: true })
    await field.fill(value)
    await field.press('Enter')
  }
}

/** Words of a button as a page names them. */
export function plainName(text: string): string {
  return text.replace(DECORATION, '').trim()
}

/** Without the key that stands beside the words, and the readings above them. */
function namesOf(buttons: Locator): Promise<string[]> {
  return buttons.elementHandles().then((all) => Promise.all(all.map((each) => each.evaluate(wordsOf))))
}

/** As above, of one; it runs in the page and knows nothing from here. */
function wordsOf(button: Node): string {
  const copy = button.cloneNode(true) as HTMLElement
  for (const key of copy.querySelectorAll('kbd, rt')) key.remove()
  return copy.textContent ?? ''
}

/** Words as a button of the voting machine bears them: a reading stands behind each of their signs. */
export function withReadings(words: string): RegExp {
  const letters = [...words].map((letter) => {
    return /\p{Script=Han}/u.test(letter)
      ? `${letter}\\p{Script=Hiragana}*?`
      : letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&')
  })
  return new RegExp(letters.join('\\s*'), 'u')
}

/** Names between quotation marks, in the order of the words. */
export function named({ text }: Said): readonly string[] {
  return [...text.matchAll(/「([^」]+)」|“([^”]+)”/g)].map((match) => match[1] ?? match[2] ?? '')
}
