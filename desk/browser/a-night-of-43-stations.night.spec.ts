/**
 * The night of a district with 43 stations and 113 machines at the tally's screen: from the first transport list to the signed result and
 * 開票録, with a dead machine, a damaged original, a burnt pair, a box without its lock, wrong media, candidates who died, are not eligible
 * or tied, and paper of every kind. Pictures: test-results/tally/ (`IPPYO_EVERY_PICTURE=yes`).
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { toHex } from '#election/bytes.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { DEAD, insert, type LargeDistrict, LOST, largeDistrict } from '#simulation/counting/large-district.ts'
import { buildApp, type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { CAST_VOTE_RECORDS, tallyDocuments, tallyExports } from '#tally/session/screen-event.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { verify } from '#verify/main.ts'
import { uiWords } from '#words/common.ts'
import { arrivalWords, paperWords, rulingWords, sheetWords } from '#words/tally.ts'
import { CountPage, expect } from './count-page.ts'
import { sendPapers, sheet } from './papers-of-the-night.ts'

const HOME = join(import.meta.dirname, '..', '..', 'out', 'night-of-43-stations')
const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'tally')
const at = (...names: readonly string[]) => join(HOME, ...names)
/** Sockets of the hub. */
const SLOTS = 40
const slot = (i: number) => at('slots', String(i + 1))
const PRESSES_OF_A_NIGHT = 300 // With every slip: decision 027.
/** Without a lock, and its list names something that is not there. */
const OPEN = '12'

let district: LargeDistrict
let tally: OneApp

// Forty-three stations, item by item, and a machine that may have others to serve.
test.describe.configure({ timeout: 1_800_000 })

test.beforeAll(async () => {
  await buildApp('tally')
  rmSync(HOME, { recursive: true, force: true })
  for (const place of [HOME, PICTURES]) mkdirSync(place, { recursive: true })
  district = await largeDistrict(HOME, secureRandomness())
  sendPapers(district.made, at('reports/1.json'), paperBallots())
  const machine = at('machine')
  const slots = Array.from({ length: SLOTS }, (_, i) => slot(i))
  const places = { package: at('package'), machine, reports: at('reports'), shares: at('shares'), out: at('result') }
  const config = { ...places, media: slots, clock: '2002-06-23T21:30' }
  tally = await startApp('tally', at('tally.json'), config)
})

test.afterAll(() => tally.stop())

test('43 stations are received, counted and joined with their paper, to the signed result', async ({ page }) => {
  const count = new CountPage(page, PICTURES)
  const presses = await count.countPresses()
  await page.goto(tally.address)
  await test.step('the key of this machine, and that it holds nothing', () => begin(count))
  await test.step('each station by its transport list, its report held against the paper', () => receiveStations(count))
  await test.step('media in any order from a hub, what does not belong here among them', () => receiveMedia(count))
  await test.step('three of five holders open, one of them at the second try', () => open(count))
  await test.step("the machines' part is told first", () => tellMachine(count))
  await test.step('paper of every kind, typed twice by two', () => typePaper(count))
  await test.step('a candidate is not eligible; a mistake about whom is taken back', () => rule(count))
  await test.step('the lot, the final result, the hall', () => finish(count))
  await test.step('papers, and that they say what the files say', () => print(count))
  expect(presses()).toBeLessThanOrEqual(PRESSES_OF_A_NIGHT)
  await expectResult()
  await expectPapers()
  expectCastVoteRecords()
  await expectVerified()
})

async function begin(count: CountPage): Promise<void> {
  const { page } = count
  await expect(page.getByLabel(tallyWords.machinePassphrase.ja)).toBeVisible()
  await count.picture('00-start')
  for (const passphrase of ['another one', TALLY_PASSPHRASE]) {
    await page.getByLabel(tallyWords.machinePassphrase.ja).fill(passphrase)
    await count.press(tallyWords.openKey)
    if (passphrase !== TALLY_PASSPHRASE)
      await expect(page.locator('[data-code="wrong-tally-passphrase"]')).toBeVisible()
  }
  await count.press(tallyWords.startCount)
  await page.locator('.zero-witnesses textarea').fill('立会 春子\n立会 夏男')
  await count.picture('01-zero-check')
  await count.press(tallyWords.zeroConfirm)
  await expect(page.locator('[data-station]')).toHaveCount(district.stations.length)
}

