/** A press target of at least 12.7 mm. One press, no hold, no repeat; the press itself shows within a frame. */
import type { ReactNode } from 'react'
import { sentenceIn } from './furigana.tsx'
import { usePress } from './press.ts'
import './button.css'

/** go: the one way on · staff: calls or needs staff · leave: leaves the session · plain: everything else. */
type ButtonKind = 'go' | 'staff' | 'leave' | 'plain'

export interface ButtonProps {
  readonly kind?: ButtonKind
  /** Large: the one thing to press on this page. */
  readonly large?: boolean
  readonly disabled?: boolean
  /** Id of the words that say why it is disabled, or what it does. */
  readonly describedBy?: string | undefined
  /** Something is missing before it works. It is pressed all the same, and answers what. */
  readonly dim?: boolean
  /** A switch that is on; spoken as pressed. */
  readonly pressed?: boolean
  /** Staff screens: shown on the button; the screen listens with `useShortcuts`. */
  readonly shortcut?: string
  readonly onPress: () => void
  readonly children: ReactNode
}

export function Button({ kind = 'plain', large = false, disabled = false, dim = false, ...props }: ButtonProps) {
  const press = usePress(props.onPress, disabled)
  return (
    <button
      type="button"
      className={`button button-${kind}${large ? ' button-large' : ''}${dim ? ' button-dim' : ''}`}
      disabled={disabled}
      aria-label={sentenceIn(props.children)}
      aria-disabled={dim || undefined}
      aria-describedby={props.describedBy}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.shortcut}
      {...press}
    >
      {kind === 'staff' && <span aria-hidden="true">▲ </span>}
      {props.children}
      {props.shortcut !== undefined && <kbd className="button-shortcut">{props.shortcut}</kbd>}
      {kind === 'go' && <span aria-hidden="true"> ▶</span>}
    </button>
  )
}
