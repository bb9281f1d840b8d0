/** Small JSON files at the edge: bounded length first, then UTF-8, then JSON, then the schema. */
import type { z } from 'zod'

/** Null for anything but JSON of this shape. The caller says in its own words what was expected. */
export function parseJson<S extends z.ZodType>(bytes: Uint8Array, bytesMax: number, schema: S): z.infer<S> | null {
  if (bytes.length > bytesMax) return null
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    // Neither UTF-8 nor JSON: one answer for both.
    return null
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
}
