/** The record's approvals as machines read them: the file beside a list is made from the record, so it is never lost with it (decision 010). */
import {
  type Admission,
  type Approval,
  type Approvals,
  type Approved,
  type Given,
  isGenuineAdmission,
} from '#election/definition/approvals.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import { approversNow, takenBack } from './approver-acts.ts'
import { NEW_PROJECT, type Project, withAct } from './project.ts'
import { type Act, type Entry, headAt } from './record.ts'

/** What is approved: as it lies there. */
export function approvalsOf(record: Uint8Array, entries: readonly Entry[], approved: Approved): Approvals {
  const isOf = (act: Act) => (act.type === 'number-approved' && isOfNumber(act, approved) ? act.signature : null)
  return { ...approved, ...givenIn(record, entries, isOf) }
}

/** The same for a file that the commission's key signed after the ceremony (own-50). */
export function documentApprovalsOf(
  record: Uint8Array,
  entries: readonly Entry[],
  { kind, sha256 }: { readonly kind: string; readonly sha256: string },
): Given {
  const isOf = (act: Act) => act.type === 'document-approved' && act.kind === kind && act.sha256 === sha256
  return givenIn(record, entries, (act) => (isOf(act) && 'signature' in act ? act.signature : null))
}

/** Who joined by the word of two: machines ask for it beside the approvals. */
export function admittedIn(record: Uint8Array, entries: readonly Entry[]): readonly Admission[] {
  return givenIn(record, entries, () => null).admitted
}

/** @param signatureIn null: the act is no approval of it */
function givenIn(record: Uint8Array, entries: readonly Entry[], signatureIn: (act: Act) => string | null): Given {
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
    const signature = counts ? signatureIn(act) : null
    if (signature !== null && !given.some((each) => each.key === key)) {
      const head = headAt(record, lines) ?? ''
      given.push({ key, record: { lines, head }, signature })
    }
    if (act.type === 'approver-admitted' && counts) {
      const before = pending.get(act.name) ?? { name: act.name, key: act.key, by: [] }
      const next = withWitness(before, { key, signature: act.signature }, project)
      pending.set(act.name, next)
      if (before.by.length < APPROVALS_NEEDED && next.by.length === APPROVALS_NEEDED) admitted.push(next)
    }
    project = withAct(project, entry)
  }
  return { admitted, approvals: given }
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

function isOfNumber(
  act: { readonly version: number; readonly package: string; readonly list: string },
  { package: of, lists }: Approved,
): boolean {
  return act.version === lists.length && act.package === of && act.list === lists.at(-1)
}
