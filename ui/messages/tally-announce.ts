/** Announcements to the hall, and their list. The paper (`documents/numbered-announcement.ts`) names figures and states with the same words. */
import * as words from '#words/tally.ts'
import type { Text } from './message.ts'

const figures = words.figures

const states = words.states

const corrections = words.corrections

export const announceWords = { ...corrections, ...figures, ...states, ...words.announceWords } satisfies Record<string, Text>
