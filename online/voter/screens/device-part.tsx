/** On a device in a public room (S-14): how it is left, and the question before it is wiped. */
import { createContext, useContext, useEffect, useRef } from 'react'
import { devicePage as words } from '#words/abroad.ts'
import type { DeviceStanding } from '../session/device.ts'
import { OtherButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

/** Null: the voter's own device. */
const DeviceContext = createContext<DeviceStanding | null>(null)
export const DeviceProvider = DeviceContext.Provider

/** Nothing is saved on a device of others, and no window opens beside the page. */
export function useIsShared(): boolean {
  return useContext(DeviceContext) !== null
}

export function SharedPart() {
  const say = useVoterText()
  return (
    <section>
      <p>{say(words.shared)}</p>
      <p>{say(words.keys)}</p>
    </section>
  )
}

/** Any key or touch goes on; the button is for who hears the page. */
export function DeviceWarning() {
  const standing = useContext(DeviceContext)
  return standing === 'warned' ? <Warning /> : null
}

function Warning() {
  const say = useVoterText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div className="device-warning">
      <div
        ref={box}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="device-warns"
        aria-describedby="device-warning"
        tabIndex={-1}
      >
        <h2 id="device-warns">{say(words.warnTitle)}</h2>
        <p id="device-warning">{say(words.warn)}</p>
        <OtherButton onPress={() => {}}>{say(words.goOn)}</OtherButton>
      </div>
    </div>
  )
}
