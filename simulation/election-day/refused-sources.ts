/** A set that is not played: CSV files that cannot be imported, or what cannot be prepared from them. For people, or an object for programs. */
import type { Problem } from '#election/definition/import/problem.ts'
import type { PrepareError } from '#office/prepare/prepare-imported.ts'
import type { OfficeIo } from '#office/terminal/office-io.ts'
import { reportProblems } from '#office/terminal/problems.ts'
import { electionDayWords } from '#ui/messages/election-day.ts'

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

/** A refusal of `prepare`, before it makes anything. */
export class RefusedPreparation extends Error {
  override name = 'RefusedPreparation'
  readonly error: PrepareError

  constructor(error: PrepareError) {
    super(error.type)
    this.error = error
  }
}

export function showProblems({ errors, warnings }: RefusedSources, json: boolean, io: OfficeIo): void {
  if (json) {
    io.out(JSON.stringify({ errors, warnings }))
    return
  }
  io.err(electionDayWords.nothingImported[io.language])
  reportProblems({ errors, warnings }, io)
}
