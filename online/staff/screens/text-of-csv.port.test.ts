/** Files as offices have them: what is read, and what is left alone. */
import { expect, it } from 'vitest'
import { textOfCsv } from './text-of-csv.ts'

it.each([
  ['UTF-8', [0xe5, 0x90, 0x8d, 0x2c], '名,'],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0xe5, 0x90, 0x8d], '名'],
  ['Shift_JIS', [0x96, 0xbc, 0x2c], '名,'],
  ['neither', [0xff, 0xfe, 0x00], null],
])('%s', (_, bytes, text) => {
  expect(textOfCsv(new Uint8Array(bytes))).toBe(text)
})
