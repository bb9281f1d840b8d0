/**
 * candidates.csv of a question, and the pictures beside it: 説明 of each choice and its picture, `<contest>-<number>.png` or `.jpg`. Each choice of a contest has
 * them, or none has, and the pictures are of one size: the glass gives none of them more room (D-12).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, toHex } from '#election/bytes.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import type { Candidate, Contest } from '#election/definition/definition.ts'
import { type Explained, type ListedPicture, picturePath, TEXT_MAX } from '#election/definition/explained.ts'
import type { ContestId } from '#election/ids.ts'
import { CHOICES_MAX } from '#election/kinds/question/rule.ts'
import {
  PICTURE_BYTES_MAX,
  PICTURE_SIDE,
  PICTURE_TYPES,
  type PictureFault,
  strippedPicture,
} from '../choice-picture.ts'
import type { CellReader } from './cell.ts'
import type { ReadContests } from './read-contests.ts'
import type { Report } from './report.ts'
import type { SourceFile } from './source-file.ts'
import type { Table, TableRow } from './table.ts'
import { halfWidth, trimmed } from './written-forms.ts'

export const EXPLAINED_COLUMNS = ['text', 'text_kana', 'text_en'] as const

/** One for each choice that seven questions can have. */
export const PICTURES_MAX = CONTESTS_MAX * CHOICES_MAX
/** Visible characters: read in one look, and heard in less than a minute. */
const CHARACTERS_MAX = 200
/** A photograph of one plan has less: the import says what is too large in it. */
const PICTURE_FILE_MAX = 32 * 1024 * 1024

export interface ReadExplained {
  readonly explained: ReadonlyMap<ContestId, readonly Explained[]>
  readonly pictures: readonly PictureRead[]
}

/** Its file in the office's folder and the line of its choice; its path in the package, and what is left of it. */
export interface PictureRead {
  readonly file: string
  readonly line: number
  readonly path: string
  readonly bytes: Uint8Array
}

interface Choice {
  readonly row: TableRow
  readonly candidate: Candidate
}

interface Drawn extends PictureRead {
  readonly listed: ListedPicture
}

interface Asked {
  readonly table: Table
  readonly contests: ReadContests
  readonly candidates: readonly Candidate[]
  /** Those of the folder, by their names. */
  readonly pictures: ReadonlyMap<string, SourceFile>
}

export function readExplained(asked: Asked, cells: CellReader, report: Report): ReadExplained {
  const { candidates, contests, table, pictures } = asked
  const choices = table.rows.flatMap((row) => {
    const [contest, number] = [trimmed(row.cell('contest') ?? ''), Number(halfWidth(row.cell('number') ?? ''))]
    const candidate = candidates.find((each) => each.contest === contest && each.number === number)
    return candidate === undefined ? [] : [{ row, candidate }]
  })
  const questions = contests.contests.filter(({ question }) => question !== undefined)
  const isOfQuestion = ({ candidate }: Choice) => questions.some(({ id }) => id === candidate.contest)
  for (const { row } of choices.filter((each) => !isOfQuestion(each))) {
    for (const column of EXPLAINED_COLUMNS) {
      if (trimmed(row.cell(column) ?? '') !== '') cells.refuse(row, column, 'of-a-question-alone', 'empty')
    }
  }
  const read = questions.flatMap((contest) => {
    const own = choices.filter(({ candidate }) => candidate.contest === contest.id)
    const ofContest = contestExplained(contest, own, asked, cells, report)
    return ofContest === null ? [] : [[contest.id, ofContest] as const]
  })
  const used = choices.filter(isOfQuestion).flatMap(({ candidate }) => namesOf(candidate))
  for (const file of pictures.keys()) {
    if (used.includes(file)) continue
    report.error({ file: table.file, line: 1, column: '' }, 'picture-of-nobody', file, '<contest>-<number>.png|jpg')
  }
  return {
    explained: new Map(read.map(([id, { explained }]) => [id, explained])),
    pictures: read.flatMap(([, { drawn }]) => drawn),
  }
}

function contestExplained(
  contest: Contest,
  choices: readonly Choice[],
  { table, pictures }: Asked,
  cells: CellReader,
  report: Report,
): { readonly explained: readonly Explained[]; readonly drawn: readonly Drawn[] } | null {
  const words = choices.map(({ row, candidate }) => ({ row, candidate, ...readWords(row, table, cells) }))
  for (const [column, said] of [
    ['text', words.map(({ text }) => text)],
    ['text_kana', words.map(({ textKana }) => textKana)],
    ['text_en', words.map(({ textEn }) => textEn)],
  ] as const) {
    // A choice without words beside others with theirs would be the one that nobody took care of.
    const open = said.some((each) => each !== '' && each !== null) ? said.indexOf('') : -1
    const row = words[open]?.row
    if (row !== undefined)
      cells.refuse(row, column, 'explained-not-alike', `1…${CHARACTERS_MAX} characters, or none of ${contest.id}`)
  }
  const drawn = drawnOf(choices, pictures, report)
  const [silent] = words.filter(({ text }) => text === '')
  if (drawn.some((each) => each !== null) && silent !== undefined && words.every(({ text }) => text === ''))
    cells.refuse(silent.row, 'text', 'picture-without-text', `1…${CHARACTERS_MAX} characters`)
  if (words.every(({ text }) => text === '')) return null
  const explained = words.flatMap(({ candidate, text, textEn, textKana }, at): Explained[] => {
    if (text === null || textEn === null || textKana === null) return []
    const picture = drawn[at]?.listed ?? null
    return [{ number: candidate.number, picture, text, textKana, textEn }]
  })
  return { explained: explained.toSorted((a, b) => a.number - b.number), drawn: drawn.flatMap((each) => each ?? []) }
}

