/** The check of a start: which use asks for how much, and what a refused start does. */
import type { Use } from '#election/definition/definition.ts'
import { type MachineAsked, readFacts } from './read-facts.ts'
import { type Judged, judge } from './requirement.ts'
import { forConsole } from './tell.ts'

export type Checked = { readonly type: 'goes-on' } | { readonly type: 'refused'; readonly judged: readonly Judged[] }

export function checkMachine(asked: MachineAsked): readonly Judged[] {
  return judge(readFacts(asked))
}

/**
 * Live: everything must hold. Rehearsal: the same, said as a warning – its keys open nothing of the election, and a desk must be
 * able to rehearse. A fixture, and a package that nobody could verify (no vote is possible then), are asked nothing.
 */
export function checkForUse(use: Use | null, asked: MachineAsked, say: (text: string) => void): Checked {
  if (use !== 'live' && use !== 'rehearsal') return { type: 'goes-on' }
  const judged = checkMachine(asked)
  if (judged.every(({ holds }) => holds)) return { type: 'goes-on' }
  say(forConsole(judged, use === 'live' ? 'title' : 'warning'))
  return use === 'live' ? { type: 'refused', judged } : { type: 'goes-on' }
}

/** Without these two the glass itself is not safe: then only the console says why. */
export function mayShowRefusal(judged: readonly Judged[]): boolean {
  return judged.every(({ requirement, holds }) => holds || (requirement !== 'user' && requirement !== 'browser'))
}
