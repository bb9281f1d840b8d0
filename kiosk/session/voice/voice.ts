/**
 * The voice beside the session (AUD-03 … AUD-06): the words when a page appears or a key was pressed, what was heard, and what a key may
 * therefore do. The listener is a voter whose card asks for sound; the words are the same for every choice, except for the name. Nothing of
 * it is shown, logged or remembered (AUD-04).
 */

import { unreachable } from '#election/assert.ts'
import { NO_CONTEST } from '#election/contests.ts'
import type { ClipId } from '#election/ids.ts'
import type { Kind } from '#election/kinds/kind.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { sideAt } from '#election/kinds/question/rule.ts'
import type { Language } from '#election/language.ts'
import { minuteNumber } from '#election/time.ts'
import { nameClip, promptClip, speedClip, volumeClip } from '#election/voice/clip-id.ts'
import { ofChoices } from '#election/voice/of-choices.ts'
import { ofJudges } from '#election/voice/of-judges.ts'
import { ofOpenLists } from '#election/voice/of-open-lists.ts'
import { ofParties } from '#election/voice/of-parties.ts'
import { FIRST_SPEED, FIRST_VOLUME, SPEEDS, VOLUMES } from '#election/voice/steps.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskEffect } from '../effect.ts'
import type { KioskEvent } from '../event.ts'
import { contestOf, type KioskContest } from '../facts.ts'
import { keyMeant } from '../focus.ts'
import { changes, isList, records } from '../keys-of-page.ts'
import { pageKey } from '../page-key.ts'
import { contestShown } from '../session-card.ts'
import type { Choosing, Option } from '../session-page.ts'
import type { KioskState, Session } from '../state.ts'
import type { Stepped } from '../stepped.ts'
import { focusOf } from '../stops.ts'
import { type Step, stepOf } from '../two-steps.ts'
import { isHeard } from './hears.ts'
import { helpSentence, keysSentence, triedSentence } from './help.ts'
import { looksSentence } from './looks.ts'
import * as words from './sentences.ts'
import type { Ear } from './stop-words.ts'
import { type Sentence, SILENT, type Voice } from './voice-state.ts'

/** A session whose card asks for sound, with somebody who can hear it. */
function listener(state: KioskState): Session | null {
  const { stage } = state
  if (stage.type !== 'session' || !isHeard(state)) return null
  return stage.presentation === 'normal' ? null : stage
}

/** AUD-06: ○ on a name that was not heard records nothing. With the screen the name is also shown, so there a press counts at once. */
export function mayRecord(state: KioskState, session: Session): boolean {
  return session.presentation !== 'audio' || state.voice.heard !== 'nothing'
}

/** So often ○ takes the warning away. From then on ○ interrupts nothing: warning and name are heard whole, and then it is asked. */
const HASTY_MOST = 2

/** Last of all of a step: speaks where something changed for the ear, and is silent where nobody listens any more. */
export function spoken(before: KioskState, event: KioskEvent, { state, effects }: Stepped): Stepped {
  const byFinger = isByFinger(before, event, state)
  const [after, ...said] = voiceAfter(before, event, { ...state, voice: { ...state.voice, byFinger } })
  const voice = { ...after, byFinger }
  const language = voice.now?.language ?? state.language
  const inLanguage = said.map((effect) =>
    effect.type === 'say' ? { ...effect, language, clips: inWordsOfContest(effect.clips, state, language) } : effect,
  )
  return { state: { ...state, voice }, effects: [...effects, ...inLanguage] }
}

/** Where a choice or a party is chosen, no sentence speaks of candidates. */
function inWordsOfContest(
  clips: readonly ClipId[],
  { facts, stage }: KioskState,
  language: Language,
): readonly ClipId[] {
  const shown = stage.type === 'session' ? contestShown(stage) : null
  if (facts === null || shown === null || stage.type !== 'session') return clips
  const choosing = choosingIn(stage.page)
  const step = choosing === null ? null : stepOf(facts, choosing)
  const offered = contestOf(facts, shown)
  const { about } = kindOf(offered.contest)
  if (about !== 'choices') return IN_WORDS[about](clips, step)
  const said = ofChoices(clips, offered.explained !== undefined)
  return language === 'ja' ? said : said.flatMap((clip) => [clip, ...sideOf(clip, offered)])
}

