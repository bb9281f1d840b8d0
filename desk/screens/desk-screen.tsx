/** A polling station and a counting centre, seen from above. */
import { useEffect, useMemo, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { LanguageProvider, useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import type { AppView, DeskView } from '../session/view.ts'
import { AppFrame } from './app-frame.tsx'
import { Devices } from './devices.tsx'
import { type Holding, HoldingContext, type Thing } from './holding.tsx'
import { DeskClock, Guide } from './top-bar.tsx'
import { Tray } from './tray.tsx'
import './desk.css'

interface DeskProps {
  readonly view: DeskView
  readonly send: (event: DeskScreenEvent) => void
}

export function DeskScreen(props: DeskProps) {
  return (
    <LanguageProvider language={props.view.language}>
      <Desk {...props} />
    </LanguageProvider>
  )
}

function Desk({ view, send }: DeskProps) {
  const say = useText()
  const holding = useHolding(send)
  const rehearsal = view.use === 'rehearsal'
  const title = say(rehearsal ? deskWords.titleOfRehearsal : deskWords.title)
  usePageTitle(say(deskWords.pageTitle, { title }))
  const [large, setLarge] = useState<string | null>(null)
  const nameOf = (id: string) => {
    const app = view.apps.find((each) => each.id === id)
    return app ? appName(app) : id
  }
  const appName = (app: AppView) => {
    if (app.kind !== 'kiosk') return say(deskWords[app.kind])
    return say(deskWords.kiosk, { number: app.id.replace(/^.*K/, '') })
  }
  const seatName = (app: AppView) =>
    rehearsal ? say(deskWords.screenOfRehearsal, { app: appName(app) }) : appName(app)
  return (
    <HoldingContext value={holding}>
      <main className="desk" data-use={view.use}>
        <UseBanner use={view.use} />
        <header className="desk-top">
          <h1>
            {title} <small className="desk-station">{view.station}</small>
          </h1>
          <Guide view={view} nameOf={nameOf} send={send} />
          <DeskClock view={view} send={send} />
          <Button onPress={() => send({ type: 'language', language: view.language === 'ja' ? 'en' : 'ja' })}>
            {say(deskWords.otherLanguage)}
          </Button>
        </header>
        <div className="seats">
          {view.apps.map((app) => (
            <section
              key={app.id}
              className={`seat seat-${app.kind}${large === app.id ? ' seat-large' : ''}`}
              aria-label={seatName(app)}
              data-app={app.id}
              data-power={app.power}
            >
              <h2 className="seat-name">
                <span className={`lamp lamp-${app.power}`} title={say(deskWords[`power_${app.power}`])} />
                {seatName(app)}
                <small className="seat-id">{app.id}</small>
                <button type="button" onClick={() => setLarge(large === app.id ? null : app.id)}>
                  {say(large === app.id ? deskWords.shrink : deskWords.enlarge)}
                </button>
              </h2>
              <AppFrame app={app} title={seatName(app)} onPower={(on) => send({ type: 'power', app: app.id, on })} />
              <Devices app={app} view={view} send={send} />
            </section>
          ))}
        </div>
        <Tray view={view} send={send} />
        {holding.held && (
          <p className="in-hand" role="status">
            {say(deskWords.held, { thing: holding.held.name })}
            <button type="button" onClick={() => holding.pick(null)}>
              {say(deskWords.putBack)}
            </button>
          </p>
        )}
      </main>
    </HoldingContext>
  )
}

/** What a taskbar and a list of windows show. */
function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}

function useHolding(send: (event: DeskScreenEvent) => void): Holding {
  const [held, pick] = useState<Thing | null>(null)
  useEffect(() => {
    const letGo = (event: KeyboardEvent) => event.key === 'Escape' && pick(null)
    addEventListener('keydown', letGo)
    return () => removeEventListener('keydown', letGo)
  }, [])
  return useMemo(
    () => ({
      held,
      pick,
      put(thing, place) {
        if (thing.kind === 'card') send({ type: 'card-moved', card: thing.id, to: place })
        else send({ type: 'medium-moved', medium: thing.id, to: place })
        pick(null)
      },
    }),
    [held, send],
  )
}
