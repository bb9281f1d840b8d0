/** A file that one passphrase signed waits for two people, each at an own sign-in, who compare its numbers (own-50). */
import { unreachable } from '#election/assert.ts'
import type { OfficeRoomCode } from './codes.ts'
import { documentApprovedBy, isDocumentApproved } from './documents.ts'
import { mayNotApproveDocuments } from './questions.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'
import type { DocumentView } from './view.ts'

type DocumentScreen = Extract<
  OfficeScreenEvent,
  { type: 'take-documents' | 'approve-document' | 'put-document-approvals' }
>

/** Null: the person who is signed in may approve the file now. */
function mayNotApproveDocument(state: OfficeState, sha256: string): OfficeRoomCode | null {
  const { project, person, documentsSeen } = state
  const document = project.documents.get(sha256)
  if (person === null) return 'nobody-signed-in'
  if (document === undefined || !documentsSeen.some((each) => each.sha256 === sha256)) return 'item-changed'
  if (documentApprovedBy(project, document).includes(person.name)) return 'approved-by-you'
  return mayNotApproveDocuments(state)
}

export function onDocumentScreen(state: OfficeState, event: DocumentScreen): OfficeStepped {
  const { project, now: at } = state
  if (project.signed === null) return refuse(state, 'package-first')
  if (state.checked?.draft?.rules.online !== true) return refuse(state, 'online-not-in-election')
  const working: OfficeState = { ...state, message: null, busy: { work: 'writing', done: 0, whole: null } }
  switch (event.type) {
    case 'take-documents':
      return stay(working, { type: 'take-documents', at })
    case 'approve-document': {
      const { sha256 } = event
      const code = mayNotApproveDocument(state, sha256)
      const kind = project.documents.get(sha256)?.kind
      if (code !== null || kind === undefined) return refuse(state, code ?? 'item-changed')
      return stay(working, { type: 'approve-document', kind, sha256, at })
    }
    case 'put-document-approvals': {
      const { sha256 } = event
      const document = project.documents.get(sha256)
      if (document === undefined) return refuse(state, 'item-changed')
      if (!isDocumentApproved(project, document)) return refuse(state, 'not-approved')
      return stay(working, { type: 'put-document-approvals', kind: document.kind, sha256 })
    }
    default:
      return unreachable(event)
  }
}

/** Null: an election without an online ballot box. */
export function documentsView(state: OfficeState): readonly DocumentView[] | null {
  const { project, documentsSeen, checked } = state
  if (checked?.draft?.rules.online !== true) return null
  return documentsSeen.flatMap(({ sha256, facts }) => {
    const document = project.documents.get(sha256)
    if (document === undefined) return []
    return [
      {
        ...{ sha256, facts, by: document.by },
        approvedBy: documentApprovedBy(project, document),
        approved: isDocumentApproved(project, document),
        mayNotApprove: mayNotApproveDocument(state, sha256),
      },
    ]
  })
}
