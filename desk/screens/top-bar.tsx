/** Above the desk: what to do next, the clock, the language. */
import type { LocalDate } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { deskWords } from '#ui/messages/desk.ts'
import { deskGuide } from '#ui/messages/desk-guide.ts'
import type { GuideKey } from '../guide/step.ts'
import { CLOCK_RATES, type DeskScreenEvent } from '../session/screen-event.ts'
import type { AppView, DeskView } from '../session/view.ts'
import { usePointed } from './pointed.ts'

interface BarProps {
  readonly view: DeskView
  readonly nameOf: (app: string) => string
  readonly send: (event: DeskScreenEvent) => void
}

const NOTHING_TO_PLAY: readonly GuideKey[] = ['wait', 'switch-on', 'trouble', 'finished']

interface GuideProps extends BarProps {
  /** The app that fills the desk; null: none. */
  readonly large: string | null
  readonly onLarge: (app: string | null) => void
  readonly shortName: (app: AppView) => string
}

/** Always in sight, whatever is enlarged. */
export function Guide({ view, nameOf, shortName, send, large, onLarge }: GuideProps) {
  const say = useText()
  const language = useLanguage()
  const { step, playing, stuck } = view.guide
  const next = say(view.use === 'rehearsal' ? deskWords.nextOfRehearsal : deskWords.next)
  const disabled = playing || NOTHING_TO_PLAY.includes(step.key)
  const machine = step.machine?.[language]
  const target = isAcross(view) ? null : step.app
  const here = view.apps.find((app) => app.id === target)
  return (
    <section className="guide" aria-label={next} data-step={step.key} data-word={step.word} data-at={step.app ?? ''}>
      <h2>{next}</h2>
      <p aria-live="polite">
        {step.app !== null && <strong>{nameOf(step.app)}　</strong>}
        {say(deskGuide[step.word], step.values)}
        {machine && (
          <span className="guide-machine">
            ▲ {say(deskWords.machineSays)} {machine.title} {machine.next}
          </span>
        )}
        {stuck !== null && <span className="guide-stuck"> ▲ {say(deskWords.stuck)}</span>}
      </p>
      {step.app !== null && target !== large && (
        <button type="button" className="guide-show" onClick={() => onLarge(target)}>
          {here === undefined ? say(deskWords.showWhole) : say(deskWords.showIt, { app: shortName(here) })}
        </button>
      )}
      <Button kind="go" disabled={disabled} onPress={() => send({ type: 'play-step' })}>
        {say(playing ? deskWords.playing : deskWords.play)}
      </Button>
    </section>
  )
}

/** Not in its box. */
export function onDesk({ apps }: DeskView): readonly AppView[] {
  return apps.filter((app) => app.power !== 'stored')
}

/** From one machine to another: both can be seen only on the whole desk. */
function isAcross({ guide, cards, media }: DeskView): boolean {
  const { points, app } = guide.step
  const places = [...cards, ...media].filter(({ id }) => points.includes(id)).map(({ place }) => place)
  return places.some((place) => place.includes(':') && !place.replace('reader:', '').startsWith(app ?? ''))
}

interface ViewsProps {
  readonly view: DeskView
  readonly nameOf: (app: AppView) => string
  readonly large: string | null
  readonly onLarge: (app: string | null) => void
}

/** From one enlarged screen to the next, and back to the whole desk. */
export function Views({ view, nameOf, large, onLarge }: ViewsProps) {
  const say = useText()
  return (
    <nav className="views" aria-label={say(deskWords.screens)}>
      <button type="button" aria-pressed={large === null} onClick={() => onLarge(null)}>
        {say(deskWords.whole)}
      </button>
      {onDesk(view).map((app) => (
        <button
          type="button"
          key={app.id}
          data-view={app.id}
          aria-pressed={large === app.id}
          className={view.guide.step.app === app.id ? 'pointed' : undefined}
          onClick={() => onLarge(app.id)}
        >
          {nameOf(app)}
        </button>
      ))}
    </nav>
  )
}

export function DeskClock({ view, send }: Omit<BarProps, 'nameOf'>) {
  const say = useText()
  const pointed = usePointed()
  const date = useDate()(view.now.slice(0, 10) as LocalDate)
  const time = view.now.slice(11)
  if (view.use === 'rehearsal') {
    return (
      <section className="desk-clock" aria-label={say(deskWords.clock)}>
        <span className="desk-date">{date}</span>
        <time className="desk-time">{time}</time>
        <span className="desk-jumps">{say(deskWords.clockOfSystem)}</span>
      </section>
    )
  }
  const jumps = ['06:50', view.opens.slice(11), '12:00', view.closes.slice(11)]
  return (
    <section className="desk-clock" aria-label={say(deskWords.clock)}>
      <span className="desk-date">{date}</span>
      <time className="desk-time">{time}</time>
      <span className="desk-jumps">
        {jumps.map((jump) => (
          <button
            type="button"
            key={jump}
            className={pointed(`clock:${jump}`)}
            disabled={jump <= (time ?? '')}
            onClick={() => send({ type: 'clock-set', time: jump })}
          >
            {say(deskWords.jumpTo, { time: jump })}
          </button>
        ))}
        {CLOCK_RATES.map((rate) => (
          <button
            type="button"
            key={rate}
            aria-pressed={view.rate === rate}
            onClick={() => send({ type: 'clock-rate', rate })}
          >
            {say(deskWords[`rate_${rate}`])}
          </button>
        ))}
      </span>
    </section>
  )
}
