/** WI1, FLT-01: a reader that is dead, away, or holds something else is told where a card is asked for and in the foot, and no longer than it is so. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { SimulatedReader as Line } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import type { ReaderState } from './session/state.ts'

let prepared: Awaited<ReturnType<typeof prepareStation>>
let desk: Reception
let line: SimulatedReader
beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2))
  desk = await Reception.furnish(prepared)
  line = await Line.start(desk.randomness)
  await desk.openOnTheWire(line)
})
afterAll(async () => {
  await desk.clear()
  await line.stop()
  await prepared.close()
})

const shows = (reader: ReaderState) => desk.until((view) => view.screen === 'day' && view.reader === reader, reader)

describe.each<[string, ReaderState, () => unknown, () => unknown]>([
  [
    'a chip that hears and says nothing',
    'silent',
    () => Object.assign(line.faults, { dead: true }),
    () => Object.assign(line.faults, { dead: false }),
  ],
  ['a cable that is out', 'not-there', () => line.unplug(), () => line.plug()],
  ['something else on it', 'foreign', () => line.tray.insertForeign(), () => line.tray.remove()],
])('%s', (_, state, breakIt, mend) => {
  it.each(['the empty desk', 'a card is asked for'])('%s: told, and gone when it is back', async (where) => {
    if (where !== 'the empty desk') {
      await desk.seek('1')
      desk.app.send({ type: 'identity-confirmed' })
      desk.app.send({ type: 'issue-requested' })
      desk.desk('card-awaited')
    }
    await breakIt()
    await shows(state)
    await mend()
    await shows('absent')
    desk.app.send({ type: 'operation-cancelled' })
    desk.app.send({ type: 'voter-left' })
    await desk.settled()
  })
})
