/** From the zero-check screen (or a restart) to votable: witnesses, first voter, operator card + PIN, open the pair. */
import { assert } from '#election/assert.ts'
import { wasMoved } from '#election/definition/moved-day.ts'
import { hoursAt, sittingAt } from '#election/definition/stops.ts'
import { asCount, type LogEvent } from '#election/log/catalogue.ts'
import { type Sitting, sittingsOf } from '#election/sitting.ts'
import { dateOf, timeOf } from '#election/time.ts'
import type { StaffRefusal } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import { type KioskEvent, pressIn } from './event.ts'
import { faultOf, interruptedOf, outOfService } from './fault.ts'
import { dayRefusal, votingDay } from './open-day.ts'
import type { JournalSituation, RecoveryReport } from './pair-report.ts'
import { releasing } from './releasing.ts'
import { mayRetire, retire } from './retiring.ts'
import { emptySession } from './session-card.ts'
import type { KioskState, Stage, ZeroCheck } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { onTakenPairOpened } from './take-over.ts'
import { askForPin, isTriedCard, openedBy, UNLOCK_START, unlockOnPin, unlockOnTray, unlockRefused } from './unlock.ts'
import { enoughWitnesses, marked, nobodyMarked, WITNESSES_LEAST } from './witnesses.ts'

export function stepZeroCheck(state: KioskState, stage: ZeroCheck, event: KioskEvent): Stepped {
  // The hour has come: its refusal goes by itself, and no press in flight is lost.
  if (event.type === 'minute' && stage.refusal === 'before-opening' && !isBeforeOpening(state))
    return stay({ ...state, stage: { ...stage, refusal: null } })
  if (event.type !== 'screen') return stay(state)
  const press = pressIn(event)
  switch (press.type) {
    case 'witness':
      return to(state, { ...stage, witnesses: marked(state, stage.witnesses, press), refusal: null })
    case 'clock-confirmed':
      return to(state, { ...stage, clockConfirmed: press.done ?? true, refusal: null })
    case 'voter-confirmed': {
      const voterConfirmed = press.done ?? true
      // OPN-05: nobody who votes is inside before the hour.
      if (voterConfirmed && isBeforeOpening(state)) return to(state, { ...stage, refusal: 'before-opening' })
      return to(state, { ...stage, voterConfirmed, refusal: null })
    }
    case 'officer-confirmed': {
      const refusal = openingRefusal(state, stage)
      if (refusal !== null) return to(state, { ...stage, refusal })
      return to(state, { type: 'unlocking', purpose: 'open', unlock: unlockFor(state), zero: stage })
    }
    case 'retire':
      return mayRetire(state) ? retire(state, stage) : stay(state)
    case 'staff':
      return askForPin(state, stage)
    default:
      return stay(state)
  }
}

/** OPN-01: the day and the clock; OPN-05: witnesses and the first voter; D-04: not before the configured time. A rehearsal is held at any time. */
function openingRefusal(state: KioskState, stage: ZeroCheck): StaffRefusal | null {
  assert(state.facts !== null, 'opening: after the package')
  if (state.front === 'open') return 'front-open'
  const day = dayRefusal(state, stage.readAt)
  if (day !== null) return day
  if (!stage.clockConfirmed) return 'clock-not-confirmed'
  if (!enoughWitnesses(stage.witnesses, WITNESSES_LEAST)) return 'witnesses-missing'
  if (!stage.voterConfirmed) return 'voter-not-confirmed'
  return isBeforeOpening(state) ? 'before-opening' : null
}

function isBeforeOpening({ facts, now }: KioskState): boolean {
  if (facts === null || facts.use === 'rehearsal') return false
  return timeOf(now) < hoursAt(facts.station, sittingAt(facts.station, now)).opens
}

function unlockFor(state: KioskState) {
  return unlockOnTray(UNLOCK_START, state.tray)
}

type Unlocking = Extract<Stage, { type: 'unlocking' }>

export function stepUnlocking(state: KioskState, stage: Unlocking, event: KioskEvent): Stepped {
  switch (event.type) {
    case 'card':
      return to(state, { ...stage, unlock: unlockOnTray(stage.unlock, event.presence) })
    case 'screen': {
      const press = pressIn(event)
      if (press.type === 'back' && stage.zero !== null) return to(state, stage.zero)
      if (press.type !== 'pin') return stay(state)
      const tried = unlockOnPin(state, stage.unlock, press.pin)
      return { state: { ...tried.state, stage: { ...stage, unlock: tried.unlock } }, effects: tried.effects }
    }
    case 'unlocked': {
      if (event.ask !== state.ask) return stay(state)
      if (!event.result.ok) {
        const refused = unlockRefused(state, stage.unlock, event.uid, event.result.error)
        return { state: { ...refused.state, stage: { ...stage, unlock: refused.unlock } }, effects: refused.effects }
      }
      if (!isTriedCard(state, stage.unlock)) return stay(state)
      const opened = openedBy(state)
      // Hours may lie between the officer's press and the PIN: another day, an opened front.
      const refusal = stage.zero && openingRefusal(state, stage.zero)
      return refusal ? to(opened, { ...stage.zero, refusal }) : openThePair(opened, stage.purpose, false)
    }
    default:
      return stay(state)
  }
}

/** @param accepted used media that this machine does not know were looked at and taken (OPN-03) */
export function openThePair(state: KioskState, purpose: 'open' | 'recover', accepted: boolean): Stepped {
  const { now } = state
  const open: KioskEffect = { type: 'open-pair', purpose, accepted, reason: null, today: dateOf(now), at: now }
  return to(state, { type: 'opening', purpose }, open)
}

