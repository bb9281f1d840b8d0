/** Shows an entry and its minute at its field, once the session holds it. A refusal has its band above. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'

/** `20:14` on the issuer's clock. */
export const ClockTime = createContext('')

interface Answer {
  readonly entered: ReactNode
  /** Called with what is sent, as it will be kept. */
  readonly ask: (what: string) => void
}

/** @param kept what the session holds now, in words; empty: nothing */
export function useEntered(kept: string): Answer {
  const time = useContext(ClockTime)
  const [asked, setAsked] = useState<{ readonly what: string; readonly time: string } | null>(null)
  const isHeld = asked !== null && asked.what === kept && kept !== ''
  return {
    entered: isHeld ? <Entered time={asked.time} what={kept} /> : null,
    ask: (what) => setAsked({ what, time }),
  }
}

export function Entered({ time, what }: { readonly time: string; readonly what: string }) {
  const say = useText()
  return (
    <p className="entry-done" role="status">
      {say(issuerScreen.enteredAt, { time, what })}
    </p>
  )
}
