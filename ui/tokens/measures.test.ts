import { expect, it } from 'vitest'
import { DEFAULT_LOOKS, lookVariables } from './apply-looks.ts'
import { BODY_MM, GAP_MM, NAME_MM, PANEL_15_6, px, pxPerMm, rubyMm, TARGET_MM, TEXT_SIZES } from './measures.ts'

it('gives the pixels of the 15.6-inch panel that the screens were designed on', () => {
  expect(pxPerMm(PANEL_15_6)).toBeCloseTo(5.56, 2)
  expect([TARGET_MM, GAP_MM, BODY_MM].map((mm) => px(mm, PANEL_15_6))).toEqual([71, 15, 27])
  expect(TEXT_SIZES.map((size) => px(NAME_MM[size], PANEL_15_6))).toEqual([34, 39, 51, 62])
})

it('keeps a target 12.7 mm on any panel, never a fixed number of pixels', () => {
  for (const panel of [PANEL_15_6, { widthPx: 3840, widthMm: 345.4 }, { widthPx: 1280, widthMm: 476 }]) {
    expect(px(TARGET_MM, panel) / pxPerMm(panel)).toBeGreaterThanOrEqual(TARGET_MM)
    expect(lookVariables(DEFAULT_LOOKS, panel)['--mm']).toBe(`${pxPerMm(panel)}px`)
  }
})

it('draws furigana at least 5 mm high at the standard size, whatever the name', () => {
  expect(TEXT_SIZES.map((size) => rubyMm(size, NAME_MM[size]))).toEqual([4, 5, 5, 5.5])
  expect(rubyMm('standard', 20)).toBe(10)
})
