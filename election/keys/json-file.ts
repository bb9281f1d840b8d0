/**
 * Small JSON at the edge: bounded length first, then UTF-8, then JSON, then the schema. Half characters (lone surrogates) are
 * refused here: JSON can spell them, but no document of ours can be written with them.
 */
import type { z } from 'zod'

const HALF_CHARACTER = /\p{Surrogate}/u

/** @throws SyntaxError for what is no JSON, and for a half character in any text of it. */
export function parseWellFormed(text: string): unknown {
  if (HALF_CHARACTER.test(text)) throw new SyntaxError('a half character')
  // Only an escape can spell one inside whole characters; looking at every text is for those few files.
  return /\\u[dD]/.test(text) ? JSON.parse(text, onlyWhole) : JSON.parse(text)
}

function onlyWhole(key: string, value: unknown): unknown {
  if (HALF_CHARACTER.test(key) || (typeof value === 'string' && HALF_CHARACTER.test(value))) {
    throw new SyntaxError('a half character')
  }
  return value
}

/** Null for anything but JSON of this shape. The caller says in its own words what was expected. */
export function parseJson<S extends z.ZodType>(bytes: Uint8Array, bytesMax: number, schema: S): z.infer<S> | null {
  if (bytes.length > bytesMax) return null
  let value: unknown
  try {
    value = parseWellFormed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    // Neither UTF-8 nor JSON: one answer for both.
    return null
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
}