async function receiveStations(count: CountPage): Promise<void> {
  const { page } = count
  for (const station of district.stations) {
    const trouble = { differs: ['found-cards', '目録の1枚がない'] as const, unlocked: 'duplicates' }
    await count.receive(station, station === OPEN ? trouble : {})
  }
  await count.picture('02-received-by-their-lists')
  await expect(page.locator(`[data-station="${OPEN}"]`)).toHaveAttribute('data-list', 'open')
  await count.press(arrivalWords.decide, page.locator(`[data-panel="${OPEN}"]`))
  await count.typeInto(tallyWords.reason, '錠の鍵が途中で折れた。封印に異状はない')
  await count.typeInto(tallyWords.names, '選挙 長\n立会 春子')
  await count.answered(tallyWords.record)
  await expect(page.locator('[data-list="differs"]')).toHaveAttribute('data-station', OPEN)
  await count.press(tallyWords.readReports)
  for (const station of district.stations) {
    const panel = page.locator(`[data-panel="${station}"]`)
    await count.press(tallyWords.sameAsPaper, panel)
  }
  await expect(page.locator('[data-state="attention"], [data-next="compare"]')).toHaveCount(0)
}

async function receiveMedia(count: CountPage): Promise<void> {
  const { page } = count
  const originals = [...district.originals.values()].reverse()
  const copied = originals[0] ?? ''
  const wrong = [district.noBox, district.otherElection, district.spare, copied, district.deadsDuplicate]
  const codes = [
    'not-a-ballot-box',
    'medium-of-other-election',
    'unused-spare',
    'copy-of-a-medium',
    'duplicate-not-allowed',
  ]
  await readHub(count, [...originals.slice(0, SLOTS - wrong.length), ...wrong], SLOTS - wrong.length)
  await count.picture('03-wrong-media-on-the-hub')
  const shown = await page
    .locator('[data-code].slot-refused')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-code')))
  expect(shown).toEqual(codes)
  await count.press(uiWords.acknowledge)
  for (let done = SLOTS - wrong.length; done < originals.length; done += SLOTS) {
    const next = originals.slice(done, done + SLOTS)
    // The damaged one does not count.
    await readHub(count, next, Math.min(done + next.length, originals.length - 1))
  }
  await expect(page.locator('.slot-refused[data-code="medium-altered"]')).toHaveCount(1)
  await count.picture('04-one-damaged')
  await count.press(uiWords.acknowledge)
  await count.press(tallyWords.useDuplicate)
  await count.press(tallyWords.cause_damaged, count.dialog)
  await count.typeInto(tallyWords.opinion, '全員、異議なし')
  await count.typeInto(tallyWords.heard, '立会 春子\n立会 夏男')
  await count.typeInto(tallyWords.decider, '開票 管理')
  await count.picture('04b-the-duplicate-is-decided')
  await count.answered(tallyWords.allow)
  await readHub(count, [district.deadsDuplicate], originals.length)
  await count.explainAll(2, '組2の媒体は、両方とも送致の途中で焼けた')
  await count.picture('05-all-is-here')
}

/** All sockets are emptied and filled anew. @param read media that count, of the whole district */
async function readHub(count: CountPage, media: readonly string[], read: number): Promise<void> {
  rmSync(at('slots'), { recursive: true, force: true })
  for (const [i, medium] of media.entries()) await insert(medium, slot(i))
  await count.press(tallyWords.readMedia)
  await expect(count.page.locator('.totals-figures strong').nth(2)).toHaveText(String(read))
  await expect(count.page.locator('main[data-busy=""]')).toBeVisible()
}

