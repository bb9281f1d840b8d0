/** The scans in one slot → what they show, and the medium that they make together with what was read before. */
import { basename } from 'node:path'
import { unreachable } from '#election/assert.ts'
import type { ScanRefusal } from '#election/count/medium-refusal.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { CODES_PER_SHEET, type PictureCode, placeOf } from '#election/picture/code.ts'
import type { Gathered } from '#election/picture/gather.ts'
import type { KeptSheets } from '#election/picture/kept-sheets.ts'
import type { FilesOfScans } from '#hardware/scans/files-of-scans.ts'
import type { ScansSeen } from '../../session/scans.ts'
import type { ScannedFile, ScanReader } from './scan-reader.ts'

export interface ScansRead {
  readonly seen: ScansSeen
  /** A whole set, or why there is none. */
  readonly found: { readonly gathered: Gathered } | { readonly refusal: ScanRefusal }
}

/** The first digits of a set, as on its sheets. */
const SET_DIGITS = 8
/** A name on the stick may be as long as its writer likes. */
const NAME_LETTERS = 60

export interface ScansToRead {
  readonly files: FilesOfScans
  readonly scanner: ScanReader
  readonly kept: KeptSheets
  readonly electionPackage: ElectionPackage
  /** Before each file, and after the last one. */
  readonly onFile: (done: number, bytes: number) => void
}

export async function scansInSlot({ files, scanner, kept, electionPackage, onFile }: ScansToRead): Promise<ScansRead> {
  const looked: { readonly name: string; readonly file: ScannedFile }[] = []
  let bytes = 0
  for (const { path, size } of files.tooMany ? [] : files.files) {
    onFile(looked.length, bytes)
    looked.push({ name: basename(path).slice(0, NAME_LETTERS), file: await scanner.look(path) })
    bytes += size
  }
  onFile(looked.length, bytes)
  const codes = looked.flatMap(({ file }) => file.codes)
  const sum = (of: (file: ScannedFile) => number) => looked.reduce((all, { file }) => all + of(file), 0)
  const seen: ScansSeen = {
    files: files.files.length,
    unread: looked.filter(({ file }) => file.fault !== null).map(({ name }) => name),
    without: sum(({ without }) => without),
    altered: sum(({ altered }) => altered),
    media: mediaOf(codes, electionPackage),
    sheets: Math.max(0, ...codes.map(({ count }) => Math.ceil(count / CODES_PER_SHEET))),
    missingSheets: [],
    missingCodes: [],
    twice: twiceIn(codes),
  }
  if (files.tooMany) return { seen, found: { refusal: 'scans-too-many' } }
  if (codes.length === 0) return { seen, found: { refusal: whyNone(looked.map(({ file }) => file)) } }
  if (seen.media.length > 1) return { seen, found: { refusal: 'scans-of-two-media' } }
  const gathered = kept.with(codes)
  if (gathered.ok) return { seen, found: { gathered: gathered.value } }
  const { error } = gathered
  switch (error.type) {
    case 'codes-missing': {
      const missing = { missingSheets: error.sheets, missingCodes: error.codes.map(placeOf) }
      return { seen: { ...seen, ...missing }, found: { refusal: 'scans-not-whole' } }
    }
    // Codes there are, and of one set.
    case 'no-codes':
    case 'codes-of-two-sets':
    case 'codes-contradict':
      return { seen, found: { refusal: 'scans-contradict' } }
    default:
      return unreachable(error)
  }
}

function whyNone(files: readonly ScannedFile[]): ScanRefusal {
  if (files.some(({ fault }) => fault === 'scan-needs-poppler')) return 'scans-need-poppler'
  return files.every(({ pictures }) => pictures === 0) ? 'scans-unreadable' : 'scans-without-codes'
}

/** One entry a set: of one print of one medium. */
function mediaOf(codes: readonly PictureCode[], { stations }: ElectionPackage): ScansSeen['media'] {
  const sets = new Map(codes.map(({ set, of }) => [set, of]))
  return [...sets].map(([set, { station, pair, role }]) => {
    const id = stations.find(({ index }) => index === station)?.id
    return { station: id ?? String(station), pair, role, set: set.slice(0, SET_DIGITS) }
  })
}

function twiceIn(codes: readonly PictureCode[]): readonly number[] {
  const seen = new Set<string>()
  const twice = new Set<number>()
  for (const { set, number } of codes) {
    if (seen.has(`${set} ${number}`)) twice.add(placeOf(number).sheet)
    seen.add(`${set} ${number}`)
  }
  return [...twice].sort((a, b) => a - b)
}
