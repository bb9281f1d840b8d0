/** Shows an entry and its minute at its field, once the session holds it. A refusal has its band above. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'

/** `20:14` on the issuer's clock. */
export const ClockTime = createContext('')

/** One entry, or several: a list gets the comma of the language that the page has now. */
type What = string | readonly string[]

interface Answer {
  readonly entered: ReactNode
  /** Called with what is sent, as it will be kept. */
  readonly ask: (what: What) => void
}

/** @param kept what the session holds now, in words; empty: nothing */
export function useEntered(kept: What): Answer {
  const time = useContext(ClockTime)
  const [asked, setAsked] = useState<{ readonly what: What; readonly time: string } | null>(null)
  const isHeld = asked !== null && isSame(asked.what, kept) && kept.length > 0
  return {
    entered: isHeld ? <Entered time={asked.time} what={kept} /> : null,
    ask: (what) => setAsked({ what, time }),
  }
}

function isSame(one: What, other: What): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function Entered({ time, what }: { readonly time: string; readonly what: What }) {
  const say = useText()
  return (
    <p className="entry-done" role="status">
      {say(issuerScreen.enteredAt, { time, what })}
    </p>
  )
}
