/**
 * LAW-08: no candidate is drawn fainter than another, on the glass nor on paper, also when the usual face lacks a letter of one of
 * them. Ink and stroke of each name are within a tenth of the median.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { poster } from '#documents/announcements.ts'
import type { DocumentFonts } from '#documents/document.ts'
import { CONTEST } from '#documents/exports-sample.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { drawDocument } from '#documents/form.ts'
import { candidateNotice } from '#documents/office/candidate-notice.ts'
import { resultSheet } from '#documents/result-sheet.ts'
import { announcedOf } from '#election/count/announcement.ts'
import type { Candidate, CandidateList, ElectionSources } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { cutNameFont } from '#office/prepare/name-font.ts'
import { CANDIDATE_FONT_SOURCE, loadShippedFonts, NAME_FONT_SOURCE } from '#office/prepare/shipped-fonts.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { GLASSES, type Glass } from '#simulation/pictures/glasses.ts'
import { inSession, next } from '#simulation/pictures/kiosk-picture.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { playKiosk } from '#simulation/pictures/show-kiosk.ts'
import { showViews } from '#simulation/pictures/show-views.ts'
import { launchChromium, launchWindowless } from '#simulation/rooms/browsers.ts'
import { candidate, FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { announcedTwice, finalResult } from './tally-result-views.ts'
import { EMPTY } from './tally-views.ts'

const [, GLASS] = GLASSES as [Glass, Glass]
/** The same strokes, but for the roof of one letter: whatever one name has less of is of its face. */
const NAMES = ['𠮷村 太郎', '吉村 太郎', '吉村 太郎', '𠮷村 太郎', '吉村 太郎'] as const
const PARTS = [/^[𠮷吉]村$/u, /^太郎$/u]
const CANDIDATES = NAMES.map((name, i) => candidate('mayor', 101 + i, name, 'みほん たろう', '無所属'))
const PIXELS_PER_MM = 12
const without =
  [NAME_FONT_SOURCE, CANDIDATE_FONT_SOURCE].some((path) => !existsSync(path)) || !findChromium(process.env)

interface Ink {
  readonly ink: number
  /** Twice the area by the outline: how thick a line is. */
  readonly stroke: number
}

let directory: string
let fonts: DocumentFonts

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-ink-'))
  if (!without) fonts = await loadDocumentFonts(await packaged())
})
afterAll(() => rmSync(directory, { recursive: true }))

/** The fonts that a package of these candidates brings, by the paths of the format. */
async function packaged(): Promise<LoadedElection> {
  const sources = {
    rules: { title: '', municipality: '' },
    contests: [],
    stations: [],
    roll: [],
    candidates: CANDIDATES,
  }
  const cut = await cutNameFont(sources as unknown as ElectionSources, await loadShippedFonts())
  const files = new Map([['fonts/names.ttf', cut?.ttf ?? new Uint8Array()]])
  if (cut?.candidates) files.set('fonts/candidates.ttf', cut.candidates)
  return { files, lists: [{ list: listOf(CANDIDATES) }] } as unknown as LoadedElection
}

function listOf(candidates: readonly Candidate[]): CandidateList {
  return { contests: [{ contest: 'mayor', uncontested: false, candidates }] } as unknown as CandidateList
}

