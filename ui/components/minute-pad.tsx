/** Date and time as twelve digits, on the glass or by the keyboard's digits, and in words by how much a clock is moved. */
import { useState } from 'react'
import { type LocalMinute, minuteNumber } from '#election/time.ts'
import { clockWords } from '#words/common.ts'
import { useText } from '../language/language.tsx'
import { NumberPad } from './number-pad.tsx'

const FORM = '____-__-__ __:__'
const DIGITS = 12

/** @param onMinute gets the digits; which of them are a minute, the session says */
export function MinutePad({ onMinute }: { readonly onMinute: (digits: string) => void }) {
  const say = useText()
  const [typed, type] = useState('')
  return (
    <NumberPad
      label={say(clockWords.digits)}
      value={typed}
      shown={inForm(typed)}
      digitsMin={DIGITS}
      digitsMax={DIGITS}
      onChange={type}
      onEnter={(digits) => {
        type('')
        onMinute(digits)
      }}
    />
  )
}

function inForm(digits: string): string {
  let at = 0
  return FORM.replace(/_/g, (place) => digits[at++] ?? place)
}

/** 進めます・戻します, with days, hours and minutes: nobody has to subtract. */
export function ClockMoves({ from, to }: { readonly from: LocalMinute; readonly to: LocalMinute }) {
  const say = useText()
  const minutes = minuteNumber(to) - minuteNumber(from)
  if (minutes === 0) return say(clockWords.same)
  const size = Math.abs(minutes)
  const parts = [
    ['days', Math.floor(size / 1440)],
    ['hours', Math.floor(size / 60) % 24],
    ['minutes', size % 60],
  ] as const
  const by = parts.flatMap(([unit, n]) => (n === 0 ? [] : [say(clockWords[unit], { n })])).join(' ')
  return say(minutes > 0 ? clockWords.forward : clockWords.back, { by })
}
