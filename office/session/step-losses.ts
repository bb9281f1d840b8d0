/** The declaration of lost media in the night of the count (CNT-08): entered, approved by two, signed in the key room, and on its way on a stick. */
import { unreachable } from '#election/assert.ts'
import type { OfficeRoomCode } from './codes.ts'
import { isLossesOpen, isOfPackage, lossesContent, lossesItem, newestOfLosses } from './losses.ts'
import { approversOf, isApproved } from './project.ts'
import { mayNotApproveDocuments, mayNotLookAt } from './questions.ts'
import type { Act } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

type Screen<Type extends OfficeScreenEvent['type']> = Extract<OfficeScreenEvent, { type: Type }>
type OfDeclaration = Screen<'enter-loss' | 'withdraw-loss' | 'approve-losses'>
type OfStick = Screen<'put-losses' | 'check-losses' | 'say-losses-told'>

/** Null: something may be declared. */
export function mayNotDeclare({ project }: OfficeState): OfficeRoomCode | null {
  return project.signed === null ? 'package-first' : null
}

/** Null: the person who is signed in may approve the declaration as it is. */
export function mayNotApproveLosses(state: OfficeState): OfficeRoomCode | null {
  const { project, person } = state
  const { losses } = project
  if (person === null) return 'nobody-signed-in'
  if (losses.chair === '') return 'losses-none'
  if (!isLossesOpen(losses)) return 'losses-as-signed'
  const given = approversOf(project, lossesItem(losses), lossesContent(losses))
  return given.includes(person.name) ? 'approved-by-you' : mayNotApproveDocuments(state)
}

/** Null: the commission's key may sign it. */
export function mayNotSignLosses(state: OfficeState): OfficeRoomCode | null {
  const { project } = state
  const { losses } = project
  const code = mayNotDeclare(state)
  if (code !== null) return code
  if (losses.chair === '') return 'losses-none'
  if (!isLossesOpen(losses)) return 'losses-as-signed'
  return isApproved(project, lossesItem(losses), lossesContent(losses)) ? null : 'not-approved'
}

/** Null: the person who is signed in may look at the stick. Who wrote it may not. */
export function mayNotCheckLosses(state: OfficeState): OfficeRoomCode | null {
  return mayNotLookAt(state, newestOfLosses(state.project.losses))
}

const READING = { work: 'medium-read', done: 0, whole: null } as const
const WRITING = { work: 'writing', done: 0, whole: null } as const

export function onLossScreen(state: OfficeState, event: OfDeclaration | OfStick): OfficeStepped {
  switch (event.type) {
    case 'enter-loss':
    case 'withdraw-loss':
    case 'approve-losses':
      return onDeclaration(state, event)
    case 'put-losses':
    case 'check-losses':
    case 'say-losses-told':
      return onStick(state, event)
    default:
      return unreachable(event)
  }
}

function onDeclaration(state: OfficeState, event: OfDeclaration): OfficeStepped {
  const code = mayNotDeclare(state)
  if (code !== null) return refuse(state, code)
  const { now: at, project, checked } = state
  const { losses } = project
  const draft = checked?.draft ?? null
  const working: OfficeState = { ...state, message: null, busy: WRITING }
  switch (event.type) {
    case 'enter-loss': {
      if (draft === null || !isOfPackage(event, draft)) return refuse(state, 'item-changed')
      const { type: _, witnesses, told, ...entered } = event
      const act: Act = { type: 'loss-entered', ...entered, witnesses: [...witnesses], told: [...told] }
      return stay(working, { type: 'record', act, at })
    }
    case 'withdraw-loss': {
      const { station, pair, chair, why } = event
      const there = losses.lost.some((each) => each.station === station && each.pair === pair)
      if (!there) return refuse(state, 'loss-not-entered')
      return stay(working, { type: 'record', act: { type: 'loss-withdrawn', station, pair, chair, why }, at })
    }
    case 'approve-losses': {
      const mayNot = mayNotApproveLosses(state)
      if (mayNot !== null) return refuse(state, mayNot)
      const { content } = event
      // The press approves the declaration that its person saw.
      if (content !== lossesContent(losses)) return refuse(state, 'item-changed')
      return stay(working, { type: 'record', act: { type: 'approved', item: lossesItem(losses), content }, at })
    }
    default:
      return unreachable(event)
  }
}

function onStick(state: OfficeState, event: OfStick): OfficeStepped {
  const { now: at, project } = state
  const number = project.losses.signed.length
  if (number === 0) return refuse(state, 'losses-not-signed')
  const working: OfficeState = { ...state, message: null, busy: WRITING }
  switch (event.type) {
    case 'put-losses':
      return stay(working, { type: event.type, number, at })
    case 'check-losses': {
      const code = mayNotCheckLosses(state)
      if (code !== null) return refuse(state, code)
      return stay({ ...working, busy: READING }, { type: event.type, number, at })
    }
    case 'say-losses-told': {
      if (newestOfLosses(project.losses)?.checkedBy == null) return refuse(state, 'losses-not-checked')
      return stay(working, { type: 'record', act: { type: 'losses-told', number, who: event.who }, at })
    }
    default:
      return unreachable(event)
  }
}
