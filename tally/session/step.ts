/** The tally as a pure function: what happened → what is now known and what is to be done. */

import { unreachable } from '#election/assert.ts'
import { tellsRecords } from '#election/count/contest-result.ts'
import { emptyReceipt } from '#election/count/receipt.ts'
import { isPrivate } from '#election/definition/private-body.ts'
import { holdersOf } from '#election/keys/counting-key.ts'
import { electsPeople } from '#election/kinds/kinds.ts'
import type { LocalMinute } from '#election/time.ts'
import { toldOf } from '#shell/papers-at-printer.ts'
import { stepAnnounce } from './announcing.ts'
import { documentMade, sendToPrinter } from './at-printer.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { EarlierCount, TallyEvent } from './event.ts'
import { underCorrection, withFiguresLeft } from './leaving.ts'
import { isFinal, resultOf, toldContests } from './questions.ts'
import { CAST_VOTE_RECORDS, isOfBody, isOfElected, type TallyDocument, type TallyScreenEvent } from './screen-event.ts'
import { initialState, type TallyState } from './state.ts'
import { becomeSecond, stepCarry } from './step-carry.ts'
import { emptySeats, stepCount, writeStages } from './step-count.ts'
import { stepMinutes } from './step-minutes.ts'
import { stepPaper } from './step-paper.ts'
import { stepReceive } from './step-receive.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'
import type { MessageValues } from './view.ts'

/** @param slots of the machine, for media */
export function initial(slots: number, now: LocalMinute): TallyStepped {
  return stay(initialState(slots, now), { type: 'load' })
}

export function step(state: TallyState, event: TallyEvent): TallyStepped {
  if (state.phase === 'out-of-service' && !isHeardStill(event)) return stay(state)
  const { state: next, effects } = stepInService(state, event)
  // A second press left the message to wait until the work is over, and now it is.
  const waited = state.busy !== null && next.busy === null && next.message?.code === 'busy'
  return stay(waited ? { ...next, message: null } : next, ...effects)
}

/** Out of service nothing goes on: what was under way when it stopped comes to nothing, and the reason why it stopped stays. */
function isHeardStill(event: TallyEvent): boolean {
  if (event.type === 'screen') return event.event.type === 'language-chosen' || event.event.type === 'show-log'
  return event.type === 'minute' || event.type === 'log-read' || event.type === 'bug'
}

function stepInService(state: TallyState, event: TallyEvent): TallyStepped {
  switch (event.type) {
    case 'minute':
      return stay({ ...state, now: event.now })
    case 'loaded':
      return loaded(state, event)
    case 'load-refused':
      return stay({ ...state, phase: 'out-of-service', message: { code: event.code, about: event.about } })
    case 'fault':
      return fault(state, event.code, event.about)
    case 'bug':
      return fault(state, 'internal-fault')
    case 'unlocked':
      return unlocked(state)
    case 'unlock-refused':
      return unlockRefused(state, event.code)
    case 'screen':
      return onScreen(state, event.event)
    case 'document-made':
      return documentMade(state, event.document, event.path)
    case 'superseded':
      return stay({ ...state, superseded: [...state.superseded, event.papers] })
    case 'announced':
    case 'announcement-made':
      return stepAnnounce(state, event)
    case 'at-printer':
      return stay({ ...state, atPrinter: toldOf(state.atPrinter, event, event.state) })
    case 'minutes-kept':
      return stepMinutes(state, event)
    case 'log-waits':
      return refuse(state, 'log-waits')
    case 'log-read':
      return event.log === null ? refuse(state, 'log-unreadable') : stay({ ...state, log: event.log })
    case 'print-refused':
      return refuse({ ...state, busy: null }, event.code, event.about)
    case 'slots-seen':
    case 'reports-read':
    case 'reading-begins':
    case 'slot-progress':
    case 'slot-scanned':
    case 'slot-examined':
    case 'media-read':
    case 'marks-compared':
      return stepReceive(state, event)
    case 'carried-out':
    case 'carried-mixed':
    case 'carry-refused':
      return stepCarry(state, event)
    case 'shares-seen':
    case 'key-room-open':
    case 'share-held':
    case 'share-refused':
    case 'merged':
    case 'merge-refused':
    case 'mixer-began':
    case 'mixer-ended':
    case 'mixed':
    case 'mix-refused':
    case 'progress':
    case 'opened':
    case 'open-refused':
    case 'stages-written':
      return stepCount(state, event)
    default:
      return unreachable(event)
  }
}

function onScreen(state: TallyState, event: TallyScreenEvent): TallyStepped {
  switch (event.type) {
    case 'language-chosen':
      return stay({ ...state, language: event.language })
    case 'acknowledge':
      return stay({ ...state, message: null })
    case 'unlock':
      return unlock(state, event.sealed)
    case 'choose-mode':
      return event.mode === 'mix' && state.phase === 'choose-mode' ? becomeSecond(state) : chooseMode(state)
    case 'confirm-zero':
      return confirmZero(state, event.witnesses)
    case 'print':
      return print(state, event.document)
    case 'send-to-printer':
      return sendToPrinter(state, event.path)
    case 'make-cast-vote-records':
      return makeCastVoteRecords(state)
    case 'show-log':
      return stay(state, { type: 'read-log' })
    case 'show-machine-log':
      return stay({ ...state, machineLog: event.medium && { ...event.medium, troublesOnly: event.troublesOnly } })
    case 'receive-station':
    case 'decide-container':
    case 'receive-reports':
    case 'compare-report':
    case 'open-sheet':
    case 'type-report':
    case 'enter-accepted':
    case 'read-media':
    case 'allow-duplicate':
    case 'explain':
    case 'choose-seal':
      return stepReceive(state, event)
    case 'carry-out':
    case 'carry-in':
    case 'mix-carried':
    case 'leave-mixing':
      return stepCarry(state, event)
    case 'provide-share':
    case 'count':
    case 'mix-with-second':
    case 'enter-lot':
      return stepCount(state, event)
    case 'announce':
    case 'print-announcement':
      return stepAnnounce(state, event)
    case 'write-minutes':
      return stepMinutes(state, event)
    case 'open-paper':
    case 'type-paper':
    case 'no-paper':
    case 'tell-machine':
    case 'rule-candidate':
    case 'tell-figures':
      return stepPaper(state, event)
    default:
      return unreachable(event)
  }
}

