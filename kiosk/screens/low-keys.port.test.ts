/** D-12, TCH-06: with low buttons names are read above and chosen below, on a glass of any size and with any number of candidates. */
import { describe, expect, it } from 'vitest'
import { NAME_MM, TARGET_MM, TEXT_SIZES } from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import { CELL_GAP_MM, gridOf } from './candidate-grid.ts'
import { KEY_MM, type LowRoom, lowKeys, TURN_MM } from './low-keys.ts'

const FAMILIES = ['髙橋 一郎', '林 実', '小野寺 久美子', '長谷川 さくら', '渡邉 直樹'] as const
const PARTIES = ['無所属', '新見の未来をつくる市民の会', 'くらしと平和を守る新見市民の会連合体です', '緑の党'] as const

function candidates(count: number): readonly ShownCandidate[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    number: i + 1,
    name: FAMILIES[i % FAMILIES.length] ?? '',
    kana: 'はせがわ なおき',
    party: PARTIES[i % PARTIES.length] ?? '',
    partyKana: '',
    gone: null,
  }))
}

/** About what the frame leaves at the standard size: of the glass upright, of it with low buttons, and of this what lies in the lower half. */
const GLASSES = {
  '15 inch 4:3': { upright: [294, 158], low: [294, 153, 67] },
  '15.6 inch': { upright: [335, 124], low: [335, 120, 50] },
  '15.6 inch upright': { upright: [184, 225], low: [184, 240, 100] },
  '21.5 inch': { upright: [466, 198], low: [466, 190, 87] },
  '24 inch': { upright: [508, 254], low: [508, 245, 115] },
} as const
const COUNTS = [1, 2, 5, 12, 26, 60, 100] as const

describe('keys below names', () => {
  it.each(Object.entries(GLASSES))(
    '%s: equal keys within reach, everybody has one, at most twice the pages',
    (_, glass) => {
      const [widthMm, heightMm] = glass.upright
      const [, lowMm, reachMm] = glass.low
      for (const count of COUNTS)
        for (const size of TEXT_SIZES)
          for (const kanaMm of [0, TARGET_MM + 3]) {
            const room: LowRoom = { widthMm, heightMm: lowMm, reachMm, wordsMm: 13, kanaMm }
            const { grid, perRow, beside } = lowKeys(candidates(count), size, room, null)
            const withPages = heightMm - kanaMm - TARGET_MM * 1.5 - 3
            const upright = gridOf(candidates(count), size, {
              widthMm,
              heightMm: kanaMm > 0 ? withPages : heightMm,
              heightWithPagesMm: withPages,
            })
            const at = `${count} ${size} ${kanaMm}`
            expect(grid.pages, at).toBeLessThanOrEqual(upright.pages * 2)
            const keys = Math.min(count, grid.columns * grid.rows)
            expect(Math.ceil(count / (grid.columns * grid.rows)), at).toBe(grid.pages)
            const rows = Math.ceil(keys / perRow)
            const keysMm = widthMm - (beside && grid.pages > 1 ? 2 * (TURN_MM + CELL_GAP_MM) : 0)
            expect((keysMm - (perRow - 1) * CELL_GAP_MM) / perRow, at).toBeGreaterThanOrEqual(TARGET_MM)
            const below = kanaMm + (rows + (beside ? 0 : 1)) * (KEY_MM + CELL_GAP_MM)
            expect(below, at).toBeLessThanOrEqual(reachMm)
            const names = grid.rows * grid.heightMm + (grid.rows - 1) * CELL_GAP_MM
            expect(names + room.wordsMm + below, at).toBeLessThanOrEqual(lowMm + 1e-6)
          }
    },
  )
})

describe('sizes', () => {
  it.each(Object.entries(GLASSES))(
    '%s: none has smaller names than the one before, and small is smaller',
    (_, glass) => {
      const [widthMm, heightMm] = glass.upright
      for (const count of COUNTS) {
        const space = { widthMm, heightMm, heightWithPagesMm: heightMm - 22.05 }
        const grids = TEXT_SIZES.map((size) => gridOf(candidates(count), size, space))
        const names = grids.map(({ nameMm }) => nameMm)
        expect(
          [...names].sort((a, b) => a - b),
          `${count}`,
        ).toEqual(names)
        expect(grids[0]?.nameMm).toBeLessThan(grids[1]?.nameMm ?? 0)
        // Beyond this only the rest of the page grows.
        if ((names[1] ?? 0) < NAME_MM.largest) expect(names[3] ?? 0, `${count}`).toBeGreaterThan((names[1] ?? 0) * 1.05)
        expect(
          grids.map(({ pages }) => pages),
          `${count}`,
        ).toEqual([...grids.map(({ pages }) => pages)].sort((a, b) => a - b))
      }
    },
  )
})
