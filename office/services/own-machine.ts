/** Keys of a real election are made on a computer as it must be: looked at when somebody chooses it, and again at each room of keys. */
import type { AppConfig } from '#shell/config.ts'
import { checkForUse, checkMachine } from '#shell/machine/machine-check.ts'
import type { MachineAsked } from '#shell/machine/read-facts.ts'
import type { OfficeEvent } from '../session/event.ts'

type Send = (event: OfficeEvent) => void

export function lookAtOwnMachine(config: AppConfig, send: Send): void {
  send({ type: 'own-machine-seen', points: checkMachine(asked(config)) })
}

/** @returns false: the screen has the points, and the console too */
export function isFitForKeys(config: AppConfig, use: 'live' | 'rehearsal', send: Send): boolean {
  if (use !== 'live') return true
  const checked = checkForUse(use, asked(config), console.error)
  send({ type: 'own-machine-seen', points: checked.type === 'refused' ? checked.judged : [] })
  return checked.type === 'goes-on'
}

function asked({ machine }: AppConfig): MachineAsked {
  return { machine, program: 'built', chromium: true, environment: process.env, places: null }
}
