/** A stick with the signed list is written, looked at by another person, and reported as arrived. */

import { isNumberApproved } from './approvers.ts'
import { type CarryPlace, carryPlaces } from './carry.ts'
import type { OfficeRoomCode } from './codes.ts'
import { mayNotBeOneOfTwo, mayNotLookAt } from './questions.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

type CarryScreen = Extract<OfficeScreenEvent, { type: 'put-list' | 'check-list' | 'say-list-told' }>

/** Null: a list may go onto a stick. No machine opens one without two approvals (X3-A1). */
export function mayNotPutList(state: OfficeState): OfficeRoomCode | null {
  return isNumberApproved(state.project) ? mayNotBeOneOfTwo(state) : 'number-first'
}

/** Null: the person who is signed in may look at it. The writer of the stick may not. */
export function mayNotCheckList(state: OfficeState, { carried }: CarryPlace): OfficeRoomCode | null {
  return mayNotLookAt(state, carried)
}

const READING = { work: 'medium-read', done: 0, whole: null } as const
const WRITING = { work: 'writing', done: 0, whole: null } as const

export function onCarryScreen(state: OfficeState, event: CarryScreen): OfficeStepped {
  const draft = state.checked?.draft ?? null
  const { signed } = state.project
  if (signed === null || draft === null) return refuse(state, 'package-first')
  const { station } = event
  const place = carryPlaces(state.project, draft).find((each) => each.station === station)
  if (place === undefined) return refuse(state, 'item-changed')
  const version = signed.listVersion
  const { now: at } = state
  switch (event.type) {
    case 'put-list': {
      const code = mayNotPutList(state)
      if (code !== null) return refuse(state, code)
      return stay({ ...state, message: null, busy: WRITING }, { type: 'put-list', station, version, at })
    }
    case 'check-list': {
      const code = mayNotCheckList(state, place)
      if (code !== null) return refuse(state, code)
      return stay({ ...state, message: null, busy: READING }, { type: 'check-list', station, version, at })
    }
    case 'say-list-told': {
      if (place.carried?.checkedBy == null) return refuse(state, 'list-not-checked')
      const act = { type: 'list-told', station, version, who: event.who } as const
      return stay({ ...state, message: null, busy: WRITING }, { type: 'record', act, at })
    }
  }
}
