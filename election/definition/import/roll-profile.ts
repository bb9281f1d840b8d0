/**
 * How the extract of a municipality's own system is read as roll.csv or changes.csv, column by column. Two people approve it with the
 * extract, and no spreadsheet touches the file between. docs/formats/roll-profile.md is the norm.
 */
import { CELLS_MAX, type Separator } from './csv.ts'
import { columnOf, ROLL_PROFILE } from './headings.ts'
import { CSV_SHAPE, type Shape } from './lines.ts'
import type { ErrorCode } from './problem.ts'
import { ROLL_COLUMNS } from './read-roll.ts'
import type { Report } from './report.ts'
import type { SourceFile } from './source-file.ts'
import { type Columns, openTable, SMALL_FILE_MAX, type TableRow, wholeTable } from './table.ts'
import { FORM_WORDS, type Form, formOf, plainOf } from './written-forms.ts'

const PROFILE_COLUMNS = { required: ['column', 'from'], optional: ['values', 'form', 'joiner'] } as const

/** In the column `column`: what is no column of the file. The Japanese word is on the template. */
const SPECIAL = {
  'passed-over': ['使わない列'],
  headings: ['見出し'],
  letter: ['外字'],
  separator: ['区切り'],
  'fixed-width': ['固定長'],
  'lines-before': ['前の行'],
  'lines-after': ['後の行'],
} as const
type Special = keyof typeof SPECIAL
const NONE = ['none', 'なし']
const SEPARATORS: { readonly [said: string]: Separator } = {
  comma: ',',
  コンマ: ',',
  カンマ: ',',
  semicolon: ';',
  セミコロン: ';',
  tab: '\t',
  タブ: '\t',
}
/** Between two cells of an extract that are one here, when the profile does not name another: 住所 and 方書. */
export const JOINED_BY = '　'
const JOINER_MAX = 3
const WIDTH_MAX = 1000
const LINES_MAX = 20
const PRIVATE = /\p{Co}/u
/** UTF-16 units in the place of one letter: a kanji with its selector, or some letters that describe it. */
const SHOWN_MAX = 10
/** A code table has no more. */
const VALUES_MAX = 500

/** Which file is read, and by which profile. */
export interface Profiled {
  readonly profile: string
  readonly file: string
  readonly columns: Columns
  /** Where a cell may be empty, so that the extract need not have the column. */
  readonly mayBeEmpty: readonly string[]
}
const PROFILED_ROLL: Profiled = {
  profile: ROLL_PROFILE,
  file: 'roll.csv',
  columns: ROLL_COLUMNS,
  mayBeEmpty: ['mark', 'resident_since', 'kana'],
}

export interface ProfileColumn {
  /** Headings of the extract, or `#1` … without headings; none: the extract has no such column. */
  readonly from: readonly string[]
  /** Between the cells of these headings. */
  readonly joiner: string
  /** The meaning of each code of the extract; null: cells are read as they are. */
  readonly values: ReadonlyMap<string, string> | null
  /** The meaning, in this extract, of a form with two meanings. */
  readonly form: Form | null
}

export interface RollProfile {
  /** The one that is read by it: `roll.csv`. */
  readonly file: string
  readonly hasHeadings: boolean
  readonly shape: Shape
  /** By column of that file, each that is required. */
  readonly columns: ReadonlyMap<string, ProfileColumn>
  /** Columns of the extract that are not read: named, so that a new one is seen. */
  readonly passedOver: ReadonlySet<string>
  /** A character of private use → what is shown for it. */
  readonly letters: ReadonlyMap<string, string>
}

/** @returns null: something in it is wrong; the report says what */
export function readRollProfile(source: SourceFile, report: Report, profiled = PROFILED_ROLL): RollProfile | null {
  const table = wholeTable(openTable(profiled.profile, source, PROFILE_COLUMNS, report, SMALL_FILE_MAX))
  if (table === null || PROFILE_COLUMNS.required.some((column) => !table.columns.has(column))) return null
  const reader = new ProfileReader(profiled, report)
  for (const row of table.rows) reader.read(row)
  return reader.done()
}