async function open(count: CountPage): Promise<void> {
  const { passphrases } = district.made
  const holderOf = (seat: number) => passphrases[seat - 1] ?? ''
  await count.press(tallyWords.pageKeys)
  await count.press(tallyWords.mix)
  await count.giveShare(1, holderOf(1), 'filled')
  await count.giveShare(3, holderOf(4), 'wrong-passphrase')
  await count.giveShare(3, holderOf(3), 'filled')
  await count.picture('06-two-of-three')
  await count.giveShare(5, holderOf(5), 'opened')
  await expect(count.page.locator('.result[data-final="false"]')).toBeVisible()
}

function contestOf({ page }: CountPage, id: 'mayor' | 'council') {
  return page.locator(`[data-contest="${id}"]`)
}

async function tellMachine(count: CountPage): Promise<void> {
  const mayor = contestOf(count, 'mayor')
  await expect(mayor).toHaveAttribute('data-state', 'machine-untold')
  await count.press(paperWords.tell, mayor)
  await count.typeInto(paperWords.tellBallots, '60')
  await count.typeInto(paperWords.chair, '選挙 長')
  await count.answered(tallyWords.record)
  await expect(mayor).toHaveAttribute('data-state', 'machine-alone')
  await count.announce(1)
  await count.press(tallyWords.pageHall)
  await expect(count.page.locator('.hall')).toContainText('機械の分のみ')
  await count.picture('07-hall-machine-only')
  await count.press(tallyWords.hallLeave)
}

const byMachine = (choice: number | string) => district.votes.mayor.filter((each) => each === choice).length

/** So that 1 and 2 are tied by machine and paper together. */
function mayorsPaper() {
  const [one, two] = [byMachine(1), byMachine(2)]
  return { 1: 20 + Math.max(0, two - one), 2: 20 + Math.max(0, one - two), 3: 4 } as const
}

const paperBallots = () => Object.values(mayorsPaper()).reduce((sum, votes) => sum + votes, 5)

async function typePaper(count: CountPage): Promise<void> {
  const votes = mayorsPaper()
  const invalid = { 'invalid-wrong-paper': 1, 'invalid-blank': 3, 'invalid-words': 1 }
  const ballots = paperBallots()
  const own = { 'votes 1': votes[1], 'votes 2': votes[2], 'votes 3': votes[3] }
  const kinds = { 'voters-braille': 2, 'voters-provisional': 3, 'voters-ordinary': 1, 'voters-absentee': ballots - 5 }
  const others = { 'not-accepted-absentee': 2, 'not-accepted-provisional': 1, 'taken-away': 1 }
  const right = sheet([1, 2, 3], { ...own, ...kinds, ...others, ...invalid })
  await count.press(paperWords.enter, contestOf(count, 'mayor'))
  await count.typePaperTwice(right, { ...right, 'votes 2': String(votes[2] + 1) })
  await expect(count.dialog.locator('[data-differs]')).toHaveCount(1)
  await count.picture('08-they-differ')
  await count.press(sheetWords.again)
  await expect(count.dialog.locator('[data-field]')).toHaveCount(1)
  await count.typePaperTwice(right, right)
  await expect(count.dialog).toHaveCount(0)
  await expect(contestOf(count, 'mayor')).toHaveAttribute('data-state', 'joined')

  await count.press(paperWords.enter, contestOf(count, 'council'))
  const few = { 'votes 1': 1, 'votes 4': 1, 'shared-candidates 1': '1 4', 'shared-ballots 1': 1, basis: 'all' }
  const council = sheet([1, 2, 3, 4, 5], { ...few, 'voters-braille': 2, 'voters-absentee': 1, 'taken-away': 0 })
  await count.typePaperTwice(council, council)
  await expect(count.dialog).toHaveCount(0)
  await expect(contestOf(count, 'council')).toHaveAttribute('data-state', 'joined-sum')
  await count.picture('09-joined')
}