function expectAlike(measured: readonly Ink[]): void {
  expect(measured).toHaveLength(NAMES.length)
  for (const of of ['ink', 'stroke'] as const) {
    const sorted = measured.map((each) => each[of]).sort((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    expect(Math.min(...sorted) / median).toBeGreaterThan(0.9)
    expect(Math.max(...sorted) / median).toBeLessThan(1.1)
  }
}

/** The ink of dark letters on a light ground, in a page of its own: the machine's page may load no picture. */
async function inkOf(png: Buffer, boxes: readonly Box[]): Promise<readonly Ink[]> {
  const browser = await launchWindowless()
  try {
    const page = await browser.newPage()
    await page.evaluate('globalThis.__name = (named) => named')
    return await page.evaluate(measureInk, { url: `data:image/png;base64,${png.toString('base64')}`, boxes })
  } finally {
    await browser.close()
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Runs in the page. */
async function measureInk({ url, boxes }: { url: string; boxes: readonly Box[] }): Promise<Ink[]> {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('a canvas')
  pen.drawImage(picture, 0, 0)
  return boxes.map(({ x, y, width, height }) => {
    const [wide, high] = [Math.round(width), Math.round(height)]
    const { data } = pen.getImageData(Math.round(x), Math.round(y), wide, high)
    // A large letter has more points than a call takes.
    const ground = data.reduce((most, each, i) => (i % 4 === 1 ? Math.max(most, each) : most), 0)
    const dark = (at: number) => Math.max(0, (ground - (data[at * 4 + 1] ?? 0)) / ground)
    let [ink, edge] = [0, 0]
    for (let i = 0; i < wide * high; i++) {
      ink += dark(i)
      if (i % wide > 0) edge += Math.abs(dark(i) - dark(i - 1))
      if (i >= wide) edge += Math.abs(dark(i) - dark(i - wide))
    }
    return { ink, stroke: (2 * ink) / edge }
  })
}

it.skipIf(without)('on the glass', async () => {
  const facts = {
    ...FACTS,
    contests: FACTS.contests.map((each, i) => (i === 0 ? { ...each, candidates: CANDIDATES } : each)),
  }
  const kiosk = inSession(facts)
  kiosk.press(next)
  await playKiosk(
    kiosk,
    GLASS,
    async (page) => {
      await page
        .locator('.cell')
        .nth(NAMES.length - 1)
        .waitFor()
      const picture = await page.screenshot()
      for (const part of PARTS) expectAlike(await inkOf(picture, await basesOf(page, part)))
    },
    launchChromium,
  )
})

it.skipIf(without)('on the wall of the hall, elected or not', async () => {
  const some = announcedTwice(finalResult({ ...EMPTY, phase: 'result' }))
  const of = some.announcements.at(-1)?.contests[0]
  const candidates = NAMES.map((name, i) => ({
    ...(of?.candidates[i % 2] ?? expect.unreachable('a candidate')),
    number: i + 1,
    name,
  }))
  const announcements = some.announcements.map((each) => ({
    ...each,
    contests: each.contests.slice(0, 1).map((contest) => ({ ...contest, candidates })),
  }))
  await showViews<TallyView, TallyScreenEvent>({
    app: 'tally',
    screenEventSchema: tallyScreenEventSchema,
    first: { ...some, announcements },
    look: async (page) => {
      await page.getByRole('button', { name: tallyWords.pageHall.ja, exact: true }).click()
      await page
        .locator('.hall-name')
        .nth(NAMES.length - 1)
        .waitFor()
      await settled(page)
      expect(await page.locator('.hall-won').count()).toBeGreaterThan(0)
      const picture = await page.screenshot()
      for (const part of PARTS) expectAlike(await inkOf(picture, await partsOfNames(page, part)))
    },
  })
})

/** The boxes of a name that is in one piece. */
async function partsOfNames(page: Page, part: RegExp): Promise<readonly Box[]> {
  return await page.evaluate(
    ({ source, flags }) =>
      [...document.querySelectorAll('.hall-name')].flatMap(({ firstChild }) => {
        const found = new RegExp(source.replaceAll(/[$^]/g, ''), flags).exec(firstChild?.textContent ?? '')
        if (firstChild === null || found === null) return []
        const range = document.createRange()
        range.setStart(firstChild, found.index)
        range.setEnd(firstChild, found.index + found[0].length)
        const { x, y, width, height } = range.getBoundingClientRect()
        return [{ x: x + 1, y, width: width - 2, height }]
      }),
    { source: part.source, flags: part.flags },
  )
}

/** The boxes of the letters under their reading. */
async function basesOf(page: Page, part: RegExp): Promise<readonly Box[]> {
  return await page.evaluate(({ source, flags }) => {
    const bases = [...document.querySelectorAll('.cell-name ruby')].filter((ruby) =>
      new RegExp(source, flags).test(ruby.firstChild?.textContent ?? ''),
    )
    return bases.map((ruby) => {
      const range = document.createRange()
      range.selectNode(ruby.firstChild as Node)
      const { x, y, width, height } = range.getBoundingClientRect()
      return { x: x + 1, y, width: width - 2, height }
    })
  }, part)
}

const HEAD = {
  use: 'fixture' as const,
  electionTitle: '見本市長選挙',
  municipality: '見本市',
  date: '2002-06-23' as LocalDate,
  madeAt: '2002-06-23T21:30' as LocalMinute,
}

it.skipIf(without)('on the notice of names, in bold letters', async () => {
  const contests = FACTS.contests.map(({ contest }) => contest)
  const made = await candidateNotice({ head: HEAD, contests, list: listOf(CANDIDATES) }, fonts)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  await expectAlikeOnPaper(made.value.pdf)
})

it.skipIf(without)('on the wall of the count and on the sheet of the result', async () => {
  const people = CANDIDATES.map(({ name, kana, party }, i) => {
    return { ...(CONTEST.candidates[0] ?? expect.unreachable()), number: i + 1, name, kana, party }
  })
  const contests = [{ ...CONTEST, candidates: people, voters: null }]
  const input = { head: HEAD, contests, lost: [], decisions: [] }
  const announced = contests.flatMap((contest) => announcedOf(contest, null) ?? [])
  const said = { number: 1, at: HEAD.madeAt, final: true, without: false, corrects: null, contests: announced }
  for (const made of [
    await poster({ ...input, announcements: [said], readingOf: () => '' }, fonts),
    await resultSheet({ ...input, fingerprint: '1', bundle: null, unopened: null }, fonts),
  ]) {
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    await expectAlikeOnPaper(made.value)
  }
})

async function expectAlikeOnPaper(bytes: Uint8Array): Promise<void> {
  const pdf = join(directory, 'paper.pdf')
  writeFileSync(pdf, bytes)
  execFileSync('pdftoppm', ['-r', String(PIXELS_PER_MM * 25.4), '-png', '-singlefile', pdf, join(directory, 'paper')])
  const scale = (PIXELS_PER_MM * 25.4) / 72
  const words = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' })
  const picture = readFileSync(join(directory, 'paper.png'))
  for (const part of PARTS) {
    const boxes = [...words.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)</g)]
      .filter(([, , , , , word]) => part.test(word ?? ''))
      .map(([, ...at]) => at.slice(0, 4).map((each) => Number(each) * scale) as [number, number, number, number])
      .map(([x, y, right, bottom]) => ({ x, y, width: right - x, height: bottom - y }))
    expectAlike(await inkOf(picture, boxes))
  }
}

it.skipIf(without)('on every paper, alone and in a sentence, bold or not: one face', async () => {
  const made = await drawDocument(HEAD, fonts, { title: '試', short: '試' }, (form) => {
    form.heading('市長選挙　吉村 太郎')
    for (const name of NAMES) form.paragraph(`1 番、${name}（無所属）、12 票。`)
    form.facts(NAMES.map((name) => [name, name]))
  })
  expect(made.ok && made.value.pages.length).toBe(1)
  const marks = made.ok ? made.value.pages.flat().flatMap((mark) => (mark.type === 'words' ? [mark] : [])) : []
  const faces = NAMES.map((name) => new Set(marks.filter(({ words }) => words === name).map(({ face }) => face)))
  expect(faces.map((each) => [...each])).toEqual(NAMES.map(() => ['candidates']))
  expect(marks.find(({ words }) => words.includes('番'))?.face).toBe('regular')
})
