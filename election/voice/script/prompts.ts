/** Every sentence that the program says of itself. */
import { BEGINNING } from './beginning.ts'
import { ITEMS } from './items.ts'
import { KEYS } from './keys.ts'
import { TROUBLE } from './trouble.ts'
import { VOTING } from './voting.ts'

export const PROMPTS = { ...BEGINNING, ...KEYS, ...ITEMS, ...VOTING, ...TROUBLE }

export type PromptId = keyof typeof PROMPTS
