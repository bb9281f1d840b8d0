/** ふりがな: every Japanese word of the page has its reading above; names, values and the other language stay as they are. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import { RefusedPage } from './refused-page.tsx'
import { StatusPage } from './status-page.tsx'
import { ReadingsProvider, useVoterLabel, useVoterText } from './voter-words.tsx'

const shown = (page: React.ReactNode, { isOn = true, language = 'ja' as Language } = {}) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ReadingsProvider value={{ isOn, turn: () => {} }}>{page}</ReadingsProvider>
    </LanguageProvider>,
  )
const rest = { send: () => {}, election: null as never }
const status = <StatusPage at={{ type: 'status', standing: 'voted' }} {...rest} />

describe('readings', () => {
  it('are above each word of a page, and of a refusal', () => {
    expect(shown(status)).toContain('data-reading="ひょう"')
    const refused = <RefusedPage at={{ type: 'refused', refusal: 'locked', purpose: 'vote' }} {...rest} />
    expect(shown(refused)).toContain('data-reading="しくちょうそん"')
  })

  it('are there for who asks, in Japanese alone', () => {
    expect(shown(status, { isOn: false })).not.toContain('<ruby')
    expect(shown(status, { language: 'en' })).not.toContain('<ruby')
  })

  it('leave a value as it is, and labels without them', () => {
    const Words = () => (
      <p title={useVoterLabel()(words.kanaIndex)}>{useVoterText()(words.gazette, { title: '市長選挙' })}</p>
    )
    expect(shown(<Words />)).toContain(`title="${words.kanaIndex.ja}"`)
    expect(shown(<Words />)).toMatch(/<p[^>]*>市長選挙/)
  })
})
