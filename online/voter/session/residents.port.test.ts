/** Grounds of an application (S-03), and the town's questions after the vote (S-09), on the voter's page. */
import { describe, expect, it } from 'vitest'
import { voteCode } from '#election/online/envelope.ts'
import { unixSecond } from '#election/online/instant.ts'
import { election, NOW, salted } from '#simulation/online/a-page-and-its-election.ts'
import type { Event, ScreenEvent } from './event.ts'
import type { Done, ElectionPage, State } from './state.ts'
import { step } from './step.ts'
import { NO_INCIDENTS } from './step-incidents.ts'
import type { VoterElection } from './voter-election.ts'

const both = (ja: string, en: string) => ({ ja, en })
const QUESTION = { text: both('どこで', 'Where?'), answers: [both('自宅', 'Home'), both('ほか', 'Elsewhere')] }
const CARE = { id: 'care', answer: 'electronic' as const, name: both('要介護', 'Care'), proof: both('証', 'Card') }
const { settings } = election.signed
const asking: VoterElection = {
  ...election,
  signed: {
    ...election.signed,
    settings: { ...settings, applicants: { places: null, categories: [CARE] }, questionnaire: [QUESTION, QUESTION] },
  },
}
const DONE: Done = {
  ...{ type: 'done', log: { type: 'not-yet', size: 3 }, hasAnswered: false },
  recorded: { code: voteCode(salted), latest: unixSecond(NOW + 60), promise: new Uint8Array(120) },
}

const stateAt = (at: ElectionPage, of = asking): State => ({
  ...{ language: 'ja', now: NOW, incidents: NO_INCIDENTS },
  page: { type: 'open', election: of, pictures: null, at },
})
const pressed = (state: State, ...events: readonly ScreenEvent[]) =>
  events.reduce((so, event) => step(so.state, { type: 'screen', event }), step(state, { type: 'clock', now: NOW }))
const at = ({ page }: State) => (page.type === 'open' ? page.at : null)
const answeredBy = (state: State, event: Event) => step(state, event).state

describe('questions after the vote', () => {
  const asked = pressed(stateAt(DONE), { type: 'to-questions' }).state

  it('are on no page before the promise, and on none where nothing is asked', () => {
    expect(at(asked)).toMatchObject({ type: 'questions', answers: [null, null] })
    expect(at(pressed(stateAt(DONE, election), { type: 'to-questions' }).state)).toEqual(DONE)
    const entry: ElectionPage = { type: 'entry', left: null }
    expect(at(pressed(stateAt(entry), { type: 'to-questions' }).state)).toEqual(entry)
  })

  it('send answers and nothing of the vote, once', () => {
    const sending = pressed(asked, { type: 'answered', question: 1, answer: 1 }, { type: 'send-answers' })
    expect(sending.effects).toEqual([{ type: 'send-answers', answers: [null, 1] }])
    expect(pressed(sending.state, { type: 'send-answers' }).effects).toEqual([])
    const failed = answeredBy(sending.state, { type: 'answers-sent', isTaken: false })
    expect(at(failed)).toMatchObject({ type: 'questions', answers: [null, 1], said: 'not-sent' })
    const sent = answeredBy(sending.state, { type: 'answers-sent', isTaken: true })
    expect(at(sent)).toEqual({ ...DONE, hasAnswered: true })
    expect(at(pressed(sent, { type: 'to-questions' }).state)).toEqual({ ...DONE, hasAnswered: true })
  })

  it('leave the vote as it is: the page behind goes on looking for it, and Back leads there', () => {
    const { code } = DONE.recorded
    const looked = step(asked, { type: 'log-answered', code, log: { type: 'not-yet', size: 9 } })
    expect(looked.effects).toMatchObject([{ type: 'wait' }])
    expect(at(looked.state)).toMatchObject({ type: 'questions', done: { log: { size: 9 } } })
    expect(step(looked.state, { type: 'waited' }).effects).toMatchObject([{ type: 'look-up', code }])
    for (const back of ['stay', 'went-back'] as const) expect(at(pressed(asked, { type: back }).state)).toEqual(DONE)
    expect(at(pressed(asked, { type: 'home' }).state)).toEqual({ type: 'entry', left: null })
  })
})

describe('an application with a ground', () => {
  const applying: ElectionPage = { type: 'applying', typed: '1970-04-01', category: null, said: 'nothing' }

  it('is not sent without one, where the town has a list', () => {
    const without = pressed(stateAt(applying), { type: 'birth-given' })
    expect([at(without.state), without.effects]).toEqual([{ ...applying, said: 'no-category' }, []])
    const chosen = pressed(stateAt(applying), { type: 'category-chosen', category: 'care' }, { type: 'birth-given' })
    expect(chosen.effects).toEqual([{ type: 'ask-apply', birth: '1970-04-01', category: 'care' }])
  })

  it('has none elsewhere', () => {
    expect(pressed(stateAt(applying, election), { type: 'birth-given' }).effects).toMatchObject([{ category: null }])
  })
})
