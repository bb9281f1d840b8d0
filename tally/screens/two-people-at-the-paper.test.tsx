/** Two people at the paper: no place is left to be found below, and a correction asks for its witnesses by that word. */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { paperFields } from '#election/count/paper.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { paperWords } from '#words/tally.ts'
import { PaperDialog } from './paper-dialog.tsx'
import { PaperFields } from './paper-fields.tsx'

const fields = paperFields([1, 2], 'people')
const names = fields.map(({ name }) => name)
const sheet = (before: readonly object[]) =>
  ({
    contest: 'mayor',
    about: 'people',
    title: '市長',
    fields,
    candidates: [],
    sent: {},
    before,
    differing: [],
  }) as never

function drawn(content: ReactNode): string {
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <KeysAtHand>{content}</KeysAtHand>
    </LanguageProvider>,
  )
}

it('a correction that the chair decides asks for the names of the witnesses, not only for names', () => {
  const before = [{ type: 'typed', by: ['入力 太郎', '入力 花子'], reason: '', at: '2002-06-23T22:00' }]
  const view = { message: null, result: { paper: [{ contest: 'mayor', asksTheChair: true }] } } as never
  const html = drawn(<PaperDialog view={view} sheet={sheet(before)} send={() => {}} />)
  expect(html).toContain(tallyWords.witnessNames.ja)
})

it('「残りは0」 is in each group that has a figure, also where what was taken away is the only one', () => {
  const html = drawn(<PaperFields sheet={sheet([])} names={names} typed={{}} onType={() => {}} />)
  const groups = [...html.matchAll(/data-group="(\w+)"(.*?)<\/fieldset>/gs)]
  expect(groups.flatMap(([, group, part]) => (part?.includes(paperWords.restZero.ja) ? [group] : []))).toEqual([
    ...['voters', 'votes', 'invalid', 'away'],
  ])
})
