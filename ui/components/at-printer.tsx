/** One paper at the printer: the button that sends it, its state, and any trouble. The button stays where it is. */
import { useId } from 'react'
import { unreachable } from '#election/assert.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { onScreen } from '../messages/message.ts'
import { printerTroubles, printerWords } from '../messages/printer.ts'
import { Button } from './button.tsx'
import './at-printer.css'

type Trouble = keyof typeof printerTroubles

/** The state from the session; null: nobody has sent it yet. */
export type AtPrinterState =
  | { readonly type: 'printing' | 'printed' }
  /** waits: it comes out when that is put right; failed: it comes out no more; unknown: nobody knows whether it did. */
  | { readonly type: 'waits' | 'failed' | 'unknown'; readonly trouble: Trouble }
  | null

export interface AtPrinterProps {
  readonly state: AtPrinterState
  /** The page does something else now. */
  readonly disabled?: boolean
  readonly onPress: () => void
}

export function AtPrinter({ state, disabled = false, onPress }: AtPrinterProps) {
  const say = useText()
  const id = useId()
  const isUnderWay = state?.type === 'printing' || state?.type === 'waits'
  return (
    <span className="at-printer" data-at-printer={state?.type ?? 'none'}>
      <Button disabled={disabled || isUnderWay} describedBy={id} onPress={onPress}>
        {say(state === null ? printerWords.print : printerWords.again)}
      </Button>
      <span id={id} role="status">
        {state !== null && <HowItStands state={state} />}
      </span>
    </span>
  )
}

function HowItStands({ state }: { readonly state: NonNullable<AtPrinterState> }) {
  const say = useText()
  const language = useLanguage()
  switch (state.type) {
    case 'printing':
    case 'printed':
      return say(printerWords[state.type])
    case 'waits':
    case 'failed':
    case 'unknown': {
      const { title, next } = printerTroubles[state.trouble][language]
      return (
        <>
          <strong>▲ {onScreen(title, language)}</strong> {onScreen(next, language)}
        </>
      )
    }
    default:
      return unreachable(state)
  }
}
