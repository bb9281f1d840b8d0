/** Problems of one kind in one column, which somebody answers once for all of them. */
import type { AskedCode, Problem } from '#election/definition/import/problem.ts'
import type { RollProfile } from '#election/definition/import/roll-profile.ts'
import { MEANINGS, type Meaning, meantBy } from '#election/definition/import/written-forms.ts'
import { type FoundProblem, offerOf, withCells } from './mend.ts'

/** `as-offered`: each cell gets what is offered for it. */
export const ANSWERS = [...Object.values<readonly Meaning[]>(MEANINGS).flat(), 'as-offered'] as const
export type Answer = Meaning | 'as-offered'

interface KindPlace {
  readonly file: string
  readonly column: string
  readonly code: Problem['code']
}

export interface ProblemGroup extends KindPlace {
  readonly count: number
  /** The cell that each answer makes of the first one that it fits. */
  readonly answers: readonly { readonly answer: Answer; readonly was: string; readonly is: string }[]
}

export interface KindMend extends KindPlace {
  readonly answer: Answer
}

function isAsked(code: Problem['code']): code is AskedCode {
  return code in MEANINGS
}

/** Only where an answer is to be had; of what is offered, only where it saves a press. */
export function problemGroups(errors: readonly FoundProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, FoundProblem[]>()
  for (const error of errors) {
    const key = `${error.file} ${error.column} ${error.code}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [error])
    else group.push(error)
  }
  return [...groups.values()].flatMap((all): ProblemGroup[] => {
    const [first] = all
    if (first === undefined) return []
    const { file, column, code } = first
    const possible: readonly Answer[] = isAsked(code) ? MEANINGS[code] : ['as-offered']
    const answers = possible.flatMap((answer) => exampleOf(all, { file, column, code, answer }))
    const isWorth = isAsked(code) || all.length > 1
    return isWorth && answers.length > 0 ? [{ file, column, code, count: all.length, answers }] : []
  })
}

function exampleOf(all: readonly FoundProblem[], mend: KindMend): ProblemGroup['answers'] {
  for (const problem of all) {
    const is = problem.cell === null ? null : answered(mend, problem.cell, problem.allowed)
    if (is !== null && problem.cell !== null) return [{ answer: mend.answer, was: problem.cell, is }]
  }
  return []
}

function answered({ code, answer }: KindMend, cell: string, allowed: string): string | null {
  if (answer !== 'as-offered') return isAsked(code) ? meantBy(code, answer, cell) : null
  const offer = offerOf(code, cell, allowed)
  return offer === cell || offer === '' ? null : offer
}

const ROLL = 'roll.csv'

/**
 * The file with every cell of that kind as it was answered. In a roll's column all rows are checked: the list of problems has an end, a
 * roll may have more. Null: there is none any more.
 */
export function withAnswer(
  bytes: Uint8Array,
  mend: KindMend,
  errors: readonly FoundProblem[],
  profile: RollProfile | null = null,
): { readonly bytes: Uint8Array; readonly count: number } | null {
  const own = errors.filter(
    ({ file, column, code }) => file === mend.file && column === mend.column && code === mend.code,
  )
  const everywhere = mend.file === ROLL && isAsked(mend.code)
  const lines = everywhere ? null : new Set(own.map(({ line }) => line))
  const change = (cell: string) => listed(cell, (each) => answered(mend, each, own[0]?.allowed ?? ''))
  const mended = withCells(bytes, mend, lines, change, profile)
  return mended === null || mended.count === 0 ? null : mended
}

/** Days of a station stand in one cell, each for itself. */
function listed(cell: string, change: (part: string) => string | null): string | null {
  const parts = cell.split(/[;；、]/)
  if (parts.length === 1) return change(cell)
  const changed = parts.map((part) => change(part.trim()))
  return changed.every((part) => part === null) ? null : parts.map((part, at) => changed[at] ?? part.trim()).join(';')
}
