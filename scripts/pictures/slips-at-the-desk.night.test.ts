/** 発券のみ: the last two days of early voting at a desk without a roll, by hand on the real issuer's screen in real Chromium, with people's mistakes. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Station } from '#election/definition/definition.ts'
import { type SlipRange, slipNumber } from '#election/definition/slips.ts'
import type { ContestId, RollNumber, StationId, StationIndex } from '#election/ids.ts'
import { LANGUAGES } from '#election/languages.ts'
import { readDayList } from '#election/roll/day-list.ts'
import type { LocalDate } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { slipsUsedCsv, wordsOfSlips } from '#office/roll/slip-words.ts'
import { inOrder, leaving, lockingTheBox } from '#simulation/people/issuer-day.ts'
import { keepPicture } from '#simulation/pictures/keep-picture.ts'
import { must } from '#simulation/rooms/must.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'
import { withSlips } from '#ui/language/other-words.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { deskInABrowser, noBrowser, oneBrowser, soon } from './desk-in-a-browser.ts'

const DATES = ['2002-06-21', '2002-06-22'] as [LocalDate, LocalDate]
const contests = ['mayor', 'council'] as unknown as readonly ContestId[]
const ranges = (from: number): readonly SlipRange[] => [
  { first: from, last: from + 9, sex: 'F', contests },
  { first: from + 10, last: from + 19, sex: 'M', contests: contests.slice(1) },
]
const place = (id: string, index: number, name: string, from: number): Station => ({
  ...tinyStation,
  ...{ id: id as StationId, index: index as StationIndex, name, designated: false, earlyVoting: true },
  ...{ dates: DATES, slips: ranges(from) },
})
const STATIONS = [
  place('E', 1, '期日前投票所', 1_000_000),
  place('S', 2, '期日前投票所（支所）', 2_000_000),
  { ...tinyStation, index: 3 as StationIndex },
]
const slip = (serial: number) => slipNumber(serial)
const [ANNE, BETH, CARA, DORA, OF_COUNCIL] = [1_000_000, 1_000_001, 1_000_002, 1_000_003, 1_000_010].map(slip) as [
  RollNumber,
  RollNumber,
  RollNumber,
  RollNumber,
  RollNumber,
]

let prepared: PreparedStation
let desk: Reception
let page: Page
let close = async () => {}
const browser = oneBrowser()
beforeAll(async () => {
  prepared = await prepareStation({ ...sourcesWith(12), stations: STATIONS })
  desk = await Reception.furnish(prepared)
})
afterAll(async () => {
  await close()
  await desk.clear()
  await prepared.close()
})

const at = (name: string) => soon(page.locator(`[data-desk="${name}"]`)).toBeVisible()
const button = ({ ja }: Text, scope: Page | Locator = page) => scope.getByRole('button', { name: withSlips(ja, 'ja') })
const code = (name: string) => soon(page.locator(`[data-code="${name}"]`).first()).toBeVisible()
let pictures = 0
async function looks(name: string): Promise<void> {
  pictures += 1
  for (const language of LANGUAGES) {
    desk.app.send({ type: 'language-chosen', language })
    await soon(page.locator(`html[lang="${language}"]`)).toHaveCount(1)
    await keepPicture(page, `test-results/slips/${String(pictures).padStart(2, '0')}-${name}.${language}.png`)
  }
  desk.app.send({ type: 'language-chosen', language: 'ja' })
  await soon(page.locator('html[lang="ja"]')).toHaveCount(1)
}

async function opens(day: 0 | 1): Promise<void> {
  desk.clock.set(`${DATES[day]}T06:40`)
  if (day === 0) {
    await desk.start('E-I1')
    await desk.unlock()
    await desk.open(DATES[0])
  }
  desk.app.send({ type: 'tab-chosen', tab: 'vote' })
}

async function types(text: string): Promise<void> {
  await at('ready')
  await page.locator('.search input').fill(text)
  await button(issuerScreen.search).tap()
}

/** @param asked the desk asks once whether the voter gets no more than these contests */
async function gives(number: RollNumber, asked = false): Promise<Awaited<ReturnType<Reception['newCard']>>> {
  await types(number)
  await at('found')
  await button(issuerScreen.slipConfirm).tap()
  await at('checked')
  await button(issuerScreen.issue).tap()
  if (asked) {
    await looks('question')
    await page.keyboard.press('Enter')
  }
  await at('card-awaited')
  const card = await desk.newCard()
  desk.reader.tray.insert(card)
  await at('hand-over')
  desk.takeCard()
  await button(issuerScreen.handedOver).tap()
  await at('ready')
  return card
}

async function officer(): Promise<void> {
  await soon(page.locator('.officer-page')).toBeVisible()
  desk.reader.tray.insert(desk.operatorCard)
  for (const digit of PREPARED_PIN) await page.locator('.number-pad').getByRole('button', { name: digit }).tap()
  await button(uiWords.enter).tap()
  await soon(page.locator('.officer-page')).toHaveCount(0)
  desk.reader.tray.remove()
}

async function step(tab: 'close' | 'watch' | 'open', name: string) {
  desk.app.send({ type: 'tab-chosen', tab })
  await page.locator(`[data-to-step="${name}"]`).tap()
  const shown = page.locator(`[data-step="${name}"]`)
  await soon(shown).toBeVisible()
  return shown
}

