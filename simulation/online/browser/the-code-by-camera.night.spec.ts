/** V2: the letter as it is printed, before a camera: the code is in the field, the camera is off, and no picture leaves the page. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { encodeQR } from 'qr'
import { assert } from '#election/assert.ts'
import { printedCode } from '#election/online/code.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { CHROMIUM_ITSELF } from '#simulation/rooms/browsers.ts'
import { codeLetters } from '../../../documents/code-letter.ts'
import { loadDocumentFonts } from '../../../documents/fonts.ts'
import { voterScreen, onlineCamera as words } from '../../../words/online.ts'
import { lookOnTelephone, TELEPHONE } from '../../pictures/on-a-telephone.ts'
import { whyNoDatabase } from '../box-room.ts'
import { openVoterRoom, type VoterRoom } from '../voter-room.ts'
import { Firefox, hasFirefox } from './firefox.ts'

const PICTURES = join(import.meta.dirname, '..', '..', '..', 'test-results', 'code-by-camera')
const [WIDTH, HEIGHT] = [640, 480]

test.skip(whyNoDatabase !== null, whyNoDatabase ?? '')
test.describe.configure({ mode: 'serial' })
let room: VoterRoom
let directory: string
let browser: Browser
let context: BrowserContext
const film = () => join(directory, 'camera.y4m')
const code = () => room.codes[0] ?? ''
const printed = () => printedCode(code() as Parameters<typeof printedCode>[0])

test.beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-camera-'))
  room = await openVoterRoom({ seed: 'code by camera', boxes: 1 })
  showQr('https://www.example/')
  browser = await chromium.launch({
    ...CHROMIUM_ITSELF,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film()}`],
  })
})
test.afterAll(async () => {
  await browser?.close()
  await room?.close()
  rmSync(directory, { recursive: true, force: true })
})
test.beforeEach(async () => {
  context = await browser.newContext({ locale: 'ja-JP', viewport: TELEPHONE })
  // The page's own streams, so that their end is seen.
  await context.addInitScript(() => {
    const { mediaDevices } = navigator
    const ask = mediaDevices.getUserMedia.bind(mediaDevices)
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { tracks })
    mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
})
test.afterEach(() => context.close())

/** The picture before the camera from its next start on: gray, dim, as paper in a room. */
function show(gray: Uint8Array): void {
  assert(gray.length === WIDTH * HEIGHT, 'camera: one picture')
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), gray.map((each) => 50 + each * 0.6), colours])
  writeFileSync(film(), Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame]))
}

function showQr(text: string): void {
  const rows = encodeQR(text, 'raw', { border: 4 })
  const side = Math.floor(HEIGHT / rows.length)
  const gray = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (let y = 0; y < side * rows.length; y++) {
    for (let x = 0; x < side * rows.length; x++) {
      if (rows[Math.floor(y / side)]?.[Math.floor(x / side)]) gray[y * WIDTH + x + (WIDTH - HEIGHT) / 2] = 0
    }
  }
  show(gray)
}

/** The part of the printed sheet that a hand holds before a camera. */
async function showLetter(page: URL): Promise<void> {
  const head = { use: 'rehearsal', electionTitle: '見本市長選挙', municipality: '見本市' } as const
  const made = await codeLetters(
    {
      head: { ...head, date: '2026-11-29' as LocalDate, madeAt: '2026-11-01T09:00' as LocalMinute },
      ...{
        page,
        packageNumber: '12345678901234567890',
        desk: '見本市選挙管理委員会　電話 0000-00-0000',
        voters: 'residents',
      },
      ...{ opens: '2026-11-23T08:30' as LocalMinute, closes: '2026-11-28T20:00' as LocalMinute },
      letters: [
        {
          number: 'A-001',
          name: '試験　花子',
          address: '架空県見本市中央１丁目２番３号',
          code: printed(),
          abroad: null,
        },
      ],
    },
    await loadDocumentFonts(null),
  )
  assert(made.ok, 'camera: a letter')
  writeFileSync(join(directory, 'letter.pdf'), made.value)
  const part = ['-x', '1014', '-y', '727', '-W', `${WIDTH}`, '-H', `${HEIGHT}`]
  execFileSync('pdftoppm', ['-r', '200', '-gray', '-singlefile', ...part, 'letter.pdf', 'letter'], { cwd: directory })
  show(readFileSync(join(directory, 'letter.pgm')).subarray(-WIDTH * HEIGHT))
}

