import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NAME_MM, NAME_MOST_MM, TEXT_SIZES } from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import { CELL_GAP_MM, gridOf, lettersOfOne, PAGES_MOST, partyWidthMm } from './candidate-grid.ts'
import { partyPieces } from './name-room.ts'

const SPACE = { widthMm: 335, heightMm: 125, heightWithPagesMm: 104 }

function candidates(count: number, name = '髙橋 一郎', party = '無所属', partyKana = ''): readonly ShownCandidate[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    number: i + 1,
    name,
    kana: 'たかはし いちろう',
    party,
    partyKana,
    gone: null,
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

  it('where the ordinance wants all at once they stand on one page, in the largest size that is possible there (TC-32)', () => {
    const panel = { widthMm: 466, heightMm: 195, heightWithPagesMm: 172 }
    expect(gridOf(candidates(40), 'largest', panel).pages).toBeGreaterThan(1)
    const grid = gridOf(candidates(40), 'largest', panel, 'at-once')
    expect(grid.pages).toBe(1)
    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(40)
    expect(grid.nameMm).toBeGreaterThanOrEqual(NAME_MM.small)
    expect(gridOf(candidates(4), 'largest', SPACE, 'at-once')).toEqual(gridOf(candidates(4), 'largest', SPACE))
    // More than stand there at the smallest size: pages, for a name that nobody can read is not shown.
    expect(gridOf(candidates(200), 'standard', SPACE, 'at-once').pages).toBeGreaterThan(1)
  })

  it("Niimi's 26 stand on one page at the standard size on 21.5 inches, with 20 letters of party", () => {
    const panel = { widthMm: 466, heightMm: 195, heightWithPagesMm: 172 }
    const grid = gridOf(
      candidates(26, '佐々木 久美子', '新見のくらしと未来をつくる市民の会の連合体'),
      'standard',
      panel,
    )
    expect(grid).toMatchObject({ pages: 1 })
    expect(grid.nameMm).toBeGreaterThanOrEqual(NAME_MM.standard)
    expect(grid.rubyMm).toBeGreaterThanOrEqual(5)
  })

  it('use the room: few candidates stand in larger letters than many, up to the most of the chosen size', () => {
    const names = [2, 4, 12, 26].map((count) => gridOf(candidates(count), 'standard', SPACE).nameMm)
    expect(names[0]).toBe(NAME_MOST_MM.standard)
    expect([...names].sort((a, b) => b - a)).toEqual(names)
    const sizes = TEXT_SIZES.map((size) => gridOf(candidates(2), size, SPACE).nameMm)
    expect([...new Set(sizes)].sort((a, b) => a - b)).toEqual(sizes)
  })

  // TC-08
  it('the longest name decides for all, on the page of one name too', () => {
    const room = { widthMm: 335, heightMm: 125 }
    const short = candidates(3)
    const long = [...short, ...candidates(1, '勅使河原 源左衛門之助')]
    expect(gridOf(long, 'standard', SPACE).nameMm).toBeLessThan(gridOf(candidates(4), 'standard', SPACE).nameMm)
    expect(lettersOfOne(long, 'standard', room).nameMm).toBeLessThan(lettersOfOne(short, 'standard', room).nameMm)
    expect(lettersOfOne(short, 'standard', room).nameMm).toBeGreaterThan(gridOf(short, 'standard', SPACE).nameMm)
  })

  it('a party over several lines is as wide as they need, so that name and number stand in the middle', () => {
    const [one] = candidates(1, '渡邊 健太', 'くらしを守る新見市民の会連合')
    const [short] = candidates(1)
    if (one === undefined || short === undefined) throw new Error('two candidates')
    const letters = { nameMm: 40, rubyMm: 20, bodyMm: 22 }
    expect(partyWidthMm(one, letters, { widthMm: 335, heightMm: 125 })).toBe(8.25 * 22)
    expect(partyWidthMm(short, letters, { widthMm: 335, heightMm: 125 })).toBeNull()
  })

  it.each([
    ['くらしを守る新見市民の会連合', ['くらしを', '守る', '新見', '市民の会', '連合']],
    ['新見市民の会', ['新見', '市民の会']],
    ['無所属', ['無所属']],
    ['みどりの党', ['みどりの党']],
    ['れいわ新選組', ['れいわ', '新選組']],
    ['参政党', ['参政党']],
    ['くらし・平和（新見）', ['くらし・', '平和', '（新見）']],
    ['', []],
  ])('%s goes over to the next line between its words alone', (party, pieces) => {
    expect(partyPieces(party)).toEqual(pieces)
  })

  it('a name that no page holds goes over several lines on a page of its own, and nobody is lost', () => {
    const grid = gridOf(candidates(3, 'あ'.repeat(80)), 'largest', SPACE)
    expect(grid).toMatchObject({ columns: 1, rows: 1, pages: 3, nameMm: NAME_MM.largest })
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

  /** TC-36: about what the frame leaves for candidates, in millimetres: 15 to 24 inches, both ways up, and with low buttons. */
  const ROOMS = {
    '15 inch 4:3': [294, 158],
    '15.6 inch': [335, 124],
    '15.6 inch, low': [335, 52],
    '15.6 inch upright': [184, 225],
    '21.5 inch': [466, 198],
    '21.5 inch upright': [257, 355],
    '24 inch': [508, 254],
    '24 inch upright': [313, 448],
  } as const
  const COUNTS = [1, 2, 4, 12, 26, 60, 100] as const

  it.each(Object.entries(ROOMS))(
    '%s holds 1 to 100 at every size: equal cells, nobody lost, no page empty',
    (_glass, [widthMm, heightMm]) => {
      for (const count of COUNTS) {
        for (const size of TEXT_SIZES) {
          const names = candidates(count, '佐々木 久美子', '新見のくらしと未来をつくる市民の会')
          const grid = gridOf(names, size, { widthMm, heightMm, heightWithPagesMm: heightMm - 22.05 })
          const onePage = grid.columns * grid.rows
          expect(Math.min(grid.widthMm, grid.heightMm)).toBeGreaterThanOrEqual(12.7)
          expect(Math.ceil(count / onePage)).toBe(grid.pages)
          // Six letters stand at the chosen size everywhere but in the lower half of a small glass.
          // A hundred do where they do not cost more pages than a hand can turn.
          const leastMm = count > 60 ? NAME_MM.standard : NAME_MM[size]
          if (heightMm > 100) expect(grid.nameMm).toBeGreaterThanOrEqual(Math.min(leastMm, NAME_MM[size]))
          expect(grid.rubyMm).toBeGreaterThanOrEqual(grid.nameMm / 2)
        }
      }
    },
  )

  it.each(Object.entries(ROOMS))(
    '%s: readings of parties cost no page and no name what it needs; each size goes on being as large as the one before',
    (_glass, [widthMm, heightMm]) => {
      for (const [party, kana] of [
        ['無所属', 'むしょぞく'],
        ['新見の未来をつくる市民の会', 'にいみのみらいをつくるしみんのかい'],
      ] as const)
        for (const count of COUNTS) {
          const names: number[] = []
          for (const size of TEXT_SIZES) {
            const space = { widthMm, heightMm, heightWithPagesMm: heightMm - 22.05 }
            const without = gridOf(candidates(count, '佐々木 久美子', party), size, space)
            const grid = gridOf(candidates(count, '佐々木 久美子', party, kana), size, space)
            const at = `${party} ${count} ${size}`
            expect(grid.pages, at).toBe(without.pages)
            const enough = size === 'largest' ? 13 : NAME_MM.largest
            expect(grid.nameMm, at).toBeGreaterThanOrEqual(Math.min(without.nameMm, enough))
            expect(without.partyReading, at).toBeNull()
            names.push(grid.nameMm)
          }
          expect(
            [...names].sort((a, b) => a - b),
            `${party} ${count}`,
          ).toEqual(names)
        }
    },
  )

  // LAW-09
  it('few candidates have the readings of their parties', () => {
    for (const count of [1, 2, 3, 4, 5])
      expect(gridOf(candidates(count, '髙橋 一郎', '無所属', 'むしょぞく'), 'standard', SPACE).partyReading).toEqual({
        letterMm: expect.any(Number),
        lines: 1,
      })
  })

  it.each([
    ['15 inch 4:3', 294, 158, 26],
    ['15.6 inch, low', 335, 52, 60],
    ['15 inch 4:3, low', 294, 70, 100],
  ])('%s: the largest letters of many cost no more pages than a hand can turn', (_glass, widthMm, heightMm, count) => {
    const names = candidates(count, '佐々木 久美子', '新見のくらしと未来をつくる市民の会')
    const space = { widthMm, heightMm, heightWithPagesMm: heightMm - 22.05 }
    const [standard, largest] = (['standard', 'largest'] as const).map((size) => gridOf(names, size, space))
    expect(largest?.pages).toBeLessThanOrEqual(Math.max(PAGES_MOST.largest, standard?.pages ?? 0))
    expect(largest?.nameMm).toBeGreaterThanOrEqual(standard?.nameMm ?? 0)
  })

  it.each([
    [294, 52, 60, '佐々木 久美子', '新見の会'],
    [294, 60, 60, '林 一', '無所属'],
    [294, 72, 60, '林 一', '新見のくらしと未来をつくる市民の会'],
    [335, 72, 100, '長谷川 権左衛門', '無所属'],
  ])('%s × %s mm, %s of %s: a voter who asks for larger letters gets no smaller names', (...trial) => {
    const [widthMm, heightMm, count, name, party] = trial
    const space = { widthMm, heightMm, heightWithPagesMm: heightMm - 22.05 }
    const names = TEXT_SIZES.map((size) => gridOf(candidates(count, name, party), size, space).nameMm)
    expect([...names].sort((a, b) => a - b)).toEqual(names)
  })

  it('in the lower half of a small glass the letters become smaller before a name is cut', () => {
    const low = { widthMm: 335, heightMm: 52, heightWithPagesMm: 30 }
    const grid = gridOf(candidates(26, '佐々木 久美子', '新見のくらしと未来をつくる市民の会の連合体'), 'largest', low)
    expect(grid.nameMm).toBeLessThan(NAME_MM.largest)
    expect(grid.heightMm).toBeLessThanOrEqual(30)
  })
})