async function listOf(number: number) {
  const file = new Uint8Array(await readFile(join(desk.room, 'reports', `day-list-E-0${number}.ippyo`)))
  const { electionPackage } = prepared.election
  const station = STATIONS[0] as Station
  const context = {
    electionId: electionPackage.electionId,
    station: station.id,
    rollKey: prepared.secrets.keys.rollKey,
  }
  return must(readDayList(file, context, electionPackage)).list
}

describe.skipIf(noBrowser)('two days without a roll', () => {
  it('a slip typed wrong, of another place, twice, and one that comes back; each page says slip', async () => {
    await opens(0)
    const opened = await deskInABrowser(desk, browser())
    ;({ page, close } = opened)
    await looks('ready')
    for (const [text, refusal] of [
      ['100000018', 'slip-misread'],
      [slip(2_000_000), 'slip-of-other-station'],
      ['1000000', 'not-a-slip'],
      [slip(1_000_025), 'slip-unknown'],
    ] as const) {
      await types(text)
      await at('refused')
      await code(refusal)
      await looks(refusal)
      await page.keyboard.press('Escape')
    }
    await gives(ANNE)
    await types(ANNE)
    await at('refused')
    await code('slip-used')
    await looks('slip-used')
    await page.keyboard.press('Escape')
    // Everything is declined before the card was used: the slip goes back to its voter.
    const card = await gives(BETH)
    await types(BETH)
    await button(issuerScreen.returnAll).tap()
    await at('return-awaited')
    await looks('return-awaited')
    desk.reader.tray.insert(card)
    await at('returned')
    await looks('returned')
    desk.takeCard()
    await page.keyboard.press('Enter')
    await gives(OF_COUNCIL, true)
    // This one is taken home.
    await gives(CARA)
    expect(desk.day()).toMatchObject({ ticketsExpected: 3, counts: { cardsIssued: 4, cardsReturned: 1 } })
  })

  it('the evening with a card that is still out, and the list of the day', async () => {
    desk.clock.set(`${DATES[0]}T20:00`)
    desk.app.send({ type: 'cards-brought', count: 2 })
    await looks('a-card-is-out')
    evening(0, [1, 2], 18)
    await step('close', 'account')
    await looks('account')
    const rest = await step('close', 'rest')
    await looks('rest')
    await button(issuerScreen.rest, rest).tap()
    await officer()
    await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the day')
    await step('close', 'list')
    await looks('list')
    expect((await listOf(1)).voters.map(({ rollNo, by }) => [rollNo, by])).toEqual([
      [ANNE, 'card'],
      [CARA, 'card'],
      [OF_COUNCIL, 'card'],
    ])
    desk.plays(inOrder(lockingTheBox, leaving))
  })

  it('the next day: a used slip stays used, the one that came back brings a card', async () => {
    desk.clock.set(`${DATES[1]}T06:40`)
    desk.app.send({ type: 'tab-chosen', tab: 'close' })
    await looks('next-day')
    await page.locator('[data-step]').getByRole('button', { name: issuerScreen.nextDay.ja, exact: true }).tap()
    await officer()
    desk.app.send({ type: 'tab-chosen', tab: 'open' })
    await looks('morning')
    await desk.open(DATES[1])
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
    for (const each of [ANNE, CARA, OF_COUNCIL]) {
      await types(each)
      await code('slip-used')
      await page.keyboard.press('Escape')
    }
    await looks('used-on-the-day-before')
    await gives(BETH)
    await gives(DORA)
  })

  it('the last evening: the report, and what goes back to the city', async () => {
    desk.app.send({ type: 'cards-brought', count: 2 })
    evening(1, [3, 4], 18)
    await step('close', 'account')
    await looks('last-account')
    await button(issuerScreen.writeReport, await step('close', 'report')).tap()
    await officer()
    await desk.until((view) => view.screen === 'day' && view.record.days.list?.number === 2, 'the last list')
    await step('close', 'list')
    await looks('last-list')
    const { contests: all } = prepared.election.electionPackage
    const [first, last] = [await listOf(1), await listOf(2)]
    // The city's system knows whom it gave each slip.
    const voterOf = new Map<RollNumber, RollNumber | null>([
      [ANNE, '1' as RollNumber],
      [BETH, '2' as RollNumber],
      [CARA, '3' as RollNumber],
      [OF_COUNCIL, '4' as RollNumber],
    ])
    expect(slipsUsedCsv(wordsOfSlips([last], [first], voterOf, new Set()), all)).toBe(
      [
        'slip,station,contests,by,state',
        `${ANNE},E,mayor+council,card,`,
        `${BETH},E,mayor+council,card,`,
        `${CARA},E,mayor+council,card,`,
        `${DORA},E,mayor+council,card,no-voter`,
        `${OF_COUNCIL},E,council,card,`,
        '',
      ].join('\r\n'),
    )
  })
})

/** @param records of the first machine, in each contest; nobody explains more than the card that is out */
function evening(day: 0 | 1, records: readonly [number, number], cardsInCase: number): void {
  const { kiosks } = desk.day().record
  closeAsRecorded(desk, 0, DATES[day], {
    ...{ cardsInCase, difference: 'カードを1枚、投票せずに持ち帰った方がいる' },
    records: (asked, contest) => {
      const at = kiosks.findIndex(({ machine }) => machine === asked)
      return kiosks[at]?.state !== 'started' ? undefined : at > 0 ? 0 : records[contest === contests[0] ? 0 : 1]
    },
  })
}
