/** The election chair's decisions about media, for every paper of the count: a duplicate, or one of two seals (LAW-14, CNT-03). */
import type { Form } from './form.ts'
import { named } from './lettering.ts'

export interface ChairDecision {
  readonly station: string
  readonly pair: number
  readonly what: string
}

/** Nothing when only originals counted, each with one seal. */
export function chairDecisions(form: Form, decisions: readonly ChairDecision[]): void {
  if (decisions.length === 0) return
  form.heading('選挙長の判断により集計した記録媒体')
  for (const { station, pair, what } of decisions) form.paragraph(`${named(station)}　組${pair}：${what}`)
  form.endPart()
}
