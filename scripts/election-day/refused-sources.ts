/** CSV files that cannot be imported: all problems at once, as a table for people or an object for programs. */
import type { Problem } from '#election/definition/import/problem.ts'

export class RefusedSources extends Error {
  override name = 'RefusedSources'
  readonly errors: readonly Problem[]
  readonly warnings: readonly Problem[]

  constructor(errors: readonly Problem[], warnings: readonly Problem[]) {
    super('the files have errors')
    this.errors = errors
    this.warnings = warnings
  }
}

export function showProblems({ errors, warnings }: RefusedSources, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ errors, warnings })}\n`)
    return
  }
  process.stderr.write('Nothing was imported. 何も取り込んでいません。\n')
  for (const { file, line, column, code, value, allowed } of errors) {
    process.stderr.write(`  ${file}:${line}  ${column}  ${code}  ${JSON.stringify(value)}  → ${allowed}\n`)
  }
}
