/**
 * Promise 3 on the whole machine: after votes by touch on the real screen, nothing that was written since – browser profile,
 * cache, temporary files, machine directories, media, dumps, swap files – tells which candidate was chosen. `marker-search.ts`
 * says why the candidates of a contest are compared with one another. Out of reach here: the memory of running processes,
 * pictures that a graphics driver keeps, and compressed contents (the screens are served and stored without compression).
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect, type FrameLocator, type Page, test } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../shell/chromium/browser.ts'
import { DeskPage } from './desk-page.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'
import { withReadings } from './hand.ts'
import { type Found, filesWrittenSince, type Marker, search, type Tags } from './marker-search.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const ISSUER = '1-I1'
const KIOSK = '1-K1'
const CARD = 'voting-5'
/** Numbers on the screen: neither the first nor the last, so that a list that is cut off says nothing. */
const CHOICES = { mayor: 2, council: 3 } as const
const CANDIDATES = { mayor: 3, council: 5 } as const
/** In every font, in no other file of this machine in this order. */
const SIGNS = [...'子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸']

/** Made when the test begins: this file is also loaded only to list its tests. */
const room = join(tmpdir(), `ippyo-marker-${process.pid}`)
const place = (name: string) => join(room, name)
/** A machine of its own for everything that the programs write: home, temporary files, profile. */
const machine = {
  HOME: place('home'),
  TMPDIR: place('tmp'),
  XDG_CONFIG_HOME: place('home/.config'),
  XDG_CACHE_HOME: place('home/.cache'),
  XDG_RUNTIME_DIR: place('run'),
}
let desk: DeskProcess
let browser: BrowserContext
let began: Date

function draw(count: number): string {
  return Array.from({ length: count }, () => SIGNS[Math.floor(Math.random() * SIGNS.length)]).join('')
}

const tags: Tags = { name: draw(6), idHigh: 0x5a00 + Math.floor(Math.random() * 255) }
const markers: readonly Marker[] = (['mayor', 'council'] as const).flatMap((contest, i) =>
  Array.from({ length: CANDIDATES[contest] }, (_, number) => ({
    contest,
    name: `${tags.name}　${SIGNS[number + 3 * i]}${SIGNS[number + 7]}`,
    // The lower bytes never end one id where another begins.
    id: tags.idHigh * 0x10000 + 0x1111 * (i + 1) + 0x0101 * (number + 1),
  })),
)

function writeElection(directory: string): void {
  cpSync(join(ROOT, 'fixtures', 'elections', 'small'), directory, { recursive: true })
  // A voter of ours: people who are made up may be struck off the roll, and get no card.
  writeFileSync(join(directory, 'votes.csv'), 'roll_no,station,mode,mayor,council\n1-0001,,touch,1,1\n')
  const lines = markers.map(
    ({ contest, name, id }, i) => `${contest},${1 + numberIn(i)},${name},しるし　しるし,無所属,むしょぞく,,${id}`,
  )
  writeFileSync(
    join(directory, 'candidates.csv'),
    `contest,number,name,kana,party,party_kana,display_name,id\n${lines.join('\n')}\n`,
  )
}

function numberIn(index: number): number {
  const { contest } = markers[index] as Marker
  return index - markers.findIndex((marker) => marker.contest === contest)
}

test.beforeAll(async () => {
  mkdirSync(room, { mode: 0o700 })
  for (const directory of Object.values(machine)) mkdirSync(directory, { recursive: true, mode: 0o700 })
  writeElection(place('election'))
  began = new Date()
  desk = await startDesk(place('desk'), { election: place('election'), env: machine })
  const executablePath = findChromium(process.env)
  const plain = { openingPage: '/', profile: '', kiosk: false, silent: false }
  const flags = chromiumFlags({ ...plain, root: process.getuid?.() === 0 })
  browser = await chromium.launchPersistentContext(place('profile'), {
    ...(executablePath === null ? {} : { executablePath }),
    args: flags.filter((flag) => !/^--(app|user-data-dir|window-size)=/.test(flag)),
    env: { ...process.env, ...machine },
    viewport: { width: 1920, height: 1080 },
    hasTouch: true,
    locale: 'ja-JP',
  })
})

test.afterAll(async () => {
  await browser?.close()
  await desk?.stop()
  rmSync(room, { recursive: true, force: true })
})

test('what was chosen by touch is found nowhere on the machine', async () => {
  // The search reads whatever was written on this machine meanwhile, by others too.
  test.slow()
  const page = await browser.newPage()
  const at = new DeskPage(page, 'marker')
  await page.goto(desk.address())
  await test.step('the station opens and issues a card', () => openAndIssue(at))
  // Chance puts four bytes of an id into the sound of a voice: what was there before the vote is of no selection.
  const atFirst = searched(writtenFiles()).found.map(inWords)
  const before = mediumFiles().map((file) => readFileSync(file))
  await test.step('the voter records both contests by touch', () => voteByTouch(at))
  for (const [i, file] of mediumFiles().entries()) expect(readFileSync(file).equals(before[i] as Buffer)).toBe(false)
  await test.step('nothing while the machine runs', () => expectNothing('running', atFirst))
  await test.step('a selection that a page keeps would be found', () => keepOnPurpose(page))
  await browser.close()
  expect(await desk.stop()).toBe(0)
  await test.step('nothing after all has ended', () => expectNothing('ended', atFirst))
  await test.step('a selection in a file would be found, in each form', () => plantOnPurpose())
})

