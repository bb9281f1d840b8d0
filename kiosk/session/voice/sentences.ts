/**
 * What a voter who hears the session is told on each page (AUD-05, LAW-03). Sentences are queues of clips: what a key does comes
 * last and the key at its end, so that somebody who knows it goes on at once. Pure; nothing here is logged or shown.
 */
import { unreachable } from '#election/assert.ts'
import { contestBits } from '#election/contests.ts'
import type { Candidate, Use } from '#election/definition/definition.ts'
import type { ClipId, ContestBit, ContestMask } from '#election/ids.ts'
import {
  countClip,
  nameClip,
  numberClip,
  officeClip,
  partyClip,
  promptClip,
  seatsClip,
  titleClip,
} from '#election/voice/clip-id.ts'
import type { PromptId } from '#election/voice/script/prompts.ts'
import { contestOf, type KioskFacts } from '../facts.ts'
import { openContests } from '../session-card.ts'
import type { Choosing, OutOfService, Session } from '../state.ts'
import type { Sentence } from './voice-state.ts'

const plain = (...clips: readonly (ClipId | readonly ClipId[])[]): Sentence => ({ clips: clips.flat(), tells: null })
const say = (...prompts: readonly PromptId[]): readonly ClipId[] => prompts.map(promptClip)

/** When a page appears, and when it is asked for again. */
export function sentencesOf(session: Session, facts: KioskFacts): readonly Sentence[] {
  const { page } = session
  switch (page.type) {
    case 'hear':
      return [plain(say('headphones-check', 'headphones-louder'))]
    case 'taking':
    case 'card-back':
      return [plain(say('card-reading'))]
    case 'how-to':
      return [plain(howTo(session, facts.use))]
    case 'choose':
      return [page.focus === null ? contestSentence(session, facts, page) : candidateSentence(facts, page, page.focus)]
    case 'confirm':
      return confirmSentences(facts, page.choosing)
    case 'leave':
    case 'leave-sure':
      return [plain(leaveHead(page.type), optionSentence(session, page.focus))]
    case 'casting':
    case 'recording':
      return [plain(say('recording'))]
    case 'recorded':
      return [
        plain(say('recorded', 'next-contest'), openTitles(session, facts).slice(0, 1), say('key-go-on', 'key-leave')),
      ]
    case 'finishing':
      return [plain(say('finishing'))]
    case 'take-card':
      return [plain(say('finished', 'card-at', 'take-card', 'headphones-off'))]
    case 'card-away':
      return [plain(say(page.lifted ? 'card-away' : 'card-again'), recordedAndOpen(session, facts))]
    default:
      return unreachable(page)
  }
}

function howTo(session: Session, use: Use): readonly ClipId[] {
  const both = session.card.presentation === 'both'
  return say(
    ...(use === 'rehearsal' ? (['rehearsal'] as const) : use === 'fixture' ? (['sample'] as const) : []),
    'welcome',
    both ? 'screen-too' : 'screen-dark',
    'any-key-interrupts',
    'method-hear',
    'method-choose',
    'method-confirm',
    'method-final',
    'begin-key',
  )
}

function contestSentence(session: Session, facts: KioskFacts, { contest: bit }: Choosing): Sentence {
  const { contest, candidates } = contestOf(facts, bit)
  const head = session.done === 0 ? 'first-contest' : 'this-contest'
  return plain(
    say(head),
    titleClip(contest.id),
    officeClip(contest.kind),
    contest.kind === 'council' ? [seatsClip(contest.seats)] : [],
    countClip(candidates.length),
    say('choose-one', 'key-next', ...(candidates.length > 10 ? (['key-ten-on'] as const) : []), 'key-leave'),
  )
}

/** Also of one that the focus did not leave, because there is nobody further on. */
export function candidateSentence(facts: KioskFacts, { contest }: Choosing, focus: number): Sentence {
  const { candidates } = contestOf(facts, contest)
  const candidate = candidates[focus]
  return candidate === undefined ? plain() : plain(nameOf(candidate), say('key-choose'))
}

function nameOf(candidate: Candidate): readonly ClipId[] {
  const party = partyClip(candidate)
  return [numberClip(candidate.number), nameClip(candidate.id), ...(party === null ? [] : [party])]
}

/** The name first and alone: only when it was heard to its end does ○ record (TCH-03). */
function confirmSentences(facts: KioskFacts, choosing: Choosing): readonly Sentence[] {
  return [chosenSentence(facts, choosing), plain(say('key-record', 'key-choose-again'))]
}

