/** The possible keys of a page, one by one: for help, and after a key that does nothing. */
import { unreachable } from '#election/assert.ts'
import type { ClipId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { promptClip, seatsClip } from '#election/voice/clip-id.ts'
import type { OpenListPromptId, PromptId } from '#election/voice/script/prompts.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { contestOf, type KioskFacts } from '../facts.ts'
import { keysOn } from '../keys-of-page.ts'
import type { Session } from '../state.ts'
import type { Sentence } from './voice-state.ts'

type Said = PromptId | OpenListPromptId

/** The ways on from here in a few words; pressed again, all there is (V13). */
export function helpSentence(session: Session, facts: KioskFacts, repeats: boolean): Sentence {
  const words = session.helped === 2 ? allOf(session, repeats) : shortOf(session)
  return { clips: [...seatsOf(session, facts), ...words.map(promptClip)], tells: null }
}

function shortOf(session: Session): readonly Said[] {
  return [...keysOf(session), ...trialOf(session), 'help-more', 'ask-staff']
}

function allOf(session: Session, repeats: boolean): readonly Said[] {
  return [
    ...(session.page.type === 'how-to' ? methodOf(session) : []),
    ...keysOf(session),
    ...trialOf(session),
    ...(repeats ? (['key-repeat'] as const) : []),
    ...VOICE_KEYS,
    ...(keysOn(session.page).maySet ? (['key-settings'] as const) : []),
    'ask-staff',
  ]
}

function trialOf({ page }: Session): readonly PromptId[] {
  return page.type === 'how-to' ? ['try-arrows'] : []
}

/** Before the first contest, where nothing counts, an arrow says what it will do and which it is. */
export function triedSentence({ page }: Session, key: Key): Sentence | null {
  if (page.type !== 'how-to') return null
  const tried = ARROWS[key]
  return tried === undefined ? null : { clips: [promptClip(tried)], tells: null }
}

const ARROWS: Partial<Record<Key, PromptId>> = {
  up: 'key-previous',
  down: 'key-next',
  left: 'key-ten-back',
  right: 'key-ten-on',
}

function seatsOf({ page }: Session, facts: KioskFacts): readonly ClipId[] {
  if (page.type !== 'choose') return []
  const { contest } = contestOf(facts, page.contest)
  return kindOf(contest).saysSeats ? [seatsClip(contest.seats)] : []
}

/** In full what the page says in few words. */
function methodOf({ presentation }: Session): readonly PromptId[] {
  return [
    ...(presentation === 'audio' ? (['screen-dark'] as const) : []),
    'method-hear',
    'method-choose',
    'method-confirm',
  ]
}

const VOICE_KEYS = ['key-slower', 'key-faster', 'key-quieter', 'key-louder'] as const

export function keysSentence(session: Session, switches: 1 | 2 | null): Sentence {
  const all = switches === null ? keysOf(session) : ([switches === 1 ? 'scan-one' : 'scan-two'] as const)
  return { clips: all.map(promptClip), tells: null }
}

function keysOf({ page }: Session): readonly Said[] {
  switch (page.type) {
    case 'hear':
      return ['key-go-on', 'key-louder']
    case 'roles':
    case 'how-to':
    case 'recorded':
      return ['key-go-on', 'key-leave']
    case 'choose': {
      const out = page.party === null ? 'key-leave' : 'key-parties-again'
      const back = page.row === null ? out : 'key-whole-list'
      const list = ['key-previous', 'key-ten-on', 'key-ten-back', back] as const
      return page.focus === null ? ['key-first', ...list] : ['key-choose', 'key-next', ...list]
    }
    case 'confirm':
      return ['key-record', 'key-choose-again']
    case 'leave':
    case 'leave-sure':
    case 'settings':
    case 'sure':
    case 'rows':
    case 'explain':
      return ['key-take-item', 'key-next-item', 'key-previous-item', 'key-back']
    case 'taking':
    case 'card-back':
    case 'casting':
    case 'recording':
    case 'finishing':
      return ['wait']
    case 'take-card':
      return ['card-at', 'take-card', 'headphones-off']
    case 'take-unused':
      return ['card-at', 'card-to-desk', 'headphones-off']
    case 'card-away':
      return ['card-away']
    default:
      return unreachable(page)
  }
}
