/**
 * The real loop of an app over its real `step`, with everything below it played: each effect is only noted, and the first of the
 * type in question throws what a bug throws. What happens on a day was written down before, so that every type comes up.
 */
import type { LocalMinute } from '#election/time.ts'
import type { Clock, RunningApp } from '#shell/running-app.ts'

/** Must never be read by anybody: an error may hold anything. */
export const SELECTION = 'candidate 102 was pressed'

type Send = (event: unknown) => void
type Performed = (effect: { readonly type: string }, send: Send) => Promise<void>

export interface AppUnderTest {
  /** Every type that its session knows. */
  readonly effects: readonly string[]
  /** Events in their order; between them all types of effects come up. */
  readonly days: () => Promise<readonly (readonly unknown[])[]>
  readonly start: (performed: Performed, clock: Clock) => Promise<RunningApp<object, never>>
  /** What the screen says after a bug. */
  readonly says: object
  /** What somebody who stands there may still press. */
  readonly presses: readonly object[]
}

export interface Broken {
  /** The screen after the bug, and again when all of the day was tried once more; null: it never opened. */
  readonly shown: readonly [object, object] | null
  /** Effects that were begun after the bug. */
  readonly begunAfter: readonly string[]
}

/** @returns null: this day has no effect of that type */
export async function breakAt(app: AppUnderTest, type: string, day: readonly unknown[]): Promise<Broken | null> {
  const minutes = new Set<(now: LocalMinute) => void>()
  const now = '2002-06-23T07:00' as LocalMinute
  const clock: Clock = {
    kind: 'fixture',
    now: () => now,
    onMinute(listener) {
      minutes.add(listener)
      return () => minutes.delete(listener)
    },
  }
  let send: Send = () => {}
  let broken = false
  let known = false
  const begunAfter: string[] = []
  const performed: Performed = async (effect, sent) => {
    send = sent
    // What one step asks for is begun together; who carries it out stops at the bug (shell/effect-queue.ts).
    if (known) begunAfter.push(effect.type)
    if (broken || effect.type !== type) return
    broken = true
    throw new TypeError(SELECTION)
  }
  let running: RunningApp<object, never> | null = null
  const started = app.start(performed, clock).then((opened) => {
    running = opened
  })
  await turn()
  for (const event of day) {
    if (broken) break
    send(event)
    await turn()
  }
  if (!broken) return null
  known = true
  const opened = await Promise.race([started.then(() => running), turn().then(() => running)])
  if (opened === null) return { shown: null, begunAfter }
  const first = opened.view()
  for (const event of day) send(event)
  for (const press of app.presses) opened.send(press as never)
  for (const listener of minutes) listener(now)
  await turn()
  return { shown: [first, opened.view()], begunAfter }
}

/** Everything that is under way in this process has come to its end: nothing here waits for a device. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
