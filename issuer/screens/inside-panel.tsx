/** Who was inside at the closing hour: entered, fixed, and served one after the other (CLS-02). */
import { useContext, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { ONE_PRESS } from '#ui/components/press.ts'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { DayTicks } from './day-tick.tsx'
import { ClockTime, Entered } from './entered.tsx'
import { TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function Inside(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const { inside } = view.record
  const time = useContext(ClockTime)
  const [sent, setSent] = useState<{ readonly time: string; readonly before: readonly string[] } | null>(null)
  const added = sent === null ? [] : inside.rollNos.filter((rollNo) => !sent.before.includes(rollNo))
  if (inside.fixed) return <Fixed {...props} />
  return (
    <>
      <DayTicks {...props} ticks={['closing-bell']} />
      <p className="step-line">{say(issuerScreen.insideHelp)}</p>
      <TextEntry
        label={say(issuerScreen.insideAdd)}
        value=""
        action={say(issuerScreen.enter)}
        clears
        longest={128}
        onEnter={(text) => {
          setSent({ time, before: inside.rollNos })
          send({ type: 'inside-voter-added', text })
        }}
      />
      {sent !== null && added.length > 0 && <Entered time={sent.time} what={added} />}
      <ul className="inside-list" {...ONE_PRESS}>
        {inside.rollNos.map((rollNo) => (
          <li key={rollNo}>
            {rollNo}{' '}
            <Button onPress={() => send({ type: 'inside-voter-removed', rollNo })}>
              {say(issuerScreen.insideRemove, { rollNo })}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="go" large onPress={() => send({ type: 'inside-list-fixed' })}>
        {say(inside.rollNos.length === 0 ? issuerScreen.insideFixEmpty : issuerScreen.insideFix)}
      </Button>
    </>
  )
}

function Fixed({ view, send }: TabProps) {
  const say = useText()
  const { inside, closing, openedAt } = view.record
  return (
    <>
      <p className="entry-done">✓ {say(issuerScreen.insideFixed, { count: inside.rollNos.length })}</p>
      <StillToServe view={view} />
      {inside.rollNos.length > 0 && (
        <ul className="inside-list" {...ONE_PRESS}>
          {inside.rollNos.map((rollNo) => (
            <li key={rollNo}>
              {rollNo} {say(view.insideServed.includes(rollNo) ? issuerScreen.insideServed : issuerScreen.insideWaits)}
            </li>
          ))}
        </ul>
      )}
      {!closing.kiosksMayClose && openedAt !== null && (
        <Button onPress={() => send({ type: 'inside-list-reopened' })}>{say(issuerScreen.insideReopen)}</Button>
      )}
    </>
  )
}

/** Nothing once the machines are being closed: nobody gets a card any more. */
export function StillToServe({ view }: Pick<TabProps, 'view'>) {
  const say = useText()
  const { inside, closing } = view.record
  const rollNos = inside.rollNos.filter((rollNo) => !view.insideServed.includes(rollNo))
  if (!inside.fixed || closing.kiosksMayClose || rollNos.length === 0) return null
  return <p className="number-wrong">▲ {say(issuerScreen.insideStill, { rollNos })}</p>
}
