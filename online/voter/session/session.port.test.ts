/** The page's promises, over any order of what people do and services answer: seeded ways of random events. */

import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { CandidateId } from '#election/ids.ts'
import { drawVotingCode } from '#election/online/code.ts'
import { voteCode } from '#election/online/envelope.ts'
import { unixSecond } from '#election/online/instant.ts'
import { promisedBy, readPromise, writePromise } from '#election/online/promise.ts'
import { below, type Randomness } from '#election/randomness.ts'
import {
  castOf,
  election,
  FLOW,
  made,
  NOW,
  permit,
  randomness,
  salted,
  session,
  settings,
} from '#simulation/online/a-page-and-its-election.ts'
import { makeSessionKey } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Effect } from './effect.ts'
import type { Event, Kept, ScreenEvent, ServiceEvent } from './event.ts'
import { judgePermit } from './judge-permit.ts'
import type { ElectionPage, State } from './state.ts'
import { begin, step } from './step.ts'

const OPENING = 'what-opens-the-records'

function pageOf(state: State): ElectionPage | null {
  return state.page.type === 'open' ? state.page.at : null
}

/** A service that answers as the real ones do, but for what a test breaks. */
function answerTo(effect: Effect, random: Randomness): ServiceEvent | null {
  switch (effect.type) {
    case 'ask-code':
      return { type: 'code-answered', answer: below(random, 5) === 0 ? REFUSED : { type: 'flow', flow: FLOW } }
    case 'count':
      return null
    case 'ask-apply':
      return { type: 'code-answered', answer: { type: 'flow', flow: FLOW } }
    case 'begin':
      return { type: 'begin-answered', answer: below(random, 5) === 0 ? REFUSED : { type: 'card', redirect: 'x' } }
    case 'finish':
      return {
        type: 'finish-answered',
        answer: below(random, 5) === 0 ? REFUSED : { type: 'permit', permit: permit() },
      }
    case 'seal':
      return { type: 'sealed', sealed: { code: voteCode(salted), ...salted, opening: OPENING } }
    case 'sign':
      return { type: 'signed', cast: castOf(effect.permit, effect.salted) }
    case 'send':
      return { type: 'send-answered', answer: sendAnswer(effect.cast.code, random) }
    case 'wait':
      return { type: 'waited' }
    case 'fetch-pictures':
      return { type: 'pictures-fetched', gazette: effect.gazette, pictures: null }
    case 'look-up':
      return { type: 'log-answered', code: effect.code, log: { type: 'not-yet', size: 3 } }
    case 'read-incidents':
      return { type: 'incidents-read', list: null }
    case 'send-answers':
      return { type: 'answers-sent', isTaken: below(random, 2) === 0 }
    case 'load':
    case 'go':
    case 'open-check':
    case 'erase':
      return null
  }
}
const REFUSED = { type: 'refused', refusal: 'paused' } as const

function sendAnswer(code: string, random: Randomness) {
  const promised = (key: Uint8Array, of: string) => ({
    type: 'promise' as const,
    bytes: writePromise(
      { electionId: settings.electionId, code: of as never, latest: promisedBy(unixSecond(NOW)) },
      key,
    ),
  })
  switch (below(random, 6)) {
    case 0:
      return promised(made.keys.promise.secretKey, code)
    case 1:
      return promised(made.keys.gate.secretKey, code)
    case 2:
      return promised(made.keys.promise.secretKey, '00'.repeat(32))
    case 3:
      return { type: 'refused' as const, said: ['try-again', 'held', 'closed', 'voted'][below(random, 4)] ?? '' }
    default:
      return { type: 'no-answer' as const }
  }
}

const SCREEN: readonly ScreenEvent[] = [
  { type: 'begin', purpose: 'vote' },
  { type: 'typed', text: drawVotingCode(randomness).toLowerCase() },
  { type: 'code-given' },
  { type: 'free-will', isFree: true },
  { type: 'free-will', isFree: false },
  { type: 'promise-given' },
  { type: 'to-card' },
  { type: 'chosen', selection: { type: 'candidate', id: 1 as CandidateId } },
  { type: 'chosen', selection: { type: 'candidate', id: 11 as CandidateId } },
  { type: 'chosen', selection: { type: 'candidate', id: 12 as CandidateId } },
  { type: 'chosen', selection: { type: 'ended' } },
  { type: 'confirmed' },
  { type: 'confirmed' },
  { type: 'choose-again' },
  { type: 'check' },
  { type: 'checked' },
  { type: 'cast' },
  { type: 'cast' },
  { type: 'home' },
  { type: 'went-back' },
  { type: 'stay' },
  { type: 'forget' },
  { type: 'language', language: 'en' },
  { type: 'to-lookup' },
  { type: 'look-up' },
]

/** The presses of a person who wants to vote: every second press is one of these, so that ways come to their ends. */
const FORWARD: Readonly<Partial<Record<ElectionPage['type'], readonly ScreenEvent['type'][]>>> = {
  entry: ['begin'],
  refused: ['begin'],
  code: ['typed', 'code-given'],
  promise: ['free-will', 'promise-given'],
  card: ['to-card'],
  choosing: ['chosen'],
  confirming: ['confirmed'],
  ready: ['cast', 'check'],
  checking: ['checked'],
  'giving-up': ['stay', 'home'],
}

