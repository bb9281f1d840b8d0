/** What is possible on a page, key by key: help, and behind a key that does nothing. */
import { unreachable } from '#election/assert.ts'
import type { ClipId } from '#election/ids.ts'
import { promptClip, seatsClip } from '#election/voice/clip-id.ts'
import type { PromptId } from '#election/voice/script/prompts.ts'
import { contestOf, type KioskFacts } from '../facts.ts'
import { maySet } from '../focus.ts'
import type { Session } from '../state.ts'
import type { Sentence } from './voice-state.ts'

export function helpSentence(session: Session, facts: KioskFacts, repeats: boolean): Sentence {
  const method = session.page.type === 'how-to' ? methodOf(session) : []
  const settings = maySet(session.page) ? (['key-settings'] as const) : []
  const repeat = repeats ? (['key-repeat'] as const) : []
  const all = [...method, ...keysOf(session), ...settings, ...repeat, ...VOICE_KEYS, 'ask-staff'] as const
  return { clips: [...seatsOf(session, facts), ...all.map(promptClip)], tells: null }
}

function seatsOf({ page }: Session, facts: KioskFacts): readonly ClipId[] {
  if (page.type !== 'choose') return []
  const { kind, seats } = contestOf(facts, page.contest).contest
  return kind === 'council' ? [seatsClip(seats)] : []
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

function keysOf({ page }: Session): readonly PromptId[] {
  switch (page.type) {
    case 'hear':
      return ['key-go-on', 'key-louder']
    case 'roles':
    case 'how-to':
    case 'recorded':
      return ['key-go-on', 'key-leave']
    case 'choose': {
      const back = page.row === null ? 'key-leave' : 'key-whole-list'
      const list = ['key-next', 'key-previous', 'key-ten-on', 'key-ten-back', back] as const
      return page.focus === null ? list : ['key-choose', ...list]
    }
    case 'confirm':
      return ['key-record', 'key-choose-again']
    case 'leave':
    case 'leave-sure':
    case 'settings':
    case 'sure':
    case 'rows':
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