/** Names are said in Japanese: after that of yes or of no somebody who does not know the word hears which it is. */
function sideOf(clip: ClipId, { contest, candidates }: KioskContest): readonly ClipId[] {
  const place = candidates.findIndex(({ id }) => nameClip(id) === clip)
  const side = place < 0 ? null : sideAt(contest.question, place)
  return side === null ? [] : [promptClip(`side-${side}`)]
}

/** Those from whom a voter chooses on the page, or on the page to which it leads back. */
function choosingIn(page: Session['page']): Choosing | null {
  if (page.type === 'choose') return page
  if ('choosing' in page) return page.choosing
  return 'behind' in page ? choosingIn(page.behind) : null
}

const IN_WORDS: Readonly<
  Record<Exclude<Kind['about'], 'choices'>, (clips: readonly ClipId[], step: Step) => readonly ClipId[]>
> = {
  people: (clips) => clips,
  parties: ofParties,
  'open-lists': ofOpenLists,
  judges: ofJudges,
}

/** A screen that says how large it is was not touched; another voter has pressed nothing yet. */
function isByFinger(before: KioskState, event: KioskEvent, state: KioskState): boolean {
  const session = listener(state)
  if (session === null || isSomebodyElse(before, session)) return false
  if (event.type === 'keypad') return false
  if (event.type !== 'screen') return before.voice.byFinger
  const { type } = event.event.press
  return before.voice.byFinger || (type !== 'glass' && type !== 'pages')
}

type ForTheEar =
  | Omit<Extract<KioskEffect, { type: 'say' }>, 'language'>
  | Extract<KioskEffect, { type: 'hush' | 'tune' }>

type Spoken = readonly [Voice, ...ForTheEar[]]

function voiceAfter(before: KioskState, event: KioskEvent, state: KioskState): Spoken {
  const { voice } = before
  if (event.type === 'headphones' && event.event.type === 'ended') return ended(voice, event.event.said)
  const session = listener(state)
  if (session === null) return withoutSession(before, event, state)
  if (isSomebodyElse(before, session)) {
    const [saying, ...said] = speak({ ...SILENT, said: voice.said }, here(state, session))
    return [saying, FIRST_TUNE, ...said]
  }
  if (event.type === 'headphones')
    return speak(fresh(voice, before, state), [words.HEADPHONES_BACK, ...here(state, session)])
  if (event.type === 'keypad') return onKeypad(before, event.event, state, session)
  if (changed(before, state)) return speak(fresh(voice, before, state), told(before, state, session))
  if (event.type === 'screen' && event.event.press.type === 'option') {
    const turned = tuned(voice, event.event.press.option)
    if (turned !== null) return turned
  }
  if (event.type === 'minute' && isForgotten(state)) return speak(voice, [words.STILL_HERE, ...here(state, session)])
  return [voice]
}

/** Somebody who fell silent hears where they are; staff see the lamp a minute later (D-17), and nothing else happens (TCH-05). */
const SILENCE_MINUTES = 2

function isForgotten({ now, touchedAt, voice }: KioskState): boolean {
  const quiet = minuteNumber(now) - minuteNumber(touchedAt)
  return voice.now === null && quiet > 0 && quiet % SILENCE_MINUTES === 0
}

/**
 * Out of service, refused or over: said to the end; anything else without a session is silence, and the next voter begins with the first volume.
 */
