/** Counting wrong PINs at the issuer: before the day, when it is retired, at a card check. */
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { type Notice, notice, type UnlockCode } from './codes.ts'

/** After one try: how many were wrong, and what is said; of a wrong one also how many may still be wrong. */
export function tried<Code extends string>(before: number, refusal: Notice<Code>) {
  const wrongPins = before + (refusal.code === 'wrong-pin' ? 1 : 0)
  const left = WRONG_PINS_MAX - wrongPins
  const failure: Notice<Code | UnlockCode> =
    left <= 0
      ? notice('tries-used-up' as const)
      : refusal.code === 'wrong-pin'
        ? notice(refusal.code, { ...refusal.values, left })
        : refusal
  return { wrongPins, failure }
}
