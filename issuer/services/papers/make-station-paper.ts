/** One paper of the station: drawn, counted, put down. Which copy it is stands on each of its pages (decision 055). */
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import type { DocumentFonts } from '#documents/document.ts'
import type { DrawnDocument } from '#documents/form.ts'
import type { DrawnPage } from '#documents/sheet.ts'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import type { StationDay } from '#documents/station/station-day.ts'
import { stationPaper } from '#documents/station/station-papers.ts'
import { assert } from '#election/assert.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import type { PaperMade } from '#issuer/session/day-record.ts'

const DIGEST_DIGITS = 16

export interface MadePaper {
  readonly drawn: DrawnDocument
  readonly made: PaperMade
}

/** @param before the last one of its kind; null: there is none */
export async function makeStationPaper(
  name: StationPaperName,
  day: StationDay,
  before: PaperMade | null,
  fonts: DocumentFonts,
): Promise<MadePaper> {
  let made: PaperMade = { name, version: 1, copies: 1, digest: '' }
  const drawn = await stationPaper(name, day, fonts, (content) => {
    made = nextOf(name, before, digestOf(content))
    return marksOf(made)
  })
  assert(drawn.ok, 'a paper of the station is drawn with whatever letters')
  return { drawn: drawn.value, made }
}

/** @returns the path; null when it could not be written */
export async function keepStationPaper(
  out: string,
  station: string,
  { drawn, made }: MadePaper,
): Promise<string | null> {
  const version = made.version === 1 ? '' : `-version-${made.version}`
  const path = join(out, `${made.name}-${station}${version}.pdf`)
  try {
    await writeWholeFile(path, drawn.pdf)
    return path
  } catch {
    // Full, read-only or pulled: voting goes on, and the desk says so.
    return null
  }
}

/** What it says has changed: a new version. The same: one copy more. */
function nextOf(name: StationPaperName, before: PaperMade | null, digest: string): PaperMade {
  if (before === null) return { name, version: 1, copies: 1, digest }
  const { version, copies } = before
  return before.digest === digest
    ? { ...before, copies: copies + 1 }
    : { name, version: version + 1, copies: 1, digest }
}

function marksOf({ version, copies }: PaperMade): readonly string[] {
  return [
    ...(version > 1 ? [`第${version}版（第${version - 1}版までに代わる）`] : []),
    ...(copies > 1 ? [`再印刷（${copies}枚目）`] : []),
  ]
}

function digestOf(content: readonly DrawnPage[]): string {
  return toHex(sha256(utf8(JSON.stringify(content)))).slice(0, DIGEST_DIGITS)
}
