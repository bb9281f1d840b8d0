import { describe, expect, it } from 'vitest'
import { secureRandomness } from '../secure-randomness.ts'
import { makeDoor } from './door.ts'

function door() {
  const handed: string[] = []
  return { door: makeDoor(secureRandomness(), (token) => handed.push(token)), handed }
}

describe('one-time tokens of a screen', () => {
  it('opens with the handed-over token once, and hands over a fresh one', () => {
    const { door: d, handed } = door()
    const token = d.handOver()
    expect(d.open(token)).toMatch(/^[0-9a-f]{64}$/)
    d.kept()
    expect(d.open(token)).toBeNull()
    expect(handed).toEqual([d.handOver()])
    expect(d.handOver()).not.toBe(token)
  })

  it('lets the tab reload with what it kept, each token once', () => {
    const { door: d } = door()
    const first = d.open(d.handOver()) ?? ''
    d.kept()
    const second = d.open(first) ?? ''
    d.kept()
    expect(d.open(first)).toBeNull()
    expect(d.open(second)).not.toBeNull()
  })

  it('does not lock out a tab that died before or after it kept the next token', () => {
    const { door: d } = door()
    const token = d.handOver()
    const neverKept = d.open(token)
    expect(neverKept).not.toBeNull()
    const keptInTheTab = d.open(token) ?? ''
    expect(d.open(keptInTheTab)).not.toBeNull()
    expect(d.open(token)).toBeNull()
  })

  it('opens for no stranger and no almost-right token', () => {
    const { door: d } = door()
    const token = d.handOver()
    const flipped = (token.startsWith('0') ? '1' : '0') + token.slice(1)
    for (const wrong of ['', flipped, token.slice(1), `${token}0`, token.toUpperCase().replaceAll(/[0-9]/g, 'A')]) {
      expect(d.open(wrong)).toBeNull()
      expect(d.knows(wrong)).toBe(false)
    }
  })
})