function pressed(state: State, random: Randomness): ScreenEvent {
  const types = FORWARD[pageOf(state)?.type ?? 'done'] ?? []
  const fitting = SCREEN.filter(({ type }) => types.includes(type))
  const from = fitting.length > 0 && below(random, 6) > 0 ? fitting : SCREEN
  return from[below(random, from.length)] as ScreenEvent
}

interface Walked {
  readonly states: readonly State[]
  readonly effects: readonly Effect[]
  /** The pages from which each next one came, with the event. */
  readonly steps: readonly {
    readonly from: State
    readonly event: Event
    readonly to: State
    readonly effects: readonly Effect[]
  }[]
}

/** People press anything, answers come late and in any order, and the page is opened again in between. */
function walk(seed: string): Walked {
  const random = seededRandomness(seed, 'ways')
  const kept: Kept = { flow: FLOW, purpose: 'vote', permit: null, cast: null, isOfThisTab: false }
  let { state } = begin({ type: 'back', answer: '' }, 'ja', NOW)
  const waiting: ServiceEvent[] = [{ type: 'loaded', election, kept }]
  const steps: Walked['steps'][number][] = []
  for (let at = 0; at < 160; at++) {
    const isAnswer = waiting.length > 0 && below(random, 2) === 0
    const [answer] = isAnswer ? waiting.splice(below(random, waiting.length), 1) : []
    const event: Event = answer ?? { type: 'screen', event: pressed(state, random) }
    const next = step(state, event)
    steps.push({ from: state, event, to: next.state, effects: next.effects })
    state = next.state
    waiting.push(...next.effects.flatMap((effect) => answerTo(effect, random) ?? []))
  }
  return { states: steps.map(({ to }) => to), effects: steps.flatMap(({ effects }) => effects), steps }
}

const WAYS = Array.from({ length: 150 }, (_, at) => `way ${at}`)
const walks = WAYS.map((seed) => [seed, walk(seed)] as const)
const isAt = (state: State, type: ElectionPage['type']) => pageOf(state)?.type === type

describe('over any order of events', () => {
  it('nobody comes to 「投票を受け付けました」 but by a promise of the collector for this very vote', () => {
    let reached = 0
    for (const [seed, { steps }] of walks) {
      for (const { from, event, to } of steps) {
        if (!isAt(to, 'done') || isAt(from, 'done')) continue
        reached++
        const page = pageOf(to)
        const cast = pageOf(from)
        expect(event.type, seed).toBe('send-answered')
        if (page?.type !== 'done' || cast?.type !== 'sending') throw new Error(`${seed}: from ${cast?.type}`)
        expect(page.recorded.code, seed).toBe(cast.cast.code)
        // Asked of the bytes themselves: the page's own word for them proves nothing.
        const promised = readPromise(page.recorded.promise, made.keys.promise.publicKey)
        expect(promised.ok && promised.value.code, seed).toBe(cast.cast.code)
        expect(event.type === 'send-answered' && event.answer.type, seed).toBe('promise')
      }
    }
    expect(reached).toBeGreaterThan(10)
  })

  it('after the press no state holds a name, a choice or what opens the records', () => {
    let pressed = 0
    for (const [seed, { states }] of walks) {
      for (const state of states) {
        const page = pageOf(state)
        if (page?.type !== 'signing' && page?.type !== 'sending' && page?.type !== 'done') continue
        pressed++
        const written = JSON.stringify(page, (_, value) => (value instanceof Uint8Array ? toHex(value) : value))
        expect(written, seed).not.toMatch(/候補|selection|candidate|contest|what-opens/)
      }
    }
    expect(pressed).toBeGreaterThan(50)
  })

  it('a permit signs one vote', () => {
    let signed = 0
    for (const [seed, { effects }] of walks) {
      const permits = effects.flatMap((each) => (each.type === 'sign' ? [each.permit.permit.id] : []))
      signed += permits.length
      expect(new Set(permits).size, seed).toBe(permits.length)
    }
    expect(signed).toBeGreaterThan(30)
  })

  it('a cast that is sent again is the same bytes, until there is an answer', () => {
    let again = 0
    for (const [seed, { steps }] of walks) {
      for (const { from, effects } of steps) {
        const page = pageOf(from)
        const sent = effects.find((effect) => effect.type === 'send')
        if (page?.type !== 'sending' || sent?.type !== 'send') continue
        again++
        expect(sent.cast, seed).toBe(page.cast)
      }
    }
    expect(again).toBeGreaterThan(30)
  })

  it('a cast on its way is left by its answer alone', () => {
    for (const [seed, { steps }] of walks) {
      for (const { from, event, to } of steps) {
        if (isAt(from, 'sending') && !isAt(to, 'sending')) expect(event.type, seed).toBe('send-answered')
      }
    }
  })

  it('nobody is led to a card without the tick, and nobody who is gone is chosen', () => {
    let cards = 0
    for (const [seed, { steps, states }] of walks) {
      for (const { from, to } of steps) {
        const page = pageOf(from)
        if (!isAt(to, 'card') || page?.type !== 'promise') continue
        cards++
        expect(page.isFree, seed).toBe(true)
      }
      for (const state of states) {
        const page = pageOf(state)
        if (page?.type === 'confirming') expect(page.selection, seed).not.toMatchObject({ id: 12 })
      }
    }
    expect(cards).toBeGreaterThan(0)
  })
})

