/**
 * The sentences for a voter who hears the session, page by page (AUD-05, LAW-03). Sentences are queues of clips: the effect of a key comes
 * last and the key at its end, so that a voter who knows it goes on at once; help names the keys that are not needed to go on. A voter with
 * a switch or two hears the stops instead, one by one (`stop-words.ts`). Pure; nothing here is logged or shown.
 */
import { unreachable } from '#election/assert.ts'
import { contestsIn, has, NO_CONTEST } from '#election/contests.ts'
import type { Gone } from '#election/definition/definition.ts'
import type { ClipId, ContestBit, ContestMask } from '#election/ids.ts'
import { nextLanguage } from '#election/language.ts'
import { countClip, nameClip, placeClip, promptClip, textClip, titleClip } from '#election/voice/clip-id.ts'
import type { JudgePromptId, PromptId } from '#election/voice/script/prompts.ts'
import { chosenAmong } from '../chosen-among.ts'
import { contestOf, type KioskFacts } from '../facts.ts'
import type { RecordingPage } from '../keys-of-page.ts'
import { isReview } from '../marks.ts'
import { openContests } from '../session-card.ts'
import type { Choosing } from '../session-page.ts'
import type { OutOfService, Session } from '../state.ts'
import { stopAt } from '../stops.ts'
import { choicesOf } from '../two-steps.ts'
import { type Ear, keyOfNextItem, nameOf, wordsOfStop } from './stop-words.ts'
import type { Sentence } from './voice-state.ts'

const plain = (...clips: readonly (ClipId | readonly ClipId[])[]): Sentence => ({ clips: clips.flat(), tells: null })
/**
 * While the machine works: who hears the end of the work within this time hears that alone, and no begun word before it. Half of the
 * silence that there may be (VVSG 2.0, 5.1-D): the rest is the device's and the work's own.
 */
const SOON_MS = 250
const meanwhile = (prompt: PromptId): Sentence => ({ ...plain(say(prompt)), afterMs: SOON_MS })
const say = (...prompts: readonly (PromptId | JudgePromptId)[]): readonly ClipId[] => prompts.map(promptClip)

/** When a page appears, when the focus moved on it, and when it is asked for again. */
export function sentencesOf(session: Session, ear: Ear): readonly Sentence[] {
  const { page } = session
  const { facts, switches, namesKeys } = ear
  const stop = stopAt(session, facts, switches)
  const words = stop === null ? null : plain(wordsOfStop(stop, session, ear))
  switch (page.type) {
    case 'hear':
      return words === null ? hear(ear) : [inTheOther(stop, ear, words)]
    case 'taking':
    case 'card-back':
      return [meanwhile('card-reading')]
    case 'roles':
      return [words ?? plain(say(...ROLES[session.card.operatingMode]), ways(namesKeys, 'key-go-on'))]
    case 'how-to':
      return [words ?? plain(howTo(session, ear))]
    case 'choose':
      return [words ?? (page.party === null ? contestSentence(session, ear, page) : listSentence(ear, page))]
    case 'rows':
      return [words ?? plain()]
    case 'explain':
      return [plain(explained(ear, page), item(words, session, ear))]
    case 'confirm':
      return words === null ? confirmSentences(session, ear, page.choosing) : [words]
    case 'settings':
      return [words === null ? plain() : inTheOther(stop, ear, words)]
    case 'sure':
      return [plain(say(...SURE[page.of]), item(words, session, ear))]
    case 'leave':
    case 'leave-sure':
      return [plain(leaveHead(session, ear, page), item(words, session, ear))]
    case 'casting':
    case 'recording':
      return [meanwhile('recording')]
    case 'recorded':
      return [
        words ??
          plain(
            say(has(session.left, page.contest) ? 'left-out' : 'recorded', 'next-contest'),
            openTitles(session, facts).slice(0, 1),
            ways(namesKeys, 'key-go-on'),
          ),
      ]
    case 'finishing':
      return [meanwhile('finishing')]
    case 'take-card':
      // The last contest, too, is recorded before it is over; nothing is when the voter or staff ended what was left (V2).
      return [plain(session.ending === null ? say('recorded') : [], say('finished', 'take-card'))]
    case 'take-unused':
      return [plain(say('nothing-recorded', 'go-means', 'card-at', 'card-to-desk'))]
    case 'card-away':
      return [plain(say(page.lifted ? 'card-away' : 'card-again'), ...whatIsRecorded(session, ear))]
    default:
      return unreachable(page)
  }
}

const ROLES = {
  voter: [],
  proxy: ['mode-proxy', 'proxy-records'],
  assisted: ['mode-assisted', 'voter-records'],
} as const satisfies Record<Session['card']['operatingMode'], readonly PromptId[]>

const SURE = {
  'to-touch': ['to-touch-question', 'to-touch-shows'],
  go: ['go-question', 'go-means'],
} as const satisfies Record<string, readonly PromptId[]>

