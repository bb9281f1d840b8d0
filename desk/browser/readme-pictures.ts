/**
 * The README's pictures are moments of the day that somebody plays by hand, in Japanese on a large screen. Beside each lies what could
 * be read on it, without figures: a screen that reads otherwise turns that day red. IPPYO_README_PICTURES=write makes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator } from '@playwright/test'
import { settled } from '../../scripts/pictures/show-views.ts'
import { smallPicture } from '../../scripts/pictures/small-picture.ts'
import { deskWords } from '../../ui/messages/desk.ts'
import type { Hand } from './hand.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PICTURES = join(ROOT, 'docs', 'pictures', 'readme')
const DESK_WIDTH = 960
const APP_WIDTH = 720
const MAKES = process.env.IPPYO_README_PICTURES === 'write'
/** A machine without engines for the voice has a desk without headphones. */
const HEADPHONES = new RegExp(`^ *- group: ${deskWords.headphones.ja}\n`, 'gm')

type Name = 'desk' | 'issuer' | 'kiosk' | 'tally'

export class ReadmePictures {
  readonly #hand: Hand
  /** Not seen yet on this day. */
  readonly left = new Set<Name>(['desk', 'issuer', 'kiosk', 'tally'])

  constructor(hand: Hand) {
    this.#hand = hand
  }

  async desk(): Promise<void> {
    const { page } = this.#hand
    await this.#hand.show(null)
    await this.#keep('desk', page.locator('body'), () => smallPicture(page, DESK_WIDTH))
  }

  /** Its screen is the one that is shown. */
  async issuer(app: string): Promise<void> {
    await this.#app('issuer', app)
  }

  /** The first name that is chosen on this day. */
  async kiosk(app: string): Promise<void> {
    if (this.left.has('kiosk')) await this.#app('kiosk', app)
  }

  async tally(): Promise<void> {
    await this.#hand.show('tally')
    await this.#app('tally', 'tally')
  }

  async #app(name: Name, app: string): Promise<void> {
    const { page } = this.#hand
    const frame = page.locator(`[data-app="${app}"] iframe`)
    const body = frame.contentFrame().locator('body')
    // Whoever pressed the last button may have scrolled to it.
    await body.evaluate(() => {
      for (const each of document.querySelectorAll('*')) each.scrollTo(0, 0)
    })
    await this.#keep(name, body, () => smallPicture(page, APP_WIDTH, frame))
  }

  async #keep(name: Name, part: Locator, picture: () => Promise<Buffer>): Promise<void> {
    this.left.delete(name)
    const beside = join(PICTURES, `${name}.txt`)
    if (MAKES) {
      await settled(this.#hand.page)
      writeFileSync(beside, await readingOf(part))
      writeFileSync(join(PICTURES, `${name}.webp`), await picture())
      return
    }
    const told = `${name}.webp is stale: its screen reads otherwise. Make the README's pictures anew (docs/commands.md)`
    await expect
      .configure({ soft: true })
      .poll(() => readingOf(part), told)
      .toBe(readFileSync(beside, 'utf8'))
  }
}

/** Check numbers, times and tokens are others each day, and the folder of this checkout is another on each machine. */
async function readingOf(part: Locator): Promise<string> {
  const reads = (await part.ariaSnapshot()).replaceAll(ROOT, '').replace(/\d+/g, '#')
  return `${reads}\n`.replace(HEADPHONES, '')
}
