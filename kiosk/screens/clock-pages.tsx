/** The officer sets the clock before two witnesses: the minute is typed, both see it, and it is set when the time signal strikes it. */
import { Button } from '#ui/components/button.tsx'
import { ClockMoves, MinutePad } from '#ui/components/minute-pad.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { clockWords } from '#words/common.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { Fact } from './fact.tsx'
import type { PageProps } from './page-props.ts'
import { StaffFrame } from './staff-frame.tsx'
import { TroublePlace } from './trouble-place.tsx'
import { WitnessMarks } from './witness-marks.tsx'

/** Where no staff menu leads to it: at the self-test and on the zero check. */
export function SetClockButton({ send }: Pick<PageProps<'starting'>, 'send'>) {
  const say = useText()
  return <Button onPress={() => send({ type: 'staff' })}>{say(clockWords.set)}</Button>
}

export function StaffClockPage({ view, send, page }: PageProps<'staff-clock'>) {
  const say = useText()
  const minute = useMinute()
  return (
    <StaffFrame of={{ view, send }} question={clockWords.title} backTo={kioskScreen.back}>
      <div className="unlock">
        <dl className="facts">
          <Fact name={clockWords.now}>
            <strong className="digits">{minute(page.clock)}</strong>
          </Fact>
        </dl>
        <MinutePad onMinute={(digits) => send({ type: 'clock-typed', digits })} />
        <p>{say(clockWords.digits)}</p>
        <TroublePlace of={page.refusal} among={['clock-not-set']} otherwise={<p>{say(clockWords.note)}</p>} />
      </div>
    </StaffFrame>
  )
}

export function StaffClockWitnessesPage({ view, send, page }: PageProps<'staff-clock-witnesses'>) {
  const say = useText()
  const minute = useMinute()
  return (
    <StaffFrame
      of={{ view, send }}
      question={clockWords.set}
      backTo={kioskScreen.back}
      record={
        <Button kind="staff" large onPress={() => send({ type: 'officer-confirmed' })}>
          {say(clockWords.go)}
        </Button>
      }
    >
      <div className="middle">
        <dl className="facts">
          <Fact name={clockWords.now}>
            <span className="digits">{minute(page.clock)}</span>
          </Fact>
          <Fact name={clockWords.goal}>
            <strong className="digits">{minute(page.to)}</strong>
          </Fact>
        </dl>
        <p className="statement-large">
          <ClockMoves from={page.clock} to={page.to} />
        </p>
        {page.otherDate && <p className="statement-large">▲ {say(clockWords.otherDate)}</p>}
        <WitnessMarks witnesses={page.witnesses} overLine={view.witnessOverLine} send={send} />
        <TroublePlace of={page.refusal} among={['witnesses-missing']} otherwise={<p>{say(clockWords.means)}</p>} />
      </div>
    </StaffFrame>
  )
}
