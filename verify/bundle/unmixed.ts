/**
 * Mixes that hid nothing: a proof shows that the votes are the same, and not that the mixer changed how they look. A mixer who did has no A of
 * its input in its output, but with a chance of 2⁻²⁵².
 */
import type { ContestFiles } from './layout.ts'
import { inMix, type ReadBytes, rowsOf, type Span } from './spans.ts'
import { pairsBefore } from './transcripts.ts'

const ROWS = 16_384

/** Their files. */
export async function unmixedIn(files: ContestFiles, read: ReadBytes): Promise<readonly string[]> {
  const unmixed: string[] = []
  for (const [at, mix] of files.mixes.entries()) {
    const before = new Set<string>()
    await eachRow(pairsBefore(files, at)[0], read, (row) => void before.add(row))
    let isLeft = false
    await eachRow(inMix(mix).columns[0], read, (row) => {
      isLeft ||= before.has(row)
    })
    if (isLeft) unmixed.push(mix.name)
  }
  return unmixed
}

/** Half of an element names it well enough, and keeps a long list in the memory of a telephone. */
async function eachRow(span: Span, read: ReadBytes, see: (row: string) => void): Promise<void> {
  for (let from = 0; from < span.rows; from += ROWS) {
    const bytes = await rowsOf(read, span, from, Math.min(span.rows, from + ROWS))
    for (let at = 0; at < bytes.length; at += span.width) see(String.fromCharCode(...bytes.subarray(at, at + 16)))
  }
}
