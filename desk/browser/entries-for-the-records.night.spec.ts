/**
 * Entries that 開票録 and 選挙録 ask for beyond the count, at the tally's screen: entered before anything is received, gone on with after the
 * result, printed, corrected with a reason; and a second program on the same folder, which is told of the first. Pictures go to test-results/tally/.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Locator, test } from '@playwright/test'
import type { CountingElection } from '#simulation/counting/counting-election.ts'
import { insert } from '#simulation/counting/large-district.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { buildApp, type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { minutesWords, paperWords, sheetWords } from '#words/tally.ts'
import { CountPage, expect } from './count-page.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'records')
const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'tally')
const at = (...names: readonly string[]) => join(HOME, ...names)

let made: CountingElection
const running: OneApp[] = []

test.describe.configure({ timeout: 600_000 })

test.beforeAll(async () => {
  await buildApp('tally')
  rmSync(HOME, { recursive: true, force: true })
  for (const place of [HOME, PICTURES]) mkdirSync(place, { recursive: true })
  const settings = { countPlace: '見本市民体育館', countSentTo: '見本市選挙管理委員会' }
  made = await writeOneStation(HOME, { spares: 0, settings })
  await insert(at('media', '1', '1', 'original'), at('slot'))
  await start('machine')
})

test.afterAll(async () => {
  await Promise.all(running.map((each) => each.stop()))
})

/** All of them count in one folder. */
async function start(machine: string): Promise<OneApp> {
  const places = { package: at('package'), machine: at(machine), reports: at('reports'), shares: at('shares') }
  const config = { ...places, out: at('result'), media: [at('slot')], clock: '2002-06-23T21:30' }
  const started = await startApp('tally', at(`${machine}.json`), config)
  running.push(started)
  return started
}

const place = ({ page }: CountPage, name: string): Locator => page.locator(`[data-field="${name}"] :is(input, select)`)

async function record(count: CountPage, entries: number): Promise<void> {
  await count.press(minutesWords.record)
  await expect(count.page.locator('.minutes-entries li')).toHaveCount(entries)
  await expect(count.page.locator('.minutes')).toHaveAttribute('data-changed', '0')
}

function recordOf(name: 'counting-record' | 'election-record'): string {
  const path = at('result', 'documents', `${name}.pdf`)
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}

test('entries for the records, before the count and after it, by one program of two', async ({ page, context }) => {
  const count = new CountPage(page, PICTURES)
  await page.goto(running[0]?.address ?? '')
  await test.step('before anything is received', () => beforeTheCount(count))
  const other = new CountPage(await context.newPage(), PICTURES)
  await test.step('a second program on the same folder says what runs there and since when', () => inUse(other))
  await test.step('received, opened, joined', () => toTheResult(count))
  await test.step('what came since is added without a reason', () => added(count))
  await test.step('what the record of one election asks for, and a vote that was provisional', () =>
    ofOneElection(count))
  await test.step('printed, and corrected with a reason that the paper says', () => corrected(count))
  await test.step('in English, at both sizes', () => inEnglish(count))
})

/** Known facts are there already, and typed ones outlive a look at another page. */
async function beforeTheCount(count: CountPage): Promise<void> {
  const { page } = count
  await count.begin()
  await count.press(minutesWords.page)
  await expect(place(count, 'count place')).toHaveValue('見本市民体育館')
  await expect(place(count, 'count witness 2 name')).toHaveValue('立会 夏男')
  await expect(place(count, 'count began')).toHaveValue(/^2002-06-23 21:3\d$/)
  await place(count, 'count officer').fill('見本市見本1-1　管理 太郎')
  await place(count, 'meeting officer').fill('見本市見本2-2　選挙 長')
  const [candidate] = (made.election.list.contests[0]?.candidates ?? []).map(({ name }) => name)
  await place(count, 'count witness 1 candidate').fill(candidate ?? '')
  await expect(place(count, 'count witness 1 party')).not.toHaveValue('')
  await place(count, 'count witness 1 came').fill('21:00')
  await place(count, 'count ended').fill('12時半')
  await expect(page.locator('[data-field="count ended"]')).toContainText('2002-06-23 21:30')
  await count.picture('31-a-time-of-another-kind')
  await place(count, 'count ended').fill('')
  await place(count, 'count witness 1 came').fill('2100')
  await expect(page.locator('[data-field="count witness 1 came"]')).toContainText('21:30')
  await place(count, 'count witness 1 came').fill('21:00')
  await expect(count.button(minutesWords.record)).toBeDisabled()
  await count.press(tallyWords.pageReceive)
  await count.press(minutesWords.page)
  await expect(place(count, 'count officer')).toHaveValue('見本市見本1-1　管理 太郎')
  await page.getByLabel(minutesWords.by.ja).fill('書記 花子')
  await count.picture('20-entries-before-the-count')
  await count.isClean()
  await record(count, 1)
  await expect(page.locator('[data-entry="1"]')).toContainText('書記 花子')
  await count.press(tallyWords.pageReceive)
}

