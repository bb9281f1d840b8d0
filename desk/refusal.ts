/** The reason why a desk is not laid out: said on the console, before any key is made. */
import type { ElectionSources } from '#election/definition/definition.ts'
import { dateOf, type LocalMinute } from '#election/time.ts'
import { type DeskRefusalCode, deskRefusals } from '#ui/messages/desk-refusals.ts'
import { fill, type Values } from '#ui/messages/message.ts'
import type { DeskUse } from './session/view.ts'

export class DeskRefused extends Error {
  readonly code: DeskRefusalCode
  readonly about: Values

  constructor(code: DeskRefusalCode, about: Values) {
    super(code)
    this.code = code
    this.about = about
  }
}

/** @throws DeskRefused The machines of the desk would refuse the same, one screen after the other. */
export function assertMayLayOut(use: DeskUse, { rules, rehearsal, stations }: ElectionSources, now: LocalMinute): void {
  const [station] = stations
  if (station !== undefined && station.dates.length > 1) {
    throw new DeskRefused('station-of-several-days', { station: station.id })
  }
  if (use === 'fixture') return
  const today = dateOf(now)
  const isVotingDate = today === rules.date || stations.some((station) => station.dates.includes(today))
  if (isVotingDate) throw new DeskRefused('rehearsal-on-voting-date', { date: today })
  if (!rehearsal) throw new DeskRefused('set-is-for-the-day', { date: today })
}

export function sayRefusal({ code, about }: DeskRefused): void {
  for (const { title, next } of Object.values(deskRefusals[code])) {
    console.error(`${fill(title, about)} ${fill(next, about)}`)
  }
}
