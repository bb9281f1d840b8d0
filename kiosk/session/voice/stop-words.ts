/** The words for a stop that the keys came to. */
import { unreachable } from '#election/assert.ts'
import type { Candidate } from '#election/definition/definition.ts'
import type { ClipId } from '#election/ids.ts'
import { nameClip, numberClip, partyClip, peopleClip, promptClip, rowClip, stepClip } from '#election/voice/clip-id.ts'
import { soundOf } from '#election/voice/kana.ts'
import type { ChoicePromptId, JudgePromptId, OpenListPromptId, PromptId } from '#election/voice/script/prompts.ts'
import type { Language } from '#ui/messages/message.ts'
import type { KioskFacts } from '../facts.ts'
import type { SessionPage } from '../session-page.ts'
import type { Session } from '../state.ts'
import { areExplained, focusOf, rowsWith, type Stop, type StopWords, stopsOf, TEN } from '../stops.ts'
import { choicesOf } from '../two-steps.ts'

/** For whom it is said. */
export interface Ear {
  readonly facts: KioskFacts
  readonly switches: 1 | 2 | null
  /** For a voter who presses keys; switches have stops instead, and a finger has the screen. */
  readonly namesKeys: boolean
  readonly language: Language
  /** Something is being written: neither "recorded" nor "not recorded" is true yet (promise 2). */
  readonly writes: boolean
}

/** ↓ does nothing on the last item of a list: the way on from there is back up. */
export function keyOfNextItem(session: Session, { facts, switches }: Ear): PromptId {
  const isLast = focusOf(session.page) === stopsOf(session, facts, switches).length - 1
  return isLast ? 'key-previous-item' : 'key-next-item'
}

export function wordsOfStop(stop: Stop, session: Session, ear: Ear): readonly ClipId[] {
  const { page } = session
  const { facts, namesKeys } = ear
  const key = (prompt: PromptId | ChoicePromptId) => (namesKeys ? [promptClip(prompt)] : [])
  switch (stop.type) {
    case 'candidate': {
      const candidates = listOf(page, facts)
      const candidate = candidates[stop.at]
      if (candidate === undefined) return []
      // Once: after each of twenty-six it would be a minute more.
      const isFirst = stop.at === candidates.findIndex((one) => one.gone === null)
      const words = page.type === 'choose' && areExplained(facts, page) ? key('key-explain') : []
      const first = isFirst ? [...key('key-choose'), ...words] : []
      const gone = candidate.gone === null ? [] : [promptClip(candidate.gone)]
      const mark = page.type === 'choose' && page.marked.includes(candidate.id) ? [promptClip('has-mark')] : []
      return [...nameOf(candidate, candidates), ...gone, ...mark, ...first]
    }
    case 'ten': {
      const numbers = listOf(page, facts)
        .slice(stop.at, stop.at + TEN)
        .map(({ number }) => number)
      return [stepClip(numbers[0] ?? 0, numbers.at(-1) ?? 0)]
    }
    case 'row': {
      const candidates = listOf(page, facts)
      const { length } = rowsWith(candidates).get(stop.row) ?? []
      return [rowClip(stop.row), peopleClip(length), ...key('key-take-item'), ...key(keyOfNextItem(session, ear))]
    }
    case 'press':
    case 'key': {
      const isInList = page.type === 'settings' || page.type === 'rows'
      return [
        promptClip(WORDS[stop.words]),
        ...(isInList ? [...key('key-take-item'), ...key(keyOfNextItem(session, ear))] : []),
      ]
    }
    default:
      return unreachable(stop)
  }
}

function listOf(page: SessionPage, facts: KioskFacts): readonly Candidate[] {
  if (page.type === 'rows') return choicesOf(facts, page.choosing)
  return page.type === 'choose' ? choicesOf(facts, page) : []
}

/** The number once more after a name that sounds like another one of the contest: by ear only it distinguishes the two. */
export function nameOf(candidate: Candidate, all: readonly Candidate[]): readonly ClipId[] {
  const party = partyClip(candidate)
  const number = numberClip(candidate.number)
  const sound = soundOf(candidate.kana)
  const hasNamesake = all.some(({ id, kana }) => id !== candidate.id && soundOf(kana) === sound)
  return [number, nameClip(candidate.id), ...(party === null ? [] : [party]), ...(hasNamesake ? [number] : [])]
}

const WORDS: Readonly<Record<StopWords, PromptId | ChoicePromptId | OpenListPromptId | JudgePromptId>> = {
  'go-on': 'item-go-on',
  'check-marks': 'item-check-marks',
  leave: 'item-leave',
  settings: 'item-settings',
  record: 'item-record',
  'choose-again': 'item-choose-again',
  'leave-this': 'leave-this',
  'leave-all': 'leave-all',
  'leave-yes': 'leave-yes',
  'to-touch-yes': 'to-touch-yes',
  'go-yes': 'go-yes',
  'whole-list': 'item-whole-list',
  'parties-again': 'parties-again',
  explain: 'item-explain',
  'next-explained': 'item-next-explained',
  'explained-back': 'item-explained-back',
  rows: 'item-rows',
  language: 'item-language',
  slower: 'item-slower',
  faster: 'item-faster',
  quieter: 'item-quieter',
  louder: 'item-louder',
  'text-size': 'item-text-size',
  scheme: 'item-scheme',
  hide: 'item-hide',
  show: 'item-show',
  'to-touch': 'item-to-touch',
  go: 'item-go',
  back: 'leave-back',
}
