/** 国民審査 on paper: what became of each judge (Act on the Review of Justices of the Supreme Court, art. 32). */
import type { ContestResult } from '#election/count/contest-result.ts'
import type { JudgeVerdict } from '#election/kinds/recall/rule.ts'

export const JUDGED: Readonly<Record<JudgeVerdict, string>> = {
  dismissed: '罷免を可とされた',
  'not-dismissed': '罷免を可とされなかった',
  open: '未定',
}

/** On the wall, in the place of 当選. */
export const JUDGED_SHORT = { dismissed: '罷免', 'not-dismissed': '罷免せず' } as const

export const UNMARKED = '可としない'

/** Null: it is not decided here, or not yet. */
export function verdictOfJudge(judges: ContestResult['judges'], number: number): string | null {
  const judge = judges?.find((each) => each.number === number)
  return judge?.verdict == null ? null : JUDGED[judge.verdict]
}
