/** The clips of a review of judges (国民審査): they take the place of those that speak of candidates. */
import type { ClipId } from '#election/ids.ts'
import { promptClip } from './clip-id.ts'
import { JUDGES, type Prompt, type PromptId } from './script/prompts.ts'

const IN_PLACE_OF: readonly (readonly [PromptId, keyof typeof JUDGES])[] = [
  ['choose-one', 'mark-judges'],
  ['list-begins', 'judges-begin'],
  ['list-ends', 'judges-end'],
  ['next-page', 'next-judges'],
  ['hear-name-first', 'hear-marks-first'],
  ['method-keys', 'method-mark-keys'],
  ['method-items', 'method-mark-items'],
  ['method-hear', 'method-hear-judges'],
  ['method-choose', 'method-mark'],
  ['method-confirm', 'method-confirm-marks'],
  ['screen-dark', 'screen-without-judges'],
  ['to-touch-shows', 'to-touch-shows-judges'],
  ['key-first', 'key-first-judge'],
  ['key-next', 'key-next-judge'],
  ['key-previous', 'key-previous-judge'],
  ['key-choose', 'key-mark'],
  // There are fifteen at most, and the way on is below the last of them.
  ['key-ten-on', 'key-check-marks'],
  // The law does not review who has died or left office (art. 5-3(1)).
  ['died', 'not-reviewed'],
  ['withdrew', 'not-reviewed'],
]

const CLIPS: ReadonlyMap<ClipId, ClipId> = new Map(
  IN_PLACE_OF.map(([prompt, own]) => [promptClip(prompt), promptClip(own)] as const),
)

/** In a review these are said. */
export function ofJudges(clips: readonly ClipId[]): readonly ClipId[] {
  return clips.map((clip) => CLIPS.get(clip) ?? clip)
}

export function judgePrompts(): readonly (readonly [ClipId, Prompt])[] {
  return (Object.keys(JUDGES) as (keyof typeof JUDGES)[]).map((id) => [promptClip(id), JUDGES[id]] as const)
}
