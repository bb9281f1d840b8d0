/** The record's approvals as machines read them: the file beside a list is made from the record, so it is never lost with it (decision 010). */
import {
  type Admission,
  type AdmittedFor,
  type Approval,
  type Approvals,
  type Approved,
  isGenuineAdmission,
} from '#election/definition/approvals.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import { approversNow } from './approver-acts.ts'
import { NEW_PROJECT, type Project, projectOf, withAct } from './project.ts'
import { type Entry, headAt } from './record.ts'

/** Words count that are about these very documents, and of the round that the record has come to. */
export function approvalsOf(record: Uint8Array, entries: readonly Entry[], approved: Approved): Approvals {
  const { round } = projectOf(entries)
  const of = { list: approved.lists.at(-1) ?? '', round }
  const given: Approval[] = []
  const admitted: Admission[] = []
  const pending = new Map<string, Admission>()
  let project: Project = NEW_PROJECT
  for (const [lines, entry] of entries.entries()) {
    const { act, by } = entry
    const key = project.people.get(by) ?? ''
    const counts = approversNow(project).includes(by)
    if (act.type === 'number-approved' && counts && act.round === round && isOfNumber(act, approved)) {
      if (!given.some((each) => each.key === key)) given.push(approvalAt(record, lines, key, act))
    }
    if (act.type === 'approver-admitted' && counts && act.round === round && act.list === of.list) {
      const before = pending.get(act.name) ?? { name: act.name, key: act.key, by: [] }
      const next = withWitness(before, { key, signature: act.signature }, of, project)
      pending.set(act.name, next)
      if (before.by.length < APPROVALS_NEEDED && next.by.length === APPROVALS_NEEDED) admitted.push(next)
    }
    project = withAct(project, entry)
  }
  return { ...approved, round, admitted, approvals: given }
}

/** The same for a file that the commission's key signed after the ceremony (own-50): by people whom the package names. */
export function documentApprovalsOf(
  record: Uint8Array,
  entries: readonly Entry[],
  { kind, sha256 }: { readonly kind: string; readonly sha256: string },
): readonly Approval[] {
  const { people, pinned } = projectOf(entries)
  const given: Approval[] = []
  for (const [lines, { act, by }] of entries.entries()) {
    const key = people.get(by) ?? ''
    const isOf = act.type === 'document-approved' && act.kind === kind && act.sha256 === sha256
    if (isOf && pinned.includes(by) && !given.some((each) => each.key === key))
      given.push(approvalAt(record, lines, key, act))
  }
  return given
}

function approvalAt(
  record: Uint8Array,
  lines: number,
  key: string,
  { signature }: { readonly signature: string },
): Approval {
  return { key, record: { lines, head: headAt(record, lines) ?? '' }, signature }
}

function withWitness(
  { name, key, by }: Admission,
  witness: Admission['by'][number],
  of: AdmittedFor,
  { authority }: Project,
): Admission {
  const counts = by.length < APPROVALS_NEEDED && !by.some((each) => each.key === witness.key)
  const genuine = counts && isGenuineAdmission(authority ?? '', { name, key }, of, witness)
  return { name, key, by: genuine ? [...by, witness] : by }
}

function isOfNumber(
  act: { readonly version: number; readonly package: string; readonly list: string },
  { package: of, lists }: Approved,
): boolean {
  return act.version === lists.length && act.package === of && act.list === lists.at(-1)
}