describe('the first page', () => {
  const open = (place: Parameters<typeof begin>[0], kept: Kept | null) =>
    step(begin(place, 'ja', NOW).state, { type: 'loaded', election, kept })
  const cast = castOf(permit(), salted)

  it('sends a cast without an answer again, wherever somebody wanted to go', () => {
    const kept: Kept = { flow: FLOW, purpose: 'vote', permit: permit(), cast, isOfThisTab: false }
    for (const place of [{ type: 'entry' }, { type: 'back', answer: '' }, { type: 'lookup' }] as const) {
      const { state, effects } = open(place, kept)
      expect(pageOf(state)).toMatchObject({ type: 'sending', tries: 0 })
      expect(effects).toEqual([{ type: 'send', cast }])
    }
  })

  it('is the entry for who comes back from a card that this browser does not know', () => {
    expect(pageOf(open({ type: 'back', answer: 'code=1' }, null).state)).toEqual({ type: 'entry', left: null })
  })

  it('offers nothing when one contest of the permit is on paper', () => {
    const paper = { ...election, contests: election.contests.map((each, at) => ({ ...each, isOnPaper: at === 1 })) }
    const kept: Kept = { flow: FLOW, purpose: 'vote', permit: permit(), cast: null, isOfThisTab: true }
    const { state, effects } = step(begin({ type: 'entry' }, 'ja', NOW).state, {
      type: 'loaded',
      election: paper,
      kept,
    })
    expect(pageOf(state)).toMatchObject({ type: 'refused', refusal: 'contest-not-here' })
    expect(effects).toEqual([{ type: 'erase' }])
  })

  it('without genuine documents opens nothing', () => {
    const { state } = step(begin({ type: 'entry' }, 'ja', NOW).state, { type: 'not-loaded', why: 'not-genuine' })
    expect(state.page).toEqual({ type: 'unusable', why: 'not-genuine' })
  })
})

describe('back from the card', () => {
  const kept: Kept = { flow: FLOW, purpose: 'vote', permit: null, cast: null, isOfThisTab: false }
  const asked: Effect = { type: 'finish', election, flow: FLOW, answer: 'code=1' }
  const back = () =>
    step(begin({ type: 'back', answer: 'code=1' }, 'ja', NOW).state, { type: 'loaded', election, kept })

  it('asks again with the same answer until the gate has answered: one card check, one permit', () => {
    const first = back()
    expect(first.effects).toEqual([asked])
    let { state } = first
    const pauses: Effect[] = []
    for (const answer of [
      { type: 'no-answer' },
      { type: 'refused', refusal: 'try-again' },
      { type: 'no-answer' },
    ] as const) {
      const waits = step(state, { type: 'finish-answered', answer })
      pauses.push(...waits.effects)
      const again = step(waits.state, { type: 'waited' })
      expect(again.effects).toEqual([asked])
      state = again.state
    }
    expect(pauses).toEqual([1, 2, 4].map((seconds) => ({ type: 'wait', seconds })))
    expect(pageOf(state)).toMatchObject({ type: 'finishing', tries: 3 })
    const { state: last, effects } = step(state, {
      type: 'finish-answered',
      answer: { type: 'permit', permit: permit() },
    })
    expect([pageOf(last)?.type, effects]).toEqual(['choosing', []])
  })

  it('ends with any other refusal, and with who goes back to the entry', () => {
    const refused = step(back().state, { type: 'finish-answered', answer: REFUSED })
    expect(pageOf(refused.state)).toMatchObject({ type: 'refused', refusal: 'paused' })
    expect(refused.effects).toEqual([{ type: 'erase' }])
    const { state } = step(back().state, { type: 'finish-answered', answer: { type: 'no-answer' } })
    const home = step(state, { type: 'screen', event: { type: 'home' } })
    expect(home.effects).toEqual([{ type: 'erase' }])
    expect(step(home.state, { type: 'waited' }).effects).toEqual([])
  })
})

describe('a permit', () => {
  const { bytes } = permit()
  const none = { ...settings, keys: { ...settings.keys, sorting: null } }

  it('is taken for this session key, of this gate, and with the evidence that the settings ask', () => {
    expect(judgePermit({ permit: bytes, evidence: null }, session.publicKey, none)?.bytes).toBe(bytes)
    expect(judgePermit({ permit: bytes, evidence: null }, session.publicKey, settings)).toBe(null)
    expect(judgePermit({ permit: bytes, evidence: null }, makeSessionKey(randomness).publicKey, none)).toBe(null)
    const other = { ...none, keys: { ...none.keys, gate: none.keys.promise } }
    expect(judgePermit({ permit: bytes, evidence: null }, session.publicKey, other)).toBe(null)
  })
})
