/** The next step with the card, and the acts that do it: one of them leads on. */
import type { ReactNode } from 'react'

export function Step({ words, children }: { readonly words: string; readonly children?: ReactNode }) {
  return (
    <div className="tab-card">
      <p role="status">{words}</p>
      {children}
    </div>
  )
}

interface ActProps {
  readonly words: string
  readonly onPress: () => void
  readonly isNext?: boolean
  readonly isOff?: boolean
}

export function Act({ words, onPress, isNext = false, isOff = false }: ActProps) {
  return (
    <button type="button" className={isNext ? 'tab-go' : 'tab-quiet'} disabled={isOff} onClick={onPress}>
      {words}
    </button>
  )
}