function loaded(state: TallyState, event: TallyEvent & { type: 'loaded' }): TallyStepped {
  const { election, earlier, machineKey } = event
  const seats = holdersOf(election.electionPackage.countingKey).map((index) => ({
    index,
    file: false,
    state: 'empty' as const,
  }))
  const { software = null, minutes = [], minutesConfigured = {}, hasPrinter = false, hasCarry = false } = event
  const known = { election, software, seats, machineKey, minutes, minutesConfigured, hasPrinter, hasCarry }
  const next: TallyState = { ...state, phase: 'choose-mode', ...known }
  const kept = earlier === null ? next : { ...next, ...whatIsKept(earlier) }
  const watch = { type: 'watch', election } as const
  return machineKey === 'locked' ? stay(kept, watch, { type: 'open-key-room' }) : stay(kept, watch)
}

/** D-32: what was opened is final. The stages after it are made again from it, without a key. */
function whatIsKept(earlier: EarlierCount): Partial<TallyState> {
  const { receipt, papers, ...kept } = earlier
  return { ...kept, ...papers, receipt: { ...receipt, final: true } }
}

function unlock(state: TallyState, sealed: string): TallyStepped {
  if (state.phase === 'starting') return stay(state)
  if (state.machineKey !== 'locked')
    return state.machineKey === 'open' ? stay(state) : refuse(state, 'tally-not-personalised')
  if (state.busy !== null) return refuse(state, 'busy')
  return stay({ ...state, busy: 'unlock' }, { type: 'unlock', sealed })
}

/** X-C5: its process had this passphrase alone, and ends with it. Each holder gets a process of their own. */
function unlocked(state: TallyState): TallyStepped {
  const next: TallyState = { ...state, busy: null, machineKey: 'open', message: null }
  return stay({ ...next, sealTo: null }, { type: 'close-key-room' })
}

/** Where its process has ended, what was typed is sealed to nobody: another one listens. */
function unlockRefused(state: TallyState, code: TallyRefusalCode): TallyStepped {
  const refused = refuse({ ...state, busy: null }, code)
  if (code !== 'unlock-process-ended') return refused
  return stay(emptySeats(refused.state), { type: 'open-key-room' })
}

function chooseMode(state: TallyState): TallyStepped {
  if (state.phase !== 'choose-mode') return stay(state)
  if (state.opened !== null && state.machineKey !== 'open') return refuse(state, 'tally-locked')
  if (state.opened !== null) {
    const { opened, bundle, secondMix } = state
    return stepCount(state, { type: 'opened', opened, ...(bundle === null ? {} : { bundle, secondMix }) })
  }
  return stay({ ...state, phase: 'zero-check', receipt: emptyReceipt })
}

function confirmZero(state: TallyState, witnesses: readonly string[]): TallyStepped {
  const { phase, election } = state
  if (phase !== 'zero-check' || election === null) return stay(state)
  const next = { ...state, phase: 'receive', sealTo: null, zeroCheck: { at: state.now, witnesses } } as const
  return state.machineKey === 'locked' ? stay(next, { type: 'open-key-room' }) : stay(next)
}

function fault(state: TallyState, code: TallyRefusalCode, about: MessageValues = {}): TallyStepped {
  const stopped: TallyState = { ...emptySeats(state), phase: 'out-of-service', busy: null }
  return stay({ ...stopped, message: { code, about } }, { type: 'close-key-room' })
}

/** CNT-08: nothing that looks like a result is printed before it is final. */
function print(state: TallyState, document: TallyDocument): TallyStepped {
  if (state.busy !== null) return refuse(state, 'busy')
  const result = resultOf(state)
  if (result === null || !isFinal(state)) return refuse(state, 'not-final')
  if (isPrivate(result.election.electionPackage.rules) && !isOfBody(document)) return refuse(state, 'not-of-a-body')
  if (isOfElected(document) && !result.count.contests.some(({ contest }) => electsPeople(contest)))
    return refuse(state, 'nobody-elected-here')
  // CNT-10: what is announced in the hall says why it is corrected, and nobody has said it yet.
  const isAnnounced = document === 'poster' || document === 'reading-script'
  if (isAnnounced && underCorrection(state) !== null) return refuse(state, 'announcement-reason-missing')
  // LAW-20: the list of media has no figure of a candidate.
  const left = document === 'storage-list' ? state : withFiguresLeft(state)
  const written = left.paper === state.paper ? stay(left) : writeStages(left)
  return stay({ ...written.state, busy: 'printing' }, ...written.effects, { type: 'print', document, result })
}

/**
 * Cast vote records contain what the other exports contain. So they are made with them: after the result is final, and for no contest of
 * which only the sum may be shown (D-22).
 */
function makeCastVoteRecords(state: TallyState): TallyStepped {
  const asked = print(state, CAST_VOTE_RECORDS)
  if (asked.effects.length === 0) return asked
  return toldContests(state).some(tellsRecords) ? asked : refuse(state, 'records-not-told')
}
