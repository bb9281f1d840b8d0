/** LAW-14, CLS-06: a closed machine of which a medium failed says which one is counted, and that both are sealed and sent. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { fill } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { KioskView } from '../session/view.ts'
import { ClosedPage } from './closed-page.tsx'
import { OutOfServicePage } from './out-of-service.tsx'

const views = new Map(kioskPictures().map(({ name, view }) => [name, view]))
const viewOf = (name: string): KioskView => views.get(name) ?? expect.unreachable(name)
const wordsOf = (view: KioskView) =>
  renderToStaticMarkup(<LanguageProvider language={view.language}>{pageOf(view)}</LanguageProvider>)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&quot;|[“”]/g, '"')

function pageOf(view: KioskView): React.ReactNode {
  const { page } = view
  const shared = { view, send: () => {} }
  if (page.type === 'closed') return <ClosedPage {...shared} page={page} />
  return page.type === 'out-of-service' ? <OutOfServicePage {...shared} page={page} /> : expect.unreachable(page.type)
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(['original', 'duplicate'] as const)('the %s failed', (role) => {
    const words = wordsOf({ ...viewOf(`closed-${role}-failed`), language })
    expect(words).toContain(kioskScreen[`mediumUnfit_${role}`][language])
    expect(words).toContain(kioskScreen[`stepSealUnfit_${role}`][language])
    expect(words).not.toContain(kioskScreen.stepSeal[language])
    // The machine says that only the other medium was proven in the morning.
    expect(words.split(kioskScreen.proof_direct[language])).toHaveLength(2)
    expect(words).toContain(kioskScreen.proof_unfit[language])
  })

  it('the article stands where the duplicate is counted, and nowhere else', () => {
    const article = /10/
    expect(kioskScreen.stepSealUnfit_original[language]).toMatch(article)
    expect(kioskScreen.stepSealUnfit_duplicate[language]).not.toMatch(article)
  })

  it('the hour of the closing is said as the papers say it', () => {
    const page = wordsOf({ ...viewOf('closed'), language })
    expect(/\d{4}-\d\d-\d\d/.test(page)).toBe(language !== 'ja')
  })

  it('nothing failed, or one was not as sealed', () => {
    expect(wordsOf({ ...viewOf('closed'), language })).toContain(kioskScreen.stepSeal[language])
    const damaged = wordsOf({ ...viewOf('closed-after-restart'), language })
    expect(damaged).toContain(kioskScreen.stepSealUnfit_duplicate[language])
  })

  it('a medium came out behind the hour: close now, with the hour', () => {
    const page = wordsOf({ ...viewOf('out-of-service-after-the-hour'), language })
    expect(page).toContain(fill(kioskScreen.closeNow[language], { time: '20:00' }))
    expect(wordsOf({ ...viewOf('out-of-service'), language })).not.toContain('20:00')
  })

  it('both came out: back into their slots first', () => {
    const page = wordsOf({ ...viewOf('out-of-service-both-out-after-the-hour'), language })
    expect(page).toContain(fill(kioskScreen.closeNowBack[language], { time: '20:00' }))
    expect(page).not.toContain(fill(kioskScreen.closeNow[language], { time: '20:00' }))
  })
})
