/** The issuer's screen: a pure function of the view. */
import { assert } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import type { ScreenProps } from '#shell/screen/mount-screen.tsx'
import { GlassAlone } from '#ui/components/letters-at-hand.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { LanguageProvider, OtherWords, useText } from '#ui/language/language.tsx'
import { withSlips, withStops } from '#ui/language/other-words.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { IssuerScreenEvent } from '../session/screen-event.ts'
import type { Head, IssuerView } from '../session/view.ts'
import { ClockOfRefused } from './clock-page.tsx'
import { DayFrame } from './day-frame.tsx'
import { RetirePage } from './retire-pages.tsx'
import { OwnWords } from './script-card.tsx'
import { LockedPage, OutOfServicePage, RefusedPage, StartingPage, TakeOverPage } from './start-pages.tsx'

export function IssuerScreen({ view, send }: ScreenProps<IssuerView, IssuerScreenEvent>) {
  return (
    <LanguageProvider language={view.language}>
      <div className="issuer" data-screen={view.screen}>
        {view.head !== null && <Banner use={view.head.use} />}
        <OtherWords of={view.head === null ? null : wordsOf(view.head)}>
          <OwnWords value={view.head?.settings.scripts ?? {}}>
            {/* Each of its pages with a field has the switch; a day's work has its places on a panel of 1366 × 768 without the board. */}
            <GlassAlone startsOpen={false} enterTakes>
              <Page view={view} send={send} />
            </GlassAlone>
          </OwnWords>
        </OtherWords>
      </div>
    </LanguageProvider>
  )
}

/** The words of a station of its kind for a ticket and for a day. */
function wordsOf({ slips, moves }: Head): (words: string, language: Language) => string {
  return (words, language) => {
    const ofPaper = slips ? withSlips(words, language) : words
    return moves ? withStops(ofPaper, language) : ofPaper
  }
}

function Banner({ use }: { readonly use: Use }) {
  const say = useText()
  return (
    <aside aria-label={say(issuerScreen.whatFor)}>
      <UseBanner use={use} />
    </aside>
  )
}

function Page({ view, send }: ScreenProps<IssuerView, IssuerScreenEvent>) {
  switch (view.screen) {
    case 'starting':
      return <StartingPage step={view.step} work={view.work} />
    case 'refused':
      return (
        <RefusedPage notice={view.notice}>
          <ClockOfRefused view={view} send={send} />
        </RefusedPage>
      )
    case 'locked':
      return <LockedPage view={view} send={send} />
    case 'retiring':
      return <RetirePage view={view} send={send} />
    case 'take-over':
      if (view.work !== null) return <StartingPage step="opening-books" work={view.work} />
      return <TakeOverPage view={view} send={send} />
    case 'out-of-service':
      return <OutOfServicePage notice={view.notice} />
    case 'day':
      assert(view.head !== null, 'the day has an election')
      return <DayFrame head={view.head} view={view} send={send} />
  }
}
