import type { InEach } from '#election/language.ts'

/**
 * What the machine says, as it is rendered or read out by a speaker. `kana` is how the Japanese sounds, in katakana with long
 * vowels as ー and particles as they are spoken (ワ, エ, オ): the office's engine is checked against it, sound by sound.
 * Short; what a key does comes before the key, so that a voter who knows it already can go on at once.
 */
export type Prompt = InEach<string> & { readonly kana: string }

export type Prompts = Readonly<Record<string, Prompt>>
