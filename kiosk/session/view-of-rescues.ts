/** Pages of what is done where a machine failed: its card given back, its pair taken over. */
import { unreachable } from '#election/assert.ts'
import type { KioskFacts } from './facts.ts'
import type { KioskState, Releasing } from './state.ts'
import type { KioskPage } from './view.ts'
import { titles } from './view-parts.ts'

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