type Opening = Extract<Stage, { type: 'opening' }>

export function stepOpening(state: KioskState, stage: Opening, event: KioskEvent): Stepped {
  if (event.type === 'pair-unknown') {
    const witnesses = nobodyMarked()
    return to(state, { type: 'unknown-media', found: event.found, witnesses, refusal: null })
  }
  if (event.type !== 'pair-opened') return stay(state)
  if (!event.result.ok) {
    const { error } = event.result
    return outOfService(state, error, error === 'machine-disk' ? { opened: false } : {})
  }
  const report = event.result.value
  if (stage.purpose === 'take-over') return onTakenPairOpened(state, report)
  const { situation, closed } = report
  const { journal } = situation
  // Closed for good with one medium: its figures are what people come for.
  if (journal?.type === 'closed' && journal.final && closed !== null)
    return to(state, { type: 'closed', report: closed })
  if (situation.outOfService !== null) {
    return outOfService(state, faultOf(situation.outOfService), { situation })
  }
  assert(journal !== null, 'a pair in service has a journal')
  const today = votingDay(state)
  const { facts } = state
  assert(facts !== null, 'opening: after the package')
  const isListed = (day: Sitting) => sittingsOf(facts.station.dates).includes(day)
  if (isOfMovedDay(state, journal)) return outOfService(state, 'moved-too-late', { situation })
  if (journal.type === 'closed') {
    // D-30: only early voting goes on, on a later listed date; whether it is one is checked against the signed header.
    assert(closed !== null, 'a closed pair has its figures')
    return journal.day >= today || waitsForLaterDay(state, today)
      ? to(state, { type: 'closed', report: closed })
      : to(state, { ...stage, reopened: closed }, { type: 'reopen', today, at: state.now })
  }
  // No vote is ever on a pair that two machines wrote (docs/decisions/003-let-another-machine-close-a-dead-machines-pair.md).
  if (report.wasTakenOver) return outOfService(state, 'was-taken-over', { situation })
  // Whatever the clock says, it goes on by itself when it is right again.
  const behind = { type: 'recovered', report, reopened: stage.reopened ?? null } as const
  if (journal.day !== null && journal.day < today) {
    return outOfService(state, 'not-closed-earlier-day', { situation, behind })
  }
  // Made votable, and nobody has voted: it takes no vote on a date that is none of its own, and is closed.
  if (journal.day === null && datesPast(state, today) && !isListed(today)) {
    return outOfService(state, 'not-closed-earlier-day', { situation, behind })
  }
  // Nothing is made votable under a date before that of its votes.
  if (journal.day === null ? !isListed(today) : today < journal.day) {
    return outOfService(state, 'clock', { behind })
  }
  if (stage.purpose === 'open') {
    return to(
      state,
      { type: 'remove-operator-card', next: { type: 'waiting' } },
      log(state, { type: 'zero-check-passed' }),
      ...madeVotable(state),
    )
  }
  return to(state, { type: 'recovered', report, reopened: stage.reopened ?? null }, ...madeVotable(state))
}

function datesPast({ facts }: KioskState, today: Sitting): boolean {
  assert(facts !== null, 'opening: after the package')
  return sittingsOf(facts.station.dates).some((date) => date < today)
}

/** Between two dates of early voting: closed for its day, and a later one is still to come. */
function waitsForLaterDay({ facts }: KioskState, today: Sitting): boolean {
  assert(facts !== null, 'opening: after the package')
  const dates = sittingsOf(facts.station.dates)
  return !dates.includes(today) && dates.some((date) => date > today)
}

/** TC-20: people voted on it when the list that moves the day came. It is closed under the list before. */
function isOfMovedDay({ facts }: KioskState, journal: JournalSituation): boolean {
  assert(facts !== null, 'opening: after the package')
  const isOver = journal.type === 'closed' && journal.final
  return !isOver && journal.day !== null && wasMoved(journal.day, facts.station)
}

type Recovered = Extract<Stage, { type: 'recovered' }>

/** OPN-03: staff and witnesses read the report; then waiting, or the neutral page of the interrupted session. */
export function stepRecovered(state: KioskState, stage: Recovered, event: KioskEvent): Stepped {
  // Open in service it would be a fault at once (OPN-08).
  if (pressIn(event)?.type !== 'next' || state.front === 'open') return stay(state)
  return to(state, { type: 'remove-operator-card', next: afterRecovery(state, stage.report) })
}

function afterRecovery(state: KioskState, report: RecoveryReport): Stage {
  const { journal } = report.situation
  assert(state.facts !== null, 'recovery: after the package')
  // Rows 14–16: the power went in the middle of a release.
  const interrupted = interruptedOf(report.situation)
  if (interrupted?.freed) return releasing({ type: 'waiting' }, interrupted)
  if (journal?.type !== 'interrupted') return { type: 'waiting' }
  return emptySession(state.facts, journal.contests, journal.done)
}

export function madeVotable(state: KioskState): readonly KioskEffect[] {
  assert(state.facts !== null, 'made votable: after the package')
  const before = state.clockSets.map(({ event, at }): KioskEffect => ({ type: 'log', event, at }))
  return [...before, log(state, { type: 'made-votable', list: asCount(state.facts.listVersion) })]
}

function log(state: KioskState, event: LogEvent): KioskEffect {
  return { type: 'log', event, at: state.now }
}
