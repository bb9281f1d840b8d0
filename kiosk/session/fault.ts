/** Out of service: the machine takes no vote any more and says plainly what is recorded (FLT-03, FLT-04). */
import { unreachable } from '#election/assert.ts'
import type { ContestMask } from '#election/ids.ts'
import type { OutOfServiceCause } from '#election/log/catalogue.ts'
import type { OutOfServiceReason, Situation } from '#kiosk/services/ballot-box/ballot-box.ts'
import type { Fault } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import type { KioskState, OutOfService, Session, Stage, VoterStatement } from './state.ts'
import { type Stepped, to } from './stepped.ts'

export function faultOf(reason: OutOfServiceReason): Fault {
  switch (reason.type) {
    case 'medium-failed':
      return reason.medium === 'original' ? 'original-failed' : 'duplicate-failed'
    case 'contradiction':
      return reason.refusal.type === 'signing-key-gone' ? 'signing-key-gone' : 'contradiction'
    case 'old-image':
      return 'old-image'
    case 'no-medium':
      return 'no-medium'
    default:
      return unreachable(reason)
  }
}

/** A session in the journal, whoever's it is. */
export function interruptedOf(situation: Situation): OutOfService['interrupted'] {
  const { journal } = situation
  return journal?.type === 'interrupted' ? { contests: journal.contests, done: journal.done } : null
}

/** One medium that works can still be sealed (CLS-04); a contradiction is left for the counting centre. */
function closable(fault: Fault): boolean {
  switch (fault) {
    case 'original-failed':
    case 'duplicate-failed':
    case 'machine-disk':
    case 'not-closed-earlier-day':
    // Closed for a day, and no date is left on which it could be opened: the close for good is (row 31).
    case 'reopening-refused':
      return true
    default:
      return false
  }
}

export function outOfService(
  state: KioskState,
  fault: Fault,
  about: {
    readonly voter?: VoterStatement | null
    readonly survivor?: OutOfService['survivor']
    readonly situation?: Situation
    /** Known without the media: what staff must end before they close. */
    readonly interrupted?: OutOfService['interrupted']
    /** Goes on there by itself when the reason is gone. */
    readonly behind?: Stage
    /** False: the pair was never opened, so there is nothing that could be closed. */
    readonly opened?: false
  } = {},
): Stepped {
  const mayClose = about.opened !== false && closable(fault)
  const log: KioskEffect = { type: 'log', event: { type: 'out-of-service', cause: causeOf(fault) }, at: state.now }
  const stage: OutOfService = {
    type: 'out-of-service',
    fault,
    voter: about.voter ?? null,
    survivor: about.survivor ?? null,
    at: state.now,
    closable: mayClose,
    behind: about.behind ?? null,
    interrupted: about.situation ? interruptedOf(about.situation) : (about.interrupted ?? null),
  }
  const failed = failedMedium(about.situation?.outOfService ?? null, state)
  return to(state, stage, ...(mayClose ? [...failed, log] : []))
}

/** CLS-04: the seal takes cause and minute of the failed medium from the survivor's log. */
function failedMedium(reason: OutOfServiceReason | null, state: KioskState): readonly KioskEffect[] {
  // No fault: an earlier run found it, and its log says why.
  if (reason?.type !== 'medium-failed' || reason.fault === null) return []
  const event = { type: 'medium-failed', medium: reason.medium, cause: reason.fault.type } as const
  return [{ type: 'log', event, at: state.now }]
}

/** @param unclear contests of which neither yes nor no can be said */
export function statementOf(session: Session, unclear: ContestMask): VoterStatement {
  const recorded = session.done & ~unclear
  const staffWillCheck = unclear & session.card.contests
  return {
    recorded: recorded as ContestMask,
    notRecorded: (session.card.contests & ~recorded & ~staffWillCheck) as ContestMask,
    staffWillCheck: staffWillCheck as ContestMask,
  }
}

function causeOf(fault: Fault): OutOfServiceCause {
  switch (fault) {
    case 'original-failed':
    case 'duplicate-failed':
      return 'medium-failed'
    case 'old-image':
      return 'old-image'
    case 'contradiction':
      return 'contradiction'
    default:
      return 'device'
  }
}
