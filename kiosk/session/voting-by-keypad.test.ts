/** An audio card: the same session by keys, on a screen that shows nothing of it (AUD-04, D-15). */
import { describe, expect, it } from 'vitest'
import type { Presentation } from '#election/card/voting-card.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

function withKeypad(presentation: Presentation = 'audio') {
  const kiosk = new PretendKiosk().open().plugIn()
  const card = kiosk.issue(1, { presentation })
  kiosk.lay(card.uid)
  kiosk.settle()
  // The voice is heard: the card may be taken.
  kiosk.key('select')
  kiosk.settle()
  return { kiosk, card }
}

const phase = (kiosk: PretendKiosk) => (kiosk.page.type === 'audio' ? kiosk.page.phase : kiosk.page.type)

describe('voting by keypad', () => {
  it('chooses the second and the fifth candidate and records both', () => {
    const { kiosk } = withKeypad()
    expect(phase(kiosk)).toBe('how-to')
    kiosk.key('select')
    for (const key of ['down', 'down', 'select'] as const) kiosk.key(key)
    expect(phase(kiosk)).toBe('confirm')
    kiosk.hear()
    kiosk.key('select')
    kiosk.settle()
    expect(phase(kiosk)).toBe('recorded')
    kiosk.key('select')
    for (const key of ['down', 'right', 'select'] as const) kiosk.key(key)
    kiosk.hear()
    kiosk.key('select')
    kiosk.settle()
    expect(phase(kiosk)).toBe('take-card')
    expect(kiosk.records.map((record) => record.selection)).toEqual([
      { type: 'candidate', id: 102 },
      { type: 'candidate', id: 205 },
    ])
  })

  it('goes back with × and records nothing before ○ on the name', () => {
    const { kiosk } = withKeypad()
    for (const key of ['select', 'down', 'select', 'back'] as const) kiosk.key(key)
    expect(phase(kiosk)).toBe('choose')
    expect(kiosk.pending).toEqual([])
  })

  it('leaves with ×, and the harmless answer stands first at the second question', () => {
    const { kiosk } = withKeypad()
    for (const key of ['select', 'back', 'down', 'select'] as const) kiosk.key(key)
    expect(phase(kiosk)).toBe('leave-sure')
    kiosk.key('select')
    expect(phase(kiosk)).toBe('choose')
    for (const key of ['back', 'down', 'select', 'down', 'select'] as const) kiosk.key(key)
    kiosk.settle()
    expect(phase(kiosk)).toBe('take-card')
    expect(kiosk.records.map((record) => record.selection.type)).toEqual(['ended', 'ended'])
  })

  it('shows the same dark page whatever is in focus or selected', () => {
    const { kiosk } = withKeypad()
    kiosk.key('select')
    const before = kiosk.page
    for (const key of ['down', 'down', 'down', 'up'] as const) kiosk.key(key)
    expect(kiosk.page).toEqual(before)
  })

  it('takes no press on the glass', () => {
    const { kiosk } = withKeypad()
    kiosk.press({ type: 'next' })
    expect(phase(kiosk)).toBe('how-to')
  })

  it('waits when the keypad is unplugged, and goes on when it is back', () => {
    const { kiosk } = withKeypad()
    kiosk.key('select')
    kiosk.happen({ type: 'keypad', event: { type: 'disconnected', why: 'not-there' } })
    expect(kiosk.page).toMatchObject({ type: 'audio', keypad: false, phase: 'choose' })
    // Away for another reason is no news to the voter.
    const asked = kiosk.asked.length
    kiosk.happen({ type: 'keypad', event: { type: 'disconnected', why: 'refused' } })
    expect(kiosk.asked).toHaveLength(asked)
    kiosk.happen({ type: 'keypad', event: { type: 'connected' } })
    for (const key of ['down', 'select'] as const) kiosk.key(key)
    kiosk.hear()
    kiosk.key('select')
    kiosk.settle()
    expect(kiosk.records).toHaveLength(1)
  })

  it('says to staff when the headphones are unplugged, and calls them until they are back', () => {
    const { kiosk } = withKeypad()
    const lamp = () => kiosk.asked.flatMap((effect) => (effect.type === 'lamp' ? [effect.lit] : []))
    kiosk.key('select')
    expect(kiosk.page).toMatchObject({ type: 'audio', headphones: true })
    expect(lamp()).toEqual([])
    kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
    expect(kiosk.page).toMatchObject({ type: 'audio', headphones: false, phase: 'choose' })
    expect(lamp()).toEqual([true])
    kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    expect(kiosk.page).toMatchObject({ type: 'audio', headphones: true, phase: 'choose' })
    expect(lamp()).toEqual([true, false])
  })

  it('moves nothing in a session by touch', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen({ type: 'keypad', event: { type: 'connected' } })
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    kiosk.key('select')
    expect(kiosk.page.type).toBe('how-to')
  })

  it('together with the screen shows where the keys are', () => {
    const { kiosk } = withKeypad('both')
    kiosk.press({ type: 'next' })
    kiosk.key('down')
    kiosk.key('down')
    expect(kiosk.page).toMatchObject({ type: 'choose', focus: [102] })
  })
})
