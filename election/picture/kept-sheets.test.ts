/** Sheets come in as they are found: late, twice, of several media, and forged ones among them. */
import { describe, expect, it } from 'vitest'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { codesOf, type PictureCode } from './code.ts'
import { KeptSheets } from './kept-sheets.ts'

const randomness = seededRandomness('kept sheets')
const medium = (station: number, bytes = 951 * 30) =>
  codesOf({ station, pair: 1, role: 'original' }, randomness.bytes(bytes))
const ONE = medium(1)
const sheet = (of: readonly PictureCode[], number: number) => of.slice((number - 1) * 12, number * 12)

describe('sheets that were read', () => {
  it('are kept until the rest comes, in any order and beside another medium', () => {
    const kept = new KeptSheets()
    const other = medium(2)
    const missing = (sheets: readonly number[]) => ({
      ok: false,
      error: { type: 'codes-missing', sheets, codes: [], of: 3 },
    })
    expect(kept.with(sheet(ONE, 3))).toEqual(missing([1, 2]))
    expect(kept.with(sheet(other, 1))).toEqual(missing([2, 3]))
    expect(kept.with(sheet(ONE, 3))).toEqual(missing([1, 2]))
    expect(kept.with(sheet(ONE, 1))).toEqual(missing([2]))
    expect(kept.with(sheet(ONE, 2))).toMatchObject({ ok: true, value: { set: ONE[0]?.set } })
    // And once more, from one sheet: what was whole stays whole.
    expect(kept.with(sheet(ONE, 1)).ok).toBe(true)
    expect(kept.with([...sheet(other, 2), ...sheet(other, 3)]).ok).toBe(true)
  })

  it('tell which codes of a sheet are missing', () => {
    const kept = new KeptSheets()
    const without = [...sheet(ONE, 1), ...sheet(ONE, 2)].filter(({ number }) => number !== 5 && number !== 13)
    expect(kept.with(without)).toMatchObject({ error: { sheets: [3], codes: [5, 13] } })
  })

  it('a forged one is told, and does not stand in the way of the genuine ones', () => {
    const kept = new KeptSheets()
    kept.with([...sheet(ONE, 1), ...sheet(ONE, 2)])
    const [first] = ONE
    if (first === undefined) throw new Error('a code')
    const forged = { ...first, part: Uint8Array.from(first.part, (byte) => byte ^ 1) }
    expect(kept.with([forged])).toEqual({ ok: false, error: { type: 'codes-contradict' } })
    expect(kept.with(ONE).ok).toBe(true)
    const ofAnother = { ...first, of: { ...first.of, pair: 2 } }
    expect(kept.with([ofAnother])).toEqual({ ok: false, error: { type: 'codes-contradict' } })
  })

  it('of more media than a table has are not all kept: the oldest goes first', () => {
    const kept = new KeptSheets()
    const media = Array.from({ length: 65 }, (_, i) => medium(i + 1))
    for (const each of media) kept.with([...sheet(each, 1), ...sheet(each, 2)])
    expect(kept.with(sheet(media[1] ?? [], 3)).ok).toBe(true)
    expect(kept.with(sheet(media[0] ?? [], 3)).ok).toBe(false)
  })

  it('no code, and codes of two media at once, are neither', () => {
    const kept = new KeptSheets()
    expect(kept.with([])).toEqual({ ok: false, error: { type: 'no-codes' } })
    expect(kept.with([...ONE, ...medium(2)])).toMatchObject({ error: { type: 'codes-of-two-sets' } })
    expect(kept.with(sheet(ONE, 1))).toMatchObject({ error: { type: 'codes-missing', sheets: [2, 3] } })
  })
})
