/** Pages of what is done where a machine failed: its card given back, its pair taken over. */
import { unreachable } from '#election/assert.ts'
import type { KioskFacts } from './facts.ts'
import { interruptedOf } from './fault.ts'
import type { KioskState, Releasing, TakenOver, TakeOver } from './state.ts'
import type { KioskPage } from './view.ts'
import { countedRecords, recordedAndOpen, titles, witnessLines } from './view-parts.ts'

/** Whose pair it is, while nothing has been written yet: a medium that was forgotten can still be put in. */
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
    case 'witnesses': {
      const witnesses = witnessLines(facts, step.witnesses)
      return { type: 'staff-witnesses', purpose: 'take-over', keepKey: null, witnesses, refusal }
    }
    default:
      return unreachable(step)
  }
}

export function takenOverPage(state: KioskState, facts: KioskFacts, { report }: TakenOver): KioskPage {
  const { outOfService, lostPages } = report.situation
  const found = interruptedOf(report.situation)
  return {
    type: 'taken-over',
    serial: state.takenOver?.serial ?? '',
    repairedPages: report.repairedPages,
    lostPages,
    failedMedium: outOfService?.type === 'medium-failed' ? outOfService.medium : null,
    interrupted: found && { ...recordedAndOpen(facts, found.contests, found.done), freed: found.freed },
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
