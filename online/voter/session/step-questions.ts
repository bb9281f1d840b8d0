/** The town's questions (S-09): after the vote, on a page of their own, of everybody's own will. */
import type { Event } from './event.ts'
import type { Done, ElectionPage } from './state.ts'
import type { PageStep } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

type Questions = Extract<ElectionPage, { type: 'questions' }>

/** Null: nothing is asked, or it was answered here. */
export function toQuestions(done: Done, { signed }: VoterElection): PageStep {
  const { questionnaire } = signed.settings
  if (questionnaire.length === 0 || done.hasAnswered) return null
  return { at: { type: 'questions', done, answers: questionnaire.map(() => null), said: 'nothing' } }
}

/** @param stepDone the page behind goes on looking for the vote in the log */
export function stepQuestions(at: Questions, event: Event, stepDone: (done: Done) => PageStep): PageStep {
  if (event.type === 'waited' || event.type === 'log-answered') {
    const behind = stepDone(at.done)
    return behind?.at.type === 'done' ? { ...behind, at: { ...at, done: behind.at } } : null
  }
  if (event.type === 'answers-sent') {
    if (at.said !== 'sending') return null
    return event.isTaken ? { at: { ...at.done, hasAnswered: true } } : { at: { ...at, said: 'not-sent' } }
  }
  if (event.type !== 'screen' || at.said === 'sending') return null
  switch (event.event.type) {
    case 'stay':
      return { at: at.done }
    case 'answered': {
      const { answer, question } = event.event
      const answers = at.answers.map((before, place) => (place === question ? answer : before))
      return { at: { ...at, answers, said: 'nothing' } }
    }
    case 'send-answers':
      return { at: { ...at, said: 'sending' }, effects: [{ type: 'send-answers', answers: at.answers }] }
    default:
      return null
  }
}
