/** S-14: a device in a public room warns, wipes what somebody left, and never while the same cast may still be taken. */
import { describe, expect, it } from 'vitest'
import { deviceStanding, hasLeft, isInUse } from './device.ts'
import type { ElectionPage, State } from './state.ts'

const at = (type: ElectionPage['type']) => ({ page: { type: 'open', at: { type } } }) as unknown as State
const loading = { page: { type: 'loading' } } as unknown as State
const standings = (type: ElectionPage['type'], ...idle: readonly number[]) =>
  idle.map((seconds) => deviceStanding(at(type), seconds))

describe('a device', () => {
  it('warns after three minutes, and is over after four', () => {
    for (const type of ['code', 'card', 'choosing', 'ready', 'lookup'] as const) {
      expect(standings(type, 0, 179, 180, 239, 240)).toEqual(['in-use', 'in-use', 'warned', 'warned', 'over'])
    }
  })

  it('shows a vote code, or what somebody looked up, for a shorter while', () => {
    for (const type of ['done', 'status', 'opened', 'questions'] as const) {
      expect(standings(type, 89, 90, 149, 150)).toEqual(['in-use', 'warned', 'warned', 'over'])
    }
  })

  it('wipes no cast that may still be taken', () => {
    for (const type of ['signing', 'sending'] as const) {
      expect(standings(type, 240, 1799, 1860)).toEqual(['in-use', 'in-use', 'over'])
    }
  })

  it('asks nobody at the entry, and wipes a language that somebody chose', () => {
    expect(standings('entry', 0, 239, 240)).toEqual(['free', 'free', 'over'])
    expect([deviceStanding(at('entry'), null), deviceStanding(loading, 240)]).toEqual(['free', 'over'])
  })

  it('has somebody before the first touch, where a ballot is loaded anew or a letter is opened', () => {
    const entry = { type: 'entry' } as const
    expect([isInUse(entry, false), isInUse(entry, true)]).toEqual([false, true])
    for (const place of [{ type: 'back', answer: '' }, { type: 'letter', code: 'X' }, { type: 'apply' }] as const)
      expect(isInUse(place, false)).toBe(true)
  })

  it('is left with the way back to the entry, from whichever page', () => {
    for (const type of ['code', 'giving-up', 'done', 'refused'] as const)
      expect(hasLeft(at(type), at('entry'))).toBe(true)
    expect(hasLeft(at('entry'), at('entry'))).toBe(false)
    expect(hasLeft(loading, at('entry'))).toBe(false)
    expect(hasLeft(at('code'), at('promise'))).toBe(false)
  })
})
