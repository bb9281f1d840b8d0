/** The kiosk under test: days of `PretendKiosk`, written down as they happened. */
import { vi } from 'vitest'
import type { CardUid } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { FakeKeypad } from '#hardware/keypad/fake.ts'
import { startKiosk } from '#kiosk/app.ts'
import { LANES } from '#kiosk/services/lanes.ts'
import { KioskServices } from '#kiosk/services/perform.ts'
import type { Happening, KioskEvent } from '#kiosk/session/event.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { AppUnderTest } from './app-with-a-bug.ts'

const TWO_DAYS = {
  ...FACTS,
  station: { ...FACTS.station, earlyVoting: true, dates: ['2002-06-23', '2002-06-24'] as LocalDate[] },
}

class WrittenDown extends PretendKiosk {
  readonly events: KioskEvent[] = []

  override happen(happening: Happening): void {
    this.events.push({ ...happening, at: this.now })
    super.happen(happening)
  }

  /** A wrong PIN first. */
  openMenu(): void {
    this.press({ type: 'staff' })
    this.unlock('000000')
    this.unlock()
  }

  takeCard(n: number): this {
    this.lay(this.issue(n).uid)
    this.settle()
    return this
  }
}

/** Opened, a vote, a voter who leaves, a reader that is lost, a wrong PIN, the log read, closed. */
function wholeDay(): WrittenDown {
  const kiosk = new WrittenDown()
  kiosk.open()
  kiosk.happen({ type: 'minute' })
  kiosk.happen({ type: 'look-at-media' })
  kiosk.settle()
  votes(kiosk.takeCard(1), 102, 'leave-contest').lift()
  kiosk.happen({ type: 'card', presence: { type: 'reader-lost', why: 'silent' } })
  kiosk.lift()
  kiosk.openMenu()
  kiosk.press({ type: 'menu', item: 'status' })
  kiosk.press({ type: 'menu', item: 'log' })
  kiosk.settle()
  return kiosk.lead('menu').lead('close')
}

/** A medium fails under a voter: the card is released. */
function released(): WrittenDown {
  const kiosk = new WrittenDown()
  kiosk.open()
  votes(kiosk.takeCard(1), 101).mediumFails = true
  votes(kiosk, 201).lift()
  kiosk.openMenu()
  kiosk.lead('release', 'release-card')
  kiosk.lift()
  kiosk.lay([...kiosk.cards.keys()][0] as CardUid)
  kiosk.settle()
  return kiosk
}

function notUsed(): WrittenDown {
  const kiosk = new WrittenDown()
  kiosk.start()
  return kiosk.lead('retire')
}

/** The second morning of early voting. */
function openedAgain(): WrittenDown {
  const kiosk = new WrittenDown(TWO_DAYS, '2002-06-24T07:00' as LocalMinute)
  kiosk.untouched = false
  kiosk.closed = true
  kiosk.closedFinal = false
  kiosk.day = '2002-06-23' as LocalDate
  kiosk.start()
  kiosk.unlock()
  return kiosk
}

/** By ear: asked whether it is heard, a little faster, with one switch that moves too early, and gone again. */
function listened(): WrittenDown {
  const kiosk = new WrittenDown()
  kiosk.open().plugIn()
  kiosk.lay(kiosk.issue(1, { presentation: 'audio' }).uid)
  kiosk.settle()
  kiosk.key('faster')
  kiosk.hear()
  kiosk.key('repeat')
  kiosk.happen({ type: 'keypad', event: { type: 'connected', switches: 1 } })
  kiosk.key('next')
  kiosk.lift()
  return kiosk
}

/** The officer sets the clock before two witnesses. */
function clockIsSet(): WrittenDown {
  const kiosk = new WrittenDown()
  toStaffMenu(kiosk.open())
  kiosk.press({ type: 'menu', item: 'clock' })
  kiosk.press({ type: 'clock-typed', digits: '200206231200' })
  kiosk.confirmByWitnesses()
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.settle()
  return kiosk
}

export const kiosk: AppUnderTest = {
  effects: Object.keys(LANES),
  days: async () =>
    [wholeDay(), released(), notUsed(), openedAgain(), listened(), clockIsSet()].map(({ events }) => events),
  start(performed, clock) {
    vi.spyOn(KioskServices.prototype, 'perform').mockImplementation(performed as never)
    const randomness = seededRandomness('a bug')
    const ports = {
      reader: new FakeCardReader(randomness),
      keypad: new FakeKeypad(),
      openMedium: () => Promise.reject(new Error()),
    }
    return startKiosk({ package: '', machine: '' }, { clock, randomness }, ports)
  },
  says: { page: { type: 'out-of-service', fault: 'software', closable: false } },
  presses: [{ on: 1, press: { type: 'staff' } }],
}
