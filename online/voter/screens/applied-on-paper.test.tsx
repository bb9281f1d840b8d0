/** S-03: who may be sent to the paper reads of no letter with a code before two people have answered. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TSUKUBA } from '#desk/online/residents.ts'
import { ANYBODY, type Applicants } from '#election/online/applicants.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { applyWords } from '#ui/messages/online-apply.ts'
import { residentsApply as words } from '#words/residents.ts'
import { AppliedPage } from './apply-pages.tsx'

const shown = (applicants: Applicants) => {
  const election = { signed: { settings: { applicants } } } as Parameters<typeof AppliedPage>[0]['election']
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <AppliedPage election={election} send={() => {}} />
    </LanguageProvider>,
  )
}

it('after an application: the letter with the code, or the one about the paper, where a ground is answered with the paper', () => {
  expect(shown(TSUKUBA.applicants)).toContain(words.appliedOrPaper.ja)
  expect(shown(TSUKUBA.applicants)).not.toContain(applyWords.applied.ja)
  const electronic = TSUKUBA.applicants.categories.filter(({ answer }) => answer === 'electronic')
  for (const applicants of [ANYBODY, { places: null, categories: electronic }]) {
    expect(shown(applicants)).toContain(applyWords.applied.ja)
  }
})