/** The names of the keys, for a voter who presses them. */
function ways(namesKeys: boolean, ...keys: readonly PromptId[]): readonly ClipId[] {
  return namesKeys ? say(...keys) : []
}

/** A voter who does not understand the first language hears in the next one how to change to it. */
function hear({ language, switches }: Ear): readonly Sentence[] {
  const other = { ...plain(say('key-language')), language: nextLanguage(language) }
  if (switches !== null) return [plain(say('headphones-check', switches === 1 ? 'scan-one' : 'scan-two'))]
  return [plain(say('headphones-check', 'headphones-press', 'headphones-louder')), other]
}

function inTheOther(stop: ReturnType<typeof stopAt>, { language }: Ear, sentence: Sentence): Sentence {
  return stop !== null && 'words' in stop && stop.words === 'language'
    ? { ...sentence, language: nextLanguage(language) }
    : sentence
}

function howTo({ presentation }: Session, { facts: { use }, switches }: Ear): readonly ClipId[] {
  return say(
    ...(use === 'rehearsal' ? (['rehearsal'] as const) : use === 'fixture' ? (['sample'] as const) : []),
    presentation === 'both' ? 'screen-too' : 'welcome',
    ...(switches === 1 ? (['scan-one'] as const) : switches === 2 ? (['scan-two'] as const) : []),
    switches === null ? 'method-keys' : 'method-items',
    'method-final',
    ...(switches === null ? (['any-key-interrupts', 'key-help', 'begin-key'] as const) : []),
  )
}

/** Which contest of how many, as the glass has it, and how many candidates (V8). */
function contestSentence({ contests }: Session, { facts, namesKeys }: Ear, choosing: Choosing): Sentence {
  const { contest: bit } = choosing
  const { contest } = contestOf(facts, bit)
  return plain(
    placeClip(contests.indexOf(bit) + 1, contests.length),
    titleClip(contest.id),
    countClip(choicesOf(facts, choosing).length),
    say('choose-one'),
    ways(namesKeys, 'key-first'),
  )
}

/** Number and name first: these are the words of this choice. */
function explained({ facts }: Ear, { choosing, at }: Extract<Session['page'], { type: 'explain' }>): readonly ClipId[] {
  const choices = choicesOf(facts, choosing)
  const choice = choices[at]
  return choice === undefined ? [] : [...nameOf(choice, choices), textClip(choice.id)]
}

/** The second step of a contest of lists: whose list it is, and how many people are on it. */
function listSentence({ facts, namesKeys }: Ear, choosing: Choosing): Sentence {
  const [party, ...people] = choicesOf(facts, choosing)
  return plain(
    party === undefined ? [] : nameClip(party.id),
    countClip(people.length),
    say('choose-one'),
    ways(namesKeys, 'key-first'),
  )
}

/** The name first and alone: only when it was heard to its end does ○ record (TCH-03). */
function confirmSentences(session: Session, { facts, namesKeys }: Ear, choosing: Choosing): readonly Sentence[] {
  const assisted = session.card.operatingMode === 'assisted'
  return [
    chosenSentence(facts, choosing),
    plain(
      // AUD-07: up to here somebody else may have pressed.
      assisted ? say('voter-records') : [],
      ways(namesKeys, 'key-record', 'key-choose-again'),
    ),
  ]
}

function chosenSentence(facts: KioskFacts, { contest: bit, selected, marked }: Choosing): Sentence {
  const offered = contestOf(facts, bit)
  const { candidates } = offered
  if (isReview(offered)) {
    const judges = candidates.filter(({ id }) => marked.includes(id))
    const named = judges.flatMap((judge) => nameOf(judge, candidates))
    return {
      clips: judges.length === 0 ? say('nobody-marked') : [...say('judges-marked'), ...named],
      tells: 'the-name',
    }
  }
  const chosen = chosenAmong(candidates, selected)
  return { clips: [...say('chosen'), ...(chosen === null ? [] : nameOf(chosen, candidates))], tells: 'the-name' }
}

/**
 * ○ came before the name was over: the next stop is announced, and ○ counts only after that.
 * @param nameFirst it came again and again: only after the name
 */
export function tooEarlySentences(
  session: Session,
  ear: Ear,
  { choosing }: RecordingPage,
  nameFirst: boolean,
): readonly Sentence[] {
  const told: Sentence =
    ear.switches === null && !nameFirst
      ? { clips: say('hear-name-first', 'press-again-records'), tells: 'that-a-press-records' }
      : plain(say('hear-name-first'))
  return [told, ...confirmSentences(session, ear, choosing)]
}

