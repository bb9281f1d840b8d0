/** A row of the issuer's table: where it says nothing else, the whole page is afterwards as it was before. */
import { assert } from '#election/assert.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { DayRecord, IssuerState } from '#issuer/session/state.ts'
import { openRecord } from '#simulation/rooms/issuer-session.ts'
import { at, closing, EVENING, isPress, type Step, whole } from './issuer-days.ts'
import type { TakenBack } from './taken-back.ts'

export type Type = IssuerScreenEvent['type']
export type Row = TakenBack<IssuerState, Step, Type>
type Steps = Step | readonly Step[]

interface More {
  /** Others' acts on its ground: they fall with the act. */
  readonly built?: readonly Step[]
  readonly shows?: (state: IssuerState) => unknown
}

/** The act is the last press of `does`, what takes it back the first one of `undoes`. @param name what a person would call it */
export function row(
  name: string,
  before: () => IssuerState,
  does: Steps,
  undoes: Steps,
  { built, shows = whole }: More = {},
): Row {
  const [steps, back] = [[does].flat(), [undoes].flat()]
  const act = steps.findLast((step) => isPress(step) && step.type !== 'pin-entered')
  const first = back.find(isPress)
  assert(act !== undefined && isPress(act) && first !== undefined, `${name}: presses of the screen`)
  const row = { act: act.type, back: first.type, name, before, does: steps, undoes: back, shows }
  return built === undefined ? row : { ...row, thenDone: built }
}

export const open =
  (changes: Partial<DayRecord> = {}) =>
  () =>
    at(openRecord(changes))
export const evening =
  (changes: Partial<DayRecord['closing']> = {}, more: Partial<DayRecord> = {}) =>
  () =>
    at(closing(changes, more), EVENING)
