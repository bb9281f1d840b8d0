/** The card leaves at each step (C1–C3): the choice is cleared, nothing is recorded that was not, and the card goes on. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Press } from './screen-event.ts'

function laid() {
  const kiosk = new PretendKiosk().open()
  const card = kiosk.issue(1)
  kiosk.lay(card.uid)
  return { kiosk, card }
}

const select: Press = { type: 'select', candidate: 102 }
const next: Press = { type: 'next' }

describe('the card is pulled', () => {
  it('while it is being read: nothing happened', () => {
    const { kiosk, card } = laid()
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page.type).toBe('waiting')
    expect(stateOf(card.counter).type).toBe('issued')
  })

  it('while it is being taken: it goes on when it comes back', () => {
    const { kiosk, card } = laid()
    kiosk.answer()
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'card-away', recorded: [] })
    expect(stateOf(card.counter).type).toBe('issued')
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
  })

  it.each<[string, readonly Press[]]>([
    ['how to', []],
    ['choosing', [next, select]],
    ['checking', [next, select, next]],
    ['leaving', [next, select, { type: 'leave' }]],
    ['about to end', [next, { type: 'leave' }, { type: 'leave-scope', scope: 'all' }]],
  ])('while %s: the choice is cleared, the neutral page asks for the card', (_page, presses) => {
    const { kiosk, card } = laid()
    kiosk.settle()
    for (const press of presses) kiosk.press(press)
    kiosk.lift()
    expect(kiosk.page).toMatchObject({
      type: 'card-away',
      recorded: [],
      open: ['新見市長選挙', '新見市議会議員一般選挙'],
    })
    expect(JSON.stringify(kiosk.state.stage)).not.toContain('102')
    kiosk.lay(card.uid)
    kiosk.settle()
    kiosk.press(next)
    expect(kiosk.page).toMatchObject({ type: 'choose', selected: null })
    expect(kiosk.records).toEqual([])
  })

  it('after the press, before the card says pressed: no INTENT, and the voter chooses again', () => {
    const { kiosk, card } = laid()
    kiosk.settle()
    for (const press of [next, select, next, { type: 'cast' } as const]) kiosk.press(press)
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.asked.filter((effect) => effect.type === 'record')).toEqual([])
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
    expect(stateOf(card.counter).type).toBe('taken')
  })

  it('after the press, and only the answer is lost: the card stands at pressed, still nothing is recorded', () => {
    const { kiosk, card } = laid()
    kiosk.settle()
    for (const press of [next, select, next, { type: 'cast' } as const]) kiosk.press(press)
    card.counter += 1
    kiosk.lift()
    kiosk.settle()
    kiosk.lay(card.uid)
    kiosk.settle()
    for (const press of [next, select, next, { type: 'cast' } as const]) kiosk.press(press)
    kiosk.settle()
    expect(kiosk.records).toHaveLength(1)
  })

  it('while INTENT is being written: it is recorded all the same, and says so', () => {
    const { kiosk, card } = laid()
    kiosk.settle()
    for (const press of [next, select, next, { type: 'cast' } as const]) kiosk.press(press)
    kiosk.answer()
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      type: 'card-away',
      recorded: ['新見市長選挙'],
      open: ['新見市議会議員一般選挙'],
    })
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'recorded', contest: { title: '新見市長選挙' } })
    kiosk.press(next)
    expect(kiosk.page).toMatchObject({ type: 'choose', contest: { title: '新見市議会議員一般選挙' } })
  })

  it('before it could be finished: storage does not wait, the screen asks for it, and then it is finished', () => {
    const { kiosk, card } = laid()
    kiosk.settle()
    for (const press of [next, select, next, { type: 'cast' } as const]) kiosk.press(press)
    kiosk.settle()
    for (const press of [next, { type: 'select', candidate: 203 } as const, next, { type: 'cast' } as const])
      kiosk.press(press)
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'card-away', open: [] })
    expect(kiosk.state.storage).toBe('settled')
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
    expect(stateOf(card.counter).type).toBe('finished')
  })
})

describe('another card while one is away', () => {
  it('drops a session with nothing recorded: the first card stays taken and can go on here later', () => {
    const { kiosk, card } = laid()
    kiosk.settle()
    kiosk.lift()
    const other = kiosk.issue(2)
    kiosk.lay(other.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
    expect(stateOf(other.counter).type).toBe('taken')
    expect(stateOf(card.counter).type).toBe('taken')
    expect(kiosk.records).toEqual([])
  })

  it('is refused while something is recorded and something is open (row 13)', () => {
    const { kiosk, card } = laid()
    kiosk.settle()
    for (const press of [next, select, next, { type: 'cast' } as const]) kiosk.press(press)
    kiosk.settle()
    kiosk.lift()
    const other = kiosk.issue(2)
    kiosk.lay(other.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'card-away', refusal: 'other-session-open' })
    expect(stateOf(other.counter).type).toBe('issued')
    kiosk.lift()
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('recorded')
  })

  it('waits for nobody whose vote is complete: the next voter goes on', () => {
    const { kiosk } = laid()
    kiosk.settle()
    for (const press of [
      { type: 'leave' },
      { type: 'leave-scope', scope: 'all' },
      { type: 'leave-confirmed' },
    ] as const) {
      kiosk.press(press)
    }
    kiosk.answer()
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'card-away', open: [] })
    kiosk.lay(kiosk.issue(2).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
  })
})

describe('the reader is unplugged', () => {
  it('while choosing: the neutral page; plugged in again with the card on it, the voter goes on', () => {
    const { kiosk, card } = laid()
    kiosk.settle()
    kiosk.press(next)
    kiosk.happen({ type: 'card', presence: { type: 'reader-lost', why: 'silent' } })
    expect(kiosk.page.type).toBe('card-away')
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
  })
})
