/** The officer sets the clock before two witnesses: in the day, and where a start is refused for its date. */
import { Button } from '#ui/components/button.tsx'
import { ClockMoves, MinutePad } from '#ui/components/minute-pad.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { clockWords } from '#words/common.ts'
import type { ClockStep } from '../session/clock-step.ts'
import type { IssuerView } from '../session/view.ts'
import { NoticeCard, PinEntry } from './start-pages.tsx'
import type { Send } from './words.ts'

interface ClockPageProps {
  readonly now: IssuerView['now']
  readonly clock: ClockStep
  readonly otherDate: boolean
  readonly send: Send
}

export function ClockPage({ now, clock, otherDate, send }: ClockPageProps) {
  const say = useText()
  const minute = useMinute()
  if (clock.step === 'setting') return <p className="start-line">{say(clockWords.setting)}</p>
  return (
    <section className="panel officer-page clock-page">
      <h2>{say(clock.step === 'minute' ? clockWords.title : clockWords.set)}</h2>
      <dl className="clock-facts">
        <dt>{say(clockWords.now)}</dt>
        <dd className="digits">{minute(now)}</dd>
        {clock.step === 'witnesses' && (
          <>
            <dt>{say(clockWords.goal)}</dt>
            <dd className="digits">
              <strong>{minute(clock.to)}</strong>
            </dd>
          </>
        )}
      </dl>
      {clock.failure !== null && <NoticeCard notice={clock.failure} />}
      {clock.step === 'minute' ? (
        <>
          <p>{say(clockWords.digits)}</p>
          <MinutePad onMinute={(digits) => send({ type: 'clock-typed', digits })} />
          <p className="desk-next">{say(clockWords.note)}</p>
        </>
      ) : (
        <Witnesses now={now} clock={clock} otherDate={otherDate} send={send} />
      )}
      <span className="desk-buttons">
        <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
          {say(issuerScreen.cancel)}
        </Button>
      </span>
    </section>
  )
}

interface WitnessesProps extends Omit<ClockPageProps, 'clock'> {
  readonly clock: Extract<ClockStep, { step: 'witnesses' }>
}

function Witnesses({ now, clock, otherDate, send }: WitnessesProps) {
  const say = useText()
  const looks = clock.seen.map((seen, witness) => ({ witness, seen }))
  return (
    <>
      <p className="desk-next">
        <strong>
          <ClockMoves from={now} to={clock.to} />
        </strong>
        {otherDate && ` ▲ ${say(clockWords.otherDate)}`}
      </p>
      <div className="clock-acts">
        {looks.map(({ witness, seen }) => (
          <Button key={witness} pressed={seen} onPress={() => send({ type: 'clock-seen', witness, seen: !seen })}>
            {say(seen ? clockWords.witnessSaw : clockWords.witnessSees, { n: witness + 1 })}
          </Button>
        ))}
      </div>
      <p className="desk-next">{say(clockWords.means)}</p>
      <div className="clock-acts">
        <Button kind="staff" large onPress={() => send({ type: 'clock-struck' })}>
          {say(clockWords.go)}
        </Button>
      </div>
    </>
  )
}

export function SetClockButton({ send }: { readonly send: Send }) {
  const say = useText()
  return <Button onPress={() => send({ type: 'clock-setting-requested' })}>{say(clockWords.set)}</Button>
}

type RefusedView = Extract<IssuerView, { screen: 'refused' }>

/** Under a refused start: the button, then the officer's card, then the page itself. */
export function ClockOfRefused({ view, send }: { readonly view: RefusedView; readonly send: Send }) {
  const say = useText()
  const { setting, maySetClock, reader, now, otherDate } = view
  if (setting === null) return maySetClock ? <SetClockButton send={send} /> : null
  if (setting.step !== 'card') return <ClockPage now={now} clock={setting} otherDate={otherDate} send={send} />
  return (
    <>
      <PinEntry
        title={say(issuerScreen['officer_set-clock'])}
        use={view.head?.use ?? null}
        reader={reader}
        working={setting.working}
        failure={setting.failure}
        onPin={(pin) => send({ type: 'pin-entered', pin })}
      />
      {!setting.working && (
        <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
          {say(issuerScreen.cancel)}
        </Button>
      )}
    </>
  )
}
