/**
 * X-C5: the window remembers what was typed into it. It is needed no longer when all seats are empty again, because the opening is done
 * or was given up; and when an earlier count is shown again, for which this machine's own passphrase alone was typed.
 */
import type { RunningTally } from './app.ts'

export function whenNoLongerNeeded(running: Pick<RunningTally, 'subscribe'>, then: () => void): void {
  let last: 'locked' | 'open' | 'missing' | null = null
  const typed = { seats: false, machine: false }
  running.subscribe(({ seats, machineKey, phase }) => {
    const isSeated = seats.some((seat) => seat.state !== 'empty')
    const isGivenUp = typed.seats && !isSeated
    typed.seats = isSeated
    typed.machine ||= last === 'locked' && machineKey === 'open'
    last = machineKey
    const isOver = typed.machine && (phase === 'result' || phase === 'out-of-service')
    if (!isGivenUp && !isOver) return
    typed.machine = false
    then()
  })
}
