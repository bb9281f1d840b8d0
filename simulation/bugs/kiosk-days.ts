/** The kiosk under test: days of `PretendKiosk`, written down as they happened. */
import { vi } from 'vitest'
import type { CardUid } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { FakeKeypad } from '#hardware/keypad/fake.ts'
import { startKiosk } from '#kiosk/app.ts'
import { KioskServices } from '#kiosk/services/perform.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { Happening, KioskEvent } from '#kiosk/session/event.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { OPERATOR_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { AppUnderTest } from './app-with-a-bug.ts'

const TYPES: Record<KioskEffect['type'], true> = {
  'check-package': true,
  'check-machine': true,
  'check-software': true,
  'admit-media': true,
  'zero-check': true,
  'erase-signing-key': true,
  unlock: true,
  'open-pair': true,
  reopen: true,
  'look-at-media': true,
  'read-card': true,
  'move-card': true,
  release: true,
  'finish-release': true,
  record: true,
  'end-session': true,
  close: true,
  log: true,
  'read-log': true,
  lamp: true,
  'count-failed-unlock': true,
  remember: true,
  say: true,
  hush: true,
  tune: true,
  'not-moved': true,
}

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

  allWitnesses(): void {
    for (const witness of [0, 1, 2]) this.press({ type: 'witness', witness, mark: 'confirmed' })
    this.press({ type: 'officer-confirmed' })
    this.press({ type: 'close-early' })
    this.settle()
  }

  openMenu(): void {
    this.press({ type: 'staff' })
    this.unlock('000000')
    this.unlock()
  }

  takeCard(n: number): void {
    this.lay(this.issue(n).uid)
    this.settle()
    this.press({ type: 'next' })
  }
}

/** Opened, a vote, a voter who leaves, a reader that is lost, a wrong PIN, the log read, closed. */
function wholeDay(): WrittenDown {
  const kiosk = new WrittenDown()
  kiosk.open()
  kiosk.happen({ type: 'minute' })
  kiosk.happen({ type: 'look-at-media' })
  kiosk.settle()
  kiosk.takeCard(1)
  kiosk.press({ type: 'select', candidate: 102 })
  kiosk.press({ type: 'next' })
  kiosk.press({ type: 'cast' })
  kiosk.settle()
  kiosk.press({ type: 'next' })
  kiosk.press({ type: 'leave' })
  kiosk.press({ type: 'leave-confirmed' })
  kiosk.settle()
  kiosk.lift()
  kiosk.happen({ type: 'card', presence: { type: 'reader-lost' } })
  kiosk.lift()
  kiosk.openMenu()
  kiosk.press({ type: 'menu', item: 'status' })
  kiosk.press({ type: 'menu', item: 'log' })
  kiosk.settle()
  kiosk.press({ type: 'back' })
  kiosk.press({ type: 'menu', item: 'close' })
  kiosk.allWitnesses()
  return kiosk
}

/** A medium fails under a voter: the card is released. */
function released(): WrittenDown {
  const kiosk = new WrittenDown()
  kiosk.open()
  kiosk.takeCard(1)
  for (const candidate of [101, 201]) {
    for (const press of [{ type: 'select', candidate }, { type: 'next' }, { type: 'cast' }] as const) kiosk.press(press)
    kiosk.settle()
    kiosk.press({ type: 'next' })
    kiosk.mediumFails = true
  }
  kiosk.lift()
  kiosk.openMenu()
  kiosk.press({ type: 'menu', item: 'release' })
  kiosk.allWitnesses()
  kiosk.lift()
  kiosk.lay([...kiosk.cards.keys()][0] as CardUid)
  kiosk.settle()
  return kiosk
}

function notUsed(): WrittenDown {
  const kiosk = new WrittenDown()
  kiosk.start()
  kiosk.press({ type: 'retire' })
  kiosk.lay(OPERATOR_UID)
  kiosk.unlock()
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.settle()
  return kiosk
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

export const kiosk: AppUnderTest = {
  effects: Object.keys(TYPES),
  days: async () => [wholeDay(), released(), notUsed(), openedAgain(), listened()].map(({ events }) => events),
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
