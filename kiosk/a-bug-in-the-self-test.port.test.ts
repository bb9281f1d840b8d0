import { expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { startKiosk } from '#kiosk/app.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

it('a bug before the package is known opens the screen and says out of service', async () => {
  const randomness = seededRandomness('bug')
  const clock = { kind: 'fixture', now: () => '2027-04-25T07:00' as LocalMinute, onMinute: () => () => {} } as const
  const ports = { reader: new FakeCardReader(randomness), keypad: null, openMedium: () => Promise.reject(new Error()) }
  // No path at all: what the service throws is no fault of the room.
  const config = { package: '', machine: null as unknown as string }
  const kiosk = await startKiosk(config, { clock, randomness }, ports)
  expect(kiosk.view().page).toMatchObject({ type: 'out-of-service', fault: 'software', voter: null, closable: false })
  await kiosk.stop()
})
