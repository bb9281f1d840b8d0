/** Hands on the desk's page: what a person does with mouse and finger, said in words of the room. */
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { deskWords } from '../../ui/messages/desk.ts'
import type { GuideKey } from '../guide/step.ts'

const PICTURES = 'test-results/desk'

export class DeskPage {
  readonly page: Page
  readonly #day: string
  #pictures = 0

  /** @param day goes before the names of its pictures */
  constructor(page: Page, day: string) {
    this.page = page
    this.#day = day
  }

  seat(app: string): Locator {
    return this.page.locator(`[data-app="${app}"]`)
  }

  screen(app: string): FrameLocator {
    return this.seat(app).frameLocator('iframe')
  }

  async stepIs(step: GuideKey): Promise<void> {
    await expect(this.page.locator('.guide')).toHaveAttribute('data-step', step)
  }

  /** The tour does one step. */
  async play(step: GuideKey, next: GuideKey | null = null): Promise<void> {
    await this.stepIs(step)
    const button = this.page.locator('.guide .button-go')
    await expect(button).toBeEnabled()
    await button.click()
    if (next !== null) await this.stepIs(next)
  }

  /** To the first zero check. */
  async playMorning(): Promise<void> {
    await this.play('unlock-issuer', 'prepare-station')
    await this.play('prepare-station', 'clock-to-opening')
    await this.play('clock-to-opening', 'declare-opening')
    await this.play('declare-opening', 'open-kiosk')
  }

  /** To the first voter. */
  async playToVoting(): Promise<void> {
    await this.playMorning()
    await this.play('open-kiosk')
    await expect(this.page.locator('.guide')).toHaveAttribute('data-at', '1-K2')
    await this.play('open-kiosk', 'sign-sheet')
    await this.play('sign-sheet', 'serve-voter')
  }

  async playVoter(next: GuideKey = 'serve-voter'): Promise<void> {
    await this.play('serve-voter', 'vote')
    await this.play('vote', next)
  }

  async playEvening(): Promise<void> {
    await this.page.getByRole('button', { name: '20:00 へ' }).click()
    await this.play('declare-closing', 'tick-closing')
    await this.play('tick-closing', 'close-kiosk')
    await this.play('close-kiosk')
    await expect(this.page.locator('.guide')).toHaveAttribute('data-at', '1-K2')
    await this.play('close-kiosk', 'close-station')
    await this.play('close-station', 'carry-media')
  }

  /** From the boxes that arrive to the result. */
  async playCount(): Promise<void> {
    await this.play('carry-media', 'receive')
    await this.play('receive', 'mix')
    await this.play('mix', 'give-shares')
    await this.play('give-shares', 'join-paper')
    await this.play('join-paper', 'print')
  }

  /** Picks a card or medium up and puts it down there. */
  async carry(thing: string, place: string): Promise<void> {
    await this.page.locator(`[data-thing="${thing}"]`).click()
    await this.page.locator(`[data-place="${place}"] .place-put`).click()
    await expect(this.page.locator(`[data-place="${place}"] [data-thing="${thing}"]`)).toBeVisible()
  }

  /** Nobody knows where it is any more. */
  async lose(medium: string): Promise<void> {
    await this.page.locator(`[data-thing="${medium}"]`).click()
    await this.page.locator('.in-hand').getByRole('button', { name: deskWords.lose.ja }).click()
    await expect(this.page.locator(`[data-place="table"] .medium-lost[data-thing="${medium}"]`)).toBeVisible()
  }

  /** No reader hears it any more. */
  async bend(card: string): Promise<void> {
    await this.page.locator(`[data-thing="${card}"]`).click()
    await this.page.locator('.in-hand').getByRole('button', { name: deskWords.bend.ja }).click()
    await expect(this.page.locator(`.card-bent[data-thing="${card}"]`)).toBeVisible()
  }

  /** Which voting card lies there. */
  async cardAt(place: string): Promise<string> {
    const card = this.page.locator(`[data-place="${place}"] [data-thing^="voting-"]`)
    await expect(card).toBeVisible()
    return (await card.getAttribute('data-thing')) ?? ''
  }

  async enlarge(app: string): Promise<void> {
    await this.seat(app).locator('.seat-name button').click()
  }

  /** A picture of the whole desk, numbered in the order of the day, to be looked at. */
  async picture(name: string): Promise<void> {
    this.#pictures += 1
    const number = String(this.#pictures).padStart(2, '0')
    await keepPicture(this.page, `${PICTURES}/${this.#day}-${number}-${name}.png`, false)
  }
}
