/** The system's clock as local minutes. Only `main.ts` files make it, through `clockOf`. */
import { type LocalMinute, type LocalSecond, minuteOf } from '#election/time.ts'
import type { Clock } from './running-app.ts'
import { askForClock } from './set-clock.ts'

/** Japan has no daylight saving; machines are set to JST, but a wrong TZ of the system must not move the closing time. */
const JST_MS = 9 * 60 * 60_000

export function systemClock(): Clock {
  const toTheSecond = () => new Date(Date.now() + JST_MS).toISOString().slice(0, 19) as LocalSecond
  const setTo = (to: LocalMinute) => askForClock(new Date(Date.parse(`${to}:00Z`) - JST_MS))
  return ticking({ kind: 'system', toTheSecond, setTo }, 1000)
}

/** A clock over `toTheSecond`, looked at every `everyMs`. Its timer never keeps a process alive. */
export function ticking(clock: Required<Pick<Clock, 'kind' | 'toTheSecond' | 'setTo'>>, everyMs: number): Clock {
  const now = () => minuteOf(clock.toTheSecond())
  return {
    ...clock,
    now,
    onMinute(listener) {
      let last = now()
      const timer = setInterval(() => {
        const present = now()
        if (present === last) return
        last = present
        listener(present)
      }, everyMs)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}
