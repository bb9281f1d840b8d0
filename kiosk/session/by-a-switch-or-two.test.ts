/** A switch or two, alone: every page is reached, told and left (D-15, TCH-04). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Key } from '#hardware/keypad/port.ts'
import { came, keys, phase, round, said, TWENTY_SIX, take } from '#simulation/rooms/keys-in-hand.ts'
import { byKana, FACTS } from '#simulation/rooms/kiosk-facts.ts'
import type { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

describe('a switch or two', () => {
  it.each([1, 2] as const)('%i: votes in both contests, and each thing is said before it is pressed', (switches) => {
    const { kiosk } = came({ switches })
    expect(said(kiosk)).toEqual(['prompt:headphones-check', switches === 1 ? 'prompt:scan-one' : 'prompt:scan-two'])
    expect(round(kiosk)).toEqual(['prompt:item-go-on', 'prompt:item-louder', 'prompt:item-language'])
    take(kiosk, 'prompt:item-go-on')
    expect(phase(kiosk)).toBe('how-to')
    expect(round(kiosk)).toEqual(['prompt:item-go-on', 'prompt:item-leave', 'prompt:item-settings'])
    take(kiosk, 'prompt:item-go-on')
    expect(round(kiosk)).toEqual(['nth:1', 'nth:2', 'nth:3', 'prompt:item-leave', 'prompt:item-settings'])
    take(kiosk, 'name:102')
    kiosk.hear()
    expect(round(kiosk)).toEqual([
      'prompt:item-record',
      'prompt:item-choose-again',
      'prompt:item-leave',
      'prompt:item-settings',
    ])
    take(kiosk, 'prompt:item-record')
    expect(phase(kiosk)).toBe('recorded')
    take(kiosk, 'prompt:item-go-on')
    take(kiosk, 'name:205')
    take(kiosk, 'prompt:item-record')
    expect(phase(kiosk)).toBe('take-card')
    expect(kiosk.records.map(({ selection }) => selection)).toEqual([
      { type: 'candidate', id: 102 },
      { type: 'candidate', id: 205 },
    ])
  })

  it('passes more than ten by tens, goes into one, and comes out of it again', () => {
    const { kiosk } = came({ switches: 2, facts: TWENTY_SIX })
    take(kiosk, 'prompt:item-go-on')
    take(kiosk, 'prompt:item-go-on')
    expect(round(kiosk)).toEqual(['step:1-10', 'step:11-20', 'step:21-26', 'prompt:item-leave', 'prompt:item-settings'])
    take(kiosk, 'step:21-26')
    expect(said(kiosk)).toContain('name:121')
    keys(kiosk, 'next', 'next', 'next', 'next', 'next')
    expect(said(kiosk)).toContain('name:126')
    keys(kiosk, 'next')
    expect(said(kiosk)).toEqual(['step:21-26'])
    keys(kiosk, 'select', 'next', 'next', 'next', 'next', 'next', 'select')
    expect(said(kiosk)).toEqual(['prompt:chosen', 'nth:26', 'name:126'])
  })

  it('a second press that comes by itself, before anything has moved, records nothing, with the name on the screen too', () => {
    const { kiosk } = came({ switches: 2, presentation: 'both' })
    take(kiosk, 'prompt:item-go-on')
    take(kiosk, 'name:102')
    kiosk.hear()
    keys(kiosk, 'select', 'select')
    expect(kiosk.records).toEqual([])
    take(kiosk, 'prompt:item-record')
    expect(kiosk.records).toHaveLength(1)
  })

  it('one that moves by itself cuts nothing off; a second one is the voter’s own and does', () => {
    for (const [switches, cuts] of [
      [1, false],
      [2, true],
    ] as const) {
      const { kiosk } = came({ switches })
      const begun = kiosk.ears.begun.length
      keys(kiosk, 'next')
      expect(kiosk.ears.begun.length > begun).toBe(cuts)
    }
  })

  it('one switch is told that its move was not followed, and only then', () => {
    const { kiosk } = came({ switches: 1 })
    const told = () => kiosk.asked.filter(({ type }) => type === 'not-moved').length
    keys(kiosk, 'next')
    expect(told()).toBe(1)
    kiosk.hear()
    keys(kiosk, 'next')
    expect(said(kiosk)).toEqual(['prompt:item-go-on'])
    expect(told()).toBe(1)
  })

  it('turns the voice as the keys do that they do not have', () => {
    const { kiosk } = came({ switches: 1 })
    take(kiosk, 'prompt:item-louder')
    expect(kiosk.ears.volume).toBe(11)
    take(kiosk, 'prompt:item-go-on')
    take(kiosk, 'prompt:item-settings')
    take(kiosk, 'prompt:item-faster')
    expect([kiosk.ears.speed, phase(kiosk)]).toEqual([120, 'settings'])
    take(kiosk, 'prompt:leave-back')
    expect(phase(kiosk)).toBe('how-to')
  })

  it('from wherever chance has led it, it comes out: leaves without a vote, or with what was recorded', () => {
    const walk = fc.array(fc.constantFrom<Key>('next', 'next', 'next', 'select'), { maxLength: 80 })
    fc.assert(
      fc.property(walk, fc.constantFrom('audio', 'both'), (pressed, presentation) => {
        const { kiosk } = came({ switches: 2, presentation, facts: byKana(FACTS) })
        for (const key of pressed) keys(kiosk, key)
        comesOut(kiosk)
        expect(['take-card', 'take-unused', 'hear', 'touch']).toContain(
          kiosk.page.type === 'how-to' && presentation === 'audio' ? 'touch' : phase(kiosk),
        )
      }),
      { numRuns: 60 },
    )
  })
})

const OUT: Readonly<Record<string, string>> = {
  roles: 'prompt:item-leave',
  'how-to': 'prompt:item-leave',
  choose: 'prompt:item-leave',
  confirm: 'prompt:item-leave',
  recorded: 'prompt:item-leave',
  settings: 'prompt:leave-back',
  sure: 'prompt:leave-back',
  leave: 'prompt:leave-all',
  'leave-sure': 'prompt:leave-yes',
}

function comesOut(kiosk: PretendKiosk): void {
  for (let pages = 0; pages < 8; pages++) {
    if (kiosk.state.stage.type === 'session' && kiosk.state.stage.presentation === 'normal') {
      // Changed to touch: a finger goes on.
      return
    }
    const { stage } = kiosk.state
    if (stage.type === 'session' && stage.page.type === 'rows') keys(kiosk, 'select')
    else if (stage.type === 'session' && stage.page.type === 'choose' && stage.page.row !== null) {
      take(kiosk, 'prompt:item-whole-list')
    } else {
      const out = OUT[phase(kiosk)]
      if (out === undefined) return
      take(kiosk, out)
    }
  }
}