function chosenSentence(facts: KioskFacts, { contest, selected }: Choosing): Sentence {
  const chosen = contestOf(facts, contest).candidates.find((candidate) => candidate.id === selected)
  return { clips: [...say('chosen'), ...(chosen === undefined ? [] : nameOf(chosen))], tells: 'the-name' }
}

/** ○ came before the name was over: the next one is told of, and only when it was told does it count. */
export function tooEarlySentences(facts: KioskFacts, choosing: Choosing): readonly Sentence[] {
  return [
    { clips: say('hear-name-first', 'press-again-records'), tells: 'that-a-press-records' },
    ...confirmSentences(facts, choosing),
  ]
}

function leaveHead(page: 'leave' | 'leave-sure'): readonly ClipId[] {
  return say(page === 'leave' ? 'leave-question' : 'leave-sure')
}

/** The item under the focus, and what the keys do with it. */
function optionSentence(session: Session, focus: number): readonly ClipId[] {
  const option = spokenOptions(session)[focus]
  return say(...(option === undefined ? [] : [option]), 'key-take-item', 'key-next-item')
}

/** In the order of `focus.ts`. */
function spokenOptions(session: Session): readonly PromptId[] {
  if (session.page.type === 'leave-sure') return ['leave-back', 'leave-yes']
  return openContests(session).length > 1 ? ['leave-this', 'leave-all', 'leave-back'] : ['leave-all', 'leave-back']
}

function recordedAndOpen(session: Session, facts: KioskFacts): readonly ClipId[] {
  if (openContests(session).length === 0) return say('all-recorded')
  if (session.done === 0) return say('nothing-recorded')
  const done = session.contests.filter((bit) => !openContests(session).includes(bit))
  return [...say('recorded-for'), ...titlesOf(facts, done), ...say('open-for'), ...openTitles(session, facts)]
}

function openTitles(session: Session, facts: KioskFacts): readonly ClipId[] {
  return titlesOf(facts, openContests(session))
}

function titlesOf(facts: KioskFacts, contests: readonly ContestBit[]): readonly ClipId[] {
  return contests.map((bit) => titleClip(contestOf(facts, bit).contest.id))
}

/** FLT-03, FLT-04: what is recorded, what is not, what staff will find out. */
export function troubleSentence(facts: KioskFacts | null, { voter }: OutOfService): Sentence {
  if (facts === null || voter === null) return plain(say('out-of-service', 'staff-comes'))
  const of = (prompt: PromptId, mask: ContestMask) =>
    mask === 0 ? [] : [...say(prompt), ...titlesOf(facts, contestBits(mask))]
  return plain(
    say('out-of-service'),
    of('recorded-for', voter.recorded),
    of('open-for', voter.notRecorded),
    voter.staffWillCheck === 0 ? [] : [...titlesOf(facts, contestBits(voter.staffWillCheck)), ...say('cannot-tell')],
    say('staff-comes'),
  )
}

export const REFUSED = plain(say('card-refused', 'card-to-desk'))
export const HEADPHONES_BACK = plain(say('headphones-back', 'where-you-are'))
export const KEYPAD_AWAY = plain(say('keypad-away'))
export const KEYPAD_BACK = plain(say('keypad-back', 'where-you-are'))
export const FIRST_OF_LIST = plain(say('list-begins'))
export const LAST_OF_LIST = plain(say('list-ends'))
export const NO_MEANING = plain(say('key-none'))

/** What is possible here, key by key: help, and behind a key that does nothing. */
export function helpSentence(session: Session): Sentence {
  return plain(
    say(...keysOf(session), 'key-repeat', 'key-slower', 'key-faster', 'key-quieter', 'key-louder', 'ask-staff'),
  )
}

export function keysOf({ page }: Session): readonly PromptId[] {
  switch (page.type) {
    case 'hear':
      return ['key-go-on', 'key-louder']
    case 'how-to':
    case 'recorded':
      return ['key-go-on', 'key-leave']
    case 'choose': {
      const list = ['key-next', 'key-previous', 'key-ten-on', 'key-ten-back'] as const
      return page.focus === null ? [...list, 'key-leave'] : ['key-choose', ...list, 'key-leave']
    }
    case 'confirm':
      return ['key-record', 'key-choose-again']
    case 'leave':
    case 'leave-sure':
      return ['key-take-item', 'key-next-item', 'key-previous-item', 'key-back']
    case 'taking':
    case 'card-back':
    case 'casting':
    case 'recording':
    case 'finishing':
      return ['wait']
    case 'take-card':
      return ['take-card']
    case 'card-away':
      return ['card-away']
    default:
      return unreachable(page)
  }
}
