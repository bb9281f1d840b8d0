/** S-14: a consulate sees one of its own electors, whether a paper may be given, and no button of the office. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { mayStep, PAPER_ANSWERS, PAPER_STEPS } from '#election/online/paper-abroad.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { abroadOffice, consulatePage } from '#words/abroad.ts'
import { staffScreen } from '#words/online.ts'
import { ConsulatePage } from './consulate-page.tsx'

const PARIS = '在フランス日本国大使館'
const voter = {
  ...{
    rollNo: '2026-7',
    name: '見本　太郎',
    kana: '',
    birthDate: '1970-04-01',
    address: '',
    station: '',
    mark: 'none',
  },
  abroad: { consulate: PARIS, address: '', email: '' },
}
const shown = (found: readonly object[] | null, language: Language = 'ja') =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ConsulatePage
        {...({ page: { type: 'consulate', found }, who: {}, send: () => {} } as unknown as Parameters<
          typeof ConsulatePage
        >[0])}
      />
    </LanguageProvider>,
  )

it.each(PAPER_ANSWERS)('%s', (paper) => {
  const page = shown([{ ...voter, paper }])
  expect(page).toContain('見本　太郎')
  expect(page).toContain(PARIS)
  for (const as of PAPER_STEPS) expect(page.includes(abroadOffice[`step_${as}`].ja)).toBe(mayStep(as, paper))
  // Two of the office shut a box; a person of a consulate asks them.
  for (const { ja } of [abroadOffice.shutForConsulate, abroadOffice.shutForPost, staffScreen.applyNow]) {
    expect(page).not.toContain(ja)
  }
  expect(page.includes(consulatePage['paper_hold-first'].ja)).toBe(paper === 'hold-first')
})

it('says in each language when nobody is found, and lists nobody before', () => {
  for (const language of LANGUAGES) {
    expect(shown([], language)).toContain(consulatePage.nobody[language].slice(0, 20))
    expect(shown(null, language)).not.toContain(consulatePage.nobody[language].slice(0, 20))
  }
})
