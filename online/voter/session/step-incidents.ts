/** Incidents of the box, at the top of every page: asked for as the page opens, each minute, and beside a refusal, which it may explain. */
import { type Incident, isNewer, openIncidents } from '#election/online/incidents.ts'
import type { ServiceEvent } from './event.ts'
import type { KnownIncidents, State } from './state.ts'
import type { Stepped } from './stepped.ts'

const EACH_SECONDS = 60

export const NO_INCIDENTS: KnownIncidents = { list: null, askedAt: null }

export function withIncidents(before: State, { state, effects }: Stepped): Stepped {
  const { incidents, now, page } = state
  if (page.type !== 'open') return { state, effects }
  const isRefused = refusalOf(state) !== null && refusalOf(state) !== refusalOf(before)
  const isDue = incidents.askedAt === null || Math.abs(now - incidents.askedAt) >= EACH_SECONDS
  if (!isRefused && !isDue) return { state, effects }
  return {
    state: { ...state, incidents: { ...incidents, askedAt: now } },
    effects: [...effects, { type: 'read-incidents', election: page.election, known: incidents.list }],
  }
}

/** No answer, no list, or one that nobody signed or that is older takes nothing off the page. */
export function tookIncidents(state: State, { list }: Extract<ServiceEvent, { type: 'incidents-read' }>): State {
  const { incidents } = state
  return list === null || !isNewer(list, incidents.list) ? state : { ...state, incidents: { ...incidents, list } }
}

export function shownIncidents({ incidents }: Pick<State, 'incidents'>): readonly Incident[] {
  return incidents.list === null ? [] : openIncidents(incidents.list.lines)
}

function refusalOf({ page }: State) {
  return page.type === 'open' && page.at.type === 'refused' ? page.at : null
}
