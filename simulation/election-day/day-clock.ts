/** The clock of a played day: it stands until the day moves it. */
import { assert } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Clock } from '#shell/running-app.ts'
import { systemClock } from '#shell/system-clock.ts'
import { StationClock } from '#simulation/rooms/clock.ts'

/** A clock of which the day's script may say how late it is by now. */
export interface PlayedClock extends Clock {
  advanceTo(minute: LocalMinute): void
}

/** A rehearsal takes place now: nothing that its script says moves the clock. */
export function presentClock(): PlayedClock {
  return { ...systemClock(), advanceTo: () => {} }
}

export class DayClock extends StationClock implements PlayedClock {
  /** Forward only: LocalMinute sorts as text. */
  advanceTo(minute: LocalMinute): void {
    assert(minute >= this.now(), 'a day only goes forward')
    if (minute !== this.now()) this.set(minute)
  }
}
