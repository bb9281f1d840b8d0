import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { readCsv } from './csv.ts'
import { importElection, SOURCE_FILES } from './import-election.ts'
import { bytesOf, GOOD_FILES, GOOD_VOTES, SAMPLE_FONTS } from './sample-files.ts'
import { importVotes } from './votes.ts'

const good = bytesOf(GOOD_FILES)
const file = fc.constantFrom(...SOURCE_FILES)

/** Problems have a place inside the file, a closed code, a bounded value; or nothing is wrong. */
function expectTold(files: ReadonlyMap<string, Uint8Array>): void {
  const result = importElection(files, { fonts: SAMPLE_FONTS })
  if (result.ok) return
  expect(result.error.errors.length).toBeGreaterThan(0)
  for (const { line, value, allowed } of result.error.errors) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(value.length).toBeLessThanOrEqual(82)
    expect(allowed.length).toBeGreaterThan(0)
  }
}

describe('whatever the bytes are, the import ends with sources or problems', () => {
  it('random bytes in place of a file', () => {
    fc.assert(
      fc.property(file, fc.uint8Array({ maxLength: 2000 }), (name, bytes) =>
        expectTold(new Map([...good, [name, bytes]])),
      ),
      { numRuns: 300 },
    )
  })

  it('a right file with bytes changed, lost or added', () => {
    const change = fc.record({ at: fc.nat(), drop: fc.nat(6), bytes: fc.uint8Array({ maxLength: 6 }) })
    fc.assert(
      fc.property(file, fc.array(change, { minLength: 1, maxLength: 8 }), (name, changes) => {
        let bytes = [...(good.get(name) ?? [])]
        for (const { at, drop, bytes: added } of changes) {
          const place = at % (bytes.length + 1)
          bytes = [...bytes.slice(0, place), ...added, ...bytes.slice(place + drop)]
        }
        expectTold(new Map([...good, [name, Uint8Array.from(bytes)]]))
      }),
      { numRuns: 500 },
    )
  })

  it('random votes', () => {
    const result = importElection(good, { fonts: SAMPLE_FONTS })
    if (!result.ok) throw new Error('the sample is right')
    const { sources } = result.value
    const text = fc
      .array(fc.constantFrom(',', '\n', '"', '1', 'ended', 'roll_no', '髙', '\r', '\u0000'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (tail) => {
        expect(typeof importVotes(utf8(GOOD_VOTES + tail), sources).ok).toBe('boolean')
        expect(typeof importVotes(utf8(tail), sources).ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })

  it('a third of a megabyte of quotes, commas or line ends is read to its end', () => {
    for (const piece of ['"', ',', '\n', '"\n', '"a\n', '""', '\r', ',\n"', '"""\n']) {
      const text = piece.repeat(Math.floor(300_000 / piece.length))
      expect(Array.isArray(readCsv(text).rows), JSON.stringify(piece)).toBe(true)
    }
  })
})

describe('the reader of CSV', () => {
  const cell = fc
    .array(fc.constantFrom('a', '髙', '"', ',', '\n', '\r\n', ' ', '𠮷', ';'), { maxLength: 6 })
    .map((parts) => parts.join(''))
  const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`)
  const rows = fc.array(fc.array(quoted, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })

  it('reads what csv-parse reads, at the lines where the rows start', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (cells, lineEnd) => {
        const text = cells.map((row) => row.join(',') + lineEnd).join('')
        const read = readCsv(text)
        expect(read.faults).toEqual([])
        const reference: unknown = parse(text, { relax_column_count: true, record_delimiter: lineEnd })
        expect(read.rows.map((row) => row.cells)).toEqual(reference)
        let line = 1
        for (const [index, row] of cells.entries()) {
          expect(read.rows[index]?.line).toBe(line)
          line += 1 + row.join('').split('\n').length - 1
        }
      }),
    )
  })

  it('goes on after a fault', () => {
    expect(readCsv('a,b\n"1,2\n3,4\n5,x"y\n"7","8"\n')).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['3', '4'] },
        { line: 5, cells: ['7', '8'] },
      ],
      faults: [
        { line: 2, cell: 0, code: 'unclosed-quote', value: '"1,2' },
        { line: 4, cell: 1, code: 'stray-quote', value: 'x"y' },
      ],
    })
  })
})