function readWords(row: TableRow, table: Table, cells: CellReader) {
  const has = (column: string) => table.columns.has(column)
  const rule = { max: CHARACTERS_MAX, required: false }
  const long = { max: TEXT_MAX, required: false }
  // A letter beyond the first plane is two units, and the list counts units.
  const inUnits = (column: (typeof EXPLAINED_COLUMNS)[number], text: string | null) =>
    text !== null && text.length > TEXT_MAX ? cells.refuse(row, column, 'too-long', `1…${TEXT_MAX} characters`) : text
  const kana = { ...long, kana: true, marks: true, spoken: true }
  return {
    text: inUnits('text', has('text') ? cells.text(row, 'text', rule) : ''),
    textKana: inUnits('text_kana', has('text_kana') ? cells.text(row, 'text_kana', kana) : ''),
    textEn: inUnits('text_en', has('text_en') ? cells.text(row, 'text_en', long) : ''),
  }
}

function namesOf({ contest, number }: Candidate): readonly string[] {
  return PICTURE_TYPES.map((type) => `${contest}-${number}.${type}`)
}

/** In the order of the rows. A picture that is wrong is reported, and so is a choice without one beside others with theirs. */
function drawnOf(
  choices: readonly Choice[],
  pictures: ReadonlyMap<string, SourceFile>,
  report: Report,
): readonly (Drawn | null)[] {
  const found = choices.map(({ row, candidate }) => {
    const names = namesOf(candidate)
    return { row, names, there: names.filter((name) => pictures.has(name)) }
  })
  if (found.every(({ there }) => there.length === 0)) return found.map(() => null)
  const drawn = found.map(({ row, names, there: [file, second] }) => {
    const at = placeOf(row)
    if (file === undefined) report.error(at, 'picture-missing', names.join('|'), 'PNG|JPEG')
    if (second !== undefined) report.error(at, 'picture-twice', `${file}, ${second}`, 'one of them')
    const source = file === undefined ? undefined : pictures.get(file)
    return file === undefined || source === undefined ? null : readPicture(file, source, row, report)
  })
  checkAlike(
    drawn.flatMap((each) => each ?? []),
    report,
  )
  return drawn
}

function placeOf({ file, line }: Pick<TableRow, 'file' | 'line'>) {
  return { file, line, column: '' }
}

const { min, max } = PICTURE_SIDE
const ALLOWED: Readonly<Record<PictureFault, string>> = {
  'no-picture': 'PNG|JPEG',
  'picture-turned': `${min}…${max} × ${min}…${max}`,
  'picture-size': `${min}…${max} × ${min}…${max}`,
  'picture-bytes': `1…${PICTURE_BYTES_MAX / 1024} KiB`,
}

function readPicture(file: string, source: SourceFile, row: TableRow, report: Report): Drawn | null {
  const refuse = (fault: PictureFault) => {
    report.error(placeOf(row), fault, file, ALLOWED[fault])
    return null
  }
  if (source.size > PICTURE_FILE_MAX) return refuse('picture-bytes')
  const stripped = strippedPicture(concat(...Array.from(source.pieces(), (piece) => piece.slice())))
  if (!stripped.ok) return refuse(stripped.error.type)
  const { type, width, height, bytes } = stripped.value
  const listed = { type, width, height, bytes: bytes.length, sha256: toHex(sha256(bytes)) }
  return { file, line: row.line, path: picturePath(listed), bytes, listed }
}

/** One size for all, and no picture twice: two choices with one picture would be one choice. */
function checkAlike(drawn: readonly Drawn[], report: Report): void {
  const [first] = drawn
  for (const [at, { file, line, listed }] of drawn.entries()) {
    const place = { file: 'candidates.csv', line, column: '' }
    const size = `${listed.width} × ${listed.height}`
    const asked = `${first?.listed.width} × ${first?.listed.height}`
    const same = drawn.slice(0, at).find((each) => each.listed.sha256 === listed.sha256)
    if (size !== asked) report.error(place, 'picture-not-alike', `${file}: ${size}`, `${asked} (${first?.file})`)
    if (same !== undefined) report.error(place, 'picture-twice', `${same.file}, ${file}`, 'another picture for each')
  }
}
