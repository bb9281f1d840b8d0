/** Promise 2 (LAW-04, LAW-05, K1): a voter who is let in can be recorded on two media. A stick that went while nobody voted is found first. */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { stateOf } from '#election/card/card-state.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

it.each(['original', 'duplicate'] as const)(
  'the %s is pulled while the machine waits: the next card is not taken (OPN-08, FLT-04)',
  async (role) => {
    const seed = `pulled ${role}`
    const { station, kiosk } = await SmallStation.open(seed, seededRandomness(seed))
    const { card } = await station.desk.issue()
    const medium = kiosk.medium(role)
    assert(medium !== null, 'a medium in the slot')
    medium.inner.failAt(0, { type: 'pulled' })
    kiosk.lay(card)
    await station.settle()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: `${role}-away` })
    expect(stateOf(counterOf(card)).type).toBe('issued')
  },
)
