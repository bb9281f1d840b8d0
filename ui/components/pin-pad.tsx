/** The PIN of an operator card. It lives in this component only while it is typed, and goes once to the service. */
import { useState } from 'react'
import type { Use } from '#election/definition/definition.ts'
import { useText } from '../language/language.tsx'
import type { Text } from '../messages/message.ts'
import { pinDigitsLeast } from '../pin-digits.ts'
import { NumberPad } from './number-pad.tsx'

const PIN_DIGITS_MOST = 12

export interface PinPadProps {
  /** With a place `n` for the least digits. */
  readonly label: Text
  /** Null: no election is known yet, and the longer PIN is asked for. */
  readonly use: Use | null
  readonly onPin: (pin: string) => void
}

export function PinPad({ label, use, onPin }: PinPadProps) {
  const say = useText()
  const [pin, setPin] = useState('')
  const least = pinDigitsLeast(use ?? 'live')
  return (
    <NumberPad
      label={say(label, { n: least })}
      value={pin}
      secret
      digitsMin={least}
      digitsMax={PIN_DIGITS_MOST}
      onChange={setPin}
      onEnter={(entered) => {
        setPin('')
        onPin(entered)
      }}
    />
  )
}
