/** A session that waits for its card has one title and one thing to do; words for an ended contest also fit a voter who left it out (D-20). */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import type { CardRefusal } from '../session/codes.ts'
import type { KioskView } from '../session/view.ts'
import { CardAwayPage, RecordedPage } from './voter-pages.tsx'
import { troubleWords } from './words.ts'

const views = new Map(kioskPictures().map(({ name, view }) => [name, view]))
const viewOf = (name: string): KioskView => views.get(name) ?? expect.unreachable(name)

function wordsOf(view: KioskView): string {
  const { page } = view
  const shared = { view, send: () => {} }
  const shown =
    page.type === 'card-away' ? (
      <CardAwayPage {...shared} page={page} />
    ) : page.type === 'recorded' ? (
      <RecordedPage {...shared} page={page} />
    ) : (
      expect.unreachable(page.type)
    )
  return renderToStaticMarkup(<LanguageProvider language={view.language}>{shown}</LanguageProvider>)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&quot;|[“”]/g, '"')
}

function awayWith(name: string, language: Language, refusal: CardRefusal): string {
  const view = viewOf(name)
  if (view.page.type !== 'card-away') return expect.unreachable(view.page.type)
  return wordsOf({ ...view, language, page: { ...view.page, refusal, cardLies: true } })
}

const PAGES = ['card-away', 'card-away-one-recorded'] as const
const ORDERS = ['cardLiesTitle', 'cardAwayGoOn', 'cardAwayAll'] as const

describe.each(LANGUAGES)('in %s, a card that is not this session’s', (language) => {
  it.each(['foreign-card', 'card-blank', 'card-torn', 'other-issuer'] as const)(
    '%s: the page asks for the card of the session',
    (refusal) => {
      for (const name of PAGES) {
        const words = awayWith(name, language, refusal)
        expect(words).toContain(kioskScreen.otherCardTitle[language])
        expect(words).not.toContain(troubleWords[refusal][language].next)
        for (const order of ORDERS) expect(words).not.toContain(kioskScreen[order][language])
      }
    },
  )

  it.each(['card-unreadable', 'card-changed'] as const)(
    '%s: the page has the next step of the trouble, and no other',
    (refusal) => {
      for (const name of PAGES) {
        const words = awayWith(name, language, refusal)
        expect(words).toContain(kioskScreen.cardFailsTitle[language])
        expect(words).toContain(troubleWords[refusal][language].next)
        for (const order of ORDERS) expect(words).not.toContain(kioskScreen[order][language])
      }
    },
  )

  it('the page of an ended contest names no choice, which the voter may not have made', () => {
    const words = wordsOf({ ...viewOf('recorded'), language })
    expect(words).toContain(kioskScreen.recordedAsChosen[language])
    expect(words).not.toMatch(/選んだ|chose/)
  })
})
