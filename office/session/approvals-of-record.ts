/** The record's approvals as machines read them: the file beside a list is made from the record, so it is never lost with it (decision 010). */
import {
  type Admission,
  type Approval,
  type Approvals,
  type Approved,
  isGenuineAdmission,
} from '#election/definition/approvals.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import { approversNow, takenBack } from './approver-acts.ts'
import { NEW_PROJECT, type Project, withAct } from './project.ts'
import { type Entry, headAt } from './record.ts'

/** What is approved: as it lies there. */
export function approvalsOf(record: Uint8Array, entries: readonly Entry[], approved: Approved): Approvals {
  const given: Approval[] = []
  const admitted: Admission[] = []
  const pending = new Map<string, Admission>()
  const gone = takenBack(entries)
  let project: Project = NEW_PROJECT
  for (const [lines, entry] of entries.entries()) {
    if (gone.has(lines)) continue
    const { act, by } = entry
    const key = project.people.get(by) ?? ''
    const counts = approversNow(project).includes(by)
    if (act.type === 'number-approved' && counts && isOf(act, approved) && !given.some((each) => each.key === key)) {
      const head = headAt(record, lines) ?? ''
      given.push({ key, record: { lines, head }, signature: act.signature })
    }
    if (act.type === 'approver-admitted' && counts) {
      const before = pending.get(act.name) ?? { name: act.name, key: act.key, by: [] }
      const next = withWitness(before, { key, signature: act.signature }, project)
      pending.set(act.name, next)
      if (before.by.length < APPROVALS_NEEDED && next.by.length === APPROVALS_NEEDED) admitted.push(next)
    }
    project = withAct(project, entry)
  }
  return { ...approved, admitted, approvals: given }
}

function withWitness(
  { name, key, by }: Admission,
  witness: Admission['by'][number],
  { authority }: Project,
): Admission {
  const counts = by.length < APPROVALS_NEEDED && !by.some((each) => each.key === witness.key)
  const genuine = counts && isGenuineAdmission(authority ?? '', { name, key }, witness)
  return { name, key, by: genuine ? [...by, witness] : by }
}

function isOf(
  act: { readonly version: number; readonly package: string; readonly list: string },
  { package: of, lists }: Approved,
): boolean {
  return act.version === lists.length && act.package === of && act.list === lists.at(-1)
}
