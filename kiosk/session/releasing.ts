/**
 * 「この投票カードを解放する」: a machine that takes no vote any more gives the card of an interrupted session back, so that its
 * voter votes elsewhere in exactly what is not recorded (docs/formats/ballot-box.md rows 11–16, 22). The journal is freed first
 * by the officer's act (`staff.ts`); here the card comes to the tray and its counter says what is recorded.
 */
import { assert, unreachable } from '#election/assert.ts'
import { stateOf } from '#election/card/card-state.ts'
import { NO_CONTEST, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { bodyRefusal, refusalOfTrouble } from './card-check.ts'
import type { CardRefusal } from './codes.ts'
import type { CardStep } from './effect.ts'
import { type CardReading, type CardTrouble, type KioskEvent, pressIn } from './event.ts'
import { faultOf, interruptedOf, outOfService } from './fault.ts'
import { votingDay } from './open-day.ts'
import type { Situation } from './pair-report.ts'
import type { KioskState, Releasing, Stage } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { askForPin, mayBeTried, STAFF_START } from './unlock.ts'

/** @param freed the session that the journal has freed; null: it holds none, so nothing of the card is recorded */
export function releasing(behind: Stage, freed: Releasing['freed']): Releasing {
  return { type: 'releasing', behind, freed, step: { type: 'card', lifted: true, refusal: null, machine: null } }
}

export function stepReleasing(state: KioskState, stage: Releasing, event: KioskEvent): Stepped {
  switch (event.type) {
    case 'card':
      return onTray(state, stage)
    case 'screen':
      // D-33: the operator card only while no voting card is on the tray.
      return pressIn(event).type === 'staff' && stage.step.type === 'card' && state.tray.type !== 'present'
        ? to(state, { type: 'staff', behind: stage, uid: null, step: STAFF_START })
        : stay(state)
    case 'card-read':
      if (event.ask !== state.ask || stage.step.type !== 'reading') return stay(state)
      return event.result.ok ? decide(state, stage, event.result.value) : onTrouble(state, stage, event.result.error)
    case 'card-moved':
      return onMoved(state, stage, event)
    case 'release-finished':
      return onFinished({ ...state, storage: 'settled' }, stage, event.situation)
    case 'settled':
      return onSettled({ ...state, storage: 'settled' }, stage, event.situation)
    default:
      return stay(state)
  }
}

/** A card on the tray is read; one that was refused must be lifted first. The words stay until the card is taken. */
export function followUpReleasing(state: KioskState, stage: Releasing): Stepped {
  const { step } = stage
  if (step.type === 'done' || step.type === 'over') {
    return state.tray.type === 'absent' ? to(state, afterRelease(stage)) : stay(state)
  }
  if (step.type !== 'card' || !step.lifted || state.storage !== 'settled') return stay(state)
  if (state.tray.type === 'foreign') return refuse(state, stage, 'foreign-card')
  if (state.tray.type !== 'present') return stay(state)
  if (state.operatorCards.includes(state.tray.uid)) return askForPin(state, stage)
  if (!mayBeTried(state, state.tray.uid)) return refuse(state, stage, 'foreign-card')
  const ask = state.ask + 1
  const read = { type: 'read-card', ask, uid: state.tray.uid, today: votingDay(state) } as const
  return to({ ...state, ask }, { ...stage, step: { type: 'reading' } }, read)
}

/** The officer gives up waiting for a card that is gone (row 16); its spent mark is written, the desk takes it out. */
export function withoutItsCard(stage: Releasing): Stage {
  return afterRelease(stage)
}

function afterRelease({ behind }: Releasing): Stage {
  return behind.type === 'out-of-service' ? { ...behind, voter: null, survivor: null, interrupted: null } : behind
}

function onTray(state: KioskState, stage: Releasing): Stepped {
  const { step } = stage
  if (step.type === 'card' && state.tray.type === 'absent') return to(state, again(stage))
  const left = (step.type === 'reading' || step.type === 'moving') && state.tray.type !== 'present'
  return left ? to(state, again(stage)) : stay(state)
}

function again(stage: Releasing): Releasing {
  return releasing(stage.behind, stage.freed)
}

function refuse(state: KioskState, stage: Releasing, refusal: CardRefusal, machine: string | null = null): Stepped {
  return to(state, { ...stage, step: { type: 'card', lifted: false, refusal, machine } })
}

function decide(state: KioskState, stage: Releasing, reading: CardReading): Stepped {
  const { facts } = state
  assert(facts !== null, 'releasing: after the package')
  const unfit = bodyRefusal(reading, facts)
  if (unfit !== null) return refuse(state, stage, unfit)
  const at = stateOf(reading.counter)
  if ('pair' in at && at.pair !== facts.pair) {
    const machine = facts.pairs.find(({ pair }) => pair === at.pair)?.serial ?? null
    return refuse(state, stage, 'card-taken-elsewhere', machine)
  }
  if (stage.freed !== null && !reading.openSession) return refuse(state, stage, 'other-session-open')
  const done = stage.freed?.done ?? NO_CONTEST
  switch (at.type) {
    case 'taken':
    case 'pressed': {
      // Row 4: all of it is recorded or ended, so there is nothing to be voted elsewhere.
      const over = stage.freed === null && reading.spent
      return move(state, stage, reading, over ? 'finished' : { released: done })
    }
    case 'released':
      // Row 15: the power went between the card and the journal.
      if (stage.freed !== null)
        return at.mask === done ? finish(state, stage, reading) : refuse(state, stage, 'card-changed')
      return refuse(state, stage, 'card-returned')
    case 'issued':
      return refuse(state, stage, 'card-still-good')
    case 'finished':
      return refuse(state, stage, 'card-finished')
    case 'blank':
      return refuse(state, stage, 'card-blank')
    case 'impossible':
      return refuse(state, stage, 'card-unreadable')
    default:
      return unreachable(at)
  }
}

function move(state: KioskState, stage: Releasing, { uid, body }: CardReading, cardStep: CardStep): Stepped {
  const ask = state.ask + 1
  const step = { type: 'moving', contests: body.contests, over: cardStep === 'finished' } as const
  return to({ ...state, ask }, { ...stage, step }, { type: 'move-card', ask, uid, to: cardStep })
}

function onMoved(state: KioskState, stage: Releasing, event: Extract<KioskEvent, { type: 'card-moved' }>): Stepped {
  const { step } = stage
  if (event.ask !== state.ask || step.type !== 'moving') return stay(state)
  if (!event.result.ok) return onTrouble(state, stage, event.result.error)
  if (step.over) return to(state, { ...stage, step: { type: 'over' } })
  // The counter says what is recorded, read back: only now the journal may forget it (row 15).
  return stage.freed === null ? told(state, stage, step.contests) : finishing(state, stage, step.contests)
}

function finish(state: KioskState, stage: Releasing, { body }: CardReading): Stepped {
  return finishing(state, stage, body.contests)
}

function finishing(state: KioskState, stage: Releasing, contests: ContestMask): Stepped {
  const step = { type: 'finishing', contests } as const
  return to({ ...state, storage: 'writing' }, { ...stage, step }, { type: 'finish-release' })
}

function told(state: KioskState, stage: Releasing, contests: ContestMask): Stepped {
  const recorded = stage.freed?.done ?? NO_CONTEST
  return to(state, { ...stage, step: { type: 'done', recorded, open: without(contests, recorded) } })
}

function onFinished(state: KioskState, stage: Releasing, situation: Situation): Stepped {
  const { step } = stage
  if (step.type !== 'finishing') return stay(state)
  if (situation.journal?.type === 'freed' || situation.journal === null) return failed(state, stage, situation)
  return told(state, stage, step.contests)
}

/** A medium that dies in these steps leaves them as they are: on the other one they go on. With none left nobody can. */
function onSettled(state: KioskState, stage: Releasing, situation: Situation): Stepped {
  return situation.journal === null ? failed(state, stage, situation) : stay(state)
}

function failed(state: KioskState, stage: Releasing, situation: Situation): Stepped {
  const reason = situation.outOfService ?? { type: 'no-medium' }
  const before = stage.behind.type === 'out-of-service' ? stage.behind.interrupted : null
  return outOfService(state, faultOf(reason), { situation, interrupted: interruptedOf(situation) ?? before })
}

/** Gone: it is asked for again. Otherwise it must be lifted and laid on again, and is read anew (C1). */
function onTrouble(state: KioskState, stage: Releasing, trouble: CardTrouble): Stepped {
  if (trouble === 'counter-differs') return refuse(state, stage, 'card-changed')
  const refusal = refusalOfTrouble(trouble)
  return refusal === null ? to(state, again(stage)) : refuse(state, stage, refusal)
}
