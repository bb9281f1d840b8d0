/** The people whose approval the machines ask for, and those who have given it, as the record says. */
import { APPROVALS_NEEDED, APPROVERS_MAX, type Approver } from '#election/keys/approvers.ts'
import type { Project } from './project.ts'

/** Who approved what is signed now. */
export function numberApprovedBy({ signed, numbers }: Project): readonly string[] {
  return signed === null ? [] : (numbers.get(signed.listVersion) ?? [])
}

/** Where machines know nobody, they ask for nobody's word. */
export function isNumberApproved(project: Project): boolean {
  return project.pinned.length === 0 || numberApprovedBy(project).length >= APPROVALS_NEEDED
}

/** The people whom kits and machines know. */
export function pinnedApprovers({ pinned, people }: Project): readonly Approver[] {
  return pinned.map((name) => ({ name, key: people.get(name) ?? '' }))
}

/** The people whom new kits name: as recorded, or, when the key is made, all who are there. */
export function approversFor(project: Project): readonly Approver[] {
  if (project.authority !== null) return pinnedApprovers(project)
  return [...project.people].slice(0, APPROVERS_MAX).map(([name, key]) => ({ name, key }))
}
