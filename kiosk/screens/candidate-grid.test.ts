import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/view.ts'
import { CELL_GAP_MM, gridOf } from './candidate-grid.ts'

const SPACE = { widthMm: 335, heightMm: 125, heightWithPagesMm: 104 }

function candidates(count: number, name = '髙橋 一郎', party = '無所属'): readonly ShownCandidate[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    number: i + 1,
    name,
    kana: 'たかはし いちろう',
    party,
    partyKana: '',
  }))
}

describe('cells of candidates', () => {
  it.each([1, 2, 3, 4, 8, 12])('%i candidates stand on one page at the standard size', (count) => {
    const grid = gridOf(candidates(count), 'standard', SPACE)
    expect(grid.pages).toBe(1)
    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count)
  })

  it('60 candidates need pages, and fewer at a smaller size', () => {
    const pages = TEXT_SIZES.map((size) => gridOf(candidates(60), size, SPACE).pages)
    expect(pages[0]).toBeGreaterThan(1)
    expect([...pages].sort((a, b) => a - b)).toEqual(pages)
  })

  it('lie inside the space, are at least 12.7 mm high and wide, and hold everybody once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.constantFrom(...TEXT_SIZES), fc.nat(20), (count, size, long) => {
        const grid = gridOf(candidates(count, '小野寺 久美子', 'く'.repeat(long)), size, SPACE)
        const height = grid.pages === 1 ? SPACE.heightMm : SPACE.heightWithPagesMm
        const whole = (cell: number, n: number) => cell * n + CELL_GAP_MM * (n - 1)
        expect(whole(grid.widthMm, grid.columns)).toBeLessThanOrEqual(SPACE.widthMm + 1e-6)
        expect(whole(grid.heightMm, grid.rows)).toBeLessThanOrEqual(height + 1e-6)
        expect(Math.min(grid.widthMm, grid.heightMm)).toBeGreaterThanOrEqual(12.7)
        expect(grid.pages * grid.columns * grid.rows).toBeGreaterThanOrEqual(count)
        expect((grid.pages - 1) * grid.columns * grid.rows).toBeLessThan(count)
      }),
    )
  })
})
