/** Played from nothing but what was said: whoever missed a sentence, pressed a wrong key or lost the headphones finds on (AUD-03 … 06, FLT-03). */
import { describe, expect, it } from 'vitest'
import { came, keys, phase, said, take } from '#simulation/rooms/keys-in-hand.ts'
import type { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

/** All that is said from here on until it is silent. */
function hearAll(kiosk: PretendKiosk): readonly string[] {
  const before = kiosk.ears.heard.length
  kiosk.hear()
  return kiosk.ears.heard.slice(before).flat()
}

/** On the page that records, with the second candidate chosen. */
function atTheName(keypad: { readonly noRepeat?: true } = {}) {
  const { kiosk, card } = came({ keypad })
  keys(kiosk, 'select', 'select', 'down', 'down', 'select')
  return { kiosk, card }
}

describe('out of service under an ear', () => {
  function failed() {
    const { kiosk } = atTheName()
    kiosk.hear()
    kiosk.mediumFails = true
    keys(kiosk, 'select')
    expect(kiosk.page.type).toBe('out-of-service')
    const told = hearAll(kiosk)
    expect(told).toContain('prompt:staff-comes')
    return { kiosk, told }
  }

  it.each(['repeat', 'help', 'select', 'down'] as const)('%s says again what is recorded and what to do', (key) => {
    const { kiosk, told } = failed()
    keys(kiosk, key)
    expect(hearAll(kiosk)).toEqual(told)
  })

  it('headphones that come back say it again; speed and volume still turn', () => {
    const { kiosk, told } = failed()
    kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
    kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    expect(hearAll(kiosk)).toEqual(told)
    keys(kiosk, 'louder')
    expect([kiosk.ears.volume, hearAll(kiosk)]).toEqual([11, ['volume:11']])
  })
})

describe('a card that is refused', () => {
  it('says so again when a key is pressed', () => {
    const { kiosk } = came()
    kiosk.lift()
    kiosk.happen({ type: 'card', presence: { type: 'foreign' } })
    expect(kiosk.page.type).toBe('refused')
    const told = hearAll(kiosk)
    expect(told).toEqual(['prompt:card-refused', 'prompt:card-to-desk'])
    keys(kiosk, 'select')
    expect(hearAll(kiosk)).toEqual(told)
  })
})

it('a card whose vote was over before a power cut: that it is, and where it goes, as often as a key is pressed (row 4)', () => {
  const { kiosk, card } = came()
  kiosk.lift()
  card.counter = 256 * 5 + 7
  kiosk.spent.add(card.body.token)
  kiosk.lay(card.uid)
  kiosk.settle()
  expect(kiosk.page.type).toBe('session-over')
  for (const key of ['help', 'select'] as const) {
    expect(hearAll(kiosk)).toEqual(['prompt:finished', 'prompt:take-card'])
    keys(kiosk, key)
  }
})

describe('changed to touch, by whoever does not see', () => {
  it('any key says again that it is touch now and how to come back; and so it does', () => {
    const { kiosk, card } = came()
    keys(kiosk, 'select', 'select', 'down', 'help', 'help', 'help', 'down', 'select', 'down', 'select')
    expect(hearAll(kiosk)).toEqual(['prompt:to-touch-done'])
    keys(kiosk, 'down')
    expect(hearAll(kiosk)).toEqual(['prompt:to-touch-done'])
    kiosk.lift()
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('audio')
  })

  it('once something is recorded by touch there is no way back, and none is told', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'help', 'help', 'help', 'down', 'select', 'down', 'select')
    kiosk.hear()
    for (const press of [{ type: 'next' }, { type: 'select', candidate: 103 }, { type: 'next' }] as const)
      kiosk.press(press)
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    keys(kiosk, 'down')
    expect(hearAll(kiosk)).toEqual([])
  })
})

describe('the ends of a list of things', () => {
  it.each([
    ['up', 'prompt:item-first'],
    ['down', 'prompt:item-last'],
  ] as const)('%s beyond them says so and where one is, not that the key has no meaning', (key, end) => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'back')
    expect(phase(kiosk)).toBe('leave')
    for (let moves = 0; moves < 4; moves++) keys(kiosk, key)
    expect(said(kiosk)).toEqual([end])
    expect(hearAll(kiosk)).toContain(key === 'up' ? 'prompt:leave-this' : 'prompt:leave-back')
  })
})

describe('one switch, which moves by itself', () => {
  it('is not told that its key has no meaning where there is nothing to move to', () => {
    const { kiosk } = came({ switches: 1 })
    keys(kiosk, 'select')
    keys(kiosk, 'next', 'next')
    for (const clip of ['prompt:item-leave', 'prompt:leave-all', 'prompt:leave-yes']) take(kiosk, clip)
    expect(kiosk.page.type).toBe('take-card')
    kiosk.hear()
    keys(kiosk, 'next')
    expect(hearAll(kiosk)).toEqual([])
  })
})

describe('help', () => {
  it('tells the keys, and then again where one is: the name that it interrupted is heard, and ○ records it', () => {
    const { kiosk } = atTheName()
    keys(kiosk, 'help')
    expect(hearAll(kiosk)).toContain('name:102')
    keys(kiosk, 'select')
    expect(kiosk.records).toMatchObject([{ selection: { type: 'candidate', id: 102 } }])
  })

  it('names no key that the keypad has not got', () => {
    for (const [keypad, told] of [
      [{}, true],
      [{ noRepeat: true }, false],
    ] as const) {
      const { kiosk } = atTheName(keypad)
      keys(kiosk, 'help', 'help')
      expect(said(kiosk).some((clip) => clip === 'prompt:key-repeat')).toBe(told)
    }
  })

  it('before the first contest it tells in full what the short words leave out', () => {
    const { kiosk } = came()
    keys(kiosk, 'select')
    expect(hearAll(kiosk)).not.toContain('prompt:method-confirm')
    keys(kiosk, 'help', 'help')
    expect(hearAll(kiosk)).toEqual(
      expect.arrayContaining(['prompt:screen-dark', 'prompt:method-confirm', 'prompt:key-leave']),
    )
  })
})
