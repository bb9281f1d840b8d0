/** M7: before a paper is given abroad, the office reads whether it may be, and where an open box is shut first. */

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ANYBODY } from '#election/online/applicants.ts'
import { PAPER_ANSWERS } from '#election/online/paper-abroad.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { abroadOffice as words } from '#words/abroad.ts'
import { staffScreen } from '#words/online.ts'
import { RollPage } from './roll-page.tsx'

const voter = {
  ...{ rollNo: '2026-7', name: '見本　太郎', kana: '', birthDate: '1970-04-01', address: '国外転出', station: '1' },
  ...{ mark: 'none', abroad: { consulate: '公館', address: 'MIHON TARO\nParis\nFRANCE', email: 'a@b' } },
}
const shown = (paper: string | null, abroad: object | null = voter.abroad) => {
  const page = { type: 'roll', now: null, imported: null, found: [{ ...voter, abroad, paper }] }
  const election = { voters: 'abroad', applicationsEnd: '2026-11-14T17:00', applicants: ANYBODY }
  const who = { name: '第一', duty: 'office', election }
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <RollPage {...({ page, who, send: () => {} } as unknown as Parameters<typeof RollPage>[0])} />
    </LanguageProvider>,
  )
}

it.each(PAPER_ANSWERS)('%s', (paper) => {
  const page = shown(paper)
  expect(page).toContain(words[`paper_${paper}`].ja.slice(0, 8))
  expect(page).toContain('MIHON TARO\nParis\nFRANCE')
  for (const { ja } of [words.shutForConsulate, words.shutForPost]) {
    expect(page.includes(ja)).toBe(paper === 'hold-first')
  }
  // One paper, and what happened to it: no state has both questions.
  expect(page.includes(words.step_given.ja)).toBe(['no-box', 'box-over', 'held'].includes(paper))
  for (const { ja } of [words.step_voted, words.step_back]) expect(page.includes(ja)).toBe(paper === 'paper-out')
  expect(page.includes(staffScreen.applyNow.ja)).toBe(paper === 'no-box')
})

it('a resident is found as ever', () => {
  const page = shown(null, null)
  expect(page).toContain(staffScreen.applyNow.ja)
  expect(page).not.toContain(words.paperTitle.ja)
  expect(page).not.toContain(words.consulate.ja)
})
