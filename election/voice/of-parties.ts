/** The clips of a contest of parties (比例代表): they take the place of those that speak of candidates. */
import type { ClipId } from '#election/ids.ts'
import { partiesClip, partyGroupClip, promptClip } from './clip-id.ts'
import { PARTIES, type Prompt, type PromptId } from './script/prompts.ts'

const IN_PLACE_OF: readonly (readonly [PromptId, keyof typeof PARTIES])[] = [
  ['choose-one', 'choose-one-party'],
  ['list-begins', 'parties-begin'],
  ['list-ends', 'parties-end'],
  ['whole-list', 'whole-parties'],
  ['next-page', 'next-parties'],
  ['not-chosen-yet', 'no-party-yet'],
  ['hear-name-first', 'hear-party-first'],
  ['item-whole-list', 'all-parties'],
  ['key-whole-list', 'key-all-parties'],
  ['method-hear', 'method-hear-parties'],
  ['method-choose', 'method-choose-party'],
  ['method-confirm', 'method-confirm-party'],
  ['screen-dark', 'screen-without-parties'],
  ['to-touch-shows', 'to-touch-shows-parties'],
  ['key-first', 'key-first-party'],
  ['key-next', 'key-next-party'],
  ['key-previous', 'key-previous-party'],
  ['key-ten-on', 'key-ten-parties-on'],
  ['key-ten-back', 'key-ten-parties-back'],
  ['withdrew', 'list-withdrawn'],
]

const CLIPS: ReadonlyMap<ClipId, ClipId> = new Map(
  IN_PLACE_OF.map(([prompt, own]) => [promptClip(prompt), promptClip(own)] as const),
)

/** In a contest of parties these are said. */
export function ofParties(clips: readonly ClipId[]): readonly ClipId[] {
  return clips.map((clip) => CLIPS.get(clip) ?? counted(clip))
}

/** 「全部で…人」, 「…人」 */
function counted(clip: ClipId): ClipId {
  const [, what, n] = /^(of|people):(\d+)$/.exec(clip) ?? []
  if (what === undefined) return clip
  return what === 'of' ? partiesClip(Number(n)) : partyGroupClip(Number(n))
}

export function partyPrompts(): readonly (readonly [ClipId, Prompt])[] {
  return (Object.keys(PARTIES) as (keyof typeof PARTIES)[]).map((id) => [promptClip(id), PARTIES[id]] as const)
}
