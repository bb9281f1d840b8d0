/** Hands at the tally's screen: they press and type only what it shows, and wait for what it then says. */
import { join } from 'node:path'
import { expect as asked, type Locator, type Page } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { axeFindings, bringAxe, WCAG_21 } from '#simulation/pictures/axe-findings.ts'
import { chooseLanguage, languageOf } from '#simulation/pictures/choose-language.ts'
import { keepPicture, keepsPictures } from '#simulation/pictures/keep-picture.ts'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { arrivalWords, paperWords, sheetWords } from '#words/tally.ts'

/** On a busy machine a hub full of media is read for minutes. */
export const expect = asked.configure({ timeout: 900_000 })

/** A counting place's small monitor and a large one. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

interface Words {
  readonly ja: string
}

/** Things that are not as they should be at a station. */
interface Trouble {
  /** Item of the list, and what is known about it. */
  readonly differs?: readonly [item: string, note: string]
  /** Container without a lock. */
  readonly unlocked?: string
}

export class CountPage {
  readonly page: Page
  readonly #pictures: string

  constructor(page: Page, pictures: string) {
    this.page = page
    this.#pictures = pictures
  }

  get dialog(): Locator {
    return this.page.locator('dialog')
  }

  /** How often a hand presses a button from now on. Before the page is opened. */
  async countPresses(): Promise<() => number> {
    let presses = 0
    await this.page.exposeFunction('buttonPressed', () => {
      presses += 1
    })
    await this.page.addInitScript(() => {
      const tell = (event: Event) => {
        const isButton = event.target instanceof Element && event.target.closest('button') !== null
        if (event.isTrusted && isButton) (window as unknown as { buttonPressed: () => void }).buttonPressed()
      }
      document.addEventListener('click', tell, true)
    })
    return () => presses
  }

