/**
 * Two people's word for what is signed: each at an own sign-in, for the number that the screen shows. Machines ask for both (X3-A1);
 * nothing is carried to them before.
 */

import { unreachable } from '#election/assert.ts'
import { APPROVERS_MAX } from '#election/keys/approvers.ts'
import { numberApprovedBy } from './approvers.ts'
import type { OfficeRoomCode } from './codes.ts'
import { approversNow } from './project.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

type NumberScreen = Extract<OfficeScreenEvent, { type: 'approve-number' | 'admit-approver' }>

/** Null: whoever is signed in may approve the number now. */
export function mayNotApproveNumber({ project, person }: OfficeState): OfficeRoomCode | null {
  if (project.signed === null) return 'package-first'
  if (person === null) return 'nobody-signed-in'
  if (!approversNow(project).includes(person.name)) return 'not-an-approver'
  return numberApprovedBy(project).includes(person.name) ? 'approved-by-you' : null
}

/** Null: whoever is signed in may say that this person approves too. */
export function mayNotAdmit({ project, person }: OfficeState, name: string): OfficeRoomCode | null {
  const approvers = approversNow(project)
  if (!project.people.has(name) || approvers.includes(name) || approvers.length >= APPROVERS_MAX) return 'item-changed'
  if (person === null) return 'nobody-signed-in'
  if (!approvers.includes(person.name)) return 'not-an-approver'
  return project.admissions.get(name)?.includes(person.name) ? 'approved-by-you' : null
}

export function onNumberScreen(state: OfficeState, event: NumberScreen): OfficeStepped {
  const working: OfficeState = { ...state, message: null, busy: { work: 'writing', done: 0, whole: null } }
  switch (event.type) {
    case 'approve-number': {
      const { signed } = state.project
      const code = mayNotApproveNumber(state)
      if (code !== null || signed === null) return refuse(state, code ?? 'package-first')
      // What was pressed is what was seen.
      if (event.number !== signed.number) return refuse(state, 'item-changed')
      const { listVersion: version, number } = signed
      return stay(working, { type: 'approve-number', version, number, at: state.now })
    }
    case 'admit-approver': {
      const code = mayNotAdmit(state, event.name)
      if (code !== null) return refuse(state, code)
      return stay(working, { type: 'admit-approver', name: event.name, at: state.now })
    }
    default:
      return unreachable(event)
  }
}
