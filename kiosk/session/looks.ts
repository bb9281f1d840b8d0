/** The looks for the next voter: size, colours and language of the one before would say something about that voter. */
import { DEFAULT_LOOKS } from '#ui/tokens/apply-looks.ts'
import type { KioskState } from './state.ts'

export const FIRST_LOOKS: Pick<KioskState, 'looks' | 'language'> = { looks: DEFAULT_LOOKS, language: 'ja' }
