/** X-C5: passphrases are typed while seats fill. When all seats are empty again, the opening is done or was given up. */
import type { RunningTally } from './app.ts'

export function whenNoLongerNeeded(running: Pick<RunningTally, 'subscribe'>, then: () => void): void {
  let typed = false
  running.subscribe(({ seats }) => {
    const before = typed
    typed = seats.some((seat) => seat.state !== 'empty')
    if (before && !typed) then()
  })
}
