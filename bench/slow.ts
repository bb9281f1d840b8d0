/**
 * `slow`: the same wait on media that take 100 ms a barrier, as poor sticks do. Two waits: that of a voter, and that of a voter who confirms
 * the next contest while the first one is still being rolled forward.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Medium } from '#hardware/medium/port.ts'
import { inElection, openBox, voter } from './commit.ts'
import { type Figure, inTurns } from './measure.ts'

const ROUNDS = 8
const WARM_UP = 1
const BARRIER_MS = 100

export async function slow(sources: string): Promise<Figure[]> {
  return inElection(sources, async (out, prepared) => {
    const { box, close } = await openBox(out, prepared, slowed)
    const first = voter(box, prepared, 'slow')
    const recorded = await inTurns(
      ROUNDS,
      WARM_UP,
      () => first.press(),
      () => wait(BARRIER_MS),
      () => first.done(),
    )
    const next = voter(box, prepared, 'slow next')
    const atOnce = await inTurns(
      ROUNDS,
      WARM_UP,
      // As at the kiosk: the second vote waits until the first one is in its place.
      async () => {
        await next.done()
        await next.press()
      },
      () => wait(BARRIER_MS),
      async () => {
        await next.done()
        await next.press()
      },
    )
    await next.done()
    await close()
    return [
      {
        name: 'slow: recorded',
        what: `confirmed → recorded with media of ${BARRIER_MS} ms a barrier ÷ one such barrier`,
        unit: 'ms',
        ...recorded,
      },
      {
        name: 'slow: recorded, the vote before not yet in its place',
        what: 'the same, confirmed in the moment in which the vote before was recorded',
        unit: 'ms',
        ...atOnce,
      },
    ]
  })
}

/** The real medium, each barrier of which takes its time. */
function slowed(medium: Medium): Medium {
  return {
    pages: medium.pages,
    proof: medium.proof,
    read: (first, count) => medium.read(first, count),
    async commit(writes) {
      const [done] = await Promise.all([medium.commit(writes), wait(BARRIER_MS)])
      return done
    },
    close: () => medium.close(),
  }
}
