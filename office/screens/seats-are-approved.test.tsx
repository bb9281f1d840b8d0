/** TC-50, TC-51: two people approve how many are elected, and how many seats the council has: the minimum and the deposits follow from it. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { ContestBit, ContestId } from '#election/ids.ts'
import { LANGUAGES } from '#election/languages.ts'
import { tinyCouncil, tinyMayor, tinySources } from '#fixtures/elections/tiny-sources.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { draftOf } from '../session/draft.ts'
import type { ItemView } from '../session/view.ts'
import { ItemContent } from './item-content.tsx'

it.each(LANGUAGES)('in %s', (language) => {
  const rowsOf = (seats: { readonly seats?: number; readonly councilSeats?: number; readonly result?: 'report' }) => {
    const draft = draftOf({ ...tinySources, contests: [tinyMayor, { ...tinyCouncil, ...seats }] }, '0'.repeat(64))
    const html = renderToStaticMarkup(
      <LanguageProvider language={language}>
        <ItemContent item={{ kind: 'contests' } as ItemView} draft={draft} papers={[]} />
      </LanguageProvider>,
    )
    return [...html.matchAll(/<tr.*?<\/tr>/g)].map(([row]) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) => cell),
    )
  }
  const [heads, mayor, council] = rowsOf({ seats: 1, councilSeats: 20 })
  expect(heads?.slice(2, 4)).toEqual([officeWords.colSeats[language], officeWords.colCouncilSeats[language]])
  expect([mayor?.slice(2, 4), council?.slice(2, 4)]).toEqual([
    ['1', '—'],
    ['1', '20'],
  ])
  // TC-55: one count of several.
  const reported = rowsOf({ seats: 1, result: 'report' })[2]
  expect([reported?.slice(2, 4), reported?.at(-1)]).toEqual([
    ['1', '—'],
    expect.stringContaining(officeWords.reportOnly[language]),
  ])
  // Where all are elected it is said too.
  expect(rowsOf({ seats: 22 })[2]?.slice(2, 4)).toEqual(['22', '22'])
})

it.each(LANGUAGES)('PAP-10: a contest of another authority is shown and approved with ours, in %s', (language) => {
  const governor = { id: 'governor' as ContestId, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }
  const draft = draftOf({ ...tinySources, paperContests: [governor] }, '0'.repeat(64))
  const html = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ItemContent item={{ kind: 'contests' } as ItemView} draft={draft} papers={[]} />
    </LanguageProvider>,
  )
  expect(html).toContain('見本県知事選挙')
  expect(html).toContain(officeWords.paperContest[language])
  const contentOf = (sources: typeof tinySources) =>
    draftOf(sources, '0'.repeat(64)).items.find(({ kind }) => kind === 'contests')?.content
  expect(contentOf({ ...tinySources, paperContests: [governor] })).not.toBe(contentOf(tinySources))
})
