/** Digits on the glass: PIN, roll number, counts. The keyboard's digits, Backspace and Enter do the same. */
import { useLayoutEffect, useRef } from 'react'
import { uiWords } from '#words/common.ts'
import { useText } from '../language/language.tsx'
import { Button } from './button.tsx'
import './number-pad.css'

export interface NumberPadProps {
  readonly label: string
  readonly value: string
  /** Longest entry. */
  readonly digitsMax: number
  /** From this length on "enter" can be pressed. */
  readonly digitsMin?: number
  /** In another form than the digits alone. */
  readonly shown?: string
  /** A PIN is shown as dots. */
  readonly secret?: boolean
  readonly onChange: (value: string) => void
  readonly onEnter: (value: string) => void
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export function NumberPad(props: NumberPadProps) {
  const { value, digitsMax, digitsMin = 1, secret = false } = props
  const say = useText()
  const press = (digit: string) => value.length < digitsMax && props.onChange(value + digit)
  const erase = () => props.onChange(value.slice(0, -1))
  const enter = () => value.length >= digitsMin && props.onEnter(value)
  useDigitKeys({ press, erase, enter })
  return (
    <div className="number-pad">
      <output className="number-pad-value" aria-label={props.label}>
        {secret ? '●'.repeat(value.length) : (props.shown ?? value)}
      </output>
      <div className="number-pad-keys">
        {KEYS.map((digit) => (
          <Button key={digit} onPress={() => press(digit)}>
            {digit}
          </Button>
        ))}
        <Button onPress={erase}>{say(uiWords.erase)}</Button>
        <Button onPress={() => press('0')}>0</Button>
        <Button kind="go" disabled={value.length < digitsMin} onPress={enter}>
          {say(uiWords.enter)}
        </Button>
      </div>
    </div>
  )
}

interface DigitKeys {
  readonly press: (digit: string) => void
  readonly erase: () => void
  readonly enter: () => void
}

/** Another button of the page has the cursor, and Enter is its own. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button:not(.number-pad button)') !== null
}

function useDigitKeys(keys: DigitKeys): void {
  const latest = useRef(keys)
  // Before the pad is seen: the first digit of a quick hand must find it.
  useLayoutEffect(() => {
    latest.current = keys
  })
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return
      if (/^\d$/.test(event.key)) latest.current.press(event.key)
      else if (event.key === 'Backspace') latest.current.erase()
      else if (event.key === 'Enter' && !isElsewhere(event.target)) latest.current.enter()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
