/** Collects the problems of one run. Bounded, so that a file of another kind does not fill the memory with problems. */
import type { ErrorCode, Problem, Problems, ReadCode, WarningCode } from './problem.ts'

/** Problems of one kind (errors, warnings) that one file may list. */
export const LISTED_MAX = 10_000
const VALUE_MAX = 40

export interface Place {
  readonly file: string
  readonly line: number
  readonly column: string
}

export interface Report {
  error(place: Place, code: ErrorCode, value: string, allowed: string): void
  warning(place: Place, code: WarningCode, value: string, allowed: string): void
  /** A form that was read: each kind is reported once a file, with its number and the first places. */
  read(place: Place, code: ReadCode, was: string, is: string): void
  /** In the order of the files given, then of lines; first what was read, then letters that cannot be shown. */
  problems(files: readonly string[]): Problems
}

export function startReport(): Report {
  const errors = new BoundedList('too-many-problems')
  const warnings = new BoundedList('too-many-warnings')
  const letters = new BoundedList('too-many-warnings')
  const readings = new Map<string, { readonly first: Problem; count: number }>()
  return {
    read: (place, code, was, is) => {
      // Two people look at every code of every column of a profile, with its number.
      const of = code === 'profile-value-read' || code === 'profile-heading-read' ? ` ${place.column} ${was}` : ''
      const key = `${place.file} ${code}${of}`
      const before = readings.get(key)
      if (before !== undefined) before.count += 1
      else {
        const allowed = was === '' ? is : `${shortened(was)} → ${shortened(is) || 'empty'}`
        readings.set(key, { first: { ...inShort(place), code, value: '', allowed }, count: 1 })
      }
    },
    error: (place, code, value, allowed) => errors.add({ ...inShort(place), code, value: shortened(value), allowed }),
    warning: (place, code, value, allowed) =>
      (isOfLetter(code) ? letters : warnings).add({
        ...inShort(place),
        code,
        value: shortened(value),
        allowed,
      }),
    problems: (files) => {
      const read = [...readings.values()].map(({ first, count }) => ({ ...first, value: String(count) }))
      const inOrder = read.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line)
      return {
        errors: errors.sorted(files),
        warnings: [...inOrder, ...letters.sorted(files), ...warnings.sorted(files)],
      }
    },
  }
}

function isOfLetter(code: WarningCode): boolean {
  return code === 'unshown-letter' || code === 'declared-letter'
}

class BoundedList {
  private readonly problems: Problem[] = []
  private readonly counts = new Map<string, number>()
  private readonly overflow: 'too-many-problems' | 'too-many-warnings'

  constructor(overflow: 'too-many-problems' | 'too-many-warnings') {
    this.overflow = overflow
  }

  add(problem: Problem): void {
    const count = (this.counts.get(problem.file) ?? 0) + 1
    this.counts.set(problem.file, count)
    if (count <= LISTED_MAX) this.problems.push(problem)
  }

  sorted(files: readonly string[]): readonly Problem[] {
    // Stable: problems of one line keep the order of their checks, which is the order of columns.
    const listed = [...this.problems].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line)
    return files.flatMap((file) => [...listed.filter((each) => each.file === file), ...this.#rest(file, listed)])
  }

  /** The last line that is listed has the number of all. */
  #rest(file: string, listed: readonly Problem[]): readonly Problem[] {
    const count = this.counts.get(file) ?? 0
    if (count <= LISTED_MAX) return []
    const line = listed.findLast((each) => each.file === file)?.line ?? 1
    const allowed = `${LISTED_MAX} listed`
    return [{ file, line, column: '', code: this.overflow, value: String(count), allowed }]
  }
}

/** The name of a column may be a line of a hundred megabytes. */
function inShort(place: Place): Place {
  return { ...place, column: shortened(place.column) }
}

function shortened(value: string): string {
  if (value.length <= VALUE_MAX) return value
  const characters = Array.from(value.slice(0, 2 * VALUE_MAX + 2))
  return characters.length <= VALUE_MAX ? characters.join('') : `${characters.slice(0, VALUE_MAX).join('')}…`
}

const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu

/** For a terminal or a sheet: what would be invisible, steer the terminal or turn the direction of text is written `U+XXXX`. */
export function printable(value: string): string {
  return value.replaceAll(UNPRINTABLE, (character) => codePointName(character))
}

export function codePointName(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
