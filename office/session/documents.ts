/**
 * Files that the commission's key signed after the ceremony, as the office's record has them (own-50): settings and gazette of the online
 * box, and the file of a machine that sorts. Nobody takes one before two people have approved it (docs/formats/approvals.md §5).
 */
import { unreachable } from '#election/assert.ts'
import type { FiledKind } from '#election/definition/document-approvals.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import { type Approving, mayApproveDocuments } from './approver-acts.ts'
import type { Act } from './record.ts'

export interface TakenDocument {
  readonly kind: FiledKind
  /** The commission's, as it lay beside the file: hex. */
  readonly signature: string
  /** Who brought it. */
  readonly by: string
  readonly approvedBy: readonly string[]
}

/** SHA-256 of the signed bytes, hex → the file; in the order in which they came. */
export type Documents = ReadonlyMap<string, TakenDocument>

export type DocumentAct = Extract<Act, { type: 'document-taken' | 'document-approved' }>

export function isOfDocuments(act: Act): act is DocumentAct {
  return act.type === 'document-taken' || act.type === 'document-approved'
}

export function documentsAfter(documents: Documents, act: DocumentAct, by: string): Documents {
  const { kind, sha256 } = act
  const there = documents.get(sha256)
  switch (act.type) {
    case 'document-taken':
      if (there !== undefined) return documents
      return new Map(documents).set(sha256, { kind, signature: act.signature, by, approvedBy: [] })
    case 'document-approved': {
      if (there === undefined || there.kind !== kind || there.approvedBy.includes(by)) return documents
      return new Map(documents).set(sha256, { ...there, approvedBy: [...there.approvedBy, by] })
    }
    default:
      return unreachable(act)
  }
}

/** Only people whose word counts. */
export function documentApprovedBy(project: Approving, { approvedBy }: TakenDocument): readonly string[] {
  return approvedBy.filter((name) => mayApproveDocuments(project, name))
}

export function isDocumentApproved(project: Approving, document: TakenDocument): boolean {
  return documentApprovedBy(project, document).length >= APPROVALS_NEEDED
}

/** Facts that two people compare before they approve. */
export type DocumentFacts =
  | {
      readonly kind: 'online-settings'
      /** 照合番号, as the voter's page, sorting and the result's papers have it. */
      readonly number: string
      readonly opens: string
      readonly closes: string
      readonly page: string
      readonly log: string
      readonly evidence: 'sealed' | 'none'
      readonly exporters: readonly string[]
      readonly witnesses: readonly string[]
    }
  /** 照合番号 of the list, and each file: whose it is, its title and its name. */
  | {
      readonly kind: 'online-gazette'
      readonly number: string
      readonly entries: readonly { readonly of: string; readonly title: string; readonly file: string }[]
    }
  /** 照合番号 of the machine's key, and the serial number on its case. */
  | { readonly kind: 'sorting-machine'; readonly number: string; readonly serial: string }

/** As it lies in the project. */
export interface SeenDocument {
  readonly sha256: string
  readonly facts: DocumentFacts
}
