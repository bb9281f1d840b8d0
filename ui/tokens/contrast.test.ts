import { describe, expect, it } from 'vitest'
import { contrast } from './contrast.ts'
import { SCHEME_NAMES, SCHEMES, STAFF } from './schemes.ts'

describe('contrast', () => {
  it('of black on white is 21, of a colour on itself 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#336699', '#336699')).toBe(1)
  })
})

/** Voters read on glass under lamps, staff on a monitor: 10 there, 7 here (WCAG 2, AAA). */
const EACH = [...SCHEME_NAMES.map((name) => [name, SCHEMES[name], 10] as const), ['staff', STAFF, 7] as const]

describe.each(EACH)('scheme %s', (_name, s, least) => {
  it.each([
    ['text on ground', s.text, s.ground],
    ['text on surface', s.text, s.surface],
    ['text on a selected cell', s.text, s.selected],
    ['the go button', s.goText, s.go],
    ['the staff button', s.staffText, s.staff],
    ['a refusal’s title on surface', s.staff, s.surface],
    ['the 見本 band', s.useBandText, s.useBand],
  ])('%s: text', (_what, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['border on ground', s.border, s.ground],
    ['border on surface', s.border, s.surface],
    ['selected frame on its cell', s.go, s.selected],
    ['selected frame on ground', s.go, s.ground],
    ['staff frame on ground', s.staff, s.ground],
    ['staff frame on surface', s.staff, s.surface],
  ])('%s: 4.5:1', (_what, line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('tells go from staff in every colour vision', () => {
    // Brettel/Viénot reduced to what all dichromats keep: blue against yellow, besides a word and a shape.
    const blueness = (colour: string) =>
      Number.parseInt(colour.slice(5, 7), 16) - Number.parseInt(colour.slice(1, 3), 16)
    expect(Math.abs(blueness(s.go) - blueness(s.staff))).toBeGreaterThan(100)
  })
})
