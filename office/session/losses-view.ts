/** Everything that the screen may know about the page of lost media. */
import { isLossesOpen, lossesContent, lossesItem, newestOfLosses, pairsOf } from './losses.ts'
import { approversOf, isApproved } from './project.ts'
import type { OfficeState } from './state.ts'
import { mayNotApproveLosses, mayNotCheckLosses, mayNotDeclare } from './step-losses.ts'
import type { LossesView } from './view.ts'

export function lossesView(state: OfficeState): LossesView {
  const { losses } = state.project
  const draft = state.checked?.draft ?? null
  const [item, content] = [lossesItem(losses), lossesContent(losses)]
  return {
    pairs: draft === null ? [] : pairsOf(draft),
    lost: losses.lost,
    chair: losses.chair,
    by: losses.by,
    open: isLossesOpen(losses),
    content,
    approvedBy: approversOf(state.project, item, content),
    approved: isApproved(state.project, item, content),
    signed: losses.signed.map(({ number, pairs, at }) => ({ number, pairs, at })),
    carried: newestOfLosses(losses),
    mayNotDeclare: mayNotDeclare(state),
    mayNotApprove: mayNotApproveLosses(state),
    mayNotCheck: mayNotCheckLosses(state),
  }
}
