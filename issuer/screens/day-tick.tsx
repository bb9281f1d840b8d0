/** Lines of the day's lists. Where the manual wants witnesses, they are marked first, for this act alone (ROL-03). */
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { DayTick } from '../session/day-names.ts'
import { dayTickRefusal } from '../session/day-ticks.ts'
import { Act, Blocked, useWitnessesFirst } from './act.tsx'
import { Beside } from './beside.tsx'
import { Tick } from './fields.tsx'
import type { TabProps } from './words.ts'

export function DayTicks({ view, send, ticks }: TabProps & { readonly ticks: readonly DayTick[] }) {
  const say = useText()
  return ticks.map((tick) => (
    <Tick
      key={tick}
      label={say(issuerScreen[`tick_${tick}`])}
      done={view.record.ticked.includes(tick)}
      onTick={(done) => send({ type: 'day-ticked', tick, done, witnesses: [] })}
    />
  ))
}

/** @param least the number of witnesses who must be present */
export function WitnessedTick({
  tick,
  least,
  ...props
}: TabProps & { readonly tick: DayTick; readonly least: number }) {
  const say = useText()
  const { view, send } = props
  const { record } = view
  const first = useWitnessesFirst()
  if (record.ticked.includes(tick)) return <p className="entry-done">✓ {say(issuerScreen[`tick_${tick}`])}</p>
  const here = record.witnesses.present.flatMap((present, place) => (present ? [place] : []))
  const blocked = dayTickRefusal(record, tick, here)
  if (blocked !== null) return <Blocked blocked={blocked} />
  return (
    <Beside {...props}>
      {(witnesses) => (
        <Act
          kind="go"
          large
          why={first(least, witnesses)}
          onPress={() => send({ type: 'day-ticked', tick, done: true, witnesses: [...witnesses] })}
        >
          {say(issuerScreen[`tick_${tick}`])}
        </Act>
      )}
    </Beside>
  )
}
