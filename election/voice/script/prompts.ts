/**
 * Every sentence that the machine says of itself: `words/voice.tsv`. Its column `kana` is how the Japanese sounds, in katakana with long
 * vowels as ー and particles as they are spoken (ワ, エ, オ): the office's engine is checked against it, sound by sound. Sentences are short;
 * the effect of a key comes before the key, so that a voter who knows it can go on at once.
 */
import type { InEach } from '#election/language.ts'
import { voiceChoices, voiceJudges, voiceOpenLists, voiceParties, voicePrompts } from '#words/voice.ts'

/** As it is rendered, or read out by a speaker. */
export type Prompt = InEach<string> & { readonly kana: string }

export const PROMPTS = voicePrompts satisfies Readonly<Record<string, Prompt>>

export type PromptId = keyof typeof PROMPTS

/** Sentences of a question: the voter chooses among choices, and nobody is elected. Only a package that asks one has them. */
export const CHOICES = voiceChoices satisfies Readonly<Record<string, Prompt>>
export type ChoicePromptId = keyof typeof CHOICES

/** Sentences of a contest of parties. Only a package that has one has them. */
export const PARTIES = voiceParties satisfies Readonly<Record<string, Prompt>>
export type PartyPromptId = keyof typeof PARTIES

/** Sentences of a contest in which a party is chosen, then it or one of its people. Only a package that has one has them. */
export const OPEN_LISTS = voiceOpenLists satisfies Readonly<Record<string, Prompt>>
export type OpenListPromptId = keyof typeof OPEN_LISTS

/** Sentences of a review of judges. Only a package that has one has them. */
export const JUDGES = voiceJudges satisfies Readonly<Record<string, Prompt>>
export type JudgePromptId = keyof typeof JUDGES
