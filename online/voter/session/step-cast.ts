/** The cast on its way (V8): the same bytes until there is an answer, and no way to 「投票完了」 but by a promise that holds. */
import { unreachable } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { readPromise } from '#election/online/promise.ts'
import { boxRefusalOf, type VoterRefusal } from './codes.ts'
import type { Event, NotSigned, SendAnswer } from './event.ts'
import { pauseAfter } from './pauses.ts'
import type { Cast, ElectionPage, Recorded } from './state.ts'
import type { PageStep } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

type OnItsWay = Extract<ElectionPage, { type: 'signing' | 'sending' }>

/** The collector's word when its database gave no answer: perhaps the cast is recorded, so the same bytes go again. */
const TRY_AGAIN = 'try-again'

export function stepCast(at: OnItsWay, event: Event, election: VoterElection): PageStep {
  switch (at.type) {
    case 'signing':
      return event.type === 'signed' ? signed(at.code, event.cast) : null
    case 'sending': {
      const { cast, tries } = at
      if (event.type === 'waited') return { at, effects: [{ type: 'send', cast }] }
      return event.type === 'send-answered' ? answered(cast, tries, event.answer, election) : null
    }
    default:
      return unreachable(at)
  }
}

function signed(code: string, cast: Cast | NotSigned): PageStep {
  if (cast === 'erased') return { at: { type: 'refused', refusal: 'erased-elsewhere', purpose: 'vote' } }
  if (cast === 'begun-anew' || cast.code !== code) {
    return { at: { type: 'refused', refusal: 'other-window', purpose: 'vote' } }
  }
  return { at: { type: 'sending', cast, tries: 0 }, effects: [{ type: 'send', cast }] }
}

function answered(cast: Cast, tries: number, answer: SendAnswer, election: VoterElection): PageStep {
  const again = (): PageStep => ({ at: { type: 'sending', cast, tries: tries + 1 }, effects: [pauseAfter(tries)] })
  switch (answer.type) {
    case 'no-answer':
      return again()
    case 'refused':
      return answer.said === TRY_AGAIN ? again() : refused(boxRefusalOf(answer.said))
    case 'promise': {
      const recorded = readAnswer(answer.bytes, cast, election)
      // The bytes stay on the device: a person who looks into the fault needs them, and so does the voter.
      if (recorded === null) return { at: { type: 'refused', refusal: 'promise-wrong', purpose: 'vote' } }
      return {
        at: { type: 'done', recorded, log: { type: 'looking' }, hasAnswered: false },
        effects: [{ type: 'erase' }, { type: 'look-up', election, code: recorded.code, isWhole: true }],
      }
    }
    default:
      return unreachable(answer)
  }
}

function refused(refusal: VoterRefusal): PageStep {
  return { at: { type: 'refused', refusal, purpose: 'vote' }, effects: [{ type: 'erase' }] }
}

/** Null: no promise of this election's collector for this vote. */
function readAnswer(bytes: Uint8Array, cast: Cast, { signed: { settings } }: VoterElection): Recorded | null {
  const read = readPromise(bytes, fromHex(settings.keys.promise))
  if (!read.ok || read.value.code !== cast.code || read.value.electionId !== settings.electionId) return null
  return { code: cast.code, latest: read.value.latest, promise: bytes }
}
