/** 7.3-L…P: titles of contests and parties have their readings on the glass; above all parties of a contest or above none (LAW-08). */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import type { KioskView } from '../session/view.ts'
import { Cells } from './candidate-cells.tsx'
import { gridOf, lettersOfOne } from './candidate-grid.ts'
import { KioskScreen } from './kiosk-screen.tsx'

const views = new Map(kioskPictures().map(({ name, view }) => [name, view]))
const viewOf = (name: string): KioskView => views.get(name) ?? expect.unreachable(name)
const drawn = (view: KioskView) => renderToStaticMarkup(<KioskScreen view={view} send={() => {}} />)
const readings = (markup: string) => [...markup.matchAll(/data-reading="([^"]*)"/g)].map(([, reading]) => reading)
const words = (markup: string) => markup.replaceAll(/<[^>]*>/g, '')

const MAYOR = ['にいみ', 'しちょう', 'せんきょ']
const COUNCIL = ['にいみ', 'しぎかい', 'ぎいん', 'いっぱん', 'せんきょ']

describe('the title of a contest', () => {
  it.each([
    ['how-to', MAYOR],
    ['choose', MAYOR],
    ['choose-council', COUNCIL],
    ['confirm', MAYOR],
    ['leave', MAYOR],
    ['settings', MAYOR],
  ])('%s: in the line that says where one is', (name, expected) => {
    expect(readings(drawn(viewOf(name)))).toEqual(expect.arrayContaining(expected))
  })

  it.each(['leave-sure', 'recorded', 'card-away-one-recorded', 'out-of-service'])(
    '%s: in each list and sentence that names one, and nowhere without',
    (name) => {
      const view = viewOf(name)
      const markup = drawn(view)
      const titles = view.titleReadings.map(({ title }) => title)
      const named = words(markup)
      expect(titles.some((title) => named.includes(title))).toBe(true)
      // A title in one piece is one without its reading: behind an ear, in the name of a heading, it is whole.
      const seen = markup.replaceAll(/aria-label="[^"]*"/g, '')
      for (const title of titles) expect(seen).not.toContain(title)
    },
  )

  it('in English, and where the office gave none, it stands as it is', () => {
    const view = viewOf('leave-sure')
    for (const each of [
      { ...view, language: 'en' as const },
      { ...view, titleReadings: [] },
    ])
      for (const { title } of view.titleReadings.slice(0, 1)) expect(drawn(each)).toContain(title)
  })

  it('what is read is the sentence alone', () => {
    expect(words(drawn(viewOf('recorded')))).toContain('新見市長選挙は終わりました')
    expect(drawn(viewOf('recorded'))).toContain('aria-label="新見市長選挙は終わりました"')
  })
})

const SPACE = { widthMm: 335, heightMm: 125, heightWithPagesMm: 104 }

function candidatesOf(name: string): readonly ShownCandidate[] {
  const { page } = viewOf(name)
  return page.type === 'choose' ? page.candidates : expect.unreachable(page.type)
}

function cells(name: string, candidates: readonly ShownCandidate[]): string {
  const { page } = viewOf(name)
  if (page.type !== 'choose') return expect.unreachable(page.type)
  const grid = gridOf(candidates, 'standard', SPACE)
  return renderToStaticMarkup(<Cells {...{ page, candidates, grid }} toRead={false} onSelect={() => {}} />)
}

describe('a party', () => {
  it('has its reading beside the names, where all have room', () => {
    const candidates = candidatesOf('choose-council')
    expect(readings(cells('choose-council', candidates))).toEqual(candidates.map(({ partyKana }) => partyKana))
  })

  it('has none where one of the contest has none, on the page of one name too', () => {
    const candidates = candidatesOf('choose-council').map((each, at) => (at === 3 ? { ...each, partyKana: '' } : each))
    expect(readings(cells('choose-council', candidates))).toEqual([])
    expect(lettersOfOne(candidates, 'standard', SPACE).partyReading).toBeNull()
  })

  it('in kana alone has an empty line, so that all stand alike', () => {
    const [first, ...others] = candidatesOf('choose-council')
    if (first === undefined) return expect.unreachable('a candidate')
    const kana = { ...first, party: 'みどり', partyKana: 'みどり' }
    expect(readings(cells('choose-council', [kana, ...others]))[0]).toBe('')
  })

  it('is always read on the page that asks whether it is this one', () => {
    const { page } = viewOf('confirm-long-party')
    if (page.type !== 'confirm') return expect.unreachable(page.type)
    for (const size of ['small', 'standard', 'large', 'largest'] as const)
      expect(lettersOfOne(page.candidates, size, SPACE).partyReading).not.toBeNull()
  })
})
