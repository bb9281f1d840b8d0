/** TC-33: with many pages of candidates the first and the last one are one press away, where no page is before or after. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LanguageProvider } from '#ui/language/language.tsx'
import { kioskScreen as words } from '#words/kiosk.ts'
import { Turn } from './turn-pages.tsx'

const shown = (pageIndex: number, pages: number, by: -1 | 1) =>
  renderToStaticMarkup(
    <LanguageProvider language="en">
      <Turn by={by} pages={pages} page={{ pageIndex, pageCount: pages, allSeen: true } as never} send={() => {}} />
    </LanguageProvider>,
  )

it.each([
  [0, 20, -1, words.lastPage.en],
  [0, 20, 1, words.nextPage.en],
  [19, 20, -1, words.previousPage.en],
  [19, 20, 1, words.firstPage.en],
] as const)('at page %i of %i, %i', (at, pages, by, label) => {
  expect(shown(at, pages, by)).toContain(label)
})

it('few pages need none: nothing is beside the first one', () => {
  expect(shown(0, 3, -1)).toBe('')
  expect(shown(2, 3, 1)).toBe('')
})
