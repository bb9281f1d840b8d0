/** Facts from drivers and disks, in the words of the office's messages: no Japanese sentence has an English word in it. */
import * as words from '#words/office.ts'
import type { Language, MessageValues } from './message.ts'

export const officeFacts = words.officeFacts

/** Facts whose values are words of ours; paths, names and file systems stay as they are. */
const IN_WORDS = ['fault', 'found', 'role']

export function factsInWords(about: MessageValues, language: Language): MessageValues {
  return Object.fromEntries(Object.entries(about).map(([name, value]) => [name, IN_WORDS.includes(name) ? wordOf(value, language) : value]))
}

function wordOf(value: MessageValues[string], language: Language): MessageValues[string] {
  const fact = Object.entries(officeFacts).find(([each]) => each === value)
  return fact === undefined ? value : fact[1][language]
}
