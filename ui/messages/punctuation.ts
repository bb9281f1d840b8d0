/** Signs that a catalogue writes as a keyboard has them, as each language prints them. */

import type { InEach } from '#election/language.ts'
import * as words from '#words/common.ts'

export const punctuation = words.punctuation satisfies { readonly [sign: string]: InEach<string> }
