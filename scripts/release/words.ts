/** Why no release was made: in a terminal of who makes it. */
import { LANGUAGES } from '#election/languages.ts'
import { fill } from '#ui/messages/message.ts'
import { releaseFaults } from '#words/commands.ts'
import type { NotesFault } from './changelog.ts'
import type { KeyFault } from './release-key.ts'

export type ReleaseFault =
  | NotesFault
  | KeyFault
  | { readonly type: 'changed-files' | 'not-equal'; readonly names: string }
  | { readonly type: 'node-over'; readonly words: string }

export function wordsOf(fault: ReleaseFault): readonly string[] {
  return [...new Set(LANGUAGES.map((language) => fill(releaseFaults[fault.type][language], { ...fault })))]
}
