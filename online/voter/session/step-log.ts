/** After the vote, and for any citizen: is a code in the log (V9, A1); and what a check shows (V11). */
import { unreachable } from '#election/assert.ts'
import { parseShownCode } from '#election/online/shown-code.ts'
import type { Event } from './event.ts'
import type { ElectionPage, LogStanding } from './state.ts'
import { stepQuestions, toQuestions } from './step-questions.ts'
import type { PageStep } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

type AtLog = Extract<ElectionPage, { type: 'done' | 'questions' | 'lookup' | 'opened' }>

const NEXT_LOOK_SECONDS = 2
/** After the promised minute somebody is called; the page goes on looking, and less often. */
const LATE_LOOK_SECONDS = 15

export function stepLog(at: AtLog, event: Event, place: { election: VoterElection; now: number }): PageStep {
  switch (at.type) {
    case 'done':
      return stepDone(at, event, place)
    case 'questions':
      return stepQuestions(at, event, (done) => stepDone(done, event, place))
    case 'lookup':
      return stepLookup(at, event, place.election)
    case 'opened':
      return event.type === 'check-opened' ? { at: { type: 'opened', check: event.check } } : null
    default:
      return unreachable(at)
  }
}

function stepDone(
  at: Extract<AtLog, { type: 'done' }>,
  event: Event,
  { election, now }: { election: VoterElection; now: number },
): PageStep {
  const { code, latest } = at.recorded
  if (event.type === 'screen' && event.event.type === 'to-questions') return toQuestions(at, election)
  if (event.type === 'waited') return { at, effects: [{ type: 'look-up', election, code, isWhole: true }] }
  if (event.type !== 'log-answered' || event.code !== code) return null
  const { log } = event
  const seconds = now > latest ? LATE_LOOK_SECONDS : NEXT_LOOK_SECONDS
  return isLast(log) ? { at: { ...at, log } } : { at: { ...at, log }, effects: [{ type: 'wait', seconds }] }
}

/** Whether another look can say something else. */
function isLast({ type }: LogStanding): boolean {
  return type === 'in-log' || type === 'contradicts'
}

function stepLookup(at: Extract<AtLog, { type: 'lookup' }>, event: Event, election: VoterElection): PageStep {
  if (event.type === 'log-answered') {
    return at.log?.type === 'looking' && event.code === parseShownCode(at.typed)
      ? { at: { ...at, log: event.log } }
      : null
  }
  if (event.type !== 'screen') return null
  if (event.event.type === 'typed') return { at: { ...at, typed: event.event.text, said: 'nothing', log: null } }
  if (event.event.type !== 'look-up' || at.log?.type === 'looking') return null
  const code = parseShownCode(at.typed)
  return code === null
    ? { at: { ...at, said: 'slip', log: null } }
    : {
        at: { ...at, said: 'nothing', log: { type: 'looking' } },
        effects: [{ type: 'look-up', election, code, isWhole: false }],
      }
}
