/** A table for each app: its acts and what taking them back undoes. An act without a way back says why, so that none is forgotten. */
import { describe, expect, it } from 'vitest'

/** One act that can be taken back. Shapes of `Event`: whatever the app's `step` takes. */
export interface TakenBack<State, Event, Type extends string> {
  /** The screen event that does it, and the one that takes it back; often the same with another value. */
  readonly act: Type
  readonly back: Type
  /** A person's name for it: the name of the test. */
  readonly name: string
  /** Where it may be done. */
  readonly before: () => State
  readonly does: readonly Event[]
  /** Others' acts on its ground: they fall with the act. */
  readonly thenDone?: readonly Event[]
  readonly undoes: readonly Event[]
  /** The screens' view of the act and of all that was built on it: afterwards as before. */
  readonly shows: (state: State) => unknown
}

export interface TakingBack<State, Event, Type extends string> {
  readonly app: string
  /** Each type of the app's screen events. */
  readonly types: readonly Type[]
  /** The state after the events, in their order. */
  readonly play: (state: State, events: readonly Event[]) => State
  readonly rows: readonly TakenBack<State, Event, Type>[]
  /** Why an act has no way back, or that it changes nothing that stays. */
  readonly never: Readonly<Partial<Record<Type, string>>>
}

/** Registers the tests of one app. */
export function everyActIsTakenBack<State, Event, Type extends string>(table: TakingBack<State, Event, Type>): void {
  const { app, types, play, rows, never } = table
  describe(`${app}: what is taken back`, () => {
    it('each act of its screens is in the table, or says why it has no way back', () => {
      const known = new Set<string>([...rows.flatMap(({ act, back }) => [act, back]), ...Object.keys(never)])
      expect(types.filter((type) => !known.has(type))).toEqual([])
      expect([...known].filter((type) => !types.includes(type as Type))).toEqual([])
    })

    it.each(rows.map((row) => [row.name, row] as const))('%s', (_, { before, does, thenDone, undoes, shows }) => {
      const start = before()
      const done = play(start, does)
      expect(shows(done), 'the act shows').not.toEqual(shows(start))
      const built = play(done, thenDone ?? [])
      if (thenDone !== undefined) expect(shows(built), 'what follows shows').not.toEqual(shows(done))
      expect(shows(play(built, undoes)), 'taken back').toEqual(shows(start))
    })
  })
}
