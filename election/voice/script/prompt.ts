import type { InEach } from '#election/language.ts'

/**
 * A sentence of the machine, as it is rendered or read out by a speaker. `kana` is how the Japanese sounds, in katakana with long vowels as
 * ー and particles as they are spoken (ワ, エ, オ): the office's engine is checked against it, sound by sound. Sentences are short; the effect
 * of a key comes before the key, so that a voter who knows it can go on at once.
 */
export type Prompt = InEach<string> & { readonly kana: string }

export type Prompts = Readonly<Record<string, Prompt>>
