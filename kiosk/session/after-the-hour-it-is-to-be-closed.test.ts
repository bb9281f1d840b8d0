/** CLS-04: a medium that comes out behind the hour and before the closing is not sealed. The machine says to close now, and how. */
import { describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { closeByStaff } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { KioskFacts } from './facts.ts'

const CLOSES = FACTS.station.closes

function pulledAt(at: string, facts: KioskFacts = FACTS): PretendKiosk {
  const kiosk = new PretendKiosk(facts).open()
  kiosk.mediumFails = true
  kiosk.happen({ type: 'look-at-media' })
  kiosk.settle()
  return minuteIs(kiosk, at)
}

function minuteIs(kiosk: PretendKiosk, at: string): PretendKiosk {
  kiosk.now = at as LocalMinute
  kiosk.happen({ type: 'minute' })
  return kiosk
}

describe('a medium is pulled', () => {
  it('before the hour nothing is said of closing; from the hour on it is, with that hour', () => {
    const kiosk = pulledAt('2002-06-23T19:59')
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'duplicate-failed', closeNow: null })
    expect(minuteIs(kiosk, `2002-06-23T${CLOSES}`).page).toMatchObject({ closeNow: CLOSES })
    expect(minuteIs(kiosk, '2002-06-24T00:10').page).toMatchObject({ closeNow: CLOSES })
  })

  it('what it says can be done: it is closed as it says', () => {
    const kiosk = closeByStaff(pulledAt('2002-06-23T20:05'))
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true, early: null })
  })

  it('a rehearsal is held at any hour', () => {
    expect(pulledAt('2002-06-23T20:05', { ...FACTS, use: 'rehearsal' }).page).toMatchObject({ closeNow: null })
  })
})

it('power was cut behind the hour and both media came out: back in their slots, it is switched on and closed', () => {
  const again = minuteIs(new PretendKiosk().open(), '2002-06-23T20:05').startedAgain()
  again.press({ type: 'next' })
  again.settle()
  again.lift()
  again.settle()
  expect(again.page.type).toBe('waiting')
  expect(closeByStaff(again).page).toMatchObject({ type: 'closed', final: true, early: null })
})

describe('both media are pulled while it runs', () => {
  const bothPulledAt = (at: string) => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen({ type: 'settled', situation: { journal: null, outOfService: { type: 'no-medium' }, lostPages: 0 } })
    return minuteIs(kiosk, at)
  }

  it('from the hour on it says that they go back and it is closed, though it cannot be closed as it is', () => {
    const kiosk = bothPulledAt('2002-06-23T19:59')
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'no-medium', closable: false, closeNow: null })
    expect(minuteIs(kiosk, `2002-06-23T${CLOSES}`).page).toMatchObject({ closable: false, closeNow: CLOSES })
  })

  it('what it says can be done', () => {
    const again = bothPulledAt('2002-06-23T20:05').startedAgain()
    again.press({ type: 'next' })
    again.settle()
    again.lift()
    again.settle()
    expect(closeByStaff(again).page).toMatchObject({ type: 'closed', final: true, early: null })
  })
})

it('its front was opened behind the hour: the same', () => {
  const kiosk = new PretendKiosk().open()
  kiosk.happen({ type: 'front', front: 'closed' })
  minuteIs(kiosk, '2002-06-23T20:05').happen({ type: 'front', front: 'open' })
  kiosk.settle()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'front-opened', closeNow: CLOSES })
})

it('where nothing can be closed, nobody is told to', () => {
  const kiosk = minuteIs(new PretendKiosk().open(), '2002-06-23T20:05')
  kiosk.happen({ type: 'bug' })
  expect(kiosk.page).toMatchObject({ closeNow: null })
})
