/** Beside the result of a caller's last card check is what the person at the telephone says to it. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LanguageProvider } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import { DeskPage } from './desk-page.tsx'

const shown = (result: string) => {
  const letter = { letter: '0123456789', rollNo: '1', state: 'posted', standing: 'not-voted', isWithdrawn: false }
  const found = { letter: { ...letter, last: { result, hour: '2026-11-20T08' } } }
  const props = { page: { type: 'desk', found, incidents: null }, who: { duty: 'desk' }, send: () => {} }
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <DeskPage {...(props as unknown as Parameters<typeof DeskPage>[0])} />
    </LanguageProvider>,
  )
}

it.each([
  ['locked', words.advice_unlock],
  ['revoked', words.advice_renew],
  ['another-person', words.advice_own],
  ['held', words.advice_paper],
] as const)('%s', (result, advice) => expect(shown(result)).toContain(advice.ja))

it.each(['permit', 'status', 'voted'])('%s: nothing is in the way, and nothing is said', (result) => {
  expect(shown(result)).not.toContain(words.advice.ja)
})