async function rule(count: CountPage): Promise<void> {
  const mayor = contestOf(count, 'mayor')
  const decide = async (candidate: number, reason: string, act: { readonly ja: string }) => {
    await count.press(rulingWords.decide, mayor)
    await count.dialog.locator('select').selectOption(String(candidate))
    await count.typeInto(tallyWords.reason, reason)
    await count.typeInto(paperWords.chair, '選挙 長')
    await count.typeInto(tallyWords.witnessNames, '立会 春子\n立会 夏男')
    await count.picture(`10-ruling-${candidate}`)
    await count.answered(act)
  }
  await decide(2, '戸籍の照会による', rulingWords.recordOut)
  await expect(mayor.locator('[data-ruled="2"]')).toHaveCount(1)
  await decide(2, '番号の取り違え', rulingWords.takeBack)
  await expect(mayor.locator('[data-ruled="2"]')).toHaveCount(2)
  await decide(3, '戸籍の照会による', rulingWords.recordOut)
  await expect(mayor.locator('[data-ruled="3"]')).toHaveCount(1)
}

async function finish(count: CountPage): Promise<void> {
  const { page } = count
  const mayor = contestOf(count, 'mayor')
  await expect(page.locator('[data-next="lot"]')).toBeVisible()
  await count.press(tallyWords.enterLot, mayor)
  await count.dialog.locator('.lot-candidates button').nth(1).click()
  await count.typeInto(tallyWords.lotDrawnBy, '選挙 長')
  await count.typeInto(tallyWords.lotWay, '封筒に入れた紙片')
  await count.typeInto(tallyWords.witnessNames, '立会 春子')
  await count.typeInto(tallyWords.lotEnteredBy, '入力 太郎')
  await count.press(tallyWords.lotNext, count.dialog)
  await count.dialog.locator('.lot-candidates button').nth(1).click()
  await count.typeInto(tallyWords.lotReadBy, '読返 花子')
  await count.answered(tallyWords.record)
  await expect(page.locator('.result[data-final="true"]')).toBeVisible()
  await count.announce(2)
  await expect(count.button(rulingWords.decide, mayor)).toBeDisabled()
  await count.picture('11-final')
  await count.press(tallyWords.pageHall)
  await expect(page.locator('.hall-line[data-candidate="2"]')).toContainText('当選（くじ）')
  await expect(page.locator('.hall-line[data-candidate="3"]')).toContainText('被選挙権なし')
  await count.picture('12-hall-final')
  await count.fits('.hall-line')
  await count.press(tallyWords.hallLeave)
}

async function print(count: CountPage): Promise<void> {
  const made = count.page.locator('.documents li .document-made')
  for (const [i, document] of [...tallyDocuments, ...tallyExports].entries()) {
    await count.press(tallyWords[`print_${document}`])
    await expect(made).toHaveCount(i + 1)
  }
  await count.press(tallyWords[`print_${CAST_VOTE_RECORDS}`])
  await count.picture('13-cast-vote-records')
  await count.press(tallyWords.cancel)
  await expect(count.page.locator('.dialog')).toHaveCount(0)
  await count.press(tallyWords[`print_${CAST_VOTE_RECORDS}`])
  await count.press(tallyWords.recordsAgree)
  await expect(made).toHaveCount(tallyDocuments.length + tallyExports.length + 1)
  await count.picture('13-papers')
  await count.press(tallyWords.pageLog)
  await expect(count.page.locator('[data-chain="whole"]')).toBeVisible()
  await count.picture('14-log')
}

interface Told {
  readonly id: string
  readonly totals: Readonly<Record<string, number>> | null
  readonly joined: {
    readonly totals: Readonly<Record<string, string>>
    readonly valid: string
    readonly invalid: number
    readonly cast: number
  }
  readonly winners: readonly number[]
  readonly ineligible: readonly number[]
  readonly ended: number
}

function told(): readonly Told[] {
  return JSON.parse(readFileSync(at('result', 'documents', 'result.json'), 'utf8')).contests
}

const repeated = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value)

