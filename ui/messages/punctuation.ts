/** Signs that a catalogue writes as a keyboard has them, as each language prints them. */
import type { InEach } from '#election/language.ts'

export const punctuation = {
  /** $1: the words between two signs `"`. */
  quoted: { ja: '"$1"', en: '“$1”' },
} as const satisfies { readonly [sign: string]: InEach<string> }
