/** The counter of a card does not move as it should: nothing is asked for ever, and nobody is sent away too early. */
import { describe, expect, it } from 'vitest'
import { err } from '#election/result.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const ISSUED = 256 * 5 + 1
const PRESSED_HERE = 256 * 5 + 7

function casts(kiosk: PretendKiosk, candidate: number): void {
  for (const press of [{ type: 'next' }, { type: 'select', candidate }, { type: 'next' }, { type: 'cast' }] as const) {
    kiosk.press(press)
  }
}

function spentCard() {
  const kiosk = new PretendKiosk().open()
  const card = kiosk.issue(1)
  card.counter = PRESSED_HERE
  kiosk.spent.add(card.body.token)
  kiosk.lay(card.uid)
  return { kiosk, card }
}

describe('a card whose counter was turned back in its session (W4)', () => {
  it('is read anew once, then refused in words; the true card finishes, and nothing is recorded twice', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    kiosk.lay(card.uid)
    kiosk.settle()
    casts(kiosk, 101)
    kiosk.settle()
    casts(kiosk, 201)
    // Both are recorded; before the counter goes to *finished* the chip says *issued*.
    card.counter = ISSUED
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'card-away', refusal: 'card-changed' })
    expect(kiosk.asked.filter((effect) => effect.type === 'read-card')).toHaveLength(2)
    kiosk.lift()
    card.counter = PRESSED_HERE
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
    expect(kiosk.records).toHaveLength(2)
  })
})

describe('a card whose session is over (W7)', () => {
  it('is asked to be returned only when its counter was read back as finished', () => {
    const { kiosk, card } = spentCard()
    kiosk.answer()
    expect(kiosk.page.type).toBe('reading-card')
    kiosk.settle()
    expect(kiosk.page.type).toBe('session-over')
    expect(card.counter % 256).toBe(255)
  })

  it('that is lifted before is told nothing; laid on again it is finished', () => {
    const { kiosk, card } = spentCard()
    kiosk.answer()
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
    kiosk.settle()
    expect(card.counter).toBe(PRESSED_HERE)
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('session-over')
  })

  it('that could not be finished is to be laid on again', () => {
    const { kiosk } = spentCard()
    kiosk.answer()
    kiosk.happen({ type: 'card-moved', ask: kiosk.state.ask, result: err('garbled') })
    expect(kiosk.page).toMatchObject({ type: 'refused', refusal: 'card-unreadable' })
  })
})

describe('a reader that dies while a card is read (W6)', () => {
  it('is told as a dead reader, not as a bad card', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    card.trouble = 'reader-lost'
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'waiting', readerLost: true, onBattery: false })
  })
})
