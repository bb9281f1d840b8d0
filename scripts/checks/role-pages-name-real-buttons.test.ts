/** docs/roles/: what they put between quotation marks is on a screen, in those words; every page has each language. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WORDS } from '#build/words.mjs'
import { inEach, type Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { quotedIn, ROLES, rolePage } from '#simulation/people/role-page.ts'

const ROOT = join(import.meta.dirname, '../..')

const words = inEach(() => new Set<string>())
for (const room of readdirSync(WORDS).filter((name) => name.endsWith('.ts'))) collect(await import(join(WORDS, room)))

function collect(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const language = LANGUAGES.find((each) => each === key)
    const label = typeof inner === 'string' ? inner : inner?.title
    if (language !== undefined && typeof label === 'string') words[language].add(label)
    else collect(inner)
  }
}

/** Some end in a figure. */
function said(language: Language, text: string): boolean {
  return [...words[language]].some((each) => each === text || each.startsWith(`${text}{`))
}

const pages = readdirSync(ROLES)

it('are eleven', () => {
  expect(pages.sort()).toEqual([
    'auditor.md',
    'clerk.md',
    'counting-staff.md',
    'help-desk.md',
    'office.md',
    'online-voter.md',
    'operator.md',
    'presiding-officer.md',
    'technician.md',
    'voter.md',
    'witness.md',
  ])
})

it("the README's tour names what is on the desk and its screens", () => {
  const tourOf = (file: string, title: string) =>
    readFileSync(join(ROOT, file), 'utf8').split(`## ${title}`)[1]?.split('\n## ')[0] ?? ''
  const labels = (tour: string, quoted: RegExp) => [...tour.matchAll(quoted)].map(([, label = '']) => label)
  const japanese = labels(tourOf('README.md', '机の上の一日'), /「…?([^」]+)」/g)
  const english = labels(tourOf('README.en.md', 'A day on the desk'), /"([^"]+)"/g)
  expect(Math.min(japanese.length, english.length)).toBeGreaterThan(2)
  /** A name goes before or behind some of them. */
  const isOn = (language: Language, label: string) =>
    [...words[language]].some((each) => each.replace(/ ?\{app\}/, '') === label)
  expect(japanese.filter((label) => !isOn('ja', label))).toEqual([])
  expect(english.filter((label) => !isOn('en', label))).toEqual([])
})

describe.each(pages)('%s', (page) => {
  it.each(LANGUAGES)('names what is on the screens in %s', (language) => {
    const half = rolePage(page.replace('.md', ''), language)
    expect(half.length).toBeGreaterThan(200)
    expect(quotedIn(half, language).filter((label) => !said(language, label))).toEqual([])
  })
})