async function toCode(page: Page): Promise<void> {
  await page.goto(room.origin)
  await page.getByRole('button', { name: voterScreen.beginVote.ja }).click()
}
const scan = (page: Page) => page.getByRole('button', { name: words.scan.ja }).press('Enter')
const said = (page: Page, text: string) => expect(page.locator('#camera-said')).toHaveText(text)
const tracks = (page: Page) =>
  page.evaluate(() => (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map((each) => each.readyState))
async function isOff(page: Page): Promise<void> {
  await expect(page.locator('video')).toHaveCount(0)
  expect(new Set(await tracks(page))).toEqual(new Set(['ended']))
}

const picture = (page: Page, name: string) => lookOnTelephone(page, PICTURES, name)

test('the printed letter: its code is in the field, the camera is off, and nothing but the page was asked', async () => {
  await context.grantPermissions(['camera'])
  await showLetter(new URL(room.origin))
  const page = await context.newPage()
  await toCode(page)
  expect(await tracks(page)).toEqual([])
  const [asked, wrong]: [string[], string[]] = [[], []]
  // A breach of the page's policy is one.
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('request', (request) => asked.push(request.url()))
  await scan(page)
  await said(page, words.read.ja)
  await isOff(page)
  await expect(page.locator('#code')).toHaveValue(printed())
  await expect(page.getByRole('button', { name: words.scan.ja })).toBeFocused()
  expect(asked).toEqual([])
  expect(wrong).toEqual([])
  await picture(page, 'read')
  await page.getByRole('button', { name: voterScreen.next.ja }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(voterScreen.promiseTitle.ja)
})

test('another code, and a letter of another page, have their words; the field stays, and no address is opened', async () => {
  await context.grantPermissions(['camera'])
  const page = await context.newPage()
  await toCode(page)
  await page.locator('#code').fill('K7PM')
  for (const [name, text] of [
    ['no-letter', 'https://www.example/'],
    ['other-page', `https://tohyo.example/#${code()}`],
  ] as const) {
    showQr(text)
    await scan(page)
    await said(page, words[name].ja)
    await isOff(page)
    await expect(page.locator('#code')).toHaveValue('K7PM')
    await picture(page, name)
  }
  expect(page.url()).toBe(`${room.origin}/`)
})

test('the camera ends with a press, with the page, and with a window that is hidden', async () => {
  await context.grantPermissions(['camera'])
  show(new Uint8Array(WIDTH * HEIGHT).fill(200))
  const page = await context.newPage()
  await toCode(page)
  const isOn = async () => {
    await scan(page)
    await expect.poll(async () => (await tracks(page)).at(-1)).toBe('live')
    await expect(page.locator('video')).toHaveJSProperty('videoWidth', WIDTH)
    await expect(page.locator('video')).toBeInViewport({ ratio: 0.99 })
  }
  await isOn()
  await picture(page, 'open')
  await page.getByRole('button', { name: words.stop.ja }).click()
  await isOff(page)
  await isOn()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await isOff(page)
  await isOn()
  await page.getByRole('button', { name: voterScreen.toEntry.ja }).click()
  await isOff(page)
})

test('a camera that is not allowed, and none at all: words, and the code is typed', async ({ page: bare }) => {
  const page = await context.newPage()
  await toCode(page)
  await scan(page)
  await said(page, words['camera-refused'].ja)
  await picture(page, 'refused')
  await page.locator('#code').fill(code())
  await said(page, '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(voterScreen.promiseTitle.ja)
  await bare.context().grantPermissions(['camera'])
  await toCode(bare)
  await scan(bare)
  await said(bare, words['no-camera'].ja)
})

test('Firefox: a camera that is not allowed has its words, and the code is typed', async () => {
  test.skip(!hasFirefox, 'no firefox-esr here')
  const profile = mkdtempSync(join(directory, 'firefox-'))
  // This person once answered “never”, although a camera is there.
  const wishes = { 'permissions.default.camera': 2, 'media.navigator.streams.fake': true }
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(wishes)
      .map(([name, value]) => `user_pref("${name}", ${value});\n`)
      .join(''),
  )
  const firefox = await Firefox.start(profile)
  try {
    const press = (name: string) =>
      firefox.evaluate(
        `[...document.querySelectorAll('button')].find((each) => each.textContent === '${name}').click()`,
      )
    await firefox.open(room.origin)
    await firefox.until(`document.querySelector('h1')?.textContent === '${voterScreen.entryTitle.en}'`)
    await press(voterScreen.beginVote.en)
    await firefox.until(`document.querySelector('.camera') !== null`)
    await press(words.scan.en)
    await firefox.until(`document.querySelector('#camera-said').textContent === '${words['camera-refused'].en}'`)
    expect(
      await firefox.evaluate(`document.querySelector('#code') !== null && document.querySelector('video') === null`),
    ).toBe(true)
  } finally {
    await firefox.stop()
  }
})
