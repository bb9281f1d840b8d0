/** The looks for the next voter are the usual ones: size, colours and language that were left would say something about the voter before. */
import { DEFAULT_LOOKS } from '#ui/tokens/apply-looks.ts'
import type { KioskState } from './state.ts'

export const FIRST_LOOKS: Pick<KioskState, 'looks' | 'language'> = { looks: DEFAULT_LOOKS, language: 'ja' }
