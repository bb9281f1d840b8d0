/** The office's page: what is asked once more, whose answers are shown, and what leaves the screen with its person. */
import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { ANYBODY } from '#election/online/applicants.ts'
import { below } from '#election/randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Answered, Asked } from './asked.ts'
import type { Event, ScreenEvent } from './event.ts'
import { pagesOf } from './pages.ts'
import type { Found, Letter, State } from './state.ts'
import { begin, type Stepped, step } from './step.ts'

const SEED = process.env.IPPYO_SEED ?? '1'
const ID = '00'.repeat(16)
const LETTERS: readonly Letter[] = ['1', '2', '3'].map((last) => ({
  ...{ letter: `000000000${last}`, state: 'drawn', name: '見本　花子', address: '架空県見本市1', consulate: null },
}))
const OFFICE = {
  type: 'office' as const,
  ...{
    isPaused: false,
    people: [{ name: '第一', duty: 'office' as const, consulate: null, passkeys: 2, isDoubted: false }],
  },
  whyNoPasskeys: null,
  boxes: { number: 1, boxes: 2, signedBy: null, last: null },
  extract: null,
  asked: [],
  approved: { number: 1, boxes: 2, signedBy: null, last: null },
}

/** The server's word, as it is when nobody refuses. */
function answerTo(asked: Asked): Answered {
  switch (asked.name) {
    case 'sign-in':
    case 'enrol':
    case 'who': {
      const applicationsEnd = '2026-11-14T17:00'
      const election = {
        title: '見本市長選挙',
        municipality: '見本市',
        use: 'rehearsal' as const,
        voters: 'residents' as const,
        ...{ applicants: ANYBODY, applicationsEnd },
      }
      const who = { type: 'signed-in' as const, name: '第一', token: 'token', election, passkeys: 2 }
      return { name: asked.name, answer: { ...who, duty: 'office' } }
    }
    case 'applications':
      return { name: asked.name, answer: { type: 'applications', applications: [] } }
    case 'letters':
      return { name: asked.name, answer: { type: 'letters', letters: [...LETTERS], posting: [] } }
    case 'changes':
      return { name: asked.name, answer: { type: 'changes', changes: [] } }
    case 'office':
      return { name: asked.name, answer: OFFICE }
    case 'search':
      return { name: asked.name, answer: { type: 'found', letter: FOUND } }
    case 'incidents':
      return { name: asked.name, answer: INCIDENTS }
    case 'figures':
      return { name: asked.name, answer: FIGURES }
    case 'voter':
      return { name: asked.name, answer: { type: 'voter', voters: [] } }
    case 'print':
      return { name: asked.name, answer: { type: 'printed', letters: asked.body.letters, pdf: 'AAAA' } }
    case 'print-paper':
      return { name: asked.name, answer: { type: 'paper-printed', count: asked.body.ids.length, pdf: 'AAAA' } }
    case 'approve':
      return { name: asked.name, answer: { type: 'approved', letter: '0000000009' } }
    case 'approve-members':
      return { name: asked.name, answer: { type: 'members-approved', count: 2 } }
    case 'mark':
      return { name: asked.name, answer: { type: 'marked', count: asked.body.letters.length } }
    case 'reissue':
      return { name: asked.name, answer: { type: 'reissued', letter: '0000000008' } }
    case 'ask':
      return { name: asked.name, answer: { type: 'asked', id: ID } }
    case 'boxes':
    case 'approved':
      return { name: asked.name, answer: { type: 'signed-once', number: 1, boxes: 2 } }
    case 'kept':
      return { name: asked.name, answer: { type: 'signed-twice', number: 1, boxes: 2, file: 'AAAA' } }
    case 'import':
      return { name: asked.name, answer: { type: 'imported', rows: 1, eligible: 1 } }
    case 'agree':
      return { name: asked.name, answer: { type: 'agreed', name: asked.body.do ? '第三' : null } }
    default:
      return { name: asked.name, answer: { type: 'done' } }
  }
}
const FIGURES = {
  ...{
    type: 'figures' as const,
    until: null,
    checks: 0,
    good: 0,
    failed: 0,
    codes: 0,
    opened: 0,
    mistyped: 0,
    byResult: [],
    periods: [],
  },
  applications: { all: null, byCategory: [], byState: [], byReason: [] },
  pauses: { count: 0, minutes: 0, isPaused: false },
}
const INCIDENTS = { type: 'incidents' as const, isRead: true, open: [] }
const FOUND: Found = {
  ...{ letter: '0000000001', rollNo: '2-1', state: 'posted', isWithdrawn: false, standing: 'not-voted', last: null },
}

