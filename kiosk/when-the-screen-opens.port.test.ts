/** The shell asks for the use of the package when the screen opens: not before machine and package are judged, and always then. */
import { afterEach, expect, it, vi } from 'vitest'
import { err, ok } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { startKiosk } from '#kiosk/app.ts'
import { KioskServices } from '#kiosk/services/perform.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Happening } from './session/event.ts'

afterEach(() => vi.restoreAllMocks())

const MACHINE: Happening = { type: 'machine-checked', result: ok(FACTS.machine) }
const known = {
  facts: FACTS,
  starts: 1,
  memoryDamaged: false,
  unused: true,
  dateRefusal: null,
  eveOf: null,
  voicePack: 'whole',
} as const

it.each<[string, readonly Happening[], boolean]>([
  ['nothing is judged', [], false],
  ['the machine is good', [MACHINE], false],
  ['the machine is bad', [{ type: 'machine-checked', result: err('not-personalised') }], true],
  ['the package is bad', [MACHINE, { type: 'package-checked', result: err({ bad: 'list-older' }) }], true],
  ['the package is good, the media not yet read', [MACHINE, { type: 'package-checked', result: ok(known) }], true],
])('%s: open %s', async (_, happenings, open) => {
  let send: (happening: Happening) => void = () => {}
  vi.spyOn(KioskServices.prototype, 'perform').mockImplementation(async (_effect, sent) => {
    send = sent
  })
  const randomness = seededRandomness('opens')
  const clock = { kind: 'fixture', now: () => '2002-06-23T06:55' as LocalMinute, onMinute: () => () => {} } as const
  const ports = {
    reader: new FakeCardReader(randomness),
    keypad: null,
    openMedium: async () => err({ type: 'missing' }),
  }
  let opened = false
  void startKiosk({ package: '', machine: '' }, { clock, randomness }, ports as never).then(() => {
    opened = true
  })
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  await turn()
  for (const happening of happenings) send(happening)
  await turn()
  expect(opened).toBe(open)
})
