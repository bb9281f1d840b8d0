/** Events: of the person at the screen, and the server's answers. */
import type { Language } from '#election/language.ts'
import type { Answered, Asked } from './asked.ts'
import type { PageRefusal } from './codes.ts'
import type { ApplicationState, LetterState, PageName, Touch } from './state.ts'

export type ScreenEvent =
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'go'; readonly to: PageName }
  | { readonly type: 'applications'; readonly in: ApplicationState }
  | { readonly type: 'letters'; readonly in: LetterState }
  | { readonly type: 'choose'; readonly letters: readonly string[] }
  /** `about`: the person or letter, for the second look. */
  | { readonly type: 'ask'; readonly asked: Asked; readonly about: string }
  | { readonly type: 'second-look'; readonly yes: boolean }
  /** Something was typed that cannot be sent. */
  /** `ofSearch`: in a field by which somebody is sought. */
  | { readonly type: 'slip'; readonly refusal: PageRefusal; readonly ofSearch?: true }

export type Event =
  | ScreenEvent
  /** `asked` is what was asked: its words choose those of the end. */
  | { readonly type: 'answered'; readonly asked: Asked; readonly answered: Answered }
  /** `about`: a row of the roll, where the refusal names one. */
  | {
      readonly type: 'refused'
      readonly asked: Asked
      readonly refusal: PageRefusal
      readonly about?: string | undefined
    }
  /** The browser asks for a passkey now, or it has its answer. */
  | { readonly type: 'touch'; readonly touch: Touch | null }
  /** A quarter of an hour without a question. */
  | { readonly type: 'idle' }
  | { readonly type: 'bug' }
