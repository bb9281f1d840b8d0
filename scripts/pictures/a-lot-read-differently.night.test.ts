/**
 * CNT-09: two people enter a lot and name different winners, on the screen over the real session: nothing is recorded, nobody sees what
 * the other chose, both look at the lot and choose anew; what they then agree on is the lot.
 */
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { drawnLots, lotsOf } from '#election/count/lots.ts'
import { paperFields } from '#election/count/paper.ts'
import type { ContestId } from '#election/ids.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { showViews } from '#simulation/pictures/show-views.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'

const MAYOR = 'mayor' as ContestId

/** Twelve by machine for candidate 1; on paper 10 and 22: a tie. */
async function tied(): Promise<CountRoom> {
  const room = await CountRoom.make({ records: 4 })
  room.receiveEverything()
  room.count()
  const zero = paperFields([1, 2], 'people').map(({ name, kind }) => [name, kind === 'count' ? '0' : ''] as const)
  const own = { 'votes 1': '10', 'votes 2': '22', 'taken-away': '0', 'voters-absentee': '32' }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields: { ...Object.fromEntries(zero), ...own } }))
  room.press(tallyScreenEventSchema.parse({ type: 'type-paper', contest: MAYOR, reason: '', typings }))
  return room
}

async function enterFirst(page: Page, winner: number): Promise<void> {
  const dialog = page.locator('dialog')
  await dialog.locator('.lot-candidates button').nth(winner).click()
  for (const line of await dialog.locator('.field input, .field textarea').all())
    if ((await line.inputValue()) === '') await line.fill('選挙 長')
  await press(page, 'lotNext')
}

async function readBack(page: Page, winner: number): Promise<void> {
  const dialog = page.locator('dialog')
  await dialog.locator('.lot-candidates button').nth(winner).click()
  await dialog.locator('.field input').fill('読返 花子')
  await press(page, 'record')
}

async function press(page: Page, words: keyof typeof tallyWords): Promise<void> {
  await page.getByRole('button', { name: (tallyWords[words] as { ja: string }).ja, exact: true }).click()
  await settled(page)
}

const chosen = (page: Page) => page.locator('dialog .lot-candidates [aria-pressed="true"]').count()

it.skipIf(findChromium(process.env) === null)(
  'two who differ choose anew, and nothing is recorded before',
  async () => {
    const room = await tied()
    const heard: TallyScreenEvent[] = []
    let refuses = false
    let lotHeard = () => {}
    const entered = new Promise<void>((resolve) => {
      lotHeard = resolve
    })
    await showViews<TallyView, TallyScreenEvent>({
      app: 'tally',
      screenEventSchema: tallyScreenEventSchema,
      first: room.view(),
      hears: (event) => {
        if (event.type === 'enter-lot' && refuses) {
          refuses = false
          return
        }
        heard.push(event)
        room.press(event)
        if (event.type === 'enter-lot') lotHeard()
      },
      look: async (page, show) => {
        await press(page, 'pageResult')
        await press(page, 'enterLot')
        await enterFirst(page, 0)
        // The second reader does not see the first entry.
        expect(await chosen(page)).toBe(0)
        await readBack(page, 1)
        const dialog = page.locator('dialog')
        expect(await dialog.locator('[data-code="lot-read-differently"]').count()).toBe(1)
        expect(await dialog.locator('.lot-candidates').count()).toBe(0)
        expect([heard.filter(({ type }) => type === 'enter-lot'), room.state.lots.size]).toEqual([[], 0])
        await press(page, 'lotChooseAgain')
        expect(await chosen(page)).toBe(0)
        // The words about the drawing stay; both choose anew who drew which lot.
        expect(await page.getByRole('button', { name: tallyWords.lotNext.ja }).isDisabled()).toBe(true)
        await enterFirst(page, 1)
        expect(await chosen(page)).toBe(0)
        await dialog.locator('.lot-candidates button').nth(1).click()
        await dialog.locator('.field input').fill('読返 花子')
        // The machine works meanwhile, and then refuses: what was chosen and written stays, and is sent again.
        const record = dialog.getByRole('button', { name: tallyWords.record.ja, exact: true })
        await show({ ...room.view(), busy: 'printing' })
        await settled(page)
        expect(await record.isDisabled()).toBe(true)
        await show(room.view())
        await settled(page)
        refuses = true
        await press(page, 'record')
        await expect.poll(() => refuses).toBe(false)
        await show({ ...room.view(), message: { code: 'busy', about: {} } })
        await settled(page)
        expect(await dialog.locator('[data-code="busy"]').count()).toBe(1)
        await press(page, 'record')
        await entered
        await show(room.view())
        await settled(page)
        expect(await dialog.count()).toBe(0)
        expect(await page.locator('[data-lot="1"]').count()).toBe(1)
        await show({ ...room.view(), busy: 'printing' })
        await settled(page)
        expect(await page.getByRole('button', { name: tallyWords.lotAgain.ja }).isDisabled()).toBe(true)
      },
    })
    expect(heard.filter(({ type }) => type === 'enter-lot')).toHaveLength(1)
    expect(drawnLots(lotsOf(room.state.lots, MAYOR))).toMatchObject([{ winners: [2], by: ['選挙 長', '読返 花子'] }])
  },
)
