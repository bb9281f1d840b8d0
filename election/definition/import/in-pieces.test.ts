import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { csvInPieces, isRow, readCsv } from './csv.ts'
import { decodeText, decodingOf } from './decode.ts'
import { importElection, importInSteps } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withCell } from './sample-files.ts'
import type { SourceFile } from './source-file.ts'

/** All pieces use one buffer, as a disk is read. */
function cut(bytes: Uint8Array, length: number): SourceFile {
  const room = new Uint8Array(length)
  return {
    size: bytes.length,
    *pieces() {
      for (let at = 0; at < bytes.length; at += length) {
        const piece = bytes.subarray(at, at + length)
        room.set(piece)
        yield room.subarray(0, piece.length)
      }
    },
  }
}

const parts = fc.array(fc.constantFrom('a', '髙', '𠮷', '"', '""', ',', '\n', '\r\n', '\r', '"x,\n"', ' ', '\ufeff'), {
  maxLength: 40,
})

describe('a file that is read in pieces is read as when it is whole', () => {
  it('rows and faults of CSV', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), (pieces) => {
        const texts = pieces.map((each) => each.join(''))
        const items = [...csvInPieces(texts)].flat()
        const whole = readCsv(texts.join(''))
        expect(items.filter(isRow)).toEqual(whole.rows)
        expect(items.filter((item) => !isRow(item))).toEqual(whole.faults)
      }),
      { numRuns: 500 },
    )
  })

  it('a quote that is never closed, over many pieces', () => {
    const texts = ['a,b\n1,"2', ...Array.from({ length: 30 }, () => `${'x'.repeat(900)}\n`), '3,4\n']
    const items = [...csvInPieces(texts)].flat()
    const whole = readCsv(texts.join(''))
    expect(whole.faults).toEqual([{ line: 2, cell: 1, code: 'unclosed-quote', value: expect.stringMatching(/^"2x/) }])
    expect(items.filter(isRow)).toEqual(whole.rows)
    expect(items.filter((item) => !isRow(item))).toEqual(whole.faults)
  })

  it('the text of bytes, in UTF-8, damaged UTF-8 and CP932', () => {
    const bytes = fc.oneof(
      parts.map((each) => utf8(each.join(''))),
      parts.map((each) => Uint8Array.from(iconv.encode(each.join(''), 'cp932'))),
      fc.uint8Array({ maxLength: 60 }),
    )
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 7 }), (of, length) => {
        const file = cut(of, length)
        const [decoding, whole] = [decodingOf(file), decodeText(of)]
        expect(typeof decoding === 'string').toBe(whole === null)
        if (typeof decoding === 'string' || whole === null) return
        expect(decoding.encoding).toBe(whole.encoding)
        expect([...decoding.texts(file.pieces())].join('')).toBe(whole.text)
        // The decoders give the same text for the whole file at once.
        const { encoding } = whole
        // iconv-lite does not have an office's own letters: the next test tries them.
        if (encoding === 'cp932' && of.some((byte) => byte >= 0xf0 && byte <= 0xf9)) return
        expect(whole.text).toBe(encoding === 'cp932' ? iconv.decode(of, encoding) : new TextDecoder().decode(of))
      }),
      { numRuns: 1000 },
    )
  })

  it("an office's own letters in CP932, among others and broken ones", () => {
    const text = (...bytes: number[]) => decodeText(Uint8Array.from(bytes))?.text
    expect(text(0xf0, 0x40, 0x0a, 0xf0, 0x7e, 0xf0, 0x80, 0xf9, 0xfc)).toBe('\uE000\n\uE03E\uE03F\uE757')
    // Windows and the WHATWG give them the same code points.
    const own = [0x41, 0xf0, 0x40, 0x88, 0xf5, 0xf4, 0x9f, 0x42]
    expect(text(...own)).toBe(new TextDecoder('shift_jis').decode(Uint8Array.from(own)))
    // The second byte of another letter does not begin one of these, and half of one is none.
    expect(text(0x88, 0xf0, 0x41)).toBe(iconv.decode(Buffer.from([0x88, 0xf0, 0x41]), 'cp932'))
    expect(text(0xf0, 0x7f, 0xf0)).toBe(iconv.decode(Buffer.from([0xf0, 0x7f, 0xf0]), 'cp932'))
  })

  it('the import with its problems; it reports its progress', () => {
    const right = GOOD_FILES['roll.csv'] ?? ''
    const wrong = withCell(withCell(right, 3, 'kana', '鈴木'), 5, 'ticket', 'T1')
    for (const roll of [utf8(right), utf8(wrong), utf8('\ufeff'), Uint8Array.from(iconv.encode(wrong, 'cp932'))]) {
      const files = bytesOf(GOOD_FILES).set('roll.csv', roll)
      for (const length of [1, 7, 64, 4096]) {
        const cutFiles = new Map([...files].map(([name, bytes]) => [name, cut(bytes, length)]))
        const steps = importInSteps(cutFiles, { fonts: SAMPLE_FONTS })
        const seen: number[] = []
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) {
            expect(step.value).toEqual(importElection(files, { fonts: SAMPLE_FONTS }))
            break
          }
          expect(step.value.of).toBe(roll.length)
          seen.push(step.value.bytes)
        }
        expect(seen).toEqual([...seen].sort((a, b) => a - b))
        if (roll.length > 3) expect(seen.at(-1)).toBe(roll.length)
      }
    }
  })
})
