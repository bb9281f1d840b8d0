/** CNT-07: in these counts nobody votes on paper, and the election chair says so for each contest that was polled. */
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'

export function noPaper({ missing }: Pick<TallyView, 'missing'>): readonly TallyScreenEvent[] {
  return missing.flatMap((item): readonly TallyScreenEvent[] =>
    item.type === 'paper'
      ? [{ type: 'no-paper', contest: item.contest, chair: '選挙長 見本', witnesses: ['立会人 見本'] }]
      : [],
  )
}
