/** The clips of a question: a package that asks one has them, and they take the place of those that speak of candidates. */
import type { ClipId } from '#election/ids.ts'
import { CHOICES_MAX } from '#election/kinds/question/rule.ts'
import { choicesClip, countClip, peopleClip, promptClip, thingsClip } from './clip-id.ts'
import * as numbers from './script/numbers.ts'
import { CHOICES, type Prompt, type PromptId } from './script/prompts.ts'

const IN_PLACE_OF: readonly (readonly [PromptId, keyof typeof CHOICES])[] = [
  ['choose-one', 'choose-one-choice'],
  ['list-begins', 'choices-begin'],
  ['list-ends', 'choices-end'],
  ['whole-list', 'whole-choices'],
  ['next-page', 'next-choices'],
  ['not-chosen-yet', 'no-choice-yet'],
  ['hear-name-first', 'hear-choice-first'],
  ['item-whole-list', 'all-choices'],
  ['key-whole-list', 'key-all-choices'],
  ['method-hear', 'method-hear-choices'],
  ['method-choose', 'method-choose-choice'],
  ['method-confirm', 'method-confirm-choice'],
  ['screen-dark', 'screen-without-choices'],
  ['to-touch-shows', 'to-touch-shows-choices'],
  ['key-first', 'key-first-choice'],
  ['key-next', 'key-next-choice'],
  ['key-previous', 'key-previous-choice'],
  ['key-ten-on', 'key-ten-choices-on'],
  ['key-ten-back', 'key-ten-choices-back'],
]

const COUNTS = Array.from({ length: CHOICES_MAX }, (_, i) => i + 1)

const CLIPS: ReadonlyMap<ClipId, ClipId> = new Map([
  ...IN_PLACE_OF.map(([prompt, choice]) => [promptClip(prompt), promptClip(choice)] as const),
  ...COUNTS.map((n) => [countClip(n), choicesClip(n)] as const),
  ...COUNTS.map((n) => [peopleClip(n), thingsClip(n)] as const),
])

const TEN_ON = promptClip('key-ten-on')

/** In a contest of choices these are said. @param areExplained there are ten at most, and → reads the words of one */
export function ofChoices(clips: readonly ClipId[], areExplained = false): readonly ClipId[] {
  return clips.map((clip) => (areExplained && clip === TEN_ON ? promptClip('key-explain') : (CLIPS.get(clip) ?? clip)))
}

export function choicePrompts(): readonly (readonly [ClipId, Prompt])[] {
  return [
    ...(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((id) => [promptClip(id), CHOICES[id]] as const),
    ...COUNTS.slice(1).map((n) => [choicesClip(n), numbers.choices(n)] as const),
    ...COUNTS.map((n) => [thingsClip(n), numbers.things(n)] as const),
  ]
}
