/** Contest names as the clerk says them, and the words of a notice. */
import { both, contestsIn, NO_CONTEST, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { useText } from '#ui/language/language.tsx'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { RefusalText } from '#ui/messages/message.ts'
import type { IssuerCode, Notice } from '../session/codes.ts'
import type { IssuerScreenEvent } from '../session/screen-event.ts'
import type { DayView, Head, IssuerView } from '../session/view.ts'

export type Send = (event: IssuerScreenEvent) => void

export interface TabProps {
  readonly head: Head
  readonly view: DayView & Pick<IssuerView, 'now' | 'language' | 'work' | 'writing'>
  readonly send: Send
}

export function contestWords(contests: Head['contests'], mask: ContestMask, between = '＋'): string {
  return contestsIn(mask, contests)
    .map((contest) => contest.title)
    .join(between)
}

/** LAW-19: what of them is on the card, and what on ballot papers. */
export function wayWords(
  head: Head,
  chosen: ContestMask,
  say: ReturnType<typeof useText>,
  papers = both(chosen, head.offCards),
): string {
  const card = without(chosen, papers)
  const onPaper =
    papers === NO_CONTEST ? [] : [say(issuerScreen.byPaper, { contests: contestWords(head.contests, papers) })]
  return [...(card === NO_CONTEST ? [] : [contestWords(head.contests, card)]), ...onPaper].join('　')
}

export function wordsOf(notice: Notice): RefusalText {
  return issuerRefusals[notice.code satisfies IssuerCode]
}
