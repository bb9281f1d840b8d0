/** Decision 032: what people are told of the scans in a slot, whatever the process that looks at them found. */
import { describe, expect, it } from 'vitest'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { type CarriedOf, codesOf, type PictureCode } from '#election/picture/code.ts'
import { KeptSheets } from '#election/picture/kept-sheets.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { ScannedFile } from './scan-reader.ts'
import { scansInSlot } from './scans-in-slot.ts'

const randomness = seededRandomness('what scans show')
const OF: CarriedOf = { station: 7, pair: 2, role: 'duplicate' }
const CODES = codesOf(OF, randomness.bytes(951 * 20 + 5))
const electionPackage = { stations: [{ id: 'S7', index: 7 }] } as unknown as ElectionPackage
const NOTHING: ScannedFile = { codes: [], pictures: 1, without: 1, altered: 0, fault: null }
const of = (codes: readonly PictureCode[]): ScannedFile => ({ ...NOTHING, codes, without: 0 })

/** Files by their names, as the process answered for them. */
async function shown(files: Readonly<Record<string, ScannedFile>>, kept = new KeptSheets()) {
  const names = Object.keys(files)
  const told: (readonly [number, number])[] = []
  const read = await scansInSlot({
    files: { files: names.map((path) => ({ path, size: 10 })), bytes: 10 * names.length, mark: '', tooMany: false },
    scanner: { look: async (path) => files[path] ?? expect.unreachable(), close: async () => {} },
    ...{ kept, electionPackage },
    onFile: (...at) => told.push(at),
  })
  expect(told).toEqual([...names, null].map((_, i) => [i, 10 * i]))
  return { ...read.seen, why: 'refusal' in read.found ? read.found.refusal : 'whole' }
}

describe('of sheets', () => {
  it('whose they are by the name of the package, how many, which are missing and which codes by row and column', async () => {
    const read = CODES.slice(0, 12).filter(({ number }) => number !== 5)
    expect(await shown({ 'a.png': of(read), 'b.png': of(read.slice(0, 1)) })).toMatchObject({
      why: 'scans-not-whole',
      media: [{ station: 'S7', pair: 2, role: 'duplicate', set: CODES[0]?.set.slice(0, 8) }],
      ...{ files: 2, sheets: 2, missingSheets: [2], missingCodes: [{ sheet: 1, row: 2, column: 2 }], twice: [1] },
    })
  })

  it('a station that the package does not have is told by its number', async () => {
    const codes = codesOf({ ...OF, station: 9 }, randomness.bytes(100))
    expect(await shown({ 'a.png': of(codes) })).toMatchObject({ why: 'whole', media: [{ station: '9' }] })
  })

  it('of two media nothing is kept', async () => {
    const kept = new KeptSheets()
    const other = codesOf({ ...OF, pair: 1 }, randomness.bytes(951 * 20))
    const mixed = await shown({ 'a.png': of(CODES.slice(0, 12)), 'b.png': of(other) }, kept)
    expect([mixed.why, mixed.media.length]).toEqual(['scans-of-two-media', 2])
    expect(await shown({ 'b.png': of(CODES.slice(12)) }, kept)).toMatchObject({ missingSheets: [1] })
  })

  it('a forged one is told', async () => {
    const [first] = CODES
    if (first === undefined) throw new Error('a code')
    const forged = { ...first, part: Uint8Array.from(first.part, (byte) => byte ^ 1) }
    expect((await shown({ 'a.png': of(CODES), 'b.png': of([forged]) })).why).toBe('scans-contradict')
  })
})

describe('of files without a code', () => {
  const unreadable: ScannedFile = { ...NOTHING, pictures: 0, without: 0, fault: 'scan-not-readable' }
  it.each<[string, Readonly<Record<string, ScannedFile>>, string]>([
    ['a photograph', { 'a.png': NOTHING }, 'scans-without-codes'],
    ['a photograph beside junk', { 'a.png': unreadable, 'b.png': NOTHING }, 'scans-without-codes'],
    ['junk alone', { 'a.png': unreadable }, 'scans-unreadable'],
    ['a PDF that nothing draws', { 'a.pdf': { ...unreadable, fault: 'scan-needs-poppler' } }, 'scans-need-poppler'],
  ])('%s', async (_, files, why) => expect((await shown(files)).why).toBe(why))

  it('names of files are told as they are, and no longer than a line', async () => {
    const name = `${'長'.repeat(90)}.png`
    const { unread, without, altered } = await shown({
      [`/run/slot1/${name}`]: unreadable,
      'b.png': { ...NOTHING, altered: 3 },
    })
    expect([unread, without, altered]).toEqual([[name.slice(0, 60)], 1, 3])
  })
})
