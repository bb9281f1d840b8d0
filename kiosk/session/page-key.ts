/** Distinguishes one page from the next. Equal keys: the same page with a change on it (a selection, a mark, a refusal). */
import { unreachable } from '#election/assert.ts'
import type { SessionPage } from './session-page.ts'
import type { KioskState, StaffStep, Stage } from './state.ts'

export function pageKey(state: KioskState): string {
  return stageKey(state.stage)
}

function stageKey(stage: Stage): string {
  switch (stage.type) {
    case 'session':
      return `session/${sessionKey(stage.page)}`
    case 'staff':
      return `staff/${staffKey(stage.step)}`
    case 'retiring':
      return `retiring/${stage.step}/${stage.unlock.step}`
    case 'take-over':
      return `take-over/${stage.step.type === 'unlock' ? stage.step.unlock.step : stage.step.type}`
    case 'releasing':
      return `releasing/${stage.step.type}`
    case 'unlocking':
      return `unlocking/${stage.unlock.step}`
    default:
      return stage.type
  }
}

function sessionKey(page: SessionPage): string {
  switch (page.type) {
    case 'choose':
      // Whose list is open is part of the choice, and of no key.
      return `choose/${page.contest}/${page.party === null}/${page.pageIndex}/${page.row}`
    case 'confirm':
    case 'explain':
      // Which choice is explained is of no key: a number of its own for each would tell where a voter is whose screen is dark (AUD-04).
      return `${page.type}/${page.choosing.contest}`
    case 'leave':
    case 'recorded':
      return `${page.type}/${page.contest}`
    case 'leave-sure':
      return `leave-sure/${page.contest}/${page.scope}`
    case 'sure':
      return `sure/${page.of}`
    case 'hear':
    case 'taking':
    case 'roles':
    case 'how-to':
    case 'settings':
    case 'rows':
    case 'casting':
    case 'recording':
    case 'finishing':
    case 'take-card':
    case 'take-unused':
    case 'card-away':
    case 'card-back':
      return page.type
    default:
      return unreachable(page)
  }
}

function staffKey(step: StaffStep): string {
  switch (step.type) {
    case 'unlock':
      return `unlock/${step.unlock.step}`
    case 'log':
      return `log/${step.page}`
    case 'witnesses':
      return `witnesses/${step.purpose}`
    default:
      return step.type
  }
}
