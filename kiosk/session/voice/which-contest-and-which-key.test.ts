/** By ear: which contest of how many this is, how many stand in it, and which key is which before anything counts (V8, V13). */
import { describe, expect, it } from 'vitest'
import { came, keys, phase, said } from '#simulation/rooms/keys-in-hand.ts'

describe('a contest begins', () => {
  it('which it is of how many, its title, how many stand in it; the first of them is not the next', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'select')
    expect(said(kiosk)).toEqual(['place:1-2', 'contest:mayor', 'of:3', 'prompt:choose-one', 'prompt:key-first'])
    keys(kiosk, 'down')
    expect(said(kiosk)).not.toContain('of:3')
    keys(kiosk, 'select')
    kiosk.hear()
    keys(kiosk, 'select', 'select')
    expect(said(kiosk).slice(0, 2)).toEqual(['place:2-2', 'contest:council'])
  })

  it('help speaks of the first one only until the keys stand on it', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'select', 'help')
    expect(said(kiosk)).toContain('prompt:key-first')
    keys(kiosk, 'down', 'help')
    expect(said(kiosk)).toContain('prompt:key-next')
    expect(said(kiosk)).not.toContain('prompt:key-first')
  })
})

describe('before the first contest', () => {
  it('an arrow says what it will do and which it is, and changes nothing; that it can be tried is told', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'help')
    expect(said(kiosk)).toContain('prompt:try-arrows')
    const before = kiosk.state.stage
    const tried = (['up', 'down', 'left', 'right'] as const).map((key) => {
      keys(kiosk, key)
      return said(kiosk)
    })
    expect(tried).toEqual([
      ['prompt:key-previous'],
      ['prompt:key-next'],
      ['prompt:key-ten-back'],
      ['prompt:key-ten-on'],
    ])
    expect(kiosk.state.stage).toEqual({ ...before, helped: 0 })
    keys(kiosk, 'select')
    expect(phase(kiosk)).toBe('choose')
  })

  it('the first help is short: nothing that does not lead on from here', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'help')
    expect(said(kiosk)).toEqual([
      'prompt:key-go-on',
      'prompt:key-leave',
      'prompt:try-arrows',
      'prompt:help-more',
      'prompt:ask-staff',
    ])
  })
})
