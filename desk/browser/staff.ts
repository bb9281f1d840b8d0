/** Acts of clerk, voter and officer at the screens of one desk, in Japanese: buttons by the words that stand on them. */
import { expect, type FrameLocator, type Locator } from '@playwright/test'
import { deskWords } from '../../ui/messages/desk.ts'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import type { Text } from '../../ui/messages/message.ts'
import { uiWords } from '../../words/common.ts'
import { kioskScreen } from '../../words/kiosk.ts'
import type { DeskPage } from './desk-page.ts'
import { withReadings } from './hand.ts'

const OFFICERS_CARD = 'operator-1'

export async function press(scope: FrameLocator | Locator, { ja }: Text): Promise<void> {
  await scope.getByRole('button', { name: withReadings(ja) }).click()
}

/** A kiosk shows this page. */
export async function shows(at: DeskPage, kiosk: string, page: string): Promise<FrameLocator> {
  const screen = at.screen(kiosk)
  await expect(screen.locator(`[data-page="${page}"]`)).toBeVisible()
  return screen
}

/** Officer's card and its PIN; the card stays until the machine asks for it back. */
export async function officer(at: DeskPage, app: string): Promise<void> {
  const pin = (await at.page.locator(`[data-thing="${OFFICERS_CARD}"] .carried-note`).textContent()) ?? ''
  await at.carry(OFFICERS_CARD, `reader:${app}`)
  const pad = at.screen(app).locator('.number-pad')
  for (const digit of /\d{6,}/.exec(pin)?.[0] ?? '') await pad.getByRole('button', { name: digit, exact: true }).click()
  await press(at.screen(app), uiWords.enter)
}

export function officerLeaves(at: DeskPage): Promise<void> {
  return at.carry(OFFICERS_CARD, 'case')
}

/** Every witness of the page, then the officer. */
export async function witnessed(at: DeskPage, kiosk: string, officers: Text): Promise<void> {
  const screen = await shows(at, kiosk, 'staff-witnesses')
  const lines = screen.locator('.witnesses li')
  for (const line of await lines.all()) {
    await line.locator('button').first().click()
    await expect(line.locator('button').first()).toHaveAttribute('aria-pressed', 'true')
  }
  await press(screen, officers)
}

/** Up to the staff menu of a kiosk. */
export async function openStaffMenu(at: DeskPage, kiosk: string): Promise<FrameLocator> {
  await press(at.screen(kiosk), kioskScreen.staffButton)
  await shows(at, kiosk, 'operator-card')
  await officer(at, kiosk)
  return shows(at, kiosk, 'staff-menu')
}

/** Two tabs have steps of one name: the tab is shown before a hand goes on. */
export async function openTab(at: DeskPage, issuer: string, tab: Text): Promise<FrameLocator> {
  const screen = at.screen(issuer)
  const button = screen.locator('.page-tabs').getByRole('button', { name: withReadings(tab.ja) })
  await button.click()
  await expect(button).toHaveAttribute('aria-current', 'page')
  return screen
}

/** A step of the opening or the closing, whether it is due or was done long ago. */
export async function openStep(at: DeskPage, issuer: string, tab: Text, step: string): Promise<FrameLocator> {
  const screen = await openTab(at, issuer, tab)
  await screen.locator(`[data-to-step="${step}"]`).click()
  await expect(screen.locator(`[data-step="${step}"]`)).toBeVisible()
  return screen
}

/** OPN-09: the page may go to the step that is due once the machine is marked; the table is looked up again. */
export async function markMachine(
  at: DeskPage,
  issuer: string,
  machine: string,
  state: 'spare' | 'started' | 'failed',
  note: string | null = null,
): Promise<void> {
  const screen = await openStep(at, issuer, issuerScreen.tab_open, 'kiosks')
  if (note !== null) await screen.getByLabel(`${machine} ${issuerScreen.note.ja}`).fill(note)
  await press(screen.locator('tr').filter({ hasText: machine }), issuerScreen[`kiosk_${state}`])
  const marked = screen.locator(`tr.machine-${state}`).filter({ hasText: machine })
  await expect(marked.or(screen.locator('[data-step]:not([data-step="kiosks"])'))).toBeVisible()
  await openStep(at, issuer, issuerScreen.tab_open, 'kiosks')
  await expect(marked).toBeVisible()
}

/** The voter stands at the desk and says the roll number. */
export async function seek(at: DeskPage, issuer: string, rollNo: string): Promise<FrameLocator> {
  const screen = await openTab(at, issuer, issuerScreen.tab_vote)
  await screen.locator('.search input').fill(rollNo)
  await screen.locator('.search input').press('Enter')
  await expect(screen.locator('.desk')).toContainText(rollNo)
  return screen
}

/** ISS-12: officer's card and PIN, then the card in question; what it says stands on the screen. */
export async function checkCard(at: DeskPage, issuer: string, card: string): Promise<Locator> {
  const screen = await openTab(at, issuer, issuerScreen.tab_vote)
  await press(screen, issuerScreen.cardCheck)
  await officer(at, issuer)
  await expect(screen.locator('[data-desk="check-voting-card"]')).toBeVisible()
  await officerLeaves(at)
  await at.carry(card, `reader:${issuer}`)
  const shown = screen.locator('[data-desk="check-shown"]')
  await expect(shown).toBeVisible()
  return shown
}

