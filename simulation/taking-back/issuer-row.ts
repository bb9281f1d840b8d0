/** A row of the issuer's table: where it says nothing else, the whole page is afterwards as it was before. */
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { DayRecord, IssuerState } from '#issuer/session/state.ts'
import { openRecord } from '#simulation/rooms/issuer-session.ts'
import { at, closing, EVENING, press, whole } from './issuer-days.ts'
import type { TakenBack } from './taken-back.ts'

export type Type = IssuerScreenEvent['type']
export type Row = TakenBack<IssuerState, IssuerEvent, Type>
type Steps = readonly IssuerEvent[]

interface More {
  /** What others did on its ground: it falls with the act. */
  readonly built?: Steps
  readonly shows?: (state: IssuerState) => unknown
}

interface Acts {
  readonly does: Steps
  readonly undoes: Steps
}

/** @param name what a person would call it */
export function row(
  name: string,
  [act, back]: readonly [Type, Type],
  before: () => IssuerState,
  { does, undoes }: Acts,
  { built, shows = whole }: More = {},
): Row {
  return { act, back, name, before, does, undoes, shows, ...(built === undefined ? {} : { thenDone: built }) }
}

export const does = (does: Steps, undoes: Steps): Acts => ({ does, undoes })
/** One event of the screen each way. */
export function pressed(
  name: string,
  before: () => IssuerState,
  does: IssuerScreenEvent,
  undoes: IssuerScreenEvent,
  more?: More,
): Row {
  return row(name, [does.type, undoes.type], before, { does: [press(does)], undoes: [press(undoes)] }, more)
}

export const open =
  (changes: Partial<DayRecord> = {}) =>
  () =>
    at(openRecord(changes))
export const evening =
  (changes: Partial<DayRecord['closing']> = {}, more: Partial<DayRecord> = {}) =>
  () =>
    at(closing(changes, more), EVENING)
