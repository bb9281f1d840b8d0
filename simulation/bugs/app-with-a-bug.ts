/** The real loop and `step` of an app with recorded days. Effects are only noted; the first one of the type under test throws, as a bug does. */
import type { LocalMinute } from '#election/time.ts'
import type { Clock, RunningApp } from '#shell/running-app.ts'
import { StationClock } from '#simulation/rooms/clock.ts'

/** The text of the error. Nobody may ever read it, because an error may hold anything. */
export const SELECTION = 'candidate 102 was pressed'

type Send = (event: unknown) => void
type Performed = (effect: { readonly type: string }, send: Send) => Promise<void>

export interface AppUnderTest {
  /** Every type of effect that the app's session knows. */
  readonly effects: readonly string[]
  /** Events in their order; between them all types of effects come up. */
  readonly days: () => Promise<readonly (readonly unknown[])[]>
  readonly start: (performed: Performed, clock: Clock) => Promise<RunningApp<object, never>>
  /** The answer of the screen after a bug. */
  readonly says: object
  /** Buttons that a person at the screen may still press. */
  readonly presses: readonly object[]
}

/** @returns the screen after the bug, and after the day was sent once more (null: never opened); null: no effect of that type on this day */
export async function breakAt(app: AppUnderTest, type: string, day: readonly unknown[]) {
  const clock = new StationClock('2002-06-23T07:00' as LocalMinute)
  let send: Send = () => {}
  let broken = false
  let known = false
  const begunAfter: string[] = []
  const performed: Performed = async (effect, sent) => {
    send = sent
    // The effects of one step are begun together; the queue stops at the bug (shell/effect-queue.ts).
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
  clock.passes(0)
  await turn()
  return { shown: [first, opened.view()], begunAfter }
}

/** Waits until everything that is under way in this process has ended: nothing here waits for a device. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
