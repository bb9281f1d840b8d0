/** The frame of every page: name of the election, language, heading. The heading is focused on a new page, so that it is read aloud. */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { nextLanguage } from '#election/language.ts'
import type { Incident } from '#election/online/incidents.ts'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { useLanguage } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { voterScreen } from '#words/online.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { hoursAt } from '../session/voter-election.ts'
import { IncidentsPart } from './incidents-part.tsx'
import type { Send } from './page-props.ts'
import { useReadings, useVoterLabel, useVoterText } from './voter-words.tsx'
import { timeInWords } from './words.ts'

interface FrameProps {
  /** Null: it is not known yet. */
  readonly election: VoterElection | null
  readonly now: number
  readonly incidents: readonly Incident[]
  /** Another one with each new page. */
  readonly page: string
  readonly title: Text
  readonly send: Send
  readonly children: ReactNode
}

export function Frame({ election, incidents, now, page, title, send, children }: FrameProps) {
  const say = useVoterText()
  const label = useVoterLabel()
  const readings = useReadings()
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  const name = election?.electionPackage.rules.title
  useEffect(() => {
    document.title = `${label(title)} – ${name ?? label(voterScreen.site)}`
  }, [title, name, label])
  // Before the page is painted: later it would take the focus from a button that somebody has pressed meanwhile.
  useLayoutEffect(() => toHeading(page, heading.current), [page])
  const other = nextLanguage(language)
  return (
    <>
      <header>
        <div className="site">
          <p className="site-name">{name ?? say(voterScreen.site)}</p>
          {language === 'ja' && (
            <button type="button" className="readings" aria-pressed={readings.isOn} onClick={readings.turn}>
              {say(voterScreen.readings)}
            </button>
          )}
          <button
            type="button"
            className="language"
            lang={other}
            onClick={() => send({ type: 'language', language: other })}
          >
            {uiWords.ownName[other]}
          </button>
        </div>
        {election !== null && <UseBanner use={election.electionPackage.use} />}
        {election !== null && hoursAt(election.signed, now) === 'closes-soon' && (
          <p className="soon" role="status">
            {say(voterScreen.closesSoon, { time: timeInWords(election.signed.closes, language) })}
          </p>
        )}
        <IncidentsPart open={incidents} />
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {say(title)}
        </h1>
        {children}
      </main>
    </>
  )
}

/** The page, and nothing else, moves the focus. */
function toHeading(_page: string, heading: HTMLHeadingElement | null): void {
  window.scrollTo(0, 0)
  heading?.focus({ preventScroll: true })
}