/** Answers until nothing is asked any more. */
function settle({ state, effects }: Stepped, answer = answerTo): State {
  const [effect] = effects
  if (effect === undefined) return state
  const answered = answer(effect.asked)
  return settle(step(state, { type: 'answered', asked: effect.asked, answered }), answer)
}
function unasked(): never {
  throw new Error('nothing was asked')
}
const signedIn = () => settle(begin('ja', 'token'))
const played = (state: State, ...events: readonly Event[]) =>
  events.reduce((so, event) => settle(step(so, event)), state)
const ask = (asked: Asked, about = ''): ScreenEvent => ({ type: 'ask', asked, about })

describe('the page of the office', () => {
  it('asks for nobody when it was opened: the person before may have left the tab (own-74)', () => {
    const opened = begin('ja', null)
    expect([opened.effects, opened.state]).toMatchObject([[], { who: null, underWay: null, page: { type: 'sign-in' } }])
  })

  it('asks after a reload who is signed in, and shows nobody’s page when nobody is', () => {
    const begun = begin('ja', 'token')
    expect(begun.effects).toEqual([{ type: 'ask', asked: { name: 'who', body: {} }, token: 'token', by: '' }])
    const asked: Asked = { name: 'who', body: {} }
    const out = step(begun.state, { type: 'refused', asked, refusal: 'signed-out' })
    expect(out.state).toMatchObject({ who: null, said: null, page: { type: 'sign-in' }, underWay: null })
    const silent = step(begun.state, { type: 'refused', asked, refusal: 'unreachable' })
    expect(silent.state.said).toEqual({ type: 'refused', refusal: 'unreachable' })
  })

  it('asks once more before what nothing undoes, and says of whom', () => {
    const state = signedIn()
    const final: readonly Asked[] = [
      { name: 'approve', body: { id: ID } },
      { name: 'refuse', body: { id: ID, why: 'no-proof' } },
      { name: 'withdraw', body: { id: ID } },
      { name: 'answer', body: { id: ID, as: 'on-paper' } },
      { name: 'mark', body: { letters: ['0000000001'], as: 'posted' } },
      { name: 'reissue', body: { letter: '0000000001' } },
      { name: 'boxes', body: { seen: 2 } },
      { name: 'leave', body: { name: '第二' } },
      { name: 'pause', body: { paused: true } },
      { name: 'decide', body: { id: ID, do: true } },
      { name: 'import', body: { csv: '' } },
      { name: 'enrol-anew', body: { name: '第二' } },
      { name: 'agree', body: { id: ID, do: true } },
    ]
    for (const asked of final) {
      const first = step(state, ask(asked, '見本　花子（2-1）'))
      expect(first.effects, asked.name).toEqual([])
      expect(first.state.secondLook).toEqual({ asked, about: '見本　花子（2-1）' })
      // Nothing else goes on before it is answered.
      expect(step(first.state, ask({ name: 'propose', body: { id: ID } })).effects).toEqual([])
      expect(step(first.state, { type: 'go', to: 'desk' }).effects).toEqual([])
      expect(step(first.state, { type: 'second-look', yes: false }).effects).toEqual([])
      const done = step(first.state, { type: 'second-look', yes: true })
      expect(done.effects).toEqual([{ type: 'ask', asked, token: 'token', by: '第一' }])
      expect(done.state.secondLook).toBeNull()
    }
  })

  it('shows the list anew after an act and after a refusal of one, and says what happened', () => {
    const state = signedIn()
    const propose: Asked = { name: 'propose', body: { id: ID } }
    const flying = step(state, ask(propose))
    const done = step(flying.state, { type: 'answered', asked: propose, answered: answerTo(propose) })
    const list = { type: 'ask', asked: { name: 'applications', body: { state: 'asked' } }, token: 'token', by: '第一' }
    expect(done.state.said).toEqual({ type: 'done', done: 'proposed', about: '' })
    expect(done.effects).toEqual([list])
    const lost = step(flying.state, { type: 'refused', asked: propose, refusal: 'not-in-this-state' })
    expect(lost.state.said).toEqual({ type: 'refused', refusal: 'not-in-this-state' })
    const named = step(flying.state, { type: 'refused', asked: propose, refusal: 'row-not-opened', about: '1-2' })
    expect(named.state.said).toEqual({ type: 'refused', refusal: 'row-not-opened', about: '1-2' })
    expect(lost.effects).toEqual([list])
    // Whether it was done is not known: the person looks, nothing is asked by itself.
    expect(step(flying.state, { type: 'refused', asked: propose, refusal: 'unreachable' }).effects).toEqual([])
  })

  it('keeps a PDF with codes only until another page is shown', () => {
    const letters = [LETTERS[0]?.letter ?? '']
    const printed = played(signedIn(), { type: 'go', to: 'letters' }, ask({ name: 'print', body: { letters } }))
    expect(JSON.stringify(printed)).toContain('AAAA')
    for (const away of [{ type: 'go', to: 'desk' }, { type: 'letters', in: 'printed' }, { type: 'idle' }] as const) {
      expect(JSON.stringify(played(printed, away))).not.toContain('AAAA')
    }
  })

  it('chooses no letter that went from the list, and no more than are printed at once', () => {
    const state = played(signedIn(), { type: 'go', to: 'letters' }, { type: 'choose', letters: ['0000000001'] })
    const mark: Asked = { name: 'mark', body: { letters: ['0000000001'], as: 'posted' } }
    const gone = settle(step(step(state, ask(mark)).state, { type: 'second-look', yes: true }), (asked) =>
      asked.name === 'letters'
        ? { name: 'letters', answer: { type: 'letters', letters: [], posting: [] } }
        : answerTo(asked),
    )
    expect(gone.page).toMatchObject({ type: 'letters', chosen: [] })
    const many = Array.from({ length: 201 }, (_, n) => String(n).padStart(10, '0'))
    const refused = played(state, { type: 'choose', letters: many })
    expect(refused.page).toMatchObject({ chosen: ['0000000001'] })
    expect(refused.said).toEqual({ type: 'refused', refusal: 'too-many-letters' })
  })

  it('asks one question at a time', () => {
    const flying = step(signedIn(), ask({ name: 'propose', body: { id: ID } })).state
    expect(step(flying, ask({ name: 'propose', body: { id: ID } }))).toEqual({ state: flying, effects: [] })
    // Another page that is wanted meanwhile comes after the answer, with what was said of the act.
    const wanted = step(flying, { type: 'letters', in: 'posted' })
    expect(wanted.effects).toEqual([])
    const asked: Asked = { name: 'propose', body: { id: ID } }
    const next = step(wanted.state, { type: 'answered', asked, answered: answerTo(asked) })
    expect(next.effects).toEqual([
      { type: 'ask', asked: { name: 'letters', body: { state: 'posted' } }, token: 'token', by: '第一' },
    ])
    expect(next.state).toMatchObject({ page: { in: 'posted' }, wanted: null, said: { done: 'proposed' } })
    const silent = step(wanted.state, { type: 'refused', asked, refusal: 'unreachable' })
    expect(silent.state.page).toMatchObject({ in: 'posted' })
  })

  it('does what was pressed while a list was on its way, once, and in its order', () => {
    const list = step(signedIn(), { type: 'go', to: 'roll' })
    const find: Asked = { name: 'voter', body: { rollNo: '2-2' } }
    const pause: Asked = { name: 'pause', body: { paused: true } }
    const pressed = [ask(find), ask(find), ask(pause)].reduce((at, event) => step(at, event).state, list.state)
    const found = step(pressed, {
      type: 'answered',
      asked: { name: 'office', body: {} },
      answered: answerTo({ name: 'office', body: {} }),
    })
    expect(found.effects.map(({ asked }) => asked)).toEqual([find])
    const after = step(found.state, { type: 'answered', asked: find, answered: answerTo(find) })
    expect([after.effects, after.state.secondLook?.asked]).toEqual([[], pause])
  })

  it('a person signs out whatever is on its way, and no answer of it comes to the next person', () => {
    const print: Asked = { name: 'print', body: { letters: ['0000000001'] } }
    const flying = step(played(signedIn(), { type: 'go', to: 'letters' }), ask(print)).state
    const out = step(flying, ask({ name: 'sign-out', body: {} }))
    expect(out.state).toMatchObject({ who: null, page: { type: 'sign-in' } })
    expect(out.effects).toEqual([{ type: 'ask', asked: { name: 'sign-out', body: {} }, token: 'token', by: '第一' }])
    const next = settle(step(settle(out), ask({ name: 'sign-in', body: { name: '第二', passphrase: 'x' } })))
    const there = played(next, { type: 'go', to: 'letters' })
    expect(step(there, { type: 'answered', asked: print, answered: answerTo(print) }).state).toBe(there)
    expect(step(there, { type: 'refused', asked: { name: 'sign-out', body: {} }, refusal: 'unreachable' }).state).toBe(
      there,
    )
  })

  it('a quarter of an hour: nothing stays on the screen, and the server ends the session too', () => {
    const state = played(signedIn(), { type: 'go', to: 'letters' })
    const idle = step(state, { type: 'idle' })
    expect(idle.effects).toEqual([{ type: 'ask', asked: { name: 'sign-out', body: {} }, token: 'token', by: '第一' }])
    expect(JSON.stringify(idle.state)).not.toMatch(/花子|token/)
    // An answer that was on its way is shown to nobody.
    const asked: Asked = { name: 'letters', body: { state: 'drawn' } }
    expect(step(idle.state, { type: 'answered', asked, answered: answerTo(asked) }).state).toBe(idle.state)
  })

  it('says whose passkey the browser asks for, until the answer is there', () => {
    const flying = step(signedIn(), ask({ name: 'join', body: { name: '第三', passphrase: 'x', duty: 'desk' } }))
    const touch = { name: '第三', as: 'make' as const }
    const shown = step(flying.state, { type: 'touch', touch }).state
    expect(shown.touch).toEqual(touch)
    const { asked } = flying.effects[0] ?? unasked()
    expect(step(shown, { type: 'refused', asked, refusal: 'passkey-cancelled' }).state.touch).toBeNull()
    expect(step(shown, { type: 'answered', asked, answered: answerTo(asked) }).state.touch).toBeNull()
    expect(step(shown, { type: 'idle' }).state.touch).toBeNull()
    // Too late: nothing waits for it any more.
    expect(step(signedIn(), { type: 'touch', touch }).state.touch).toBeNull()
  })

  it('has one page until the first passkey is there, then all', () => {
    const bare = settle(begin('ja', 'token'), (asked) => {
      const answered = answerTo(asked)
      return answered.name === 'who' ? { ...answered, answer: { ...answered.answer, passkeys: 0 } } : answered
    })
    expect(bare.page.type).toBe('passkey')
    expect(pagesOf(bare.who ?? unasked())).toEqual(['passkey'])
    const enrolled = played(bare, ask({ name: 'enrol', body: { passphrase: 'x' } }))
    expect(enrolled).toMatchObject({ page: { type: 'applications' }, said: { done: 'enrolled' } })
    expect(pagesOf({ duty: 'desk', passkeys: 1 })).toEqual(['desk'])
    expect(pagesOf({ duty: 'desk', passkeys: null })).toEqual(['desk'])
    expect(pagesOf({ duty: 'consulate', passkeys: 1 })).toEqual(['consulate'])
  })

  it(`in any order of events: signed out shows no name, a question carries the token, a second look waits (seed ${SEED})`, () => {
    const randomness = seededRandomness(`office page ${SEED}`)
    const one = <T>(list: readonly T[]): T => {
      const found = list[below(randomness, list.length)]
      if (found === undefined) throw new Error('one of none')
      return found
    }
    for (let walk = 0; walk < 300; walk++) {
      let { state, effects } = begin('ja', 'token')
      const waiting = [...effects]
      for (let n = 0; n < 40; n++) {
        const [effect] = waiting
        const isAnswer = effect !== undefined && below(randomness, 2) === 0
        if (isAnswer) waiting.shift()
        const event: Event = isAnswer
          ? below(randomness, 4) > 0
            ? { type: 'answered', asked: effect.asked, answered: answerTo(effect.asked) }
            : { type: 'refused', asked: effect.asked, refusal: one(['signed-out', 'unreachable', 'try-again']) }
          : one<Event>(EVENTS)
        const before = state
        ;({ state, effects } = step(state, event))
        waiting.push(...effects)
        const label = `walk ${walk} of seed ${toHex(randomness.bytes(2))}, ${event.type}`
        expect(effects.length, label).toBeLessThanOrEqual(1)
        if (state.who === null) expect(JSON.stringify(state), label).not.toMatch(/花子|AAAA/)
        for (const { asked, token } of effects) {
          if (asked.name !== 'sign-in') expect(token, label).toBe('token')
          if (asked.name === 'approve') expect(before.secondLook?.asked, label).toEqual(asked)
        }
      }
    }
  })
})

const EVENTS: readonly Event[] = [
  { type: 'go', to: 'letters' },
  { type: 'go', to: 'desk' },
  { type: 'go', to: 'boxes' },
  { type: 'letters', in: 'printed' },
  { type: 'choose', letters: ['0000000001'] },
  ask({ name: 'sign-in', body: { name: '第一', passphrase: 'a passphrase' } }),
  ask({ name: 'sign-out', body: {} }),
  ask({ name: 'enrol', body: { passphrase: 'a passphrase' } }),
  { type: 'touch', touch: { name: '第一', as: 'answer' } },
  ask({ name: 'approve', body: { id: ID } }, '見本　花子'),
  ask({ name: 'print', body: { letters: ['0000000001'] } }),
  ask({ name: 'search', body: { letter: '0000000001' } }),
  { type: 'second-look', yes: true },
  { type: 'second-look', yes: false },
  { type: 'idle' },
  { type: 'bug' },
]
