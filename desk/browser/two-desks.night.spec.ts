/**
 * D-24, decision 045: two desks of one station, each with an issuer and its screen, and no network between them. A voter of the other desk is
 * sent there; the second desk closes first, its signed report comes on a stick, and only then the machines may close (CLS-03). Each page in both
 * languages, at the size of a counter and of a large monitor, and clean for axe. Pictures go to test-results/two-desks/.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { buildScreens } from '#build/screens.mjs'
import { LANGUAGES } from '#election/languages.ts'
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { type OpenShell, openShell } from '#shell/open-shell.ts'
import { axeFindings, bringAxe, WCAG_21 } from '#simulation/pictures/axe-findings.ts'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { type PreparedStation, prepareStation, Reception, twoDeskSources } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { issuerDayRefusals } from '#ui/messages/issuer-day.ts'
import { issuerDeskRefusals } from '#ui/messages/issuer-desk.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill } from '#ui/messages/message.ts'

const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'two-desks')
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** An issuer with its screen. */
interface DeskAtWork {
  readonly desk: Reception
  readonly page: Page
  readonly shell: OpenShell
}

let prepared: PreparedStation
const atWork: DeskAtWork[] = []

test.beforeAll(async () => {
  await buildScreens({ only: ['issuer'] })
  mkdirSync(PICTURES, { recursive: true })
  prepared = await prepareStation(twoDeskSources())
})

test.afterAll(async () => {
  for (const { desk, shell } of atWork) {
    await shell.close()
    await desk.clear()
  }
  await prepared.close()
})

test('each voter at one desk; the second closes first, and its report lets the first close', async ({ context }) => {
  const first = await deskAt(await context.newPage(), '2-I1')
  const reports = join(first.desk.room, 'reports')
  const second = await deskAt(await context.newPage(), '2-I3', { reports })
  for (const { desk } of [first, second]) await desk.unlock()
  for (const { desk } of [first, second]) await desk.open()
  await test.step('a voter of the other desk is sent there', async () => {
    await sentTo(second, '3', 1, '1-voter-of-desk-1')
    await sentTo(first, '7', 2, '2-voter-of-desk-2')
    expect(second.desk.day().counts).toMatchObject({ cardsIssued: 0, ticketsHeld: 0 })
  })
  await first.desk.servesEach('1', '2')
  await second.desk.servesEach('6', '7', '8')
  await test.step('the machines wait for desk 2', () => waits(first))
  await test.step('desk 2 closes and signs', () => closesFirst(second))
  await test.step('desk 1 reads the stick, and the station is the sum', () => takesIn(first))
})

async function deskAt(page: Page, machine: string, places: { readonly reports?: string } = {}): Promise<DeskAtWork> {
  const desk = await Reception.furnish(prepared, machine)
  const running = await desk.start(machine, places)
  const config = { ...desk.config(machine), shell: 'none' as const }
  const shell = await openShell({
    app: 'issuer',
    running,
    screenEventSchema: issuerScreenEventSchema,
    config,
    use: null,
  })
  await page.goto(shell.address ?? '')
  await bringAxe(page)
  const working = { desk, page, shell }
  atWork.push(working)
  return working
}

/** The page as it is now, in both languages and at both sizes. */
async function look({ desk, page }: DeskAtWork, name: string): Promise<void> {
  // A page that is not in front is not drawn.
  await page.bringToFront()
  for (const language of LANGUAGES.toReversed()) {
    desk.send({ type: 'language-chosen', language })
    await expect(page.locator(`html[lang=${language}]`)).toHaveCount(1)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      expect(await axeFindings(page, WCAG_21), `${name} ${language}`).toEqual([])
      await keepPicture(page, join(PICTURES, `${name}.${language}.${size.width}.png`))
    }
  }
}

async function sentTo(at: DeskAtWork, rollNo: string, desk: number, name: string): Promise<void> {
  const { page } = at
  at.desk.send({ type: 'tab-chosen', tab: 'vote' })
  await page.locator('.search input').fill(rollNo)
  await page.keyboard.press('Enter')
  const { title } = issuerDeskRefusals['other-desk'].ja
  await expect(page.locator('[data-desk="refused"]')).toContainText(fill(title, { desk }))
  await look(at, name)
  at.desk.send({ type: 'voter-left' })
  await at.desk.settled()
}

/** CLS-03. Its stick is not there yet. */
async function waits(first: DeskAtWork): Promise<void> {
  const { desk, page } = first
  closeAsRecorded(desk, 5)
  desk.send({ type: 'tab-chosen', tab: 'close' })
  await page.locator('[data-to-step="desks"]').click()
  await expect(page.locator('[data-desk-report="open"]')).toBeVisible()
  desk.send({ type: 'kiosks-closing' })
  const { title } = issuerDayRefusals['other-desk-open'].ja
  await expect(page.getByText(fill(title, { desk: 2 }))).toBeVisible()
  await look(first, '3-desk-2-is-open')
  desk.send({ type: 'alarm-acknowledged' })
}

async function closesFirst(second: DeskAtWork): Promise<void> {
  closeAsRecorded(second.desk, 0)
  await writeReport(second.desk)
  await expect(second.page.locator('main')).toContainText('2.desk2.json')
  await look(second, '4-desk-2-has-signed')
  await endsWithItsAnnex(second)
}

/** DOC-03 */
async function endsWithItsAnnex(second: DeskAtWork): Promise<void> {
  const { desk, page } = second
  desk.send({ type: 'tab-chosen', tab: 'close' })
  desk.send({ type: 'end-of-day-requested' })
  await expect(page.getByText(issuerDayRefusals['desk-annex-missing'].ja.title)).toBeVisible()
  await expect(page.locator('[data-step="leaving"]')).toBeVisible()
  await look(second, '5-annex-of-desk-2')
  desk.send({ type: 'alarm-acknowledged' })
  await page.getByText(issuerScreen['tick_desk-annex-made'].ja).click()
  await expect(page.locator('[data-step="end"]')).toBeVisible()
}

async function takesIn(first: DeskAtWork): Promise<void> {
  const { desk, page } = first
  const words = issuerScreen.deskRead.ja
  await page.getByRole('button', { name: fill(words, { desk: 2 }) }).click()
  // The next step comes up by itself.
  await page.locator('[data-to-step="desks"].step-done').click()
  await expect(page.locator('[data-desk-report="here"]')).toContainText('発券 3')
  await look(first, '6-report-is-here')
  closeAsRecorded(desk, 5)
  expect(desk.day()).toMatchObject({ balanced: true, books: [{ voters: 5, told: 5, difference: 0 }, {}] })
  await writeReport(desk)
  expect(desk.day().report.type).toBe('written')
}
