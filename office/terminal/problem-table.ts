/** Problems of CSV files as a table for people; columns are as wide as their cells, CJK counted double. */
import type { Problem } from '#election/definition/import/problem.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { problemWords } from '#ui/messages/ippyo.ts'
import type { Language } from '#ui/messages/message.ts'

const GAP = '  '

export function problemTable(
  problems: readonly Problem[],
  language: Language,
  wordsOf: (problem: Problem) => string,
): string {
  const rows = [
    problemWords.head[language],
    ...problems.map((each) => {
      const { value, allowed } = problemValues(each, language)
      return [each.file, String(each.line), each.column, wordsOf(each), value, allowed]
    }),
  ]
  const widths = problemWords.head.en.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n')
}

/** Columns of a terminal: East Asian wide and full-width forms take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : isMark(character) ? 0 : 1
  return width
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  )
}

function isMark(character: string): boolean {
  return /\p{Mark}|\p{Variation_Selector}/u.test(character)
}
