/** X-C5: passphrases are typed while a room is open. When it is over, the browser that they were typed into ends too. */
import type { RunningOffice } from './app.ts'

export function whenRoomIsOver(running: Pick<RunningOffice, 'subscribe'>, then: () => void): void {
  let typed = false
  running.subscribe(({ keys }) => {
    const before = typed
    typed = keys.room !== null && (typed || keys.room.seats.some(({ state }) => state !== 'empty'))
    if (before && !typed) then()
  })
}