/** The slow reference counts it from what was voted and typed. */
async function expectResult(): Promise<void> {
  const [mayor, council] = told()
  const votes = mayorsPaper()
  const paper = [...repeated(1, votes[1]), ...repeated(2, votes[2])]
  const machine = district.votes.mayor.filter((each): each is 1 | 2 | 'ended' => each !== 3 && each !== 'died')
  const byHand = countNaive({ kind: 'head', seats: 1, candidates: [1, 2] }, machine, paper)
  expect(byHand.needsLot).toEqual({ seats: 1, candidates: [1, 2] })
  expect(mayor?.joined).toMatchObject({ totals: byHand.totals, valid: String(byHand.valid) })
  // Who died, who is not eligible by machine and on paper, and the five on paper.
  expect(mayor?.joined.invalid).toBe(byMachine('died') + byMachine(3) + votes[3] + 5)
  expect(mayor).toMatchObject({
    totals: { 1: byMachine(1), 2: byMachine(2), 3: byMachine(3) },
    ended: byMachine('ended'),
  })
  expect(mayor).toMatchObject({ winners: [2], ineligible: [3] })
  const candidates = [1, 2, 3, 4, 5]
  const ofCouncil = countNaive({ kind: 'council', seats: 3, candidates }, district.votes.council, [1, 4, [1, 4]], 'all')
  expect(council).toMatchObject({ totals: null, winners: ofCouncil.winners, joined: { totals: ofCouncil.totals } })
}

/** The council has three ballots on paper: only its sum may be told (D-22). */
function expectCastVoteRecords(): void {
  const text = readFileSync(at('result', 'documents', `result-${CAST_VOTE_RECORDS}.json`), 'utf8')
  const votesFor = (number: number) => text.split(`"selection-candidate-mayor-${number}","S`).length - 1
  expect([1, 2, 3].map(votesFor)).toEqual([byMachine(1), byMachine(2), byMachine(3)])
  expect(text.includes('"ContestId":"contest-council"'), 'a vote for the council').toBe(false)
}

/** @param order `-raw`: cell after cell, each whole */
function textOf(name: string, order: '-layout' | '-raw' = '-layout'): string {
  return execFileSync('pdftotext', [order, at('result', 'documents', `${name}.pdf`), '-'], { encoding: 'utf8' })
}

async function expectPapers(): Promise<void> {
  const figures = told().flatMap(({ joined }) => [...Object.values(joined.totals), joined.valid, String(joined.cast)])
  for (const name of tallyDocuments.slice(0, tallyDocuments.indexOf('storage-list'))) {
    const text = textOf(name).replaceAll(',', '')
    for (const figure of figures)
      expect(text, name).toMatch(new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(\\.000)?(?![\\d.])`))
    if (name !== 'counting-record') expect(text.replaceAll(/\s/g, ''), name).toContain('無効')
  }
  const record = textOf('counting-record', '-raw').replaceAll(/\s/g, '')
  // The clock of a sample goes on from half past nine.
  expect(record).toMatch(/\d\d時\d\d分立会春子、立会夏男/)
  for (const said of [
    '1番保管1郎、3番保管3郎、5番保管5郎',
    '正（原本）43-1',
    '副（複写）：錠なし',
    '目録の1枚がない',
    '錠の鍵が途中で折れた',
    '全員、異議なし',
    '送致の車の火災',
    '番号の取り違え',
    '入力太郎、入力花子の二人がそれぞれ入力し、一致した',
  ])
    expect(record).toContain(said)
  const storage = textOf('storage-list').replaceAll(/\s/g, '')
  expect(storage).toContain(`M-${DEAD.station}-${DEAD.pair}-B`)
  expect(storage).not.toContain(`M-${LOST.station}-${LOST.pair}-`)
}

/** Somebody else's program finds no difference. */
async function expectVerified(): Promise<void> {
  const { made, originals, deadsDuplicate } = district
  const counted = [...originals]
    .filter(([place]) => place !== `${DEAD.station} ${DEAD.pair}`)
    .map(([, medium]) => medium)
  const found = await verify({
    packageDirectory: at('package'),
    authority: toHex(made.authority.publicKey),
    media: [...counted, deadsDuplicate],
    reports: at('reports'),
    count: at('result'),
  })
  expect(found.count).toMatchObject({ problem: null, differences: [] })
}