/** The question and the contests that it is about, as on the glass: a × that was meant to go back is not answered by a riddle (V3). */
function leaveHead(session: Session, { facts }: Ear, page: LeavePage): readonly ClipId[] {
  const one = titlesOf(facts, [page.contest])
  if (page.type === 'leave') return [...say('leave-question'), ...one]
  const left = page.scope === 'all' ? openTitles(session, facts) : one
  return [...say('leave-question'), ...left, ...say('leave-sure')]
}

type LeavePage = Extract<Session['page'], { type: 'leave' | 'leave-sure' }>

/** One of a few that an answer is chosen from. */
function item(words: Sentence | null, session: Session, ear: Ear): readonly ClipId[] {
  return [...(words?.clips ?? []), ...ways(ear.namesKeys, 'key-take-item', keyOfNextItem(session, ear))]
}

/** The keys moved on a page that asks: its question was heard when it appeared, and is heard again when it is asked for. */
export function answerSentence(session: Session, ear: Ear): Sentence {
  const stop = stopAt(session, ear.facts, ear.switches)
  return plain(item(stop === null ? null : plain(wordsOfStop(stop, session, ear)), session, ear))
}

function recordedAndOpen(session: Session, facts: KioskFacts): readonly ClipId[] {
  const { contests, done, left } = session
  const recorded = contests.filter((bit) => has(done, bit) && !has(left, bit))
  const open = openContests(session)
  if (done === NO_CONTEST) return say('nothing-recorded')
  if (recorded.length === contests.length) return say('all-recorded')
  return [
    ...(recorded.length === 0 ? [] : [...say('recorded-for'), ...titlesOf(facts, recorded)]),
    ...(open.length === 0 ? [] : [...say('open-for'), ...titlesOf(facts, open)]),
  ]
}

/** C3: what was chosen and not recorded went with the card. Where staff end the session there is nothing more to choose. */
function whatIsRecorded(session: Session, { facts, writes }: Ear): readonly (readonly ClipId[])[] {
  if (writes) return [say('recording')]
  const chooses = session.ending === null && openContests(session).length > 0
  return [recordedAndOpen(session, facts), chooses ? say('choose-when-back') : []]
}

function openTitles(session: Session, facts: KioskFacts): readonly ClipId[] {
  return titlesOf(facts, openContests(session))
}

function titlesOf(facts: KioskFacts, contests: readonly ContestBit[]): readonly ClipId[] {
  return contests.map((bit) => titleClip(contestOf(facts, bit).contest.id))
}

/** D-26: why nothing was chosen. */
export const goneSentence = (gone: Gone) => plain(say(gone))

/** FLT-03, FLT-04: what is recorded, what is not, what staff will find out. */
export function troubleSentence(facts: KioskFacts | null, { voter }: OutOfService): Sentence {
  if (facts === null || voter === null) return plain(say('out-of-service', 'staff-comes'))
  // A card may have a contest that is not offered here any more (TC-52): no clip speaks of it.
  const offered = facts.contests.map(({ contest }) => contest)
  const titles = (mask: ContestMask) => contestsIn(mask, offered).map(({ id }) => titleClip(id))
  const of = (prompt: PromptId, mask: ContestMask) =>
    titles(mask).length === 0 ? [] : [...say(prompt), ...titles(mask)]
  const unclear = titles(voter.staffWillCheck)
  return plain(
    say('out-of-service'),
    of('recorded-for', voter.recorded),
    of('open-for', voter.notRecorded),
    unclear.length === 0 ? [] : [...unclear, ...say('cannot-tell')],
    say('staff-comes'),
  )
}

export const REFUSED = plain(say('card-refused', 'card-to-desk'))
export const SESSION_OVER = plain(say('finished', 'take-card'))
export const HEADPHONES_BACK = plain(say('headphones-back', 'where-you-are'))
export const KEYPAD_AWAY = plain(say('keypad-away'))
export const KEYPAD_BACK = plain(say('keypad-back', 'where-you-are'))
export const FIRST_OF_LIST = plain(say('list-begins'))
export const LAST_OF_LIST = plain(say('list-ends'))
export const FIRST_ITEM = plain(say('item-first'))
export const LAST_ITEM = plain(say('item-last'))
export const NO_MEANING = plain(say('key-none'))
export const CARD_UNUSED = plain(say('card-not-used', 'card-to-desk'))
export const STILL_HERE = plain(say('still-here', 'where-you-are'))
export const NEXT_PAGE = plain(say('next-page'))
export const NOT_CHOSEN = plain(say('not-chosen-yet'))
export const MARK_SET = plain(say('mark-set'))
export const MARK_TAKEN = plain(say('mark-taken'))
export const WHOLE_LIST = plain(say('whole-list'))
export const TOUCH_NOW = plain(say('to-touch-done'))
export const SCREEN_HIDDEN = plain(say('screen-hidden'))
export const SCREEN_SHOWN = plain(say('screen-shown'))
export const SETTINGS = plain(say('settings-open'))
