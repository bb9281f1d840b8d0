/** 死亡, 辞退 (D-26): the candidate keeps the place with the word, and no finger and no key chooses them; a press answers why. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { LocalMinute } from '#election/time.ts'
import { closeByStaff, toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { came, keys, phase, said, take } from '#simulation/rooms/keys-in-hand.ts'
import { FACTS, withGone } from '#simulation/rooms/kiosk-facts.ts'

const facts = withGone(FACTS)

// TC-30
describe('somebody of the list died', () => {
  it('keeps place and number, with the word', () => {
    const { kiosk } = came({ presentation: 'normal', facts })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({
      candidates: [
        { id: 101, number: 1, gone: null },
        { id: 102, number: 2, gone: 'died' },
        { id: 103, number: 3, gone: null },
      ],
    })
  })

  it('a finger on the name chooses nobody and is told why; what was chosen stays chosen', () => {
    const { kiosk } = came({ presentation: 'normal', facts })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'select', candidate: 102 })
    expect(kiosk.page).toMatchObject({ selected: null, told: 'died' })
    kiosk.press({ type: 'next' })
    expect(kiosk.page.type).toBe('choose')
    kiosk.press({ type: 'select', candidate: 103 })
    expect(kiosk.page).toMatchObject({ selected: 103, told: null })
    kiosk.press({ type: 'select', candidate: 102 })
    expect(kiosk.page).toMatchObject({ selected: 103, told: 'died' })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ type: 'confirm', candidate: { id: 103 } })
    kiosk.press({ type: 'back' })
    expect(kiosk.page).toMatchObject({ type: 'choose', told: null })
  })

  it.each(['audio', 'both'] as const)('%s: it is said with the name, and a key answers why', (presentation) => {
    const { kiosk } = came({ presentation, facts })
    keys(kiosk, 'select', 'select', 'down', 'down')
    expect(said(kiosk)).toEqual(['nth:2', 'name:102', expect.stringMatching('^party:'), 'prompt:died'])
    for (let presses = 0; presses < 3; presses++) {
      keys(kiosk, 'select')
      expect(phase(kiosk)).toBe('choose')
      expect(said(kiosk)).toEqual(['prompt:died'])
    }
    keys(kiosk, 'down', 'select')
    expect(phase(kiosk)).toBe('confirm')
    kiosk.hear()
    keys(kiosk, 'select')
    expect(kiosk.records.map(({ selection }) => selection)).toEqual([{ type: 'candidate', id: 103 }])
  })

  it('where it is the first one, the key that chooses is named with the next', () => {
    const [first, ...others] = FACTS.contests
    const dead = first?.candidates.map((one, at) => (at === 0 ? { ...one, gone: 'died' as const } : one)) ?? []
    const { kiosk } = came({ facts: { ...FACTS, contests: first ? [{ ...first, candidates: dead }, ...others] : [] } })
    keys(kiosk, 'select', 'select', 'down')
    expect(said(kiosk).at(-1)).toBe('prompt:died')
    keys(kiosk, 'down')
    expect(said(kiosk).at(-1)).toBe('prompt:key-choose')
  })

  it.each([1, 2] as const)('with %i switch or switches nobody is chosen there either', (switches) => {
    const { kiosk } = came({ switches, facts })
    take(kiosk, 'prompt:item-go-on')
    take(kiosk, 'prompt:item-go-on')
    take(kiosk, 'name:102')
    expect(phase(kiosk)).toBe('choose')
    expect(said(kiosk)).toEqual(['prompt:died'])
  })

  it('with the screen beside the voice a finger is told the name and why', () => {
    const { kiosk } = came({ presentation: 'both', facts })
    keys(kiosk, 'select', 'select')
    kiosk.press({ type: 'select', candidate: 102 })
    expect(said(kiosk)).toContain('name:102')
    expect(said(kiosk)).toContain('prompt:died')
    expect(kiosk.page).toMatchObject({ selected: null, told: 'died', focus: [102] })
  })

  it('in the dark the page does not tell that somebody was pressed', () => {
    const { kiosk } = came({ facts })
    keys(kiosk, 'select', 'select', 'down', 'down')
    const { page } = kiosk
    keys(kiosk, 'select', 'select')
    expect(kiosk.page).toEqual(page)
  })
})

// TC-52: the power went with the mayor recorded; the machine starts again with the list on which the council has no poll any more.
describe('an open contest that has no poll any more', () => {
  const mayorAlone = { ...FACTS, contests: FACTS.contests.slice(0, 1) }

  function halfRecorded() {
    const { kiosk: before, card } = came({ presentation: 'normal' })
    votes(before, 101)
    const kiosk = before.startedAgain(mayorAlone)
    kiosk.cards.set(card.uid, card)
    kiosk.press({ type: 'next' })
    kiosk.lift()
    expect(kiosk.page.type).toBe('card-away')
    return { kiosk, card }
  }

  it('the card that comes back ends it, and only then is finished', () => {
    const { kiosk, card } = halfRecorded()
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toEqual({ type: 'take-card', byStaff: false })
    expect(kiosk.journal).toBeNull()
    expect(stateOf(card.counter).type).toBe('finished')
  })

  it('a card that does not come back: no other one is taken up, and staff end the session and close', () => {
    const { kiosk } = halfRecorded()
    kiosk.lay(kiosk.issue(2).uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'card-away', refusal: 'other-session-open' })
    kiosk.lift()
    toStaffMenu(kiosk)
    expect(kiosk.page).toMatchObject({ session: 'must-end' })
    for (const press of [
      { type: 'menu', item: 'end-session' },
      { type: 'witness', witness: 0, mark: 'confirmed' },
      { type: 'officer-confirmed' },
    ] as const)
      kiosk.press(press)
    kiosk.settle()
    kiosk.lift()
    kiosk.now = '2002-06-23T20:01' as LocalMinute
    toStaffMenu(kiosk)
    closeByStaff(kiosk)
    expect(kiosk.page.type).toBe('closed')
    expect(kiosk.journal).toBeNull()
  })

  it('by ear, on the day after: the voice speaks of the contests that there are', () => {
    const { kiosk } = came({ facts: mayorAlone })
    keys(kiosk, 'select', 'select', 'down', 'select')
    kiosk.hear()
    keys(kiosk, 'select')
    kiosk.lift()
    kiosk.now = '2002-06-24T00:01' as LocalMinute
    kiosk.lay(kiosk.issue(2, { presentation: 'audio', expires: '2002-06-25T00:00' as LocalMinute }).uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'not-closed-earlier-day' })
    keys(kiosk, 'help')
    expect(said(kiosk)).toEqual(['prompt:out-of-service', 'prompt:open-for', 'contest:mayor', 'prompt:staff-comes'])
  })
})
