/** A card of "what happens if", as the desk shows it. */

import type { Values } from '#ui/messages/message.ts'
import type { deskWhatIf } from '#words/desk.ts'

export const WHAT_IFS = ['medium', 'power', 'second-card', 'absentee', 'by-ear', 'sound'] as const
export type WhatIfKey = (typeof WHAT_IFS)[number]

export interface WhatIf {
  readonly key: WhatIfKey
  /** `first`: something else comes before · `do`, `next`: hands · `look`: it has happened. */
  readonly stage: 'first' | 'do' | 'next' | 'look'
  readonly word: keyof typeof deskWhatIf
  readonly values: Values
  /** Ids of what the hand looks for, as in `GuideStep`. */
  readonly points: readonly string[]
  /** Whose ticket is scanned: `voter:…` or `street:…`. */
  readonly ticket: string | null
}
