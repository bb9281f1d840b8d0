/** Why a clip is in no pack: the findings of the office's check, shown on screens and by the command line. */
import type { ClipId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'

export type ClipDoubt =
  /** A title or party whose kana nobody gave. */
  | { readonly type: 'reading-missing' }
  | { readonly type: 'reading-not-kana'; readonly kana: string }
  | { readonly type: 'no-engine' }
  | { readonly type: 'engine-failed'; readonly reason: string }
  | { readonly type: 'not-a-wav' }
  /** The engine would say other sounds than the reading has: a name that vanished, a particle, a character it does not know. */
  | { readonly type: 'sounds-different'; readonly wanted: string; readonly heard: string }
  | { readonly type: 'silent' }
  | { readonly type: 'clipped'; readonly peak: number }
  | { readonly type: 'loudness-off'; readonly loudness: number }
  | { readonly type: 'silence-in-front'; readonly ms: number }
  | { readonly type: 'duration-implausible'; readonly ms: number; readonly from: number; readonly to: number }
  /** Higher or lower than the other clips of the same voice. */
  | { readonly type: 'pitch-off'; readonly hz: number; readonly others: number }

export interface ClipProblem {
  readonly clip: ClipId
  readonly language: Language
  readonly text: string
  readonly doubt: ClipDoubt
}
