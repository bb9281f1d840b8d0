/** 参議院比例代表 (PEO 46(3)): a party, then that party itself or one of its people. Each step is a list of its own for pages, keys and *all were seen* (D-12). */
import { describe, expect, it } from 'vitest'
import { came, keys, phase } from '#simulation/rooms/keys-in-hand.ts'
import { byKana } from '#simulation/rooms/kiosk-facts.ts'
import { OPEN_LIST_FACTS } from '#simulation/rooms/open-list-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

function atParties(facts = OPEN_LIST_FACTS) {
  const kiosk = new PretendKiosk(facts).open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  kiosk.press({ type: 'next' })
  return kiosk
}

function withList(party: number) {
  const kiosk = atParties()
  kiosk.press({ type: 'select', candidate: party })
  kiosk.press({ type: 'next' })
  return kiosk
}

const shown = ({ page }: PretendKiosk) =>
  page.type === 'choose' ? [page.contest.step, ...page.candidates.map(({ id }) => id)] : [page.type]
const chosen = ({ page }: PretendKiosk) => (page.type === 'choose' ? page.selected : undefined)

describe('by touch', () => {
  it('shows the parties first, and then the chosen one with its people', () => {
    const kiosk = atParties()
    expect(shown(kiosk)).toEqual(['party', 401, 402, 403])
    kiosk.press({ type: 'select', candidate: 401 })
    kiosk.press({ type: 'next' })
    expect(shown(kiosk)).toEqual(['one-of-list', 401, 404, 405, 406, 407])
    expect(chosen(kiosk)).toBeNull()
  })

  it.each([
    ['the party itself', 402],
    ['a person of it', 409],
  ])('records %s, and nothing of the first step', (_, id) => {
    const kiosk = withList(402)
    kiosk.press({ type: 'cast' })
    kiosk.press({ type: 'next' })
    expect(kiosk.records).toEqual([])
    kiosk.press({ type: 'select', candidate: id })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ type: 'confirm', candidate: { id } })
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    expect(kiosk.records).toMatchObject([{ contest: 0, selection: { type: 'candidate', id } }])
  })

  it('takes nobody of a list that is not open', () => {
    const kiosk = atParties()
    kiosk.press({ type: 'select', candidate: 404 })
    expect(chosen(kiosk)).toBeNull()
    const open = withList(402)
    for (const candidate of [401, 404]) open.press({ type: 'select', candidate })
    expect(chosen(open)).toBeNull()
  })

  it('opens no list that is withdrawn, and tells of who withdrew on one that is open', () => {
    const kiosk = atParties()
    kiosk.press({ type: 'select', candidate: 403 })
    kiosk.press({ type: 'next' })
    expect(shown(kiosk)[0]).toBe('party')
    const open = withList(401)
    open.press({ type: 'select', candidate: 406 })
    expect(open.page).toMatchObject({ told: 'withdrew', selected: null })
  })

  it('goes back to the parties with the same one chosen, and from there to another list', () => {
    const kiosk = withList(401)
    kiosk.press({ type: 'select', candidate: 405 })
    kiosk.press({ type: 'back' })
    expect(shown(kiosk)[0]).toBe('party')
    expect(chosen(kiosk)).toBe(401)
    kiosk.press({ type: 'select', candidate: 402 })
    kiosk.press({ type: 'next' })
    expect(shown(kiosk)).toEqual(['one-of-list', 402, 408, 409])
    expect(chosen(kiosk)).toBeNull()
  })

  it('comes back from the last question to the list that was open', () => {
    const kiosk = withList(402)
    kiosk.press({ type: 'select', candidate: 408 })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'back' })
    expect(shown(kiosk)).toEqual(['one-of-list', 402, 408, 409])
    expect(chosen(kiosk)).toBe(408)
  })

  it('confirms nothing before each page of the open list was shown, whatever was seen of the parties (D-12)', () => {
    const kiosk = atParties()
    kiosk.press({ type: 'pages', count: 2, perPage: 2 })
    kiosk.press({ type: 'select', candidate: 402 })
    kiosk.press({ type: 'next' })
    expect(shown(kiosk)[0]).toBe('party')
    kiosk.press({ type: 'turn-page', page: 1 })
    kiosk.press({ type: 'next' })
    // As many places as there are parties, all of which were seen.
    kiosk.press({ type: 'pages', count: 2, perPage: 2 })
    kiosk.press({ type: 'select', candidate: 408 })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ type: 'choose', allSeen: false, pagesSeen: [0] })
    kiosk.press({ type: 'turn-page', page: 1 })
    kiosk.press({ type: 'next' })
    expect(kiosk.page.type).toBe('confirm')
  })

  it('looks parties up by kana where the ordinance has it, and nobody of one list', () => {
    const kiosk = atParties(byKana(OPEN_LIST_FACTS))
    expect(kiosk.page).toMatchObject({ rows: [{ row: 'a' }, { row: 'ta', candidates: 2 }] })
    kiosk.press({ type: 'row', row: 'ta' })
    kiosk.press({ type: 'select', candidate: 402 })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ rows: [], row: null, display: null })
  })
})

describe('by keys', () => {
  it('○ opens a list and chooses of it, × leads back to the parties, and nothing is recorded on the way', () => {
    const { kiosk } = came({ presentation: 'both', facts: OPEN_LIST_FACTS })
    keys(kiosk, 'select', 'down', 'down', 'select')
    expect(shown(kiosk)).toEqual(['one-of-list', 402, 408, 409])
    keys(kiosk, 'back')
    expect(shown(kiosk)[0]).toBe('party')
    keys(kiosk, 'down', 'select', 'down', 'down', 'select')
    expect(kiosk.page).toMatchObject({ type: 'confirm', candidate: { id: 404 } })
    expect(kiosk.records).toEqual([])
  })

  // D-15
  it.each([1, 2] as const)('%i switches come to the parties again, and to the end without a vote', (switches) => {
    const { kiosk } = came({ presentation: 'both', switches, facts: OPEN_LIST_FACTS })
    const to = (words: string) => {
      for (let tries = 0; tries < 20; tries++) {
        kiosk.hear()
        keys(kiosk, 'next')
        if (kiosk.ears.begun.at(-1)?.[0] === words) return true
      }
      return false
    }
    kiosk.hear()
    keys(kiosk, 'next', 'select')
    expect(shown(kiosk)[0]).toBe('party')
    kiosk.hear()
    keys(kiosk, 'next', 'select')
    expect(shown(kiosk)).toEqual(['one-of-list', 401, 404, 405, 406, 407])
    expect(to('prompt:item-leave')).toBe(true)
    expect(to('prompt:parties-again')).toBe(true)
    keys(kiosk, 'select')
    expect(shown(kiosk)[0]).toBe('party')
  })

  it('in the dark each step is one page, whichever list is open (AUD-04)', () => {
    const serialsOf = (...pressed: Parameters<typeof keys>[1][]) => {
      const { kiosk } = came({ facts: OPEN_LIST_FACTS })
      keys(kiosk, 'select', 'select', ...pressed, 'select')
      expect(phase(kiosk)).toBe('choose')
      return kiosk.state.serial
    }
    expect(serialsOf('down')).toBe(serialsOf('down', 'down'))
  })
})
