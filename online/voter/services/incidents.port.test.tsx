/** An incident of the box reaches every page of a voter, and nothing unsigned or older takes it off (M1–M3). */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { type IncidentLine, wholeMinute, writeIncidents } from '#election/online/incidents.ts'
import { election, made, NOW, settings } from '#simulation/online/a-page-and-its-election.ts'
import { STOPPED, withIncident } from '#simulation/rooms/online-incidents.ts'
import { VoterScreen } from '../screens/voter-screen.tsx'
import type { ElectionPage, State } from '../session/state.ts'
import { step } from '../session/step.ts'
import { NO_INCIDENTS, shownIncidents, withIncidents } from '../session/step-incidents.ts'
import { incidentsAt } from './incidents.ts'

const { electionId } = settings
const [one, two] = made.exporters as [Pair, Pair]
type Pair = (typeof made.exporters)[number]
const entered = (lines: readonly IncidentLine[], said = STOPPED, by: readonly [Pair, Pair] = [one, two]) =>
  withIncident(lines, said, { electionId, by })
const stopped = entered([])
const ended = entered(stopped, { ...STOPPED, incident: 1, to: wholeMinute(STOPPED.from + 600) })
const list = (lines: readonly IncidentLine[]) => ({ electionId, lines })
const read = (answer: Response, known: Parameters<typeof incidentsAt>[2] = null) =>
  incidentsAt({ origin: 'https://vote.example', fetch: async () => answer }, election, known)
const given = (bytes: Uint8Array) => new Response(new Uint8Array(bytes))

const at = (page: ElectionPage, now = NOW): State => ({
  ...{ language: 'ja', now, incidents: NO_INCIDENTS },
  page: { type: 'open', election, pictures: null, at: page },
})
const entry = at({ type: 'entry', left: null })
const refused = at({ type: 'refused', refusal: 'paused', purpose: 'vote' })
const took = (state: State, lines: readonly IncidentLine[] | null) =>
  step(state, { type: 'incidents-read', list: lines && list(lines) }).state
const isAsked = (before: State, state: State) =>
  withIncidents(before, { state, effects: [] }).effects.some(({ type }) => type === 'read-incidents')
const html = (state: State) => renderToStaticMarkup(<VoterScreen state={state} send={() => {}} />)

it('is read as two exporters signed it, and not otherwise', async () => {
  expect(await read(given(writeIncidents(list(stopped))))).toEqual(list(stopped))
  expect(await read(given(writeIncidents(list(entered([], STOPPED, [one, one])))))).toBeNull()
  expect(await read(given(writeIncidents(list(ended.slice(1)))))).toBeNull()
  expect(await read(new Response('', { status: 404 }))).toBeNull()
  // Each minute the same bytes: what was checked is not checked again.
  const known = list(stopped)
  expect(await read(given(writeIncidents(known)), known)).toBe(known)
})

it('is at the top of every page in each language, before anybody signs in and where the server says that it stands still', () => {
  for (const page of [entry, refused]) {
    const shown = took(page, stopped)
    for (const language of LANGUAGES) {
      const text = html({ ...shown, language })
      const [header = '', main = ''] = text.split('<main>')
      expect(header).toMatch(/<div role="status"><section class="incident">/)
      expect(header).toContain(STOPPED[language])
      expect(main).not.toContain(STOPPED[language])
    }
  }
  // The box is there before anything is in it: otherwise nobody hears what comes.
  expect(html(entry)).toContain('<div role="status"></div>')
})

it('goes when its end is signed, and not because a list is missing, older or of another past', () => {
  const shown = took(entry, stopped)
  expect(shownIncidents(took(shown, ended))).toEqual([])
  for (const less of [null, []]) expect(shownIncidents(took(shown, less))).toHaveLength(1)
  const other = entered([], { ...STOPPED, to: wholeMinute(STOPPED.from + 60) })
  expect(shownIncidents(took(shown, other))).toHaveLength(1)
  const both = took(shown, entered(stopped, { ...STOPPED, class: 'operation', measure: 'going-on' }))
  expect(shownIncidents(both).map(({ incident }) => incident)).toEqual([1, 2])
})

it('is asked for as the page opens, each minute, and with a refusal', () => {
  const loading: State = { ...entry, page: { type: 'loading', place: { type: 'entry' } } }
  expect(isAsked(loading, loading)).toBe(false)
  expect(isAsked(loading, entry)).toBe(true)
  const asked = withIncidents(loading, { state: entry, effects: [] }).state
  expect(isAsked(asked, { ...asked, now: NOW + 59 })).toBe(false)
  expect(isAsked(asked, { ...asked, now: NOW + 60 })).toBe(true)
  // A clock that was set back asks, too.
  expect(isAsked(asked, { ...asked, now: NOW - 60 })).toBe(true)
  const no = { ...asked, page: refused.page }
  expect(isAsked(asked, no)).toBe(true)
  expect(isAsked(no, no)).toBe(false)
})
