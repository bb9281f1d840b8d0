/**
 * `npm run pictures [kiosk|issuer|tally]` makes pictures of the screens, all three when none is named, as one page to leaf through:
 * `out/screens/index.html`. The voting machine has voters' pages in each size, both languages, three colour schemes and with low buttons;
 * pages of candidates on every glass; staff pages in both languages. Issuer and tally have every page in both languages. Faults
 * of a page of the first two (cut off, too small, too large) are printed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { GLASSES, type Glass } from '#simulation/pictures/glasses.ts'
import type { Picture } from '#simulation/pictures/kiosk-picture.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { isForStaff, showKiosk } from '#simulation/pictures/show-kiosk.ts'
import { showViews, tellTooLarge } from '#simulation/pictures/show-views.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { Language } from '#ui/messages/message.ts'
import { DEFAULT_LOOKS, type Looks } from '#ui/tokens/apply-looks.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { uiWords } from '#words/common.ts'
import { issuerPictures } from './issuer-views.ts'
import { earlyVotingPictures } from './issuer-views-of-early-voting.ts'
import { sevenContestPictures } from './issuer-views-of-seven-contests.ts'
import { slipPictures } from './issuer-views-of-slips.ts'
import { threeContestPictures } from './issuer-views-of-three-contests.ts'
import { twoDeskPictures } from './issuer-views-of-two-desks.ts'
import { kioskPictures } from './kiosk-views.ts'
import type { IssuerPicture } from './pictured-day.ts'
import { showIssuer } from './show-issuer.ts'
import { TALLY_PICTURES } from './tally-result-views.ts'
import { BODY_PICTURES } from './tally-views-of-a-body.ts'
import { JUDGES_PICTURES } from './tally-views-of-judges.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const OUT = fileURLToPath(new URL('../../out/screens', import.meta.url))
/** Pixels of the longer side: enough to read, and some 15 kB each. */
const LONGER_SIDE = 840
const QUALITY = 55

type Size = Pick<Glass, 'width' | 'height'>
const PANEL: Size = { width: 1920, height: 1080 }

interface Section {
  readonly title: string
  readonly glass: Glass
  readonly language: Language
  readonly looks: Looks
  readonly of: 'all' | 'voters' | 'candidates'
}

const glassOf = (name: string) => GLASSES.filter((glass) => glass.name === name)
const [USUAL] = glassOf('15.6 inch') as [Glass]
const SECTIONS: readonly Section[] = [
  ...LANGUAGES.map((language) => section(uiWords.ownName[language], { language }, 'all')),
  ...TEXT_SIZES.filter((size) => size !== 'standard').map((textSize) => section(`letters: ${textSize}`, { textSize })),
  section('light on dark', { scheme: 'light-on-dark' }),
  section('dark on yellow', { scheme: 'dark-on-yellow' }),
  section('low buttons', { low: true }),
  section('low buttons, letters: largest', { low: true, textSize: 'largest' }),
  ...LANGUAGES.slice(1).map((language) =>
    section(`${uiWords.ownName[language]}, letters: largest`, { language, textSize: 'largest' }),
  ),
  ...GLASSES.filter((glass) => glass !== USUAL).flatMap((glass) =>
    (['standard', 'largest'] as const).map((textSize) =>
      section(`letters: ${textSize}`, { textSize, glass }, 'candidates'),
    ),
  ),
]

function section(
  title: string,
  { glass = USUAL, language = 'ja', ...looks }: Partial<Looks> & { glass?: Glass; language?: Language },
  of: Section['of'] = 'voters',
): Section {
  return { title: `${glass.name}, ${title}`, glass, language, looks: { ...DEFAULT_LOOKS, ...looks }, of }
}

