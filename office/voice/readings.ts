/**
 * `readings.csv` beside the other sources: `clip,kana,spelling`. `kana` is the sound of a clip that has no signed reading, or
 * that is not spoken as its kana is written. `spelling` is given to the engine if another way of writing has a better accent.
 * The clip must sound like the kana in each case.
 */
import { join } from 'node:path'
import { readCsv } from '#election/definition/import/csv.ts'
import { decodeText } from '#election/definition/import/decode.ts'
import { FILE_MAX } from '#election/definition/import/table.ts'
import type { ClipId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseClipId } from '#election/voice/clip-id.ts'
import { katakanaOf } from '#election/voice/kana.ts'
import { phonemesOfKana } from '#election/voice/kana-phonemes.ts'
import { readRegular } from '#hardware/files/open-regular.ts'

export interface Reading {
  /** Katakana; empty: as signed. */
  readonly kana: string
  /** Empty: the engine is fed the kana. */
  readonly spelling: string
}

export type Readings = ReadonlyMap<ClipId, Reading>

export type ReadingsError = { readonly type: 'readings-refused'; readonly path: string; readonly line: number }

const HEAD = ['clip', 'kana', 'spelling']
const SPELLING_MAX = 400

/** No such file: nothing to correct. */
export async function loadReadings(sources: string): Promise<Result<Readings, ReadingsError>> {
  const path = join(sources, 'readings.csv')
  const bytes = await readRegular(path, FILE_MAX).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (bytes === null) return ok(new Map())
  const parsed = parseReadings(bytes)
  return typeof parsed === 'number' ? err({ type: 'readings-refused', path, line: parsed }) : ok(parsed)
}

/** @returns a number for the first line that cannot be read */
export function parseReadings(bytes: Uint8Array): Readings | number {
  const text = decodeText(bytes)
  if (text === null || text.lossy) return 1
  const { rows, faults } = readCsv(text.text)
  const [head, ...others] = rows
  if (faults[0] !== undefined) return faults[0].line
  if (head === undefined || head.cells.join() !== HEAD.join()) return 1
  const readings = new Map<ClipId, Reading>()
  for (const { line, cells } of others) {
    const [name = '', written = '', spelling = ''] = cells
    const [clip, kana] = [parseClipId(name), katakanaOf(written)]
    const isWhole = cells.length === HEAD.length && clip !== null && !readings.has(clip)
    if (!isWhole || phonemesOfKana(kana) === null || spelling.length > SPELLING_MAX) return line
    readings.set(clip, { kana, spelling })
  }
  return readings
}
