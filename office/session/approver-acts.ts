/** The acts of approvers in the record: whose word counts, and in which round. */
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import type { Act } from './record.ts'

/** The part of a project that this is about. */
export interface Approving {
  /** Whose approvals the machines ask for, by their names: named when the commission's key was made. None: nobody's. */
  readonly pinned: readonly string[]
  /** 1 + how often somebody took a word back: machines take no approvals of a round before the one that they have seen (X4-B2). */
  readonly round: number
  /** Who joined later → which approvers admitted that person, for the list that is signed now. */
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

/** Documents are approved by people whom the package names: who was admitted has a word about a list alone (approvals.md §5). */
export function mayApproveDocuments({ pinned }: Approving, name: string): boolean {
  return pinned.length === 0 || pinned.includes(name)
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

/** Nobody's word of the round before counts: what somebody took back was perhaps copied, and no machine could tell (X4-B2). */
export function nextRound({ round }: Approving): Pick<Approving, 'round' | 'numbers' | 'admissions'> {
  return { round: round + 1, numbers: new Map(), admissions: new Map() }
}
