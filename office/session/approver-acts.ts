/** The acts of approvers in the record: whose word counts, and which acts were taken back. */
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import type { Act, Entry } from './record.ts'

/** The part of a project that this is about. */
export interface Approving {
  /** Whose approvals the machines ask for, by their names: named when the commission's key was made. None: nobody's. */
  readonly pinned: readonly string[]
  /** Who joined later → which approvers admitted that person. */
  readonly admissions: ReadonlyMap<string, readonly string[]>
  /** Version of a list → who approved its number. */
  readonly numbers: ReadonlyMap<number, readonly string[]>
}

/** Whose word counts: the pinned, and each whom two of those before admitted. */
export function approversNow({ pinned, admissions }: Approving): readonly string[] {
  return [...pinned, ...[...admissions].flatMap(([name, by]) => (by.length < APPROVALS_NEEDED ? [] : [name]))]
}

/**
 * Whether this person can be one of two (own-52): after the commission's key was made, somebody joins by the word of one person, who could
 * have invented that colleague. Where machines know nobody, the office has no approvers either.
 */
export function isOneOfTwo(project: Approving, name: string): boolean {
  return project.pinned.length === 0 || approversNow(project).includes(name)
}

/** Nobody else's word counts, and nobody's twice. */
export function byApprover(
  project: Approving,
  act: Extract<Act, { type: 'number-approved' | 'approver-admitted' }>,
  by: string,
): Partial<Approving> {
  const { numbers, admissions } = project
  const approvers = approversNow(project)
  if (!approvers.includes(by)) return {}
  const withName = (names: readonly string[] = []) => (names.includes(by) ? names : [...names, by])
  if (act.type === 'number-approved')
    return { numbers: new Map(numbers).set(act.version, withName(numbers.get(act.version))) }
  if (approvers.includes(act.name)) return {}
  return { admissions: new Map(admissions).set(act.name, withName(admissions.get(act.name))) }
}

/**
 * Lines that give an approval or an admission and were taken back by the same person since: of the lines from 0. What somebody did as
 * an approver who is none any more falls by itself, when the rest is gone through again.
 */
export function takenBack(entries: readonly Entry[]): ReadonlySet<number> {
  const gone = new Set<number>()
  for (const [line, { act, by }] of entries.entries()) {
    if (act.type !== 'number-taken-back' && act.type !== 'admission-taken-back') continue
    for (const [before, entry] of entries.slice(0, line).entries())
      if (entry.by === by && isOf(entry.act, act)) gone.add(before)
  }
  return gone
}

function isOf(given: Act, back: Extract<Act, { type: 'number-taken-back' | 'admission-taken-back' }>): boolean {
  if (back.type === 'number-taken-back') return given.type === 'number-approved' && given.version === back.version
  return given.type === 'approver-admitted' && given.name === back.name
}

/** After a line that takes something back: everything before it gone through again. */
export function withoutTakenBack(
  entries: readonly Entry[],
  project: Approving,
): Pick<Approving, 'numbers' | 'admissions'> {
  const gone = takenBack(entries)
  let now: Approving = { ...project, numbers: new Map(), admissions: new Map() }
  for (const [line, { act, by }] of entries.entries()) {
    const counts = (act.type === 'number-approved' || act.type === 'approver-admitted') && !gone.has(line)
    if (counts) now = { ...now, ...byApprover(now, act, by) }
  }
  return { numbers: now.numbers, admissions: now.admissions }
}
