/** Files for the people who make the tables: empty ones with their headings, and the list of letters that became 〓. */
import { utf8 } from '#election/bytes.ts'
import { HEADINGS, RULE_NAMES, SCRIPTS } from '#election/definition/import/headings.ts'
import { STAFF_SCRIPT_NAMES, stepOf } from '#election/definition/staff-words.ts'
import { LANGUAGES } from '#election/languages.ts'
import { importColumns, templateWords } from '#ui/messages/import-columns.ts'
import type { Language } from '#ui/messages/message.ts'
import { STAFF_SCRIPTS } from '#ui/messages/staff-scripts.ts'
import { quotedCell } from '../session/change-files.ts'
import { cellsAt, type FoundProblem } from '../session/mend.ts'

type Files = ReadonlyMap<string, Uint8Array>

const RULES = 'election.csv'
/** So that a spreadsheet takes the file for what it is. */
const BOM = '\uFEFF'

/** The headings in Japanese, as they are read; a file that is filled in like this is imported. */
export function templateFiles(): Files {
  const files = new Map<string, Uint8Array>()
  for (const [file, columns] of Object.entries(importColumns)) {
    const names = Object.keys(columns)
    const rows =
      file === RULES
        ? [[headingOf(file, 'key'), headingOf(file, 'value')], ...names.map((key) => [RULE_NAMES[key]?.[0] ?? key, ''])]
        : [names.filter((name) => name !== 'id').map((name) => headingOf(file, name))]
    files.set(file, sheet(file === SCRIPTS ? [...rows, ...STAFF_SCRIPT_NAMES.map((step) => [stepOf(step), ''])] : rows))
  }
  for (const language of LANGUAGES) files.set(templateWords.file[language], howTo(language))
  return files
}

function headingOf(file: string, column: string): string {
  return HEADINGS[file]?.[column]?.[0] ?? column
}

function howTo(language: Language): Uint8Array {
  const parts = Object.entries(importColumns).flatMap(([file, columns]) => [
    '',
    file,
    ...Object.entries(columns).map(([column, words]) => `  ${labelOf(file, column)}\t${words[language]}`),
  ])
  const lines = [
    templateWords.title[language],
    '',
    templateWords.how[language],
    templateWords.lines[language],
    ...parts,
    '',
    templateWords.usual[language],
    ...STAFF_SCRIPT_NAMES.flatMap((step) => [
      `  ${stepOf(step)}`,
      ...STAFF_SCRIPTS[step].ja.map((line) => `    ${line}`),
    ]),
  ]
  return utf8(BOM + lines.map((line) => `${line}\r\n`).join(''))
}

function labelOf(file: string, column: string): string {
  const name = file === RULES ? RULE_NAMES[column]?.[0] : HEADINGS[file]?.[column]?.[0]
  return name === undefined ? column : `${name} (${column})`
}

/** For the commission: which voter, where, what it reads as and which letter it was. */
export function letterList(letters: readonly FoundProblem[], files: Files): Files {
  const rows = cellsAt(letters, files, ['roll_no', 'station'])
  const list = letters.map(({ file, line, column, value, allowed }, at) => {
    return [String(line), ...(rows[at] ?? ['', '']), headingOf(file, column), value, allowed]
  })
  return new Map([['letters.csv', sheet([templateWords.letters.ja.split(','), ...list])]])
}

function sheet(rows: readonly (readonly string[])[]): Uint8Array {
  return utf8(BOM + rows.map((cells) => `${cells.map(quotedCell).join(',')}\r\n`).join(''))
}