async function inUse(count: CountPage): Promise<void> {
  const { page } = count
  cpSync(at('machine'), at('second'), { recursive: true })
  const second = await start('second')
  await page.goto(second.address)
  const card = page.locator('[data-code="count-in-use-by-screen"]')
  await expect(card).toContainText(at('result'))
  await expect(card).toContainText(String(running[0]?.pid))
  await expect(card).toContainText('2002-06-23 21:3')
  await count.picture('21-in-use')
  await page.close()
}

async function toTheResult(count: CountPage): Promise<void> {
  const { page } = count
  await count.receiveAll('1')
  await count.press(tallyWords.readMedia)
  await expect(page.locator('.totals-figures strong').nth(2)).toHaveText('1')
  await expect(page.locator('main[data-busy=""]')).toBeVisible()
  await count.press(tallyWords.pageKeys)
  await count.press(tallyWords.mix)
  await twoHolders(count)
  await expect(page.locator('.result')).toBeVisible()
  await twoPeopleType(count)
  await count.joinNoPaper()
}

/** The record names who opened it: one name at two seats is told, and the screen says where a stick goes that is not there. */
async function twoHolders(count: CountPage): Promise<void> {
  const { page } = count
  const [first = '', second = ''] = made.passphrases
  await expect(page.locator('.keys')).toContainText(tallyWords.sharesHow.ja)
  await count.press(minutesWords.page)
  await place(count, 'count staff').fill('11')
  await count.press(tallyWords.pageKeys)
  await expect(page.locator('.keys')).toContainText(minutesWords.lostWithKeys.ja)
  await count.press(minutesWords.page)
  await place(count, 'count staff').fill('')
  await count.press(tallyWords.pageKeys)
  await expect(page.locator('.keys')).not.toContainText(minutesWords.lostWithKeys.ja)
  await count.giveShare(1, first, 'filled')
  const seat = page.locator('[data-seat="2"]')
  await seat.locator('input').first().fill('保管１郎')
  await seat.locator('input[type=password]').fill(second)
  await seat.getByRole('checkbox').check()
  // While the first share is taken in, a seat takes nothing, by Enter either.
  await expect(count.button(tallyWords.give, seat)).toBeEnabled()
  await seat.locator('input[type=password]').press('Enter')
  await expect(page.locator('[data-code="holder-twice"]')).toBeVisible()
  await count.picture('27-one-holder-at-two-seats')
  await expect(seat).toHaveClass(/seat-empty/)
  await count.press(uiWords.acknowledge)
  await count.giveShare(2, second, 'opened')
}

/** Decision 023: no figure without a name, none under the first one's, and another name asks who typed what stands there. */
async function twoPeopleType(count: CountPage): Promise<void> {
  const { dialog } = count
  const [name, figure] = [dialog.locator('label.field > input').first(), dialog.locator('[data-field] input').first()]
  await count.press(paperWords.enter)
  await expect(figure).toBeDisabled()
  await count.picture('28-no-figure-without-a-name')
  await count.typePaper('入力 太郎', {})
  for (const place of await dialog.locator('[data-field] input').all()) await place.fill('0')
  await name.fill('入力 太朗')
  await count.press(sheetWords.handOver)
  await count.picture('29-another-name-over-the-figures')
  await count.press(sameOf('入力 太郎', '入力 太朗'))
  await count.press(sheetWords.handOver)
  await name.fill('入力太朗')
  await expect(dialog).toContainText(sheetWords.sameName.ja)
  await expect(figure).toBeDisabled()
  await count.picture('30-one-name-twice')
  await name.fill('入力 花子')
  for (const place of await dialog.locator('[data-field] input').all()) await place.fill('0')
  await name.fill('入力 太朗')
  await expect(count.button(sheetWords.compare)).toBeDisabled()
  await name.fill('入力 春子')
  await count.press(sheetWords.compare)
  await count.press({ ja: sheetWords.typedByOther.ja.replace('{by}', '入力 春子') })
  await expect(name).toHaveValue('入力 春子')
  await expect(figure).toHaveValue('')
  await expect(count.button(sheetWords.compare)).toBeDisabled()
  await count.press(tallyWords.cancel)
  // Who works by keys goes on where the dialog was opened.
  await expect(count.button(paperWords.enter).first()).toBeFocused()
}

