/** transcript.md §2 over whole columns, some rows at a time. */
import { bigEndian, startHash } from '../group/ristretto.ts'
import { type ReadBytes, rowsOf, type Span } from './spans.ts'

/** Bytes in hand, a column, or several columns as one part. */
type Part = Uint8Array | Span | readonly Span[]

const ROWS = 16_384

export async function hashColumns(read: ReadBytes, label: string, ...parts: readonly Part[]): Promise<Uint8Array> {
  const state = startHash(label)
  for (const part of parts) {
    if (part instanceof Uint8Array) {
      state.update(bigEndian(part.length, 4)).update(part)
      continue
    }
    const spans = 'rows' in part ? [part] : part
    state.update(
      bigEndian(
        spans.reduce((sum, { rows, width }) => sum + rows * width, 0),
        4,
      ),
    )
    for (const span of spans) {
      for (let from = 0; from < span.rows; from += ROWS)
        state.update(await rowsOf(read, span, from, Math.min(span.rows, from + ROWS)))
    }
  }
  return state.digest()
}