function withoutSession(before: KioskState, event: KioskEvent, state: KioskState): Spoken {
  const { stage } = state
  const { voice } = before
  const quiet: Voice = { ...voice, now: null, next: [], heard: 'nothing' }
  const hush: readonly ForTheEar[] = voice.now === null ? [] : [{ type: 'hush' }]
  const isNext = stage.type === 'waiting' || (stage.type === 'session' && isSomebodyElse(before, stage))
  // Also where nobody hears it now: the headphones may come back under the next voter.
  if (isNext && (voice.speed !== FIRST_SPEED || voice.volume !== FIRST_VOLUME))
    return [{ ...SILENT, said: voice.said }, ...hush, FIRST_TUNE]
  if (!isHeard(state)) return [quiet]
  if (stage.type === 'out-of-service' || stage.type === 'refused' || stage.type === 'session-over') {
    const asked = stage.type === before.stage.type
    if (asked && !asksAgain(event)) return [voice]
    if (stage.type === 'refused') return again(voice, event, words.REFUSED)
    if (stage.type === 'session-over') return again(voice, event, words.SESSION_OVER)
    if (listener(before) === null && !asked) return [voice]
    return again(voice, event, words.troubleSentence(state.facts, stage))
  }
  // Changed to touch: it is the last that is heard.
  if (stage.type === 'session' && stage.card.presentation !== 'normal') {
    if (listener(before) !== null) return speak(voice, [words.TOUCH_NOW])
    // The way back that it names is open until something is recorded (`session-card.ts`).
    if (asksAgain(event) && stage.done === NO_CONTEST) return again(voice, event, words.TOUCH_NOW)
    if (pageKey(before) === pageKey(state)) return [voice]
  }
  return [quiet, ...hush]
}

/** A voter who missed it presses a key, or puts the headphones on again. */
function asksAgain(event: KioskEvent): boolean {
  if (event.type === 'headphones') return event.event.type === 'connected'
  return event.type === 'keypad' && event.event.type === 'pressed' && event.event.key !== 'next'
}

function again(voice: Voice, event: KioskEvent, sentence: Sentence): Spoken {
  const key = event.type === 'keypad' && event.event.type === 'pressed' ? event.event.key : null
  return (key !== null && tuned(voice, key)) || speak(voice, [sentence])
}

const FIRST_TUNE = { type: 'tune', speed: FIRST_SPEED, volume: FIRST_VOLUME } as const

/** Another card, in place of one that was taken away with nothing recorded. */
function isSomebodyElse({ stage }: KioskState, { card }: Session): boolean {
  return stage.type === 'session' && stage.card.token !== null && stage.card.token !== card.token
}

/** The heard sentences belong to the page they were heard on. */
function fresh(voice: Voice, before: KioskState, state: KioskState): Voice {
  return pageKey(before) === pageKey(state) && before.headphones === 'connected'
    ? voice
    : { ...voice, heard: 'nothing', hasty: 0 }
}

function changed(before: KioskState, state: KioskState): boolean {
  if (listener(before) === null || before.language !== state.language || before.looks !== state.looks) return true
  return pageKey(before) !== pageKey(state) || placeOn(before) !== placeOn(state)
}

/** On one page: the place of the keys, and the selection of a finger beside them; without the card, the records by now. */
function placeOn({ stage, storage }: KioskState): string {
  if (stage.type !== 'session') return ''
  const { page, done } = stage
  if (!changes(page)) return `${focusOf(page)}`
  switch (page.type) {
    case 'card-away':
      return `${storage === 'writing'} ${done}`
    case 'explain':
      return `${page.at} ${page.focus}`
    case 'choose':
      // A mark is set without a step to anywhere, by keys too.
      return `${page.focus} ${page.told} ${page.marked} ${stage.presentation === 'both' ? page.selected : ''}`
    default:
      return unreachable(page)
  }
}

