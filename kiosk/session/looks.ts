/** As the machine stands for whoever comes next: size, colours and language of the one before would tell of them. */
import { DEFAULT_LOOKS } from '#ui/tokens/apply-looks.ts'
import type { KioskState } from './state.ts'

export const FIRST_LOOKS: Pick<KioskState, 'looks' | 'language'> = { looks: DEFAULT_LOOKS, language: 'ja' }
