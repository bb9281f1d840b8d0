/** Cards that came out of the box of the return window (CLS-03): counted, and answered with what is still out. */
import { useContext, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { ClockTime, Entered } from './entered.tsx'
import { NumberEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

interface Brought {
  readonly count: number
  readonly time: string
  /** Cards that were out before it. */
  readonly before: number
  readonly isTaken: boolean
}

export function CardsBrought({ view, send }: TabProps) {
  const say = useText()
  const time = useContext(ClockTime)
  const [brought, setBrought] = useState<Brought | null>(null)
  const out = view.counts.cardsOut
  if (brought?.isTaken === false && out === brought.before - brought.count) setBrought({ ...brought, isTaken: true })
  const bring = (count: number) => {
    if (count === 0) return
    setBrought({ count, time, before: out, isTaken: false })
    send({ type: 'cards-brought', count })
  }
  return (
    <>
      <NumberEntry key={out} label={say(issuerScreen.cardsBrought)} value={null} onEnter={bring} />
      {brought?.isTaken && view.brought > 0 && (
        <Entered time={brought.time} what={say(issuerScreen.broughtWords, { count: brought.count, out })} />
      )}
      {view.brought > 0 && (
        <Button onPress={() => send({ type: 'cards-brought-undone' })}>
          {say(issuerScreen.broughtUndo, { count: view.brought })}
        </Button>
      )}
    </>
  )
}
