/** How much was chosen is said so that nobody reads a nought. */
import { expect, it } from 'vitest'
import { sizeInWords } from './size-in-words.ts'

it.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [52_000, '51 kB'],
  [1024 * 1024, '1.0 MB'],
  [45_000_000, '42.9 MB'],
])('%i bytes', (bytes, words) => expect(sizeInWords(bytes)).toBe(words))
