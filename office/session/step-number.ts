/**
 * Two people's word for what is signed: each at an own sign-in, for the number that the screen shows. Machines ask for both (X3-A1);
 * nothing is carried to them before.
 */

import { unreachable } from '#election/assert.ts'
import { APPROVERS_MAX } from '#election/keys/approvers.ts'
import { approversNow } from './approver-acts.ts'
import { numberApprovedBy } from './approvers.ts'
import type { OfficeRoomCode } from './codes.ts'
import type { Project } from './project.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

type NumberScreen = Extract<
  OfficeScreenEvent,
  { type: 'approve-number' | 'admit-approver' | 'take-number-back' | 'take-admission-back' }
>

/** Null: the person who is signed in may approve the number now. */
export function mayNotApproveNumber({ project, person }: OfficeState): OfficeRoomCode | null {
  if (project.signed === null) return 'package-first'
  if (person === null) return 'nobody-signed-in'
  if (!approversNow(project).includes(person.name)) return 'not-an-approver'
  return numberApprovedBy(project).includes(person.name) ? 'approved-by-you' : null
}

/** Null: the person who is signed in may admit this person as an approver. */
export function mayNotAdmit({ project, person }: OfficeState, name: string): OfficeRoomCode | null {
  const approvers = approversNow(project)
  if (project.signed === null) return 'package-first'
  if (!project.people.has(name) || approvers.includes(name) || approvers.length >= APPROVERS_MAX) return 'item-changed'
  if (person === null) return 'nobody-signed-in'
  if (!approvers.includes(person.name)) return 'not-an-approver'
  return project.admissions.get(name)?.includes(person.name) ? 'approved-by-you' : null
}

/** Machines that have the list take its approvals as they are: then the next list is the way. */
function hasLeft({ signed, carried }: Project): boolean {
  return [...carried.values()].some(({ version }) => version === signed?.listVersion)
}

/** Null: the person who is signed in may take the own approval back. */
export function mayNotTakeNumberBack({ project, person }: OfficeState): OfficeRoomCode | null {
  if (person === null) return 'nobody-signed-in'
  if (!numberApprovedBy(project).includes(person.name)) return 'not-given-by-you'
  return hasLeft(project) ? 'list-has-left' : null
}

/** Null: the person who is signed in may take the own admission of this person back. */
export function mayNotTakeAdmissionBack({ project, person }: OfficeState, name: string): OfficeRoomCode | null {
  if (person === null) return 'nobody-signed-in'
  if (!project.admissions.get(name)?.includes(person.name)) return 'not-given-by-you'
  return hasLeft(project) ? 'list-has-left' : null
}

export function onNumberScreen(state: OfficeState, event: NumberScreen): OfficeStepped {
  const working: OfficeState = { ...state, message: null, busy: { work: 'writing', done: 0, whole: null } }
  switch (event.type) {
    case 'approve-number': {
      const { signed } = state.project
      const code = mayNotApproveNumber(state)
      if (code !== null || signed === null) return refuse(state, code ?? 'package-first')
      // The press is for the number that was seen.
      if (event.number !== signed.number) return refuse(state, 'item-changed')
      const { listVersion: version, number } = signed
      return stay(working, { type: 'approve-number', version, number, at: state.now })
    }
    case 'admit-approver': {
      const code = mayNotAdmit(state, event.name)
      if (code !== null) return refuse(state, code)
      return stay(working, { type: 'admit-approver', name: event.name, at: state.now })
    }
    case 'take-number-back': {
      const { signed } = state.project
      const code = mayNotTakeNumberBack(state)
      if (code !== null || signed === null) return refuse(state, code ?? 'package-first')
      const act = { type: 'number-taken-back', version: signed.listVersion, why: event.why } as const
      return stay(working, { type: 'take-word-back', act, at: state.now })
    }
    case 'take-admission-back': {
      const code = mayNotTakeAdmissionBack(state, event.name)
      if (code !== null) return refuse(state, code)
      const act = { type: 'admission-taken-back', name: event.name, why: event.why } as const
      return stay(working, { type: 'take-word-back', act, at: state.now })
    }
    default:
      return unreachable(event)
  }
}