/** New words come before the words of the present place. */
function told(before: KioskState, state: KioskState, session: Session): readonly Sentence[] {
  const { looks, voice } = before
  if (looks !== state.looks) return [looksSentence(state.looks, looks), ...stillToBeHeard(voice)]
  const page = before.stage.type === 'session' ? before.stage.page : null
  const shownBefore = before.stage.type === 'session' ? before.stage.presentation : null
  const { page: now, presentation } = session
  const isSameText = now.type === 'explain' && page?.type === 'explain' && now.at === page.at
  if ((asksOnce(now) || isSameText) && pageKey(before) === pageKey(state) && placeOn(before) !== placeOn(state)) {
    const ear = earOf(state)
    return ear === null ? [] : [words.answerSentence(session, ear)]
  }
  if (now.type === 'settings' && page?.type !== 'settings') return [words.SETTINGS, ...here(state, session)]
  if (page?.type === 'settings' && shownBefore !== presentation) {
    return [presentation === 'audio' ? words.SCREEN_HIDDEN : words.SCREEN_SHOWN, ...here(state, session)]
  }
  // Another step is another list: whose it is, is said, and nothing of the one before.
  if (now.type === 'choose' && page?.type === 'choose' && now.party === page.party) {
    if (page.row !== null && now.row === null) return [words.WHOLE_LIST, ...here(state, session)]
    if (page.selected !== null && now.selected === null) return [words.NOT_CHOSEN]
    if (page.marked !== now.marked && page.focus === now.focus)
      return [now.marked.length > page.marked.length ? words.MARK_SET : words.MARK_TAKEN]
    if (now.told !== null && page.focus === now.focus) return [words.goneSentence(now.told)]
    if (page.pageIndex !== now.pageIndex && page.focus === now.focus) return [words.NEXT_PAGE]
  }
  return here(state, session)
}

/** A question, and answers that keys move among. */
function asksOnce({ type }: Session['page']): boolean {
  return type === 'leave' || type === 'leave-sure' || type === 'sure'
}

function here(state: KioskState, session: Session): readonly Sentence[] {
  const ear = earOf(state)
  return ear === null ? [] : words.sentencesOf(session, ear)
}

function earOf({ facts, switches, language, storage, voice, stage }: KioskState): Ear | null {
  if (facts === null) return null
  const touches = voice.byFinger && stage.type === 'session' && stage.presentation === 'both'
  return { facts, switches, namesKeys: switches === null && !touches, language, writes: storage === 'writing' }
}

function onKeypad(
  before: KioskState,
  event: Extract<KioskEvent, { type: 'keypad' }>['event'],
  state: KioskState,
  session: Session,
): Spoken {
  const { voice } = before
  // One that stays away for another reason is no news to the voter.
  if (event.type === 'disconnected') return before.keypad === 'connected' ? speak(voice, [words.KEYPAD_AWAY]) : [voice]
  if (event.type === 'connected')
    return speak(fresh(voice, before, state), [words.KEYPAD_BACK, ...here(state, session)])
  const key = meant(before, event.key)
  const turned = tuned(voice, key)
  if (turned !== null) return turned
  if (changed(before, state)) return speak(fresh(voice, before, state), told(before, state, session))
  if (key === 'repeat') return speak(voice, here(state, session))
  if (key === 'help' && state.facts !== null) {
    return speak(voice, [helpSentence(session, state.facts, state.repeats), ...here(state, session)])
  }
  // One switch moves by itself: what is said is heard out, and where there is nothing to move to it says nothing.
  if (isTooEarly(key, state, session)) return tooEarly(voice, state, session)
  if (key === 'next' && (voice.now !== null || state.switches === 1)) return [voice]
  return speak(voice, nothingChanged(key, voice, state, session))
}

/** The key that was meant: for a switch, the one that its stop represents. */
function meant({ stage, facts, switches }: KioskState, key: Key): Key {
  return stage.type === 'session' && facts !== null ? keyMeant(stage, facts, key, switches) : key
}

function isTooEarly(key: Key, { switches }: KioskState, { page }: Session): boolean {
  return records(page) && key === 'select' && (switches === null || page.focus === 0)
}