  button(words: Words, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name: words.ja, exact: true })
  }

  press(words: Words, within: Page | Locator = this.page): Promise<void> {
    return this.button(words, within).first().click()
  }

  /** A hand that shakes: the second half of its double press comes down on what has come to that place. */
  async pressTwice(words: Words, within: Page | Locator, comes: Locator): Promise<void> {
    const box = await this.button(words, within).first().boundingBox()
    if (box === null) throw new Error(`${words.ja} is not on the page`)
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await expect(comes).toBeVisible()
    for (const half of ['down', 'up'] as const) await this.page.mouse[half]({ clickCount: 2 })
  }

  /** Until the dialog is closed. The program's answer may come later. */
  async answered(words: Words): Promise<void> {
    await this.press(words, this.dialog)
    await expect(this.dialog).toHaveCount(0)
  }

  /** At both sizes: what is read from across a room is not cut at the edge of its line. */
  async fits(lines: string): Promise<void> {
    const all = this.page.locator(lines)
    await expect(all).not.toHaveCount(0)
    const before = this.page.viewportSize()
    for (const size of SIZES) {
      await this.page.setViewportSize(size)
      expect(await all.evaluateAll((each) => each.filter((line) => line.scrollWidth > line.clientWidth).length)).toBe(0)
    }
    if (before !== null) await this.page.setViewportSize(before)
  }

  /** At both sizes, and in each language where neither a dialog nor the hall covers the page. */
  async picture(name: string): Promise<void> {
    if (!keepsPictures) return
    const before = this.page.viewportSize()
    const shown = await languageOf(this.page)
    // Where somebody chose another language before, the page keeps it.
    const asks = shown === LANGUAGES[0] && (await this.page.locator('dialog, .hall').count()) === 0
    for (const size of SIZES) {
      await this.page.setViewportSize(size)
      for (const language of asks ? LANGUAGES : [shown]) {
        if (asks) await chooseLanguage(this.page, language)
        await this.#take(`${name}-${language}-${size.width}`)
      }
      if (asks) await chooseLanguage(this.page, shown)
    }
    if (before !== null) await this.page.setViewportSize(before)
  }

  async #take(name: string): Promise<void> {
    await keepPicture(this.page, join(this.#pictures, `${name}.png`))
  }

  async isClean(): Promise<void> {
    await bringAxe(this.page)
    expect(await axeFindings(this.page, WCAG_21)).toEqual([])
  }

  /** From the locked key to the zero check that two witnesses saw. */
  async begin(): Promise<void> {
    await this.page.getByLabel(tallyWords.machinePassphrase.ja).fill(TALLY_PASSPHRASE)
    await this.press(tallyWords.openKey)
    await this.press(tallyWords.startCount)
    await this.page.locator('.zero-witnesses textarea').fill('立会 春子\n立会 夏男')
    await this.press(tallyWords.zeroConfirm)
  }

  async typeInto(label: Words, text: string, within: Page | Locator = this.dialog): Promise<void> {
    await within.getByLabel(label.ja, { exact: true }).fill(text)
  }

  /** The differences first; then the rest by one press each (decision 027). */
  async receive(station: string, { differs, unlocked }: Trouble = {}): Promise<void> {
    await this.page.locator(`[data-station="${station}"] button`).click()
    const list = this.dialog
    await expect(list.locator('[data-item]')).toHaveCount(16)
    const rest = list.locator('section:has(.arrival-items) .arrival-head button')
    await expect(rest).toBeDisabled()
    if (unlocked !== undefined) {
      await this.press(arrivalWords.no, list.locator(`[data-box="${unlocked}"] [data-of="locked"]`))
    }
    await this.press(arrivalWords.boxesWhole, list)
    await this.typeInto(arrivalWords.label, `${station}-1`)
    if (differs !== undefined) {
      const item = list.locator(`[data-item="${differs[0]}"]`)
      await this.press(arrivalWords.differs, item)
      await this.typeInto(arrivalWords.note, differs[1], item)
    }
    await rest.click()
    const clerk = list.getByLabel(arrivalWords.clerk.ja)
    if ((await clerk.inputValue()) === '') await clerk.fill('開票係 見本 花子')
    await this.answered(arrivalWords.receive)
    await expect(this.page.locator(`[data-station="${station}"]`)).not.toHaveAttribute('data-state', 'waiting')
  }

  /** By their lists and reports; each report is as its paper. */
  async receiveAll(...stations: readonly string[]): Promise<void> {
    for (const station of stations) await this.receive(station)
    await this.press(tallyWords.readReports)
    for (const station of stations)
      await this.press(tallyWords.sameAsPaper, this.page.locator(`[data-panel="${station}"]`))
  }

  /** Each thing that still waits for a reason, one after the other. */
  async explainAll(count: number, reason: string): Promise<void> {
    const open = this.page.locator('.receive-missing li')
    for (let left = count; left > 0; left--) {
      await expect(open).toHaveCount(left)
      await this.press(tallyWords.explain)
      await this.typeInto(tallyWords.reason, reason)
      await this.typeInto(tallyWords.names, '選挙 長')
      await this.answered(tallyWords.record)
    }
    await expect(open).toHaveCount(0)
  }

  /** @param becomes `opened`: the last of k: the list opens, and the page goes on */
  async giveShare(seat: number, passphrase: string, becomes: 'filled' | 'wrong-passphrase' | 'opened'): Promise<void> {
    const place = this.page.locator(`[data-seat="${seat}"]`)
    await place.locator('input').first().fill(`保管 ${seat}郎`)
    await place.locator('input[type=password]').fill(passphrase)
    for (const agree of await place.getByRole('checkbox').all()) await agree.check()
    await this.press(tallyWords.give, place)
    if (becomes !== 'opened') await expect(place).toHaveClass(new RegExp(`seat-${becomes}`))
  }

  /** One of two people, the fields that are asked for; zeros by one press a group. */
  async typePaper(by: string, figures: Readonly<Record<string, string>>): Promise<void> {
    await this.dialog.locator('label.field > input').first().fill(by)
    for (const place of await this.dialog.locator('[data-field]').all()) {
      const name = (await place.getAttribute('data-field')) ?? ''
      const figure = figures[name] ?? ''
      const choice = place.locator('select')
      const group = this.dialog.locator('.paper-group', { has: place })
      if (figure === '0' && (await this.button(paperWords.restZero, group).count()) > 0) continue
      if ((await choice.count()) > 0) await choice.selectOption(figure)
      else await place.locator('input').fill(figure)
    }
    for (const rest of await this.button(paperWords.restZero, this.dialog).all()) {
      if (await rest.isEnabled()) await rest.click()
    }
  }

  /** Both for themselves; then the screen compares. */
  async typePaperTwice(
    first: Readonly<Record<string, string>>,
    second: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.typePaper('入力 太郎', first)
    await this.press(sheetWords.handOver)
    await this.typePaper('入力 花子', second)
    await this.press(sheetWords.compare)
  }

  /** Nobody voted on paper: the figures of the machines are final. */
  async joinNoPaper(): Promise<void> {
    // A page that moves under a mouse button that is down takes the press away: each answer is awaited before the next press.
    await expect(this.page.locator('main[data-busy=""]')).toBeVisible()
    for (const contest of ['mayor', 'council']) {
      const part = this.page.locator(`[data-contest="${contest}"]`)
      await this.press(paperWords.none, part)
      await this.typeInto(paperWords.chair, '選挙 長')
      await this.typeInto(tallyWords.witnessNames, '立会 春子')
      await this.answered(tallyWords.record)
      await expect(this.button(paperWords.none, part)).toHaveCount(0)
    }
    await expect(this.page.locator('.result[data-final="true"]')).toBeVisible()
  }

  async announce(number: number): Promise<void> {
    await this.press({ ja: announceWords.announce.ja.replace('{number}', String(number)) })
    await expect(this.page.locator(`[data-announcement="${number}"]`)).toBeVisible()
  }
}
