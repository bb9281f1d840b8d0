/** The findings of the comparison with a count's files: what differs, and what nothing here could confirm. */
import type { Json, JsonObject } from '../package/canonical.ts'
import { canonical } from '../package/canonical.ts'

export const STAGES = ['1-received', '2-merged', '3-opened', '4-counted', '5-reconciled'] as const
export type Stage = (typeof STAGES)[number]

export interface Difference {
  /** Below `count/`. */
  readonly file: string
  /** The member that differs, as a path. */
  readonly member: string
  /** Its value by media, package and signed reports; `null`: it is not there. Candidates' figures are the district's. */
  readonly here: Json
  readonly count: Json
}

export type Unchecked =
  /** Only the k holders' shares show it, and none were given. */
  | 'needs-shares'
  /** Only the signed station reports show it, and they were not given. */
  | 'needs-reports'
  /** Two people typed it from paper: no signed thing says it. */
  | 'typed-from-paper'
  /** Not all media that were counted were given. */
  | 'needs-all-media'
  /** People's words and decisions: no signed document confirms them. */
  | 'word-of-people'
  /** Seen by the counting machine and signed by nobody else. */
  | 'word-of-the-tally'
  /** `ippyo verify-bundle` and the check page check what is in the bundle; here only that it is this count's. */
  | 'checked-with-the-bundle'
  /** The bundle is not beside the count. */
  | 'needs-bundle'
  /** No page of docs/formats names it. */
  | 'unknown'

export interface NotChecked {
  readonly file: string
  /** null: the whole file. */
  readonly member: string | null
  readonly why: Unchecked
}

/** Collects both lists, each thing once. */
export class CountFinding {
  readonly differences: Difference[] = []
  readonly notChecked: NotChecked[] = []
  // A planted file may have a million members that nobody knows.
  readonly #named = new Set<string>()

  compare(file: string, member: string, here: Json, count: Json | undefined): void {
    const told = count ?? null
    if (canonical(here) !== canonical(told)) this.differences.push({ file, member, here, count: told })
  }

  leave(file: string, member: string | null, why: Unchecked): void {
    const name = JSON.stringify([file, member])
    if (this.#named.has(name)) return
    this.#named.add(name)
    this.notChecked.push({ file, member, why })
  }

  /** Members beside those that are checked are named, never passed over. */
  leaveOthers(file: string, path: string, value: JsonObject, checked: readonly string[]): void {
    for (const name of Object.keys(value)) if (!checked.includes(name)) this.leave(file, `${path}${name}`, 'unknown')
  }
}
