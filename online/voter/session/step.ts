/** The voter's page: step(state, event) → {state, effects}. An event that means nothing on this page changes nothing. */
import { unreachable } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import type { Effect } from './effect.ts'
import type { Event, Kept, ScreenEvent, ServiceEvent } from './event.ts'
import type { ElectionPage, Place, State } from './state.ts'
import { stepBack } from './step-back.ts'
import { stepBallot } from './step-ballot.ts'
import { APPLYING, codePage, stepBefore } from './step-before.ts'
import { stepCast } from './step-cast.ts'
import { ballotOf, finish, stepFinish } from './step-finish.ts'
import { NO_INCIDENTS, tookIncidents } from './step-incidents.ts'
import { stepLog } from './step-log.ts'
import { type OpenPage, stepPictures } from './step-pictures.ts'
import type { PageStep, Stepped } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

export function begin(place: Place, language: Language, now: number): Stepped {
  const state: State = { language, now, incidents: NO_INCIDENTS, page: { type: 'loading', place } }
  const load: Effect = { type: 'load', place }
  return { state, effects: isOpening(place) ? [load, { type: 'count', what: 'opened' }] : [load] }
}

/** Back from the card, a check of a vote or a look at the log is no other visitor. */
function isOpening({ type }: Place): boolean {
  return type === 'entry' || type === 'letter' || type === 'apply'
}

export function step(state: State, event: Event): Stepped {
  const same: Stepped = { state, effects: [] }
  if (event.type === 'clock') return { state: { ...state, now: event.now }, effects: [] }
  if (event.type === 'incidents-read') return { state: tookIncidents(state, event), effects: [] }
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
      return entryOrBallot(election, kept)
    case 'letter':
      return { at: codePage('vote', place.code, election) }
    case 'back':
      return backFromCard(place.answer, election, kept)
    case 'check':
      return {
        at: { type: 'opened', check: { type: 'not-opened' } },
        effects: [{ type: 'open-check', election, opening: place.opening }],
      }
    case 'apply':
      // Who is a member is on the list, and applies for nothing.
      return election.signed.settings.switches.voters === 'members' ? entryOrBallot(election, kept) : { at: APPLYING }
    case 'lookup':
      return { at: { type: 'lookup', typed: '', said: 'nothing', log: null } }
    default:
      return unreachable(place)
  }
}

/**
 * The next person at a shared device opens this address, a closed tab or the browser again: a ballot whose card somebody else has touched opens
 * for none of them. They begin with letter and card of their own, and so does the owner who has closed the tab.
 */
function entryOrBallot(election: VoterElection, kept: Kept | null): NonNullable<PageStep> {
  if (kept?.permit == null) return ENTRY
  const { flow, isOfThisTab, permit } = kept
  return isOfThisTab
    ? ballotOf(election, permit)
    : { at: { type: 'entry', left: { flow, until: permit.permit.notAfter } } }
}

function backFromCard(answer: string, election: VoterElection, kept: Kept | null): NonNullable<PageStep> {
  // Reloaded, or the way back was pressed: the card's answer counts once.
  if (kept === null || kept.permit !== null) return entryOrBallot(election, kept)
  // The address has what the card answered just now, so it may also come in a new tab, where the card's app opens one.
  return finish({ type: 'finishing', purpose: kept.purpose, flow: kept.flow, answer, tries: 0 }, election)
}

function stepPage(at: ElectionPage, event: Event, place: { election: VoterElection; now: number }): PageStep {
  if (event.type === 'screen' && event.event.type === 'went-back') {
    return stepBack(at, place.election, () => wayOut(at, { type: 'home' }))
  }
  if (event.type === 'screen' && isWayOut(event.event)) return wayOut(at, event.event)
  if (at.type === 'giving-up') return event.type === 'screen' && event.event.type === 'stay' ? { at: at.from } : null
  switch (at.type) {
    case 'entry':
    case 'code':
    case 'applying':
    case 'applied':
    case 'promise':
    case 'card':
    case 'asked':
    case 'leaving':
    case 'refused':
    case 'status':
      return stepBefore(at, event, place.election)
    case 'finishing':
      return stepFinish(at, event, place.election)
    case 'elections':
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
    case 'questions':
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
  switch (at.type) {
    case 'sealing':
    case 'signing':
    case 'sending':
      return null
    case 'elections':
    case 'choosing':
    case 'confirming':
    case 'ready':
    case 'checking':
      // Who goes back needs the letter's code and the card once more.
      return { at: { type: 'giving-up', from: at } }
    case 'giving-up':
    case 'card':
    case 'asked':
    case 'leaving':
    case 'finishing':
    case 'refused':
      return { ...wentOut(event), effects: ERASE }
    case 'entry':
    case 'code':
    case 'applying':
    case 'applied':
    case 'promise':
    case 'status':
    case 'done':
    case 'questions':
    case 'lookup':
    case 'opened':
      // It has begun nothing that is kept: what is there may be another window's.
      return wentOut(event)
    default:
      return unreachable(at)
  }
}

const ENTRY = { at: { type: 'entry', left: null } } as const
const ERASE: readonly Effect[] = [{ type: 'erase' }]

function wentOut({ type }: { readonly type: 'home' | 'to-lookup' }): NonNullable<PageStep> {
  return type === 'home' ? ENTRY : { at: { type: 'lookup', typed: '', said: 'nothing', log: null } }
}
