/** Problems of an import on stderr: errors first, each with file, line, column, words, value and what is allowed. */
import type { Problem, Problems } from '#election/definition/import/problem.ts'
import { importMessages } from '#ui/messages/import.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { problemWords } from '#ui/messages/ippyo.ts'
import { fill } from '#ui/messages/message.ts'
import type { OfficeIo } from './office-io.ts'
import { problemTable } from './problem-table.ts'

/** A roll may hold hundreds of rare names; errors are always shown to the last. */
const WARNINGS_SHOWN = 40

export function reportProblems({ errors, warnings }: Problems, io: OfficeIo): void {
  const wordsOf = (problem: Problem) =>
    fill(importMessages[problem.code][io.language].title, problemValues(problem, io.language))
  if (errors.length > 0) io.err(problemTable(errors, io.language, wordsOf))
  if (warnings.length === 0) return
  io.err(fill(problemWords.warnings[io.language], { count: warnings.length }))
  io.err(problemTable(warnings.slice(0, WARNINGS_SHOWN), io.language, wordsOf))
  if (warnings.length > WARNINGS_SHOWN) io.err(problemWords.more[io.language])
}
