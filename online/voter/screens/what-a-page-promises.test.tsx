/** A page says that it does something by itself only where it does, and each page that waits for others has a way out. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LanguageProvider } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import { LeavingPage } from './card-page.tsx'
import { LookupPage } from './lookup-page.tsx'

const shown = (page: React.ReactNode) => renderToStaticMarkup(<LanguageProvider language="ja">{page}</LanguageProvider>)
const rest = { send: () => {}, election: null as never }

it('a log that cannot be reached: who looks a code up presses again', () => {
  const at = { type: 'lookup', typed: '', said: 'nothing', log: { type: 'unreachable' } } as const
  const html = shown(<LookupPage at={at} {...rest} />)
  expect(html).toContain('もう一度「調べる」')
  expect(html).not.toContain(words.log_unreachable.ja)
})

it('on the way to the card: a button leads back, should its app not open', () => {
  const html = shown(<LeavingPage send={() => {}} />)
  for (const text of [words.toCardStays, words.toEntry]) expect(html).toContain(text.ja)
})

it('a code that is looked up: the page says among how many votes, not among how many entries', () => {
  const log = { type: 'waiting-for-witnesses', index: 3, size: 4 } as const
  expect(shown(<LookupPage at={{ type: 'lookup', typed: '', said: 'nothing', log }} {...rest} />)).toContain(
    '2 票の中に',
  )
})