/** From the row found in the roll to the card in the voter's hand. */
export async function issue(at: DeskPage, issuer: string, card: string): Promise<void> {
  const screen = at.screen(issuer)
  if (await screen.locator('[data-desk="found"]').isVisible()) await press(screen, issuerScreen.confirmIdentity)
  await press(screen.locator('[data-desk="checked"]'), issuerScreen.issue)
  const asked = screen.locator('[data-desk="question"], [data-desk="card-awaited"]')
  await expect(asked).toBeVisible()
  if ((await asked.getAttribute('data-desk')) === 'question') await press(asked, issuerScreen.yes)
  await expect(screen.locator('[data-desk="card-awaited"]')).toBeVisible()
  await at.carry(card, `reader:${issuer}`)
  await expect(screen.locator('[data-desk="hand-over"]')).toBeVisible()
}

export async function handOver(at: DeskPage, issuer: string, card: string): Promise<void> {
  await at.carry(card, 'hand')
  await press(at.screen(issuer), issuerScreen.handedOver)
  await expect(at.screen(issuer).locator('[data-desk="ready"]')).toBeVisible()
}

/** By touch: one contest, from its list to the record. */
export async function cast(at: DeskPage, kiosk: string, number: number): Promise<void> {
  const screen = await shows(at, kiosk, 'choose')
  const cell = screen.locator('.cell').filter({ has: screen.locator('.cell-number', { hasText: String(number) }) })
  await cell.tap()
  await expect(cell).toHaveAttribute('aria-pressed', 'true')
  await press(screen, kioskScreen.check)
  await shows(at, kiosk, 'confirm')
  await press(screen, kioskScreen.cast)
}

/** A card from the voter's hand to the box of returned cards; one number for each contest. */
export async function vote(at: DeskPage, kiosk: string, card: string, numbers: readonly number[]): Promise<void> {
  await at.carry(card, `reader:${kiosk}`)
  await press(await shows(at, kiosk, 'how-to'), kioskScreen.next)
  for (const [place, number] of numbers.entries()) {
    if (place > 0) await press(await shows(at, kiosk, 'recorded'), kioskScreen.next)
    await cast(at, kiosk, number)
  }
  await shows(at, kiosk, 'take-card')
  await at.carry(card, 'returned')
}

export async function closeKiosk(at: DeskPage, kiosk: string): Promise<void> {
  await press(await openStaffMenu(at, kiosk), kioskScreen.closeStation)
  await witnessed(at, kiosk, kioskScreen.officerCloses)
  await shows(at, kiosk, 'closed')
  await officerLeaves(at)
}

/** The issuer at reception dies, and its spare stands there with its take-over medium. */
export async function issuerDies(at: DeskPage, issuer: string, spare: string): Promise<void> {
  await fault(at, issuer, deskWords.die)
  await expect(at.seat(issuer)).toHaveAttribute('data-power', 'dead')
  await at.stepIs('trouble')
  await at.picture('the-issuer-is-dead')
  await at.page.locator(`[data-spare="${spare}"]`).click()
  await at.carry('take-over', `${spare}:take-over`)
  await switchOn(at, spare)
}

/** Operator card; the page says whose day it is and how far, but no number of tickets before they are counted. */
export async function spareTakesOver(at: DeskPage, spare: string, says: readonly string[], tickets: number) {
  const screen = at.screen(spare)
  await expect(screen.getByRole('heading', { name: issuerScreen.unlockTitle.ja })).toBeVisible()
  await officer(at, spare)
  await expect(screen.getByRole('heading', { name: issuerScreen.takeOverTitle.ja })).toBeVisible()
  for (const words of says) await expect(screen.locator('.start-page')).toContainText(words)
  await at.picture('taking-over')
  await screen.getByLabel(issuerScreen.takeOverTickets.ja).fill(String(tickets))
  await press(screen, issuerScreen.takeOverConfirm)
  await expect(screen.getByRole('button', { name: issuerScreen.tab_papers.ja })).toBeVisible()
  await officerLeaves(at)
  await at.picture('taken-over')
}

/** The final result: votes by number on the screen, of each contest; a candidate who is not named has none. */
export async function expectVotes(at: DeskPage, votes: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const tally = at.screen('tally')
  await expect(tally.locator('.result')).toHaveAttribute('data-final', 'true')
  for (const [contest, expected] of Object.entries(votes)) {
    const rows = await tally
      .locator(`[data-contest="${contest}"] tbody tr`)
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
    const counted = rows.map((cells) => [cells[0] ?? '', Number(cells[3])] as const).filter(([, count]) => count !== 0)
    expect(Object.fromEntries(counted), contest).toEqual(expected)
  }
  await at.picture('result')
}

/** A fault befalls a machine: a button of its drawer of faults. */
export async function fault(at: DeskPage, app: string, { ja }: Text): Promise<void> {
  const seat = at.seat(app)
  await seat.locator('summary', { hasText: deskWords.faults.ja }).click()
  await seat.getByRole('button', { name: ja, exact: true }).click()
}

export async function switchOn(at: DeskPage, app: string): Promise<void> {
  await press(at.seat(app), deskWords.switchOn)
}