type ProfileFault = Extract<
  ErrorCode,
  | 'not-in-list'
  | 'duplicate-value'
  | 'empty-cell'
  | 'too-long'
  | 'not-a-value-table'
  | 'not-widths'
  | 'column-of-no-extract'
>

class ProfileReader {
  readonly #profiled: Profiled
  readonly #report: Report
  readonly #columns = new Map<string, ProfileColumn>()
  readonly #passedOver = new Set<string>()
  readonly #letters = new Map<string, string>()
  #hasHeadings = true
  #shape = CSV_SHAPE
  readonly #said = new Set<Special>()
  #isRight = true

  constructor(profiled: Profiled, report: Report) {
    this.#profiled = profiled
    this.#report = report
  }

  read(row: TableRow): void {
    const said = plainOf(row.cell('column') ?? '')
    const special = specialOf(said)
    const column = this.#columnOf(said)
    if (special !== null) this.#readSpecial(special, row)
    else if (column === null)
      this.#refuse(row, 'column', 'not-in-list', [...this.#known, ...Object.keys(SPECIAL)].join('|'))
    else if (this.#columns.has(column)) this.#refuse(row, 'column', 'duplicate-value', 'once')
    else {
      const [from, joiner] = [listOf(row.cell('from')), this.#joinerOf(row)]
      const how = { from, joiner, values: this.#valuesOf(row), form: this.#formOf(row) }
      const isNowhere = from.length === 0 && how.values === null && !this.#profiled.mayBeEmpty.includes(column)
      if (isNowhere) this.#refuse(row, 'from', 'column-of-no-extract', column)
      this.#columns.set(column, how)
    }
  }

  done(): RollProfile | null {
    for (const column of this.#profiled.columns.required) {
      if (this.#columns.has(column)) continue
      this.#report.error({ file: this.#profiled.profile, line: 1, column: 'column' }, 'missing-profile-row', '', column)
      this.#isRight = false
    }
    if (!this.#isRight) return null
    return {
      file: this.#profiled.file,
      hasHeadings: this.#hasHeadings,
      shape: this.#shape,
      columns: this.#columns,
      passedOver: this.#passedOver,
      letters: this.#letters,
    }
  }

  get #known(): readonly string[] {
    return [...this.#profiled.columns.required, ...this.#profiled.columns.optional]
  }

  #columnOf(said: string): string | null {
    const column = columnOf(this.#profiled.file, said)
    return this.#known.find((each) => each === column) ?? null
  }

  #readSpecial(special: Special, row: TableRow): void {
    const isAgain = this.#said.has(special) || (special === 'fixed-width' && this.#said.has('separator'))
    this.#said.add(special)
    switch (special) {
      case 'passed-over':
        for (const heading of listOf(row.cell('from'))) this.#passedOver.add(heading)
        break
      case 'headings':
        if (NONE.includes(plainOf(row.cell('from') ?? ''))) this.#hasHeadings = false
        else this.#refuse(row, 'from', 'not-in-list', NONE.join('|'))
        break
      case 'separator':
      case 'fixed-width':
      case 'lines-before':
      case 'lines-after':
        if (isAgain) this.#refuse(row, 'column', 'duplicate-value', 'once')
        else this.#readShape(special, row)
        break
      case 'letter':
        this.#readLetter(row)
        break
      default:
        special satisfies never
    }
  }

  #readShape(special: 'separator' | 'fixed-width' | 'lines-before' | 'lines-after', row: TableRow): void {
    const said = listOf(row.cell('from'))
    switch (special) {
      case 'separator': {
        const cut = SEPARATORS[plainOf(row.cell('from') ?? '').toLowerCase()]
        if (cut === undefined) this.#refuse(row, 'from', 'not-in-list', Object.keys(SEPARATORS).join('|'))
        else this.#shape = { ...this.#shape, cut }
        break
      }
      case 'fixed-width': {
        const cut = said.map((each) => (/^[1-9]\d{0,3}$/.test(each) ? Number(each) : 0))
        const isRight = cut.length > 1 && cut.length <= CELLS_MAX && cut.every((each) => each > 0 && each <= WIDTH_MAX)
        if (isRight) this.#shape = { ...this.#shape, cut }
        else this.#refuse(row, 'from', 'not-widths', `10;4;30: 1…${WIDTH_MAX}`)
        break
      }
      case 'lines-before':
      case 'lines-after':
        if (said.length === 0) this.#refuse(row, 'from', 'empty-cell', `1…${LINES_MAX} lines`)
        else if (said.length > LINES_MAX) this.#refuse(row, 'from', 'too-long', `1…${LINES_MAX} lines`)
        else this.#shape = { ...this.#shape, [special === 'lines-before' ? 'before' : 'after']: said }
        break
      default:
        special satisfies never
    }
  }

  #joinerOf(row: TableRow): string {
    const said = plainOf(row.cell('joiner') ?? '')
    if (NONE.includes(said)) return ''
    if (said.length > JOINER_MAX) this.#refuse(row, 'joiner', 'too-long', `0…${JOINER_MAX} characters`)
    return said === '' ? JOINED_BY : said
  }

  #readLetter(row: TableRow): void {
    const letter = letterOf(plainOf(row.cell('from') ?? ''))
    const shown = row.cell('values') ?? ''
    if (letter === null) this.#refuse(row, 'from', 'not-in-list', 'U+E000…U+F8FF|U+F0000…U+10FFFD')
    else if (this.#letters.has(letter)) this.#refuse(row, 'from', 'duplicate-value', 'once')
    else if (shown === '' || shown.length > SHOWN_MAX || PRIVATE.test(shown))
      this.#refuse(row, 'values', 'empty-cell', `1…${SHOWN_MAX} characters`)
    else this.#letters.set(letter, shown)
  }

  /** `1=男;2=女`: a code once, and one meaning each. */
  #valuesOf(row: TableRow): ReadonlyMap<string, string> | null {
    const cell = row.cell('values') ?? ''
    if (plainOf(cell) === '') return null
    const values = new Map<string, string>()
    for (const pair of cell.split(/[;；]/)) {
      const [code, value, ...more] = pair.split(/[=＝]/)
      const isPair = code !== undefined && value !== undefined && more.length === 0
      if (!isPair || values.has(plainOf(code)) || values.size >= VALUES_MAX) {
        this.#refuse(row, 'values', 'not-a-value-table', '1=M;2=F')
        return null
      }
      values.set(plainOf(code), value.trim())
    }
    return values
  }

  #formOf(row: TableRow): Form | null {
    const cell = plainOf(row.cell('form') ?? '')
    if (cell === '') return null
    const form = formOf(cell)
    if (form === null) this.#refuse(row, 'form', 'not-in-list', Object.keys(FORM_WORDS).join('|'))
    return form
  }

  #refuse(row: TableRow, column: string, code: ProfileFault, allowed: string): void {
    this.#report.error({ file: this.#profiled.profile, line: row.line, column }, code, row.cell(column) ?? '', allowed)
    this.#isRight = false
  }
}

/** `U+E000` → that character, when it is one of private use. */
function letterOf(said: string): string | null {
  const [, hex] = /^U\+([0-9A-F]{4,6})$/i.exec(said) ?? []
  const code = Number.parseInt(hex ?? '0', 16)
  const letter = code > 0x10ffff ? '' : String.fromCodePoint(code)
  return PRIVATE.test(letter) ? letter : null
}

function specialOf(said: string): Special | null {
  const found = Object.entries(SPECIAL).find(
    ([name, words]) => name === said.toLowerCase() || words.some((word) => word === said),
  )
  return (found?.[0] as Special | undefined) ?? null
}

function listOf(cell: string | null): readonly string[] {
  return (cell ?? '')
    .split(/[;；]/)
    .map(plainOf)
    .filter((each) => each !== '')
}
