/**
 * `npm run pictures` makes all pictures of the voting machine, as one page to leaf through: `out/screens/index.html`. Voters'
 * pages in each size, both languages, three colour schemes and with low buttons; pages of candidates on every glass; staff pages
 * in both languages. What is wrong on a page (cut off, too small) is printed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CDPSession } from '@playwright/test'
import { GLASSES, type Glass } from '#simulation/pictures/glasses.ts'
import type { Picture } from '#simulation/pictures/kiosk-picture.ts'
import { isForStaff, showKiosk } from '#simulation/pictures/show-kiosk.ts'
import type { Language } from '#ui/messages/message.ts'
import { DEFAULT_LOOKS, type Looks } from '#ui/tokens/apply-looks.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { kioskPictures } from './kiosk-views.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const OUT = fileURLToPath(new URL('../../out/screens', import.meta.url))
/** Pixels of the longer side: enough to read, and some 15 kB each. */
const LONGER_SIDE = 840
const QUALITY = 55

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
  section('日本語', {}, 'all'),
  section('English', { language: 'en' }, 'all'),
  ...TEXT_SIZES.filter((size) => size !== 'standard').map((textSize) => section(`letters: ${textSize}`, { textSize })),
  section('light on dark', { scheme: 'light-on-dark' }),
  section('dark on yellow', { scheme: 'dark-on-yellow' }),
  section('low buttons', { low: true }),
  section('low buttons, letters: largest', { low: true, textSize: 'largest' }),
  section('English, letters: largest', { language: 'en', textSize: 'largest' }),
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

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
const parts: string[] = []
await showKiosk(async (page, show) => {
  const wire = await page.context().newCDPSession(page)
  const forStaff = new Set<string>()
  for (const [at, { title, glass, language, looks, of }] of SECTIONS.entries()) {
    await page.setViewportSize(glass)
    const figures: string[] = []
    for (const { name, view } of kioskPictures().filter((each) => isOf(each, of, forStaff))) {
      await show({ ...view, panelWidthMm: glass.panelWidthMm, language, looks })
      if (await isForStaff(page)) forStaff.add(name)
      for (const wrong of await page.evaluate(whatIsWrong)) console.log(`${title}, ${name}: ${wrong}`)
      const file = `${String(at + 1).padStart(2, '0')}-${name}.webp`
      writeFileSync(join(OUT, file), await pictureOf(wire, glass))
      figures.push(figure(file, name, glass))
    }
    console.log(`${title}: ${figures.length}`)
    parts.push(`<h2>${title}</h2>\n<div>\n${figures.join('\n')}\n</div>`)
  }
})
writeFileSync(join(OUT, 'index.html'), pageOf(parts))

/** Which pages are for staff is known once all were shown. */
function isOf({ name, view }: Picture, of: Section['of'], forStaff: ReadonlySet<string>): boolean {
  if (of === 'all') return true
  if (of === 'voters') return !forStaff.has(name)
  return /^choose-(\d|at-once|by-kana)/.test(name) || view.page.type === 'confirm'
}

async function pictureOf(wire: CDPSession, { width, height }: Glass): Promise<Buffer> {
  const scale = LONGER_SIDE / Math.max(width, height)
  const clip = { x: 0, y: 0, width, height, scale }
  const { data } = await wire.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip })
  return Buffer.from(data, 'base64')
}

function figure(file: string, name: string, { width, height }: Glass): string {
  const scale = LONGER_SIDE / Math.max(width, height)
  const size = `width="${Math.round(width * scale)}" height="${Math.round(height * scale)}"`
  return `<figure><img src="${file}" ${size} alt="" loading="lazy"><figcaption>${name}</figcaption></figure>`
}

function pageOf(sections: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Ippyō: all pictures of the voting machine</title>
<style>
body { font: 16px sans-serif; margin: 1em 2em; background: #ddd }
div { display: flex; flex-wrap: wrap; gap: 1em }
figure { margin: 0 }
img { display: block; width: auto; height: 300px; background: #fff }
img:hover { outline: 3px solid #003a70 }
</style>
<h1>All pictures of the voting machine</h1>
<p>Made by <code>npm run pictures</code> from the real session and the real screen in Chromium.</p>
${sections.join('\n')}
</html>
`
}
