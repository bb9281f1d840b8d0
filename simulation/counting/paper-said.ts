/**
 * CNT-07: what these counting people say of paper. Where no station sent any, the election chair says so; where stations did, two people type as
 * many voters as the reports send, and every ballot is blank: no candidate's figure of a simulated night depends on it.
 */
import { paperFields } from '#election/count/paper.ts'
import { type PapersSent, sumOf } from '#election/count/papers-sent.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'

export function paperSaid({ missing, result }: Pick<TallyView, 'missing' | 'result'>): readonly TallyScreenEvent[] {
  return missing.flatMap((item): readonly TallyScreenEvent[] => {
    if (item.type !== 'paper') return []
    const { contest } = item
    const sent = result?.sent.find((each) => each.contest === contest)?.kinds
    return sent === undefined
      ? [{ type: 'no-paper', contest, chair: '選挙長 見本', witnesses: ['立会人 見本'] }]
      : [{ type: 'type-paper', contest, reason: '', typings: typedTwice(candidatesOf(result, contest), sent) }]
  })
}

function candidatesOf(result: TallyView['result'], contest: string): readonly number[] {
  return result?.contests.find(({ id }) => id === contest)?.candidates.map(({ number }) => number) ?? []
}

function typedTwice(
  candidates: readonly number[],
  sent: PapersSent,
): Extract<TallyScreenEvent, { type: 'type-paper' }>['typings'] {
  const voters = Object.entries(sent).map(([kind, count]) => [`voters-${kind}`, String(count)])
  const fields = Object.fromEntries([
    ...paperFields(candidates, 'people').map(({ name, kind }) => [name, kind.endsWith('none') ? '' : '0']),
    ...voters,
    ['invalid-blank', String(sumOf(sent))],
  ])
  return [
    { by: '入力 太郎', fields },
    { by: '入力 花子', fields },
  ]
}