function sameOf(under: string, by: string) {
  return { ja: sheetWords.typedBySame.ja.replace('{under}', under).replace('{by}', by) }
}

async function added(count: CountPage): Promise<void> {
  const { page } = count
  await count.announce(1)
  await count.press(minutesWords.page)
  // A fact that has become known since is offered, and put there by a press.
  await expect(place(count, 'count read-out')).toHaveValue('')
  await count.press(minutesWords.known)
  await expect(place(count, 'count read-out')).toHaveValue(/^2002-06-23 2\d:\d\d$/)
  await place(count, 'count ended').fill('2002-06-23 20:00')
  await place(count, 'count staff').fill('12')
  await page.getByLabel(minutesWords.by.ja).fill('書記 花子')
  await count.press(minutesWords.record)
  await expect(page.locator('[data-code="minutes-end-first"]')).toBeVisible()
  await count.press(uiWords.acknowledge)
  await place(count, 'count ended').fill('2002-06-24 00:40')
  await record(count, 2)
  await count.picture('22-entries-after-the-result')
}

/** The council's meeting was in another room; the addresses are asked of who is elected, the others are not asked. */
async function ofOneElection(count: CountPage): Promise<void> {
  const { page } = count
  const council = page.locator('[data-contest="council"]')
  await expect(council.locator('[data-field="of council meeting place"]')).toHaveCount(0)
  await place(count, 'meeting place').fill('見本市民体育館')
  await count.press(minutesWords.ownMeeting, council)
  const own = place(count, 'of council meeting place')
  await expect(own).toHaveAttribute('placeholder', /見本市民体育館/)
  await own.fill('第二会議室')
  await place(count, 'of council meeting witness 1 name').fill('市議 立会')
  const [elected] = made.election.list.contests[0]?.candidates ?? []
  const address = place(count, `of mayor elected ${elected?.number} address`)
  await expect(page.locator('[data-contest="mayor"] [data-field*=" elected "]')).toHaveCount(1)
  await address.fill('見本市北町1-1')
  await place(count, 'count provisional 1 name').fill('調書第1号')
  await place(count, 'count provisional 1 ground').fill(minutesWords.ground_refused.ja)
  await place(count, 'count provisional 1 decision').selectOption('accepted')
  await count.press(minutesWords.addProvisional)
  await expect(place(count, 'count provisional 2 name')).toBeVisible()
  await count.isClean()
  await count.picture('26-entries-of-one-election')
  await record(count, 3)
}

async function corrected(count: CountPage): Promise<void> {
  const { page } = count
  await count.press(tallyWords.pageResult)
  const papers = page.locator('.documents li .document-made')
  for (const [i, document] of (['counting-record', 'election-record'] as const).entries()) {
    await count.press(tallyWords[`print_${document}`])
    await expect(papers).toHaveCount(i + 1)
  }
  for (const said of ['見本市民体育館', '管理太郎', '平成14年6月24日（月）0時40分', '12人', '書記花子が入力した'])
    expect(recordOf('counting-record')).toContain(said)
  expect(recordOf('counting-record')).toMatch(/調書第1号.*受理/)
  const records = recordOf('election-record')
  for (const said of ['見本市見本2-2選挙長', '第二会議室', '市議立会', '見本市北町1-1']) expect(records).toContain(said)
  await count.press(minutesWords.page)
  await place(count, 'count place').fill('見本中央公民館')
  await expect(page.getByText(minutesWords.reasonText.ja)).toBeVisible()
  await expect(count.button(minutesWords.record)).toBeDisabled()
  await page.getByLabel(minutesWords.reason.ja).fill('会場の書き違い')
  await count.picture('23-a-correction')
  await record(count, 4)
  await count.press(tallyWords.pageResult)
  await expect(papers).toHaveCount(0)
  await count.press(tallyWords['print_counting-record'])
  await expect(papers).toHaveCount(1)
  expect(recordOf('counting-record')).toMatch(/見本中央公民館.*訂正の理由会場の書き違い/)
  expect(JSON.parse(readFileSync(at('result', 'minutes', '004.json'), 'utf8'))).toMatchObject({ number: 4 })
}

async function inEnglish(count: CountPage): Promise<void> {
  const { page } = count
  await count.press({ ja: uiWords.ownName.en })
  await page.getByRole('button', { name: minutesWords.page.en, exact: true }).click()
  await expect(page.getByRole('heading', { name: minutesWords.title.en })).toBeVisible()
  await expect(page.locator('[data-entry="4"]')).toContainText('corrected by 書記 花子')
  await count.isClean()
  await count.picture('24-entries-in-english')
  await page.setViewportSize({ width: 1366, height: 768 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await count.picture('25-entries-in-english-small')
}
