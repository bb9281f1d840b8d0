/** A set that is not played: CSV files that cannot be imported, or are not there. For people, or an object for programs. */

import type { Problem } from '#election/definition/import/problem.ts'
import { fill, type RefusalText, type Values } from '#ui/messages/message.ts'
import { prepareRefusals } from '#ui/messages/prepare.ts'

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

/** A set or votes that are not there. */
export function showMissing(path: string, json: boolean): void {
  const type = 'sources-missing'
  if (json) process.stdout.write(`${JSON.stringify({ error: { type, path } })}\n`)
  inBothLanguages(prepareRefusals[type], { path })
}

function inBothLanguages(words: RefusalText, values: Values): void {
  for (const { title, next } of Object.values(words)) process.stderr.write(`${fill(title, values)}\n→ ${next}\n`)
}
