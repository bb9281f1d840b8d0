/** A clerk who does what the clerk's card says, act by act: each button, field and sentence is found by the words that the card prints. */
import { expect, type FrameLocator } from '@playwright/test'
import { unreachable } from '../../election/assert.ts'
import { type Act, type Situation, situations } from '../../ui/clerks-card/situations.ts'
import { issuerDeskRefusals } from '../../ui/messages/issuer-desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import { fill, type Language, type Values } from '../../ui/messages/message.ts'
import type { DeskPage } from './desk-page.ts'
import { Hand } from './hand.ts'
import { officer, officerLeaves } from './staff.ts'

/** Who stands at the desk. */
export interface Visitor {
  /** Under the scanner. */
  readonly scan: () => Promise<void>
  /** Empty: of another station. */
  readonly rollNo: string
  /** The card that they bring back. */
  readonly card?: string
}

interface Follower {
  readonly at: DeskPage
  readonly issuer: string
  readonly language: Language
  /** The words in the places of the labels. */
  readonly values: Values
}

/** @returns the card that the voter leaves with; null: none */
export async function followCard(follower: Follower, { acts }: Situation, visitor: Visitor): Promise<string | null> {
  const { at, issuer } = follower
  let given: string | null = null
  for (const act of acts) given = (await follow(follower, act, visitor)) ?? given
  await expect(at.screen(issuer).locator('[data-desk="ready"]')).toBeVisible()
  return given
}

async function follow(follower: Follower, act: Act, visitor: Visitor): Promise<string | null> {
  const { at, issuer, language } = follower
  const app = at.screen(issuer)
  const hand = new Hand(at.page)
  const press = (label: keyof typeof issuerScreen) => hand.press(app, wordsOf(follower, label))
  switch (act.type) {
    case 'scan':
      await visitor.scan()
      await expect(app.locator('.desk')).toContainText(visitor.rollNo)
      return null
    case 'seek':
      await app.locator('.search input').fill(visitor.rollNo)
      await press('search')
      await expect(app.locator('.desk')).toContainText(visitor.rollNo)
      return null
    case 'refused':
      await expect(app.locator(`[data-code="${act.code}"]`)).toContainText(
        firstWords(issuerDeskRefusals[act.code][language].title),
      )
      return null
    case 'press':
      await press(act.label)
      return null
    case 'choose':
      await fieldset(app, wordsOf(follower, act.label)).locator('button').first().click()
      return null
    case 'write':
      for (let number = 1; number <= act.times; number++)
        await app.getByLabel(fill(wordsOf(follower, act.label), { number })).fill(`${visitor.rollNo} ${number}`)
      return null
    case 'tick':
      await tickAll(app)
      return null
    case 'officer':
      await expect(app.getByText(wordsOf(follower, act.says))).toBeVisible()
      await officer(at, issuer)
      await expect(app.locator('[data-desk="check-voting-card"]')).toBeVisible()
      await officerLeaves(at)
      return null
    case 'lay':
      await expect(app.getByText(wordsOf(follower, act.says))).toBeVisible()
      return layDown(follower, act.card, visitor)
    case 'hand':
      await expect(app.locator('.hand-over-title')).toContainText(wordsOf(follower, act.says))
      await cardIntoHand(follower)
      await press(act.press)
      return null
    case 'do':
      await expect(app.locator('.desk')).toContainText(firstWords(issuerScreen[act.says][language]))
      return null
    case 'go-on':
      return goOn(follower, act, visitor)
    default:
      return unreachable(act)
  }
}

async function goOn(
  follower: Follower,
  { as, at }: Extract<Act, { type: 'go-on' }>,
  visitor: Visitor,
): Promise<string | null> {
  let given: string | null = null
  const other = situations.find(({ number }) => number === as)
  for (const act of other?.acts.slice(at) ?? []) given = (await follow(follower, act, visitor)) ?? given
  return given
}

async function layDown({ at, issuer }: Follower, which: 'blank' | 'theirs', visitor: Visitor): Promise<string | null> {
  const reader = `reader:${issuer}`
  if (which === 'blank') {
    const blank = at.page.locator('[data-place="case"] [data-thing^="voting-"]').first()
    const card = (await blank.getAttribute('data-thing')) ?? ''
    await at.carry(card, reader)
    await expect(at.screen(issuer).locator('[data-desk="hand-over"]')).toBeVisible()
    return card
  }
  await at.carry(visitor.card ?? '', reader)
  await expect(at.screen(issuer).locator('[data-desk="returned"]')).toBeVisible()
  await at.carry(visitor.card ?? '', 'returned')
  return null
}

/** A ballot paper is on no reader. */
async function cardIntoHand({ at, issuer }: Follower): Promise<void> {
  const card = at.page.locator(`[data-place="reader:${issuer}"] [data-thing^="voting-"]`)
  if ((await card.count()) > 0) await at.carry((await card.getAttribute('data-thing')) ?? '', 'hand')
}

async function tickAll(app: FrameLocator): Promise<void> {
  const open = app.locator('.desk .tick:not(.tick-done)')
  await expect(open.first()).toBeVisible()
  for (let left = await open.count(); left > 0; left--) {
    await open.first().click()
    await expect(open).toHaveCount(left - 1)
  }
}

function fieldset(app: FrameLocator, legend: string) {
  return app.locator('fieldset').filter({ has: app.locator('legend').getByText(legend, { exact: true }) })
}

function wordsOf({ language, values }: Follower, label: keyof typeof issuerScreen): string {
  return fill(issuerScreen[label][language], values)
}

/** Up to the first value, which only the screen knows. */
function firstWords(words: string): string {
  return words.split('{')[0] ?? ''
}
