import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { concat } from '#election/bytes.ts'
import { type CarriedMedium, encodeCarried, parseCarried, sourceOf } from './carried-medium.ts'
import { type CarriedOf, CODE_BYTES, CODES_PER_SHEET, codesOf, encodeCode, PART_BYTES, parseCode } from './code.ts'
import { gather } from './gather.ts'

const OF: CarriedOf = { station: 258, pair: 3, role: 'duplicate' }

/** Pages like those of a medium: something, then zeros, and now and then something at the end. */
const page = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 700 }), fc.nat(3000), fc.boolean())
  .map(([bytes, gap, tail]) => {
    const whole = new Uint8Array(PAGE_BYTES)
    whole.set(bytes)
    if (tail) whole.set(bytes.subarray(0, 64), PAGE_BYTES - 64 - (gap % 8))
    whole[0] = whole[0] === 0 ? 1 : (whole[0] as number)
    return whole
  })
const medium: fc.Arbitrary<CarriedMedium> = fc
  .tuple(fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 30 }), fc.array(page, { minLength: 30, maxLength: 30 }))
  .map(([places, pages]) => ({
    pages: 401,
    used: new Map(places.sort((a, b) => a - b).map((place, i) => [place, pages[i] as Uint8Array])),
  }))

async function imageOf(carried: CarriedMedium): Promise<Uint8Array> {
  const read = await sourceOf(carried).read(0, carried.pages)
  return read.ok ? read.value : expect.fail('it can be read')
}

describe('a medium without its zeros', () => {
  it('comes back byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(medium, async (carried) => {
        const bytes = encodeCarried(carried)
        const back = parseCarried(bytes)
        expect(back.ok && [...back.value.used]).toEqual([...carried.used])
        const image = back.ok ? await imageOf(back.value) : null
        const expected = new Uint8Array(carried.pages * PAGE_BYTES)
        for (const [at, page] of carried.used) expected.set(page, at * PAGE_BYTES)
        expect(Buffer.compare(image ?? new Uint8Array(), expected)).toBe(0)
        expect(bytes.length).toBeLessThan(carried.used.size * 1500)
      }),
      { numRuns: 20 },
    )
  })

  it('is written in one way only: whatever else is no carried medium', () => {
    const whole = new Uint8Array(PAGE_BYTES).fill(7, 0, 5)
    const bytes = encodeCarried({ pages: 2, used: new Map([[1, whole]]) })
    const put = (at: number, value: number) => bytes.map((byte, i) => (i === at ? value : byte))
    expect(parseCarried(bytes).ok).toBe(true)
    const bad = [
      new Uint8Array(3),
      put(7, 2), // a page behind the end
      put(14, 0), // a run that begins with a zero
      concat(bytes, bytes.subarray(4)), // the page twice
      concat(bytes, Uint8Array.of(0)),
      bytes.subarray(0, bytes.length - 1),
      concat(bytes.subarray(0, 4), Uint8Array.of(0, 0, 0, 1, 0, 0)), // a free page
    ]
    for (const each of bad) expect(parseCarried(each)).toEqual({ ok: false, error: { type: 'picture-malformed' } })
  })
})

describe('codes', () => {
  const carried = Uint8Array.from({ length: 30 * PART_BYTES + 17 }, (_, i) => (i * 31) % 251)
  const codes = codesOf(OF, carried)

  it('hold what they say, in any order and twice, from any number of scans', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 9000 }), fc.infiniteStream(fc.nat()), (bytes, draws) => {
        const made = codesOf(OF, bytes).map(encodeCode)
        expect(Math.max(...made.map(({ length }) => length))).toBeLessThanOrEqual(CODE_BYTES)
        const found = [...made, ...made].map((each) => ({ each, by: draws.next().value as number }))
        const parsed = found.sort((a, b) => a.by - b.by).map(({ each }) => parseCode(each))
        const whole = gather(parsed.flatMap((each) => (each.ok ? [each.value] : [])))
        expect(whole.ok && whole.value).toMatchObject({ of: OF, carried: bytes })
      }),
      { numRuns: 20 },
    )
  })

  it('an altered bit is no code any more', () => {
    const [code] = codes.map(encodeCode)
    if (code === undefined) return expect.fail('there is one')
    for (let bit = 0; bit < code.length * 8; bit += 7) {
      const altered = code.slice()
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(parseCode(altered).ok).toBe(false)
    }
    expect(parseCode(new Uint8Array(60))).toMatchObject({ error: { type: 'not-a-picture-code' } })
  })

  it('a missing sheet is named by its number, a single code by its own', () => {
    expect(codes).toHaveLength(31)
    const without = (gone: (number: number) => boolean) => gather(codes.filter(({ number }) => !gone(number)))
    const secondSheet = (number: number) => Math.ceil(number / CODES_PER_SHEET) === 2
    expect(without((number) => secondSheet(number) || number === 31)).toEqual({
      ok: false,
      error: { type: 'codes-missing', sheets: [2], codes: [31], of: 3 },
    })
    expect(gather([])).toEqual({ ok: false, error: { type: 'no-codes' } })
  })

  it('codes of another medium, or of another role of the same bytes, are another set', () => {
    const others = codesOf({ ...OF, role: 'original' }, carried)
    const mixed = gather([...codes.slice(1), ...others.slice(0, 1)])
    expect(mixed).toMatchObject({
      error: { type: 'codes-of-two-sets', sets: [{ role: 'duplicate' }, { role: 'original' }] },
    })
  })

  it('codes that somebody forged for a set are found out by its number', () => {
    const [first, ...rest] = codes
    if (first === undefined) return expect.fail('there is one')
    const part = first.part.map((byte, i) => (i === 5 ? byte ^ 1 : byte))
    const forged = parseCode(encodeCode({ ...first, part }))
    if (!forged.ok) return expect.fail('its own check was made again')
    const refused = { ok: false, error: { type: 'codes-contradict' } }
    expect(gather([forged.value, ...rest])).toEqual(refused)
    expect(gather([forged.value, ...codes])).toEqual(refused)
  })
})
