/** 閉鎖の時刻: nobody misses it, and until the officer has declared it nobody gets a card (CLS-01, D-04). */
import { inEra } from '#election/japanese-date.ts'
import { dateOf, type LocalDate } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { SetClockButton } from './clock-page.tsx'
import { ScriptCard } from './script-card.tsx'
import type { TabProps } from './words.ts'

/** On every page but the one where the closing is declared anyway. */
export function ClosingDueBand(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  if (!view.closingDue || view.tab === 'close') return null
  const [today, opened] = [dateOf(view.now), view.record.openedAt === null ? null : dateOf(view.record.openedAt)]
  // Under a clock that is a day ahead the hour has not come: setting it is the first act, and the declaration none that a hand meets first.
  const isOtherDay = opened !== null && today !== opened
  const shown = (date: LocalDate) => (view.language === 'ja' ? inEra(date) : date)
  const declare = (
    <Button {...(isOtherDay ? {} : { kind: 'go', large: true })} onPress={() => send({ type: 'closing-declared' })}>
      {say(issuerScreen.declareClosing)}
    </Button>
  )
  return (
    <section className="alarm-band closing-due" role="alert">
      <div>
        <p className="alarm-title">
          {isOtherDay
            ? say(issuerScreen.closingOtherDay, { today: shown(today), day: shown(opened) })
            : say(issuerScreen.closingDue, { time: head.closes })}
        </p>
        <p className="alarm-next">{say(issuerScreen.closingDueNext)}</p>
        <ScriptCard script="closing" />
      </div>
      <div className="closing-due-acts">
        {isOtherDay || declare}
        {isOtherDay && <SetClockButton send={send} />}
        <ClockDoubt {...props} />
        {isOtherDay ? declare : <SetClockButton send={send} />}
      </div>
    </section>
  )
}

export function ClockDoubt({ view, send }: TabProps) {
  const say = useText()
  if (!view.closingDue) return null
  return <Button onPress={() => send({ type: 'clock-doubted' })}>{say(issuerScreen.closingNotDue)}</Button>
}
