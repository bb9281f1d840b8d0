/** The real services of each app: what waits behind an effect that broke is never begun, nor what is asked for after it. */
import { describe, expect, it } from 'vitest'
import { AssertionError } from '#election/assert.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { servicesOnThisComputer as issuerServices } from '#issuer/services/on-this-computer.ts'
import { servicesOnThisComputer as kioskServices } from '#kiosk/services/on-this-computer.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { TallyServices } from '#tally/services/perform.ts'

const [today, at] = ['2002-06-23' as LocalDate, '2002-06-23T07:00' as LocalMinute]
const randomness = seededRandomness('behind a bug')
const surroundings = { randomness, clock: { kind: 'fixture', now: () => at, onMinute: () => () => {} } as const }
const nowhere = { package: '', machine: '' }
const reader = new FakeCardReader(randomness)

interface Services {
  perform(effect: never, send: () => void): Promise<void>
  halt(): void
}

/** Effects of which each is a bug here when it is begun: no pair is open, no books, no election is loaded. */
const apps: Record<string, { make: () => Services; effects: readonly object[] }> = {
  kiosk: {
    make: () => kioskServices(nowhere, { reader, keypad: null, openMedium: () => Promise.reject() }, surroundings),
    effects: [
      { type: 'reopen', today, at },
      { type: 'close', today, final: true, at },
      { type: 'admit-media', again: false },
    ],
  },
  issuer: {
    make: () => issuerServices(nowhere, surroundings, { reader, fonts: () => Promise.reject() }),
    effects: [{ type: 'settle-by-card' }, { type: 'check-card' }, { type: 'open-books', takeOver: false }],
  },
  tally: {
    make: () => new TallyServices(nowhere, surroundings),
    effects: [
      { type: 'merge', serials: [], set: '' },
      { type: 'mix', set: '' },
      { type: 'watch', election: null },
    ],
  },
}

/** The outcome of each effect, in their order. */
async function outcomes(services: Services, effects: readonly object[]): Promise<readonly string[]> {
  const asked = effects.map((effect) => services.perform(effect as never, () => {}))
  const ended = await Promise.allSettled(asked)
  return ended.map((each) => {
    if (each.status === 'fulfilled') return 'not begun'
    expect(each.reason).toBeInstanceOf(AssertionError)
    return 'broke'
  })
}

describe.each(Object.entries(apps))('services of the %s', (_name, { make, effects }) => {
  const [first = {}, ...rest] = effects

  it('break at each of these effects when it is the first', async () => {
    for (const effect of effects) expect(await outcomes(make(), [effect])).toEqual(['broke'])
  })

  it('begin nothing that waits behind the one that broke, and nothing that comes later', async () => {
    const services = make()
    expect(await outcomes(services, [first, ...rest.slice(0, 1)])).toEqual(['broke', 'not begun'])
    expect(await outcomes(services, effects)).toEqual(effects.map(() => 'not begun'))
  })

  it('begin nothing when the app broke elsewhere', async () => {
    const services = make()
    const waiting = outcomes(services, [first])
    services.halt()
    expect(await waiting).toEqual(['not begun'])
    expect(await outcomes(services, effects)).toEqual(effects.map(() => 'not begun'))
  })
})
