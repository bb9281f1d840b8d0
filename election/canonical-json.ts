/**
 * One sequence of bytes for one value (after RFC 8785): keys in order of their UTF-16 code units, no white space, UTF-8, whole numbers
 * only. So a hash names a document, and a reader can check that it was written in this form.
 */
import { assert } from '#election/assert.ts'
import { equalBytes, utf8 } from '#election/bytes.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** @throws AssertionError for what has no canonical form: fractions, lone surrogates, undefined. */
export function canonicalJson(value: unknown): Uint8Array {
  return utf8(write(value))
}

/** Half of a letter (a lone surrogate) has no UTF-8: words are checked before they reach a document. */
export function hasWholeLetters(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** The first `most` units of words; a letter of two units is never halved. */
export function beginningOf(text: string, most: number): string {
  const cut = text.slice(0, most)
  return hasWholeLetters(cut) ? cut : cut.slice(0, -1)
}

/** The value, or null when the bytes are not exactly the canonical form of any value. */
export function parseCanonicalJson(bytes: Uint8Array): Json | null {
  try {
    const value: Json = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    // Doubled keys, white space, escapes and other orders all come back different.
    return equalBytes(canonicalJson(value), bytes) ? value : null
  } catch {
    // No UTF-8, no JSON, or a value without canonical form.
    return null
  }
}

function write(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value) && !Object.is(value, -0), 'canonical JSON: whole numbers only')
    return String(value)
  }
  if (typeof value === 'string') {
    assert(hasWholeLetters(value), 'canonical JSON: no lone surrogate')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  assert(typeof value === 'object', 'canonical JSON: a value that JSON has')
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${write(key)}:${write(member)}`).join(',')}}`
}
