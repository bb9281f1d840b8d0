/** Every sentence that the program says of itself. */
import { BEGINNING } from './beginning.ts'
import type { CHOICES } from './choices.ts'
import { ITEMS } from './items.ts'
import { KEYS } from './keys.ts'
import { TROUBLE } from './trouble.ts'
import { VOTING } from './voting.ts'

export const PROMPTS = { ...BEGINNING, ...KEYS, ...ITEMS, ...VOTING, ...TROUBLE }

export type PromptId = keyof typeof PROMPTS

/** In a package that asks a question, and in no other. */
export type ChoicePromptId = keyof typeof CHOICES
