/** Carries out the effects of the session, each with one event as its answer. */

import { unreachable } from '#election/assert.ts'
import type { Effect } from '../session/effect.ts'
import type { ServiceEvent } from '../session/event.ts'
import { sendAnswers } from './answers.ts'
import { openedCheck, sealed, sealerFor } from './ballot.ts'
import { sendCast, signCast } from './cast.ts'
import { askApply, askCode, beginWay, finishWay, keptWay, tellCount } from './gate.ts'
import { picturesOf } from './gazette.ts'
import { incidentsAt } from './incidents.ts'
import { lookUp } from './log.ts'
import { readElection } from './read-election.ts'
import type { Surroundings } from './surroundings.ts'

/** Null: nothing is to be said. */
export async function perform(effect: Effect, at: Surroundings): Promise<ServiceEvent | null> {
  switch (effect.type) {
    case 'load': {
      const [election, kept] = await Promise.all([readElection(at), keptWay(at, effect.place)])
      if (!election.ok) return { type: 'not-loaded', why: election.error }
      return kept === 'no-answer'
        ? { type: 'not-loaded', why: 'unreachable' }
        : { type: 'loaded', election: election.value, kept }
    }
    case 'ask-code':
      return { type: 'code-answered', answer: await askCode(at, effect) }
    case 'count':
      await tellCount(at, effect.what)
      return null
    case 'ask-apply': {
      const { birth, category } = effect
      return { type: 'code-answered', answer: await askApply(at, { birth, category }) }
    }
    case 'begin':
      return { type: 'begin-answered', answer: await beginWay(at, effect.flow, effect.purpose) }
    case 'go':
      at.go(effect.to)
      return null
    case 'finish': {
      const { answer, election, flow } = effect
      const finished = finishWay(at, election, flow, answer)
      sealerFor(election)
      return { type: 'finish-answered', answer: await finished }
    }
    case 'seal':
      // The page says first that it works: tables may still be missing.
      await at.wait(0)
      return { type: 'sealed', sealed: sealed(effect.election, effect.answers, at.randomness) }
    case 'sign':
      return { type: 'signed', cast: await signCast(at, effect.election, effect.permit, effect.salted) }
    case 'send':
      return { type: 'send-answered', answer: await sendCast(at, effect.cast) }
    case 'wait':
      await at.wait(effect.seconds)
      return { type: 'waited' }
    case 'look-up': {
      const { code, election, isWhole } = effect
      return { type: 'log-answered', code, log: await lookUp(at, election, code, isWhole) }
    }
    case 'fetch-pictures':
      return { type: 'pictures-fetched', ...(await picturesOf(at, effect, effect.anew)) }
    case 'read-incidents':
      return { type: 'incidents-read', list: await incidentsAt(at, effect.election, effect.known) }
    case 'send-answers':
      return { type: 'answers-sent', isTaken: await sendAnswers(at, effect.answers) }
    case 'open-check':
      return { type: 'check-opened', check: openedCheck(effect.election, effect.opening) }
    case 'erase':
      await at.store.erase(effect.flow)
      at.tab.keep(null)
      return null
    default:
      return unreachable(effect)
  }
}
