/** The pictures of a day that somebody plays by hand: before which step of the strip, and of which screen. */
import { expect, type Locator } from '@playwright/test'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import type { Language } from '../../ui/messages/message.ts'
import { tallyWords } from '../../ui/messages/tally-screen.ts'
import { paperWords } from '../../words/tally.ts'
import type { GuideWord } from '../guide/step.ts'
import { type Hand, named, type Said } from './hand.ts'
import { PagePictures } from './page-pictures.ts'
import { DAY_PICTURES, README_PICTURES, rolePicture } from './picture-names.ts'

type Picture = (typeof DAY_PICTURES)[number]

const DESK_WIDTH = 960
const APP_WIDTH = 720
const TALLY = 'tally'

/** Pictures before a step, of the screen that the strip names. */
const BEFORE: Partial<Record<GuideWord, Picture>> = {
  'mark-witnesses': 'prepare',
  'declare-opening': 'declare-opening',
  'zero-witnesses': 'zero-check',
  chosen: 'choose',
  cast: 'confirm',
  'next-contest': 'recorded',
  'return-card': 'take-card',
  'close-officer': 'close-kiosk',
  'agree-and-type': 'keys',
}

export class DayPictures {
  readonly #hand: Hand
  readonly #language: Language
  readonly #pictures: PagePictures

  constructor(hand: Hand, language: Language) {
    this.#hand = hand
    this.#language = language
    const ofRoles = DAY_PICTURES.map((name) => rolePicture(name, language))
    this.#pictures = new PagePictures(hand.page, language === 'ja' ? [...README_PICTURES, ...ofRoles] : ofRoles)
  }

  get left(): readonly string[] {
    return this.#pictures.left
  }

  async desk(): Promise<void> {
    if (this.#language !== 'ja') return
    const { page } = this.#hand
    await this.#hand.show(null)
    await this.#pictures.keep('readme/desk', { reads: page.locator('body'), width: DESK_WIDTH })
  }

  /**
   * Its screen is the one that is shown.
   *
   * @param part of it; left out: all of it
   */
  async of(name: Picture, app: string, part: 'dialog' | null = null): Promise<void> {
    const full = rolePicture(name, this.#language)
    if (!this.#pictures.isLeft(full)) return
    const frame = this.#hand.page.locator(`[data-app="${app}"] iframe`)
    const reads = frame.contentFrame().locator(part ?? 'body')
    // A machine without engines for the voice offers none.
    if ((await reads.getByText(issuerScreen.noVoice[this.#language]).count()) > 0)
      return this.#pictures.pass(full, 'no voice here (npm run setup)')
    await scrolledBack(reads)
    await this.#pictures.keep(full, { reads, shows: part === null ? frame : reads, width: APP_WIDTH })
  }

  /** An act's picture is taken before hands do it. */
  async before(said: Said): Promise<void> {
    const { word, app } = said
    if (word === 'enter-records') await this.#aside('closed', '1-K1', app)
    if (word === 'mix') await this.#aside('media', TALLY, null)
    if (word === 'say-no-paper') await this.#paper(app)
    if (word === 'write-report') await this.#numbers(app)
    if (word === 'agree-and-type') await this.#shareSeen(app)
    const picture = BEFORE[word]
    if (picture === undefined || !this.#isLeft(picture)) return
    // The first name in the strip is a page, where the strip names two.
    const [first = '', second] = named(said)
    if (second !== undefined && app.includes('-I')) await this.#hand.press(this.#hand.app(app), first)
    await this.of(picture, app)
  }

  /** Nobody is called by the strip to look at it. */
  async watch(issuer: string): Promise<void> {
    await this.#hand.show(issuer)
    await this.#hand.press(this.#hand.app(issuer), issuerScreen.tab_watch[this.#language])
    await this.of('watch', issuer)
  }

  async result(): Promise<void> {
    await this.#hand.show(TALLY)
    await this.of('result', TALLY)
  }

  /** The strip knows at once what was given; the tally looks at its slot now and then. */
  async #shareSeen(app: string): Promise<void> {
    const told = this.#hand.app(app).getByText(tallyWords.fileThere[this.#language], { exact: true })
    await expect(told.first()).toBeVisible()
  }

  #isLeft(name: Picture): boolean {
    return this.#pictures.isLeft(rolePicture(name, this.#language))
  }

  /** Another screen than the one on which one goes on. */
  async #aside(name: Picture, app: string, back: string | null): Promise<void> {
    if (!this.#isLeft(name)) return
    await this.#hand.show(app)
    await this.of(name, app)
    await this.#hand.show(back)
  }

  /** The step that is done by itself where everything agrees. */
  async #numbers(app: string): Promise<void> {
    if (!this.#isLeft('numbers')) return
    const issuer = this.#hand.app(app)
    await issuer.locator('[data-to-step="difference"]').click()
    await expect(issuer.locator('[data-step="difference"]')).toBeVisible()
    await this.of('numbers', app)
  }

  /** Opened as if there were votes on paper, and left again. */
  async #paper(app: string): Promise<void> {
    if (!this.#isLeft('paper')) return
    const tally = this.#hand.app(app)
    await this.#hand.press(tally, paperWords.enter[this.#language])
    const dialog = tally.locator('dialog')
    await expect(dialog).toBeVisible()
    await this.of('paper', app, 'dialog')
    await this.#hand.press(dialog, tallyWords.cancel[this.#language])
    await expect(dialog).toHaveCount(0)
  }
}

/** The hand that pressed the last button may have scrolled to it. */
async function scrolledBack(body: Locator): Promise<void> {
  await body.evaluate(() => {
    for (const each of document.querySelectorAll('*')) each.scrollTo(0, 0)
  })
}
