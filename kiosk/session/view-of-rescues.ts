/** Pages of what is done where a machine failed: started again, its card given back, its pair taken over. */
import { unreachable } from '#election/assert.ts'
import type { KioskFacts } from './facts.ts'
import { interruptedOf } from './fault.ts'
import { votingDay } from './open-day.ts'
import type { Situation } from './pair-report.ts'
import type { KioskState, Releasing, Stage, TakenOver, TakeOver } from './state.ts'
import type { KioskPage } from './view.ts'
import { countedRecords, dayOf, recordedAndOpen, titles } from './view-parts.ts'

/** The pair's machine, while nothing has been written yet: a forgotten medium can still be put in. */
export function takeOverPage(state: KioskState, facts: KioskFacts, { step, refusal }: TakeOver): KioskPage {
  switch (step.type) {
    case 'found': {
      const there = new Set(state.media.map(({ role }) => role))
      const missing = (['original', 'duplicate'] as const).find((role) => !there.has(role)) ?? null
      const { machineSerial, station } = facts
      const serial = state.takenOver?.serial ?? ''
      return { type: 'take-over', serial, machineSerial, station: station.name, media: state.media, missing, refusal }
    }
    case 'unlock': {
      const { step: at, refusal: why } = step.unlock
      return { type: 'operator-card', purpose: 'take-over', step: at, refusal: why, cancellable: true }
    }
    case 'witnesses':
      return { type: 'staff-witnesses', purpose: 'take-over', keepKey: null, witnesses: step.witnesses, refusal }
    default:
      return unreachable(step)
  }
}

export function recoveredPage(
  state: KioskState,
  facts: KioskFacts,
  { report, reopened }: Extract<Stage, { type: 'recovered' }>,
): KioskPage {
  const { repairedPages, situation } = report
  const day = dayOf(facts, votingDay(state))
  return {
    type: 'recovered',
    reopened: reopened && day && { day, before: reopened.day, records: countedRecords(facts, reopened.records) },
    starts: state.starts,
    fingerprint: facts.fingerprint,
    listVersion: facts.listVersion,
    memoryDamaged: state.memoryDamaged,
    clock: state.now,
    frontOpen: state.front === 'open',
    repairedPages,
    lostPages: situation.lostPages,
    interrupted: interruptedVote(facts, situation),
  }
}

function interruptedVote(facts: KioskFacts, situation: Situation) {
  const found = interruptedOf(situation)
  return found && { ...recordedAndOpen(facts, found.contests, found.done), freed: found.freed }
}

export function takenOverPage(state: KioskState, facts: KioskFacts, { report }: TakenOver): KioskPage {
  const { outOfService, lostPages } = report.situation
  return {
    type: 'taken-over',
    serial: state.takenOver?.serial ?? '',
    repairedPages: report.repairedPages,
    lostPages,
    failedMedium: outOfService?.type === 'medium-failed' ? outOfService.medium : null,
    interrupted: interruptedVote(facts, report.situation),
    records: countedRecords(facts, report.records ?? []),
  }
}

export function releasingPage(state: KioskState, facts: KioskFacts, { step, freed }: Releasing): KioskPage {
  switch (step.type) {
    case 'card': {
      const cardLies = !step.lifted && state.tray.type !== 'absent'
      const { refusal, machine } = step
      return { type: 'release-card', refusal, machine, cardLies, awaited: freed !== null }
    }
    case 'reading':
    case 'moving':
      return { type: 'reading-card' }
    case 'finishing':
      return { type: 'finishing' }
    case 'done':
      return { type: 'released', recorded: titles(facts, step.recorded), open: titles(facts, step.open) }
    case 'over':
      return { type: 'session-over' }
    default:
      return unreachable(step)
  }
}
