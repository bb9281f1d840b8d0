/** Contest names as the clerk says them, and the words of a notice. */
import { both, contestsIn, NO_CONTEST, without } from '#election/contests.ts'
import type { ReceptionContest } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'
import type { useText } from '#ui/language/language.tsx'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { RefusalText } from '#ui/messages/message.ts'
import type { IssuerCode, Notice } from '../session/codes.ts'
import { atReception } from '../session/facts.ts'
import type { IssuerScreenEvent } from '../session/screen-event.ts'
import type { DayView, Head, IssuerView } from '../session/view.ts'

export type Send = (event: IssuerScreenEvent) => void

export interface TabProps {
  readonly head: Head
  readonly view: DayView & Pick<IssuerView, 'now' | 'language' | 'work' | 'writing'>
  readonly send: Send
}

export function contestWords(head: Head, mask: ContestMask, between = '＋'): string {
  return titles(atReception(head), mask, between)
}

/** As the clerk says them to a voter, in Japanese. */
export function contestsSaid(head: Head, mask: ContestMask): string {
  return titles(atReception({ ...head, contests: head.contestsSaid }), mask, '・')
}

function titles(contests: readonly ReceptionContest[], mask: ContestMask, between: string): string {
  return contestsIn(mask, contests)
    .map(({ title }) => title)
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
  const onPaper = papers === NO_CONTEST ? [] : [say(issuerScreen.byPaper, { contests: contestWords(head, papers) })]
  return [...(card === NO_CONTEST ? [] : [contestWords(head, card)]), ...onPaper].join('　')
}

export function wordsOf(notice: Notice): RefusalText {
  return issuerRefusals[notice.code satisfies IssuerCode]
}
