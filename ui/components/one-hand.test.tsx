/** Decision 026: tabs, language, the next thing and what takes a message away are one and the same in every staff program. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { uiWords } from '#words/common.ts'
import { deskWords } from '../messages/desk.ts'
import { issuerScreen } from '../messages/issuer-screen.ts'
import { officeWords } from '../messages/office-screen.ts'
import { tallyWords } from '../messages/tally-screen.ts'
import { PageTabs } from './page-tabs.tsx'

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAMS = ['issuer', 'tally', 'office', 'desk'] as const

function screensOf(program: (typeof PROGRAMS)[number]): string {
  const folder = join(ROOT, program, 'screens')
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
}

it.each(PROGRAMS)('%s: the language by the shared switch', (program) => {
  expect(screensOf(program)).toContain('<LanguageSwitch')
})

it.each(PROGRAMS.filter((program) => program !== 'desk'))('%s: pages by the shared tabs', (program) => {
  expect(screensOf(program)).toContain('<PageTabs')
  expect(screensOf(program)).toContain('uiWords.acknowledge')
})

it('no program has words of its own for what all have', () => {
  for (const words of [deskWords, issuerScreen, officeWords, tallyWords]) {
    const texts = Object.values(words).map(({ ja }) => ja)
    for (const shared of [uiWords.ownName.en, uiWords.acknowledge.ja]) expect(texts).not.toContain(shared)
    expect(texts).not.toContain('読みました')
  }
  expect(deskWords.next.ja).toBe(uiWords.nextThing.ja)
})

it('the page that is shown is said to be so, and a mark and a key stand beside the name', () => {
  const tabs = [
    { id: 'a', name: '受領', mark: '✓', shortcut: 'F1' },
    { id: 'b', name: '鍵', next: true },
  ]
  const html = renderToStaticMarkup(<PageTabs label="ページ" tabs={tabs} shown="a" onChoose={() => {}} />)
  expect(html.match(/aria-current="page"[^>]*>([^<]*)/)?.[1]).toBe('✓ 受領')
  expect(html).toContain('aria-keyshortcuts="F1"')
  expect(html.split('aria-current')).toHaveLength(2)
})
