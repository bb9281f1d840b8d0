/** Counting wrong PINs at the issuer: before the day, when it is retired, at a card check. */
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { type Notice, notice, type UnlockCode } from './codes.ts'

/** After one try: how many were wrong, and what is said. */
export function tried<Code extends string>(before: number, refusal: Notice<Code>) {
  const wrongPins = before + (refusal.code === 'wrong-pin' ? 1 : 0)
  const failure: Notice<Code | UnlockCode> = wrongPins >= WRONG_PINS_MAX ? notice('tries-used-up' as const) : refusal
  return { wrongPins, failure }
}
