/** The voter's page: step(state, event) → {state, effects}. An event that means nothing on this page changes nothing. */
import { unreachable } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import type { Effect } from './effect.ts'
import type { Event, Kept, ScreenEvent, ServiceEvent } from './event.ts'
import type { ElectionPage, Place, State } from './state.ts'
import { stepBallot } from './step-ballot.ts'
import { APPLYING, codePage, stepBefore } from './step-before.ts'
import { stepCast } from './step-cast.ts'
import { ballotOf, finish, stepFinish } from './step-finish.ts'
import { stepLog } from './step-log.ts'
import { type OpenPage, stepPictures } from './step-pictures.ts'
import type { PageStep, Stepped } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

export function begin(place: Place, language: Language, now: number): Stepped {
  return { state: { language, now, page: { type: 'loading', place } }, effects: [{ type: 'load', place }] }
}

export function step(state: State, event: Event): Stepped {
  const same: Stepped = { state, effects: [] }
  if (event.type === 'clock') return { state: { ...state, now: event.now }, effects: [] }
  if (event.type === 'bug') return { state: { ...state, page: { type: 'unusable', why: 'bug' } }, effects: [] }
  if (event.type === 'screen' && event.event.type === 'language') {
    return { state: { ...state, language: event.event.language }, effects: [] }
  }
  const { page } = state
  switch (page.type) {
    case 'loading':
      return event.type === 'loaded' || event.type === 'not-loaded' ? loaded(state, page.place, event) : same
    case 'unusable':
      return same
    case 'open': {
      const { election } = page
      const pictured = stepPictures(page, event)
      if (pictured !== null) return { state: { ...state, page: pictured.page }, effects: pictured.effects }
      const next = stepPage(page.at, event, { election, now: state.now })
      return next === null ? same : opened(state, page, next)
    }
    default:
      return unreachable(page)
  }
}

type Open = Pick<OpenPage, 'election' | 'pictures'>

function opened(state: State, { election, pictures }: Open, { at, effects = [] }: NonNullable<PageStep>): Stepped {
  return { state: { ...state, page: { type: 'open', election, pictures, at } }, effects }
}

type Loaded = Extract<ServiceEvent, { type: 'loaded' | 'not-loaded' }>

function loaded(state: State, place: Place, event: Loaded): Stepped {
  if (event.type === 'not-loaded') {
    return { state: { ...state, page: { type: 'unusable', why: event.why } }, effects: [] }
  }
  const { election, kept } = event
  return opened(state, { election, pictures: null }, firstPage(place, election, kept))
}

/** A cast without an answer comes first, wherever somebody wanted to go: it is sent again, with the same bytes. */
function firstPage(place: Place, election: VoterElection, waiting: Kept | 'ended' | null): NonNullable<PageStep> {
  if (waiting === 'ended' && (place.type === 'entry' || place.type === 'back')) {
    return { at: { type: 'refused', refusal: 'way-ended', purpose: 'vote' } }
  }
  const kept = waiting === 'ended' ? null : waiting
  if (kept?.cast != null) {
    return { at: { type: 'sending', cast: kept.cast, tries: 0 }, effects: [{ type: 'send', cast: kept.cast }] }
  }
  switch (place.type) {
    case 'entry':
      return kept?.permit == null ? { at: { type: 'entry' } } : ballotOf(election, kept.permit)
    case 'letter':
      return { at: codePage('vote', place.code) }
    case 'back':
      return backFromCard(place.answer, election, kept)
    case 'check':
      return {
        at: { type: 'opened', check: { type: 'not-opened' } },
        effects: [{ type: 'open-check', election, opening: place.opening }],
      }
    case 'apply':
      return { at: APPLYING }
    case 'lookup':
      return { at: { type: 'lookup', typed: '', said: 'nothing', log: null } }
    default:
      return unreachable(place)
  }
}

function backFromCard(answer: string, election: VoterElection, kept: Kept | null): NonNullable<PageStep> {
  // Reloaded, or the way back was pressed: the card's answer counts once.
  if (kept?.permit != null) return ballotOf(election, kept.permit)
  if (kept === null) return { at: { type: 'entry' } }
  return finish({ type: 'finishing', purpose: kept.purpose, flow: kept.flow, answer, tries: 0 }, election)
}

function stepPage(at: ElectionPage, event: Event, place: { election: VoterElection; now: number }): PageStep {
  if (event.type === 'screen' && isWayOut(event.event)) return wayOut(at, event.event)
  switch (at.type) {
    case 'entry':
    case 'code':
    case 'applying':
    case 'applied':
    case 'promise':
    case 'card':
    case 'leaving':
    case 'refused':
    case 'status':
      return stepBefore(at, event, place.election)
    case 'finishing':
      return stepFinish(at, event, place.election)
    case 'choosing':
    case 'confirming':
    case 'sealing':
    case 'ready':
    case 'checking':
      return stepBallot(at, event, place.election)
    case 'signing':
    case 'sending':
      return stepCast(at, event, place.election)
    case 'done':
    case 'lookup':
    case 'opened':
      return stepLog(at, event, place)
    default:
      return unreachable(at)
  }
}

function isWayOut(event: ScreenEvent): event is Extract<ScreenEvent, { type: 'home' | 'to-lookup' }> {
  return event.type === 'home' || event.type === 'to-lookup'
}

/** Not while a cast is on its way: nothing but an answer ends that. Where the card's app did not open, this page is still there. */
function wayOut(at: ElectionPage, event: { readonly type: 'home' | 'to-lookup' }): PageStep {
  if (at.type === 'signing' || at.type === 'sending') return null
  const effects: readonly Effect[] = [{ type: 'erase' }]
  return event.type === 'home'
    ? { at: { type: 'entry' }, effects }
    : { at: { type: 'lookup', typed: '', said: 'nothing', log: null }, effects }
}
