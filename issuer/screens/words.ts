/** Contest names as the clerk says them, and the words of a notice. */
import { contestsIn } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import type { RefusalText } from '#ui/messages/message.ts'
import type { IssuerCode, Notice } from '../session/codes.ts'
import type { IssuerScreenEvent } from '../session/screen-event.ts'
import type { DayView, Head } from '../session/view.ts'

export type Send = (event: IssuerScreenEvent) => void

export interface TabProps {
  readonly head: Head
  readonly view: DayView & { readonly now: string; readonly language: 'ja' | 'en' }
  readonly send: Send
}

export function contestWords(head: Head, mask: ContestMask, between = '＋'): string {
  return contestsIn(mask, head.contests)
    .map((contest) => contest.title)
    .join(between)
}

export function wordsOf(notice: Notice): RefusalText {
  return issuerRefusals[notice.code satisfies IssuerCode]
}
