/** Above the desk: what to do next, the clock, the language. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { deskGuide, deskWords } from '#ui/messages/desk.ts'
import { CLOCK_RATES, type DeskScreenEvent } from '../session/screen-event.ts'
import type { DeskView } from '../session/view.ts'

interface BarProps {
  readonly view: DeskView
  readonly nameOf: (app: string) => string
  readonly send: (event: DeskScreenEvent) => void
}

const NOTHING_TO_PLAY = ['wait', 'trouble', 'finished']

export function Guide({ view, nameOf, send }: BarProps) {
  const say = useText()
  const { step, playing, stuck } = view.guide
  const next = say(view.use === 'rehearsal' ? deskWords.nextOfRehearsal : deskWords.next)
  const disabled = playing || NOTHING_TO_PLAY.includes(step.key)
  return (
    <section className="guide" aria-label={next} data-step={step.key}>
      <h2>{next}</h2>
      <p aria-live="polite">
        {step.app !== null && <strong>{nameOf(step.app)} </strong>}
        {say(deskGuide[step.key], step.values)}
        {stuck !== null && <span className="guide-stuck"> ▲ {say(deskWords.stuck, { why: stuck })}</span>}
      </p>
      <Button kind="go" disabled={disabled} onPress={() => send({ type: 'play-step' })}>
        {say(playing ? deskWords.playing : deskWords.play)}
      </Button>
    </section>
  )
}

export function DeskClock({ view, send }: Omit<BarProps, 'nameOf'>) {
  const say = useText()
  const [date, time] = view.now.split('T')
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
