/** As many contests as a card can have (docs/formats/voting-card.md §6): the order on the glass and by ear, each recorded once, the card released between two. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { CONTESTS_MAX, EVERY_CONTEST } from '#election/contests.ts'
import { came, keys, phase, said } from '#simulation/rooms/keys-in-hand.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { SEVEN_FACTS, SEVEN_TITLES, secondOf } from '#simulation/rooms/seven-contests.ts'

const BITS = Array.from({ length: CONTESTS_MAX }, (_, bit) => bit)
/** The page of the contest after the others are recorded; the voter takes its second candidate. */
function votesIn(kiosk: PretendKiosk, bit: number): void {
  expect(kiosk.page).toMatchObject({ type: 'choose', contest: { title: SEVEN_TITLES[bit], position: bit + 1, of: 7 } })
  kiosk.press({ type: 'select', candidate: secondOf(bit) })
  kiosk.press({ type: 'next' })
  kiosk.press({ type: 'cast' })
  kiosk.settle()
}

function withCard() {
  const kiosk = new PretendKiosk(SEVEN_FACTS).open()
  const card = kiosk.issue(1, { contests: EVERY_CONTEST })
  kiosk.lay(card.uid)
  kiosk.settle()
  kiosk.press({ type: 'next' })
  return { kiosk, card }
}

describe('a card for seven contests', () => {
  it('is voted by touch from the first to the seventh, and finished after the last alone', () => {
    const { kiosk, card } = withCard()
    for (const bit of BITS) {
      votesIn(kiosk, bit)
      if (bit === CONTESTS_MAX - 1) break
      expect(stateOf(card.counter)).toEqual({ type: 'pressed', pair: 3 })
      expect(kiosk.page).toMatchObject({ type: 'recorded', open: SEVEN_TITLES.slice(bit + 1) })
      kiosk.press({ type: 'next' })
    }
    expect(kiosk.page.type).toBe('take-card')
    expect(stateOf(card.counter)).toEqual({ type: 'finished' })
    expect(kiosk.records.map(({ contest: bit, selection }) => [bit, selection])).toEqual(
      BITS.map((bit) => [bit, { type: 'candidate', id: secondOf(bit) }]),
    )
  })

  it('is released with exactly what is recorded: five of seven, and the voter votes the other two elsewhere', () => {
    const { kiosk, card } = withCard()
    for (const bit of BITS.slice(0, 5)) {
      votesIn(kiosk, bit)
      kiosk.press({ type: 'next' })
    }
    kiosk.mediumFails = true
    votesIn(kiosk, 5)
    expect(kiosk.page.type).toBe('out-of-service')
    kiosk.lift()
    kiosk.lead('release', 'release-card').lift()
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'released', open: SEVEN_TITLES.slice(5) })
    expect(stateOf(card.counter)).toEqual({ type: 'released', mask: 31 })
  })

  it('by ear: which of seven this is', () => {
    const { kiosk } = came({ facts: SEVEN_FACTS, contests: EVERY_CONTEST })
    keys(kiosk, 'select', 'select')
    const heard = [said(kiosk).slice(0, 2)]
    for (const _ of BITS.slice(1)) {
      keys(kiosk, 'down', 'select')
      kiosk.hear()
      keys(kiosk, 'select', 'select')
      heard.push(said(kiosk).slice(0, 2))
    }
    expect(heard).toEqual(BITS.map((bit) => [`place:${bit + 1}-7`, `contest:contest-${bit}`]))
    expect(phase(kiosk)).toBe('choose')
  })
})
