/** The clips of a contest of lists with people (参議院比例代表): the first step is of parties; the second, of one party and its people, has words of its own. */
import type { ClipId } from '#election/ids.ts'
import { promptClip } from './clip-id.ts'
import { ofParties } from './of-parties.ts'
import { OPEN_LISTS, type Prompt, type PromptId } from './script/prompts.ts'

/** Wherever the voter is in the contest. */
const OF_CONTEST: readonly (readonly [PromptId, keyof typeof OPEN_LISTS])[] = [
  ['method-hear', 'method-hear-lists'],
  ['method-choose', 'method-choose-lists'],
  ['method-confirm', 'method-confirm-lists'],
  ['screen-dark', 'screen-without-lists'],
  ['to-touch-shows', 'to-touch-shows-lists'],
]

const OF_ONE_LIST: readonly (readonly [PromptId, keyof typeof OPEN_LISTS])[] = [
  ['choose-one', 'choose-of-list'],
  ['list-begins', 'list-begins-party'],
  ['list-ends', 'list-ends-person'],
  ['died', 'listed-died'],
  ['withdrew', 'listed-withdrew'],
  ['not-chosen-yet', 'none-of-list-yet'],
  ['hear-name-first', 'hear-choice-of-list'],
  ['key-first', 'key-first-of-list'],
  ['key-next', 'key-next-of-list'],
  ['key-previous', 'key-previous-of-list'],
  ['key-ten-on', 'key-ten-of-list-on'],
  ['key-ten-back', 'key-ten-of-list-back'],
  ['next-page', 'next-of-list'],
]

const CONTEST_CLIPS = clipsOf(OF_CONTEST)
const LIST_CLIPS = clipsOf(OF_ONE_LIST)

function clipsOf(pairs: typeof OF_CONTEST): ReadonlyMap<ClipId, ClipId> {
  return new Map(pairs.map(([prompt, own]) => [promptClip(prompt), promptClip(own)] as const))
}

/** @param step null: a page of the whole contest */
export function ofOpenLists(clips: readonly ClipId[], step: 'party' | 'one-of-list' | null): readonly ClipId[] {
  const own = clips.map((clip) => CONTEST_CLIPS.get(clip) ?? clip)
  return step === 'one-of-list' ? own.map((clip) => LIST_CLIPS.get(clip) ?? clip) : ofParties(own)
}

export function promptsOfOpenLists(): readonly (readonly [ClipId, Prompt])[] {
  return (Object.keys(OPEN_LISTS) as (keyof typeof OPEN_LISTS)[]).map((id) => [promptClip(id), OPEN_LISTS[id]] as const)
}