async function openAndIssue(at: DeskPage): Promise<void> {
  await at.playMorning()
  await at.play('open-kiosk')
  await expect(at.screen(KIOSK).locator('[data-page="waiting"]')).toBeVisible()
  await at.play('open-kiosk', 'sign-sheet')
  await at.play('sign-sheet', 'serve-voter')
  const issuer = at.screen(ISSUER)
  const rollNo = (await at.page.locator('.voters li').first().getAttribute('data-roll-no')) ?? ''
  const clerk = issuer.locator('.search input')
  await clerk.fill(rollNo)
  await clerk.press('Enter')
  await expect(issuer.locator('[data-desk="found"]')).toContainText(rollNo)
  await issuer.locator('body').press('Enter')
  await issuer.locator('.desk .button-go').click()
  await at.carry(CARD, `reader:${ISSUER}`)
  await expect(issuer.locator('[data-desk="hand-over"]')).toBeVisible()
  await at.carry(CARD, 'hand')
  await issuer.locator('.desk .button-go').click()
  await expect(issuer.locator('[data-desk="ready"]')).toBeVisible()
}

async function voteByTouch(at: DeskPage): Promise<void> {
  const kiosk = at.screen(KIOSK)
  await at.carry(CARD, `reader:${KIOSK}`)
  await at.enlarge(KIOSK)
  await touch(kiosk, '次へ')
  await castFor(kiosk, CHOICES.mayor)
  await expect(kiosk.locator('[data-page="recorded"]')).toBeVisible()
  await touch(kiosk, '次へ')
  await castFor(kiosk, CHOICES.council)
  await expect(kiosk.locator('[data-page="take-card"]')).toBeVisible()
  await at.enlarge(KIOSK)
  await at.carry(CARD, 'returned')
  await expect(kiosk.locator('[data-page="waiting"]')).toBeVisible()
}

async function castFor(kiosk: FrameLocator, number: number): Promise<void> {
  const cell = kiosk.locator('.cell').filter({ has: kiosk.locator('.cell-number', { hasText: String(number) }) })
  await cell.tap()
  await expect(cell).toHaveAttribute('aria-pressed', 'true')
  await touch(kiosk, '確かめる')
  await expect(kiosk.locator('.confirm-large')).toContainText(tags.name)
  await touch(kiosk, '○ 投票する')
}

async function touch(kiosk: FrameLocator, name: string): Promise<void> {
  await kiosk.getByRole('button', { name: withReadings(name) }).tap()
}

/** Pair 1 of station 1, wherever it stands in a slot: the slots are links to these. */
function mediumFiles(): string[] {
  return ['original', 'duplicate'].map((role) => place(`desk/today/media/1/1/${role}/ballot-box.ippyo`))
}

/** Everything that was written since the desk was started, swap files and dumps included. */
function writtenFiles(): string[] {
  const roots = ['/', '/tmp', '/var/tmp', '/dev/shm', '/run', homedir()].filter((path) => existsSync(path))
  const swap = existsSync('/proc/swaps') ? readFileSync('/proc/swaps', 'utf8').trim().split('\n').slice(1) : []
  const swapFiles = swap.map((line) => line.split(/\s+/)[0] ?? '').filter((path) => path.startsWith('/'))
  return [...new Set([...filesWrittenSince(began, roots), ...swapFiles])]
}

function searched(files: readonly string[]) {
  return search(files, markers, tags, (file) => file.startsWith(place('desk')))
}

/** The numbers are in it: one more of a form is not what was there. */
const inWords = ({ file, what }: Found) => `${file}: ${what}`

async function expectNothing(when: string, atFirst: readonly string[]): Promise<void> {
  const files = writtenFiles()
  const { withMarker, bytes, found } = searched(files)
  test.info().annotations.push({ type: when, description: `${files.length} files, ${Math.round(bytes / 2 ** 20)} MiB` })
  expect(found.map(inWords).filter((each) => !atFirst.includes(each))).toEqual([])
  // The search sees this machine: the package, with every candidate once, is among what was written.
  expect(withMarker.some((file) => file.startsWith(place('desk')) && file.includes('candidate-list'))).toBe(true)
  expect(files.some((file) => file.startsWith(place('profile')))).toBe(true)
}

/** A careless page might do this: the browser's own storage is searched, too. */
async function keepOnPurpose(page: Page): Promise<void> {
  const chosen = markers[CHOICES.mayor - 1] as Marker
  await page.evaluate((name) => localStorage.setItem('selected', name), chosen.name)
  await expect
    .poll(() => search(filesWrittenSince(began, [place('profile')]), markers, tags, () => false).found.length, {
      timeout: 60_000,
    })
    .toBeGreaterThan(0)
  await page.evaluate(() => localStorage.clear())
  // The browser's log of changes keeps it; the profile is as after the vote once this page's storage is taken out of it.
  await browser.close()
  rmSync(place('profile/Default/Local Storage'), { recursive: true, force: true })
}

function plantOnPurpose(): void {
  const chosen = markers[markers.length - 2] as Marker
  const record = Buffer.alloc(456)
  record.writeUInt32BE(chosen.id)
  const forms: readonly (string | Buffer)[] = [
    chosen.name,
    Buffer.from(chosen.name, 'utf16le'),
    JSON.stringify({ candidate: chosen.id }),
    encodeURIComponent(chosen.name),
    record,
  ]
  for (const form of forms) {
    writeFileSync(place('tmp/planted'), Buffer.concat([Buffer.alloc(5000, 7), Buffer.from(form as Buffer)]))
    expect(search([place('tmp/planted')], markers, tags, () => false).found.length).toBeGreaterThan(0)
  }
  rmSync(place('tmp/planted'))
}