const APPS = { kiosk: kioskPages, issuer: issuerPages, tally: tallyPages }
const asked = Object.entries(APPS).filter(([name]) => process.argv.length < 3 || process.argv.includes(name))
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
/** Titles, and the figures below each. */
const parts = new Map<string, string[]>()
for (const [, pages] of asked) await pages()
writeFileSync(join(OUT, 'index.html'), pageOf())

async function kioskPages(): Promise<void> {
  const forStaff = new Set<string>()
  await showKiosk(async (page, show) => {
    for (const { title, glass, language, looks, of } of SECTIONS) {
      await page.setViewportSize(glass)
      for (const { name, view } of kioskPictures().filter((each) => isOf(each, of, forStaff))) {
        await show({ ...view, panelWidthMm: glass.panelWidthMm, language, looks })
        if (await isForStaff(page)) forStaff.add(name)
        for (const wrong of await page.evaluate(whatIsWrong)) console.log(`${title}, ${name}: ${wrong}`)
        await keep(page, title, name, glass)
      }
    }
  })
}

async function issuerPages(): Promise<void> {
  for (const language of LANGUAGES) {
    const days = [
      issuerPictures,
      earlyVotingPictures,
      slipPictures,
      threeContestPictures,
      sevenContestPictures,
      twoDeskPictures,
    ]
    const pictures: IssuerPicture[] = []
    for (const of of days) pictures.push(...(await of(language)))
    await showIssuer(pictures, PANEL, async (page, { name }, show) => {
      await show(language)
      await tellTooLarge(page, name)
      await keep(page, `issuer, ${language}`, name, PANEL)
    })
  }
}

async function tallyPages(): Promise<void> {
  await showViews<TallyView, unknown>({
    app: 'tally',
    screenEventSchema: tallyScreenEventSchema,
    first: TALLY_PICTURES.receive,
    viewport: PANEL,
    async look(page, show) {
      for (const language of LANGUAGES) {
        for (const [name, view] of Object.entries({ ...TALLY_PICTURES, ...BODY_PICTURES, ...JUDGES_PICTURES })) {
          await show({ ...view, language })
          await settled(page)
          await tellTooLarge(page, name)
          await keep(page, `tally, ${language}`, name, PANEL)
        }
      }
    },
  })
}

/** Which pages are for staff is known once all were shown. */
function isOf({ name, view }: Picture, of: Section['of'], forStaff: ReadonlySet<string>): boolean {
  if (of === 'all') return true
  if (of === 'voters') return !forStaff.has(name)
  return /^choose-(\d|at-once|by-kana)/.test(name) || view.page.type === 'confirm'
}

async function keep(page: Page, title: string, name: string, { width, height }: Size): Promise<void> {
  const scale = LONGER_SIDE / Math.max(width, height)
  const clip = { x: 0, y: 0, width, height, scale }
  const wire = await page.context().newCDPSession(page)
  const { data } = await wire.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip })
  await wire.detach()
  const figures = parts.get(title) ?? []
  parts.set(title, figures)
  const file = `${String(parts.size).padStart(2, '0')}-${name}.webp`
  writeFileSync(join(OUT, file), Buffer.from(data, 'base64'))
  const size = `width="${Math.round(width * scale)}" height="${Math.round(height * scale)}"`
  figures.push(`<figure><img src="${file}" ${size} alt="" loading="lazy"><figcaption>${name}</figcaption></figure>`)
}

function pageOf(): string {
  const sections = [...parts].map(([title, figures]) => `<h2>${title}</h2>\n<div>\n${figures.join('\n')}\n</div>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Ippyō: pictures of the screens</title>
<style>
body { font: 16px sans-serif; margin: 1em 2em; background: #ddd }
div { display: flex; flex-wrap: wrap; gap: 1em }
figure { margin: 0 }
img { display: block; width: auto; height: 300px; background: #fff }
img:hover { outline: 3px solid #003a70 }
</style>
<h1>Pictures of the screens</h1>
<p>Made by <code>npm run pictures</code> from the real screens in Chromium.</p>
${sections.join('\n')}
</html>
`
}