/** A voter who presses on and on would hear the first words of the warning for ever, and never the name. */
function tooEarly(voice: Voice, state: KioskState, session: Session): Spoken {
  const ear = earOf(state)
  if (ear === null || !records(session.page)) return [voice]
  const isHeldBack = voice.hasty >= HASTY_MOST
  if (isHeldBack && stillToBeHeard(voice).length > 0) return [voice]
  const hasty = Math.min(HASTY_MOST, voice.hasty + 1)
  const nameFirst = hasty === HASTY_MOST
  return speak({ ...voice, hasty }, words.tooEarlySentences(session, ear, session.page, nameFirst))
}

function nothingChanged(key: Key, voice: Voice, state: KioskState, session: Session): readonly Sentence[] {
  const { page } = session
  const { switches } = state
  const ear = earOf(state)
  if (ear === null) return []
  if (page.type === 'hear' && key === 'back') return [words.CARD_UNUSED]
  if (page.type === 'choose' && page.told !== null && key === 'select') return [words.goneSentence(page.told)]
  if (isList(page) && (key === 'up' || key === 'down')) {
    return [key === 'up' ? words.FIRST_ITEM : words.LAST_ITEM, ...here(state, session)]
  }
  if (page.type === 'choose' && page.focus !== null && key !== 'back') {
    const end = key === 'up' || key === 'left' ? words.FIRST_OF_LIST : words.LAST_OF_LIST
    return [end, ...here(state, session)]
  }
  const tried = switches === null ? triedSentence(session, key) : null
  if (tried !== null) return [tried]
  return [words.NO_MEANING, keysSentence(session, switches), ...stillToBeHeard(voice)]
}

/** A key without meaning takes nothing away: the name that it interrupted is said after it. */
function stillToBeHeard({ now, next }: Voice): readonly Sentence[] {
  const all = now === null ? next : [now, ...next]
  const place = all.findIndex(({ tells }) => tells !== null)
  return place < 0 ? [] : all.slice(place)
}

/** Slower, faster, quieter, louder: heard at once in what is being said; in silence the step itself is said. */
function tuned(voice: Voice, key: Key | Option): Spoken | null {
  switch (key) {
    case 'slower':
    case 'faster': {
      const speed = beside(SPEEDS, voice.speed, key === 'faster' ? 1 : -1)
      const end = key === 'faster' ? 'speed-fastest' : 'speed-slowest'
      return tunedTo({ ...voice, speed: speed ?? voice.speed }, speed === null ? promptClip(end) : speedClip(speed))
    }
    case 'quieter':
    case 'louder': {
      const volume = beside(VOLUMES, voice.volume, key === 'louder' ? 1 : -1)
      const end = key === 'louder' ? 'volume-loudest' : 'volume-quietest'
      return tunedTo(
        { ...voice, volume: volume ?? voice.volume },
        volume === null ? promptClip(end) : volumeClip(volume),
      )
    }
    default:
      return null
  }
}

function beside<T extends number>(steps: readonly T[], at: T, by: 1 | -1): T | null {
  return steps[steps.indexOf(at) + by] ?? null
}

function tunedTo(voice: Voice, clip: ClipId): Spoken {
  const tune = { type: 'tune', speed: voice.speed, volume: voice.volume } as const
  if (voice.now !== null) return [voice, tune]
  const [saying, ...said] = speak(voice, [{ clips: [clip], tells: null }])
  return [saying, tune, ...said]
}

function ended(voice: Voice, said: number): Spoken {
  if (said !== voice.said || voice.now === null) return [voice]
  const heard = voice.now.tells === null || voice.heard === 'the-name' ? voice.heard : voice.now.tells
  return speak({ ...voice, heard }, voice.next)
}

/** In place of what is being said. */
function speak(voice: Voice, sentences: readonly Sentence[]): Spoken {
  const [now, ...next] = sentences.filter(({ clips }) => clips.length > 0)
  if (now === undefined) return [{ ...voice, now: null, next: [] }]
  const said = voice.said + 1
  return [
    { ...voice, said, now, next },
    { type: 'say', said, clips: now.clips, afterMs: now.afterMs ?? 0 },
  ]
}
