/** TC-50: the lot as two people enter it, one from the minute, the other from the lot itself. */
import type { LocalMinute } from '#election/time.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'

type EnterLot = Extract<TallyScreenEvent, { type: 'enter-lot' }>

export function lotEntered(contest: string, winners: readonly number[], more: Partial<EnterLot> = {}): EnterLot {
  return {
    type: 'enter-lot',
    contest,
    list: null,
    winners: [...winners],
    drawnAt: '2002-06-23T23:15' as LocalMinute,
    way: '封筒に入れた紙片',
    drawnBy: '選挙 長',
    witnesses: ['立会 人'],
    by: '入力 太郎',
    readBack: { by: '読返 花子', winners: [...winners] },
    ...more,
  }
}

/** CNT-09: what the chair decides after a lot or a final result. */
export const DECIDED = { chair: '選挙 長', witnesses: ['立会 春子', '立会 夏男'] }
