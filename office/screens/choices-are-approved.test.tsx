/** A question to residents is approved as what it is: its choices, with no party and nobody who died. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { draftOf } from '../session/draft.ts'
import type { ItemView } from '../session/view.ts'
import { ItemContent } from './item-content.tsx'
import { itemName } from './item-name.ts'

it.each(['people', 'choices'] as const)('%s', (about) => {
  const drawn = draftOf(tinySources, '0'.repeat(64))
  const asked = { kind: 'question', question: { answers: 'choices' } } as const
  const contests = drawn.contests.map((each) =>
    about === 'people' ? each : { ...each, contest: { ...each.contest, ...asked } },
  )
  const draft = { ...drawn, contests }
  const item = { kind: 'candidates', contest: contests[0]?.contest.id ?? null } as ItemView
  const html = renderToStaticMarkup(
    <LanguageProvider language="ja">
      <ItemContent item={item} draft={draft} papers={[]} />
    </LanguageProvider>,
  )
  const [candidates, choices] = [html.includes('党派') && html.includes('候補者：'), html.includes('選択肢：')]
  expect([candidates, choices]).toEqual(about === 'people' ? [true, false] : [false, true])
  expect(itemName(item, draft).ja).toBe(about === 'people' ? '候補者：{title}' : '選択肢：{title}')
})
