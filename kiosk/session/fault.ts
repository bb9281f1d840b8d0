/** Out of service: the machine takes no vote any more and says plainly what is recorded (FLT-03, FLT-04). */

import { unreachable } from '#election/assert.ts'
import { both, isPart, NO_CONTEST, union, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { LogEvent, OutOfServiceCause } from '#election/log/catalogue.ts'
import type { Fault } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import type { OutOfServiceReason, Situation } from './pair-report.ts'
import type { KioskState, OutOfService, Session, Stage, VoterStatement } from './state.ts'
import { type Stepped, to } from './stepped.ts'

export function faultOf(reason: OutOfServiceReason): Fault {
  switch (reason.type) {
    case 'medium-failed':
      return reason.medium === 'original' ? 'original-failed' : 'duplicate-failed'
    case 'medium-away':
      return reason.medium === 'original' ? 'original-away' : 'duplicate-away'
    case 'contradiction':
      return reason.refusal.type === 'signing-key-gone' ? 'signing-key-gone' : 'contradiction'
    case 'old-image':
      return reason.type
    case 'no-medium':
      return 'no-medium'
    default:
      return unreachable(reason)
  }
}

/** A session in the journal, of any card. */
export function interruptedOf({ journal }: Situation): OutOfService['interrupted'] {
  if (journal?.type !== 'interrupted' && journal?.type !== 'freed') return null
  return { contests: journal.contests, done: journal.done, freed: journal.type === 'freed' }
}

/** The journal has no session of it any more. A contest that has lost its poll (TC-52) is none of `openContests`, and is still open there. */
export function isOver({ card, done }: Session): boolean {
  return isPart(card.contests, done)
}

/**
 * Row 22 and the release of docs/formats/ballot-box.md: this machine votes no more today, and others may. A day that nobody closed is
 * ended instead (row 32), and where the pair says nothing the card must wait for it (C4).
 */
export function mayRelease({ fault }: OutOfService): boolean {
  const votesNoMore: readonly Fault[] = [
    'original-away',
    'duplicate-away',
    'original-failed',
    'duplicate-failed',
    'machine-disk',
    'taken-over',
    'was-taken-over',
  ]
  return votesNoMore.includes(fault)
}

/**
 * One medium that works can still be sealed (CLS-04); a contradiction is left for the counting centre. Here is what the log says
 * of each fault with which the pair can be closed.
 */
const CLOSABLE = {
  // The log has it when the medium is back, or given up.
  'original-away': 'medium-failed',
  'duplicate-away': 'medium-failed',
  'original-failed': 'medium-failed',
  'duplicate-failed': 'medium-failed',
  'machine-disk': 'machine-disk',
  // The log has the front itself.
  'front-opened': null,
  'not-closed-earlier-day': 'earlier-day-not-closed',
  // Closed for a day, and no date is left on which it could be opened: the close for good is (row 31).
  'reopening-refused': 'no-day-left',
  // Logged by its own entry, when the pair was opened.
  'taken-over': null,
  'was-taken-over': null,
} as const satisfies Partial<Record<Fault, OutOfServiceCause | null>>

/** The others that can be closed say so themselves, with their own steps. */
export function isLeftToClose({ fault, closable }: OutOfService): boolean {
  const left: readonly Fault[] = [
    'original-away',
    'duplicate-away',
    'original-failed',
    'duplicate-failed',
    'machine-disk',
    'front-opened',
  ]
  return closable && left.includes(fault)
}

/** Nothing can be sealed while neither can be read; both back in their slots, another start and the closing can. */
export function waitsForItsMedia({ fault }: OutOfService): boolean {
  return fault === 'no-medium'
}

function isClosable(fault: Fault): fault is keyof typeof CLOSABLE {
  return fault in CLOSABLE
}

export function outOfService(
  state: KioskState,
  fault: Fault,
  about: {
    readonly voter?: VoterStatement | null
    readonly survivor?: OutOfService['survivor']
    readonly situation?: Situation
    /** Where no situation came with it. */
    readonly reason?: OutOfServiceReason
    /** Known without the media: what staff must end before they close. */
    readonly interrupted?: OutOfService['interrupted']
    /** Goes on there by itself when the reason is gone. */
    readonly behind?: Stage
    /** False: the pair was never opened, so there is nothing that could be closed. */
    readonly opened?: false
  } = {},
): Stepped {
  const closable = about.opened !== false && isClosable(fault)
  const stage: OutOfService = {
    type: 'out-of-service',
    fault,
    voter: about.voter ?? null,
    survivor: about.survivor ?? null,
    at: state.now,
    closable,
    behind: about.behind ?? null,
    interrupted: about.situation ? interruptedOf(about.situation) : (about.interrupted ?? null),
  }
  if (!closable) return to(state, stage)
  const cause = CLOSABLE[fault]
  const failed = failureOf(about.reason ?? about.situation?.outOfService ?? null)
  const events: readonly LogEvent[] = [
    ...(failed === null ? [] : [failed]),
    ...(cause === null ? [] : [{ type: 'out-of-service', cause } as const]),
  ]
  return to(state, stage, ...events.map((event): KioskEffect => ({ type: 'log', event, at: state.now })))
}

/**
 * CLS-04: the seal takes cause and minute of the failed medium from the survivor's log. No fault: an earlier run found it, and
 * whether its entry still came before the power went nobody knows here (the box leaves out what its log has already).
 */
export function failureOf(reason: OutOfServiceReason | null): LogEvent | null {
  if (reason?.type !== 'medium-failed') return null
  return { type: 'medium-failed', medium: reason.medium, cause: reason.fault?.type ?? 'unknown' }
}

/** A bug stops the machine. Its records are known; staff check the act under way. */
export function brokenDown(state: KioskState): KioskState {
  const session = sessionIn(state.stage)
  const unclear = session === null ? NO_CONTEST : without(session.card.contests, session.done)
  const stage: Stage = {
    type: 'out-of-service',
    fault: 'software',
    voter: session && statementOf(session, unclear),
    survivor: null,
    at: state.now,
    closable: false,
    behind: null,
    interrupted: null,
  }
  return { ...state, stage, serial: state.serial + 1 }
}

function sessionIn(stage: Stage): Session | null {
  if (stage.type === 'session') return stage
  return stage.type === 'staff' && stage.behind.type === 'session' ? stage.behind : null
}

/** @param unclear contests of which neither yes nor no can be said */
export function statementOf(session: Session, unclear: ContestMask): VoterStatement {
  const recorded = without(session.done, unclear)
  const staffWillCheck = both(unclear, session.card.contests)
  const notRecorded = without(session.card.contests, union(recorded, staffWillCheck))
  return { recorded, notRecorded, staffWillCheck }
}
