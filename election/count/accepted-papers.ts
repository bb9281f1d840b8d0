/** How many absentee and provisional votes are accepted, where it decides whether a question is opened: typed twice by two people, before anything is opened. */
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { openingsIn } from './openings.ts'
import type { Receipt } from './receipt.ts'
import { areOnePerson, type Typings, typedFigure } from './typed-fields.ts'

/** Its field on the screen. */
export const ACCEPTED = 'accepted'

export type AcceptedRefusal =
  | { readonly type: 'typed-by-one-person' | 'accepted-differ' }
  /** No number, or more than the reports send. */
  | { readonly type: 'accepted-too-many'; readonly most: number }
  /** Nothing hangs on it. */
  | { readonly type: 'accepted-not-asked' }

export function withAccepted(
  receipt: Receipt,
  electionPackage: ElectionPackage,
  { contest, typings }: { readonly contest: ContestId; readonly typings: Typings },
  at: LocalMinute,
): Result<Receipt, AcceptedRefusal> {
  const opening = openingsIn(receipt, electionPackage).get(contest)
  if (opening?.type !== 'undecided' || opening.why !== 'papers-pending') return err({ type: 'accepted-not-asked' })
  if (areOnePerson(typings)) return err({ type: 'typed-by-one-person' })
  const [one, other] = typings.map(({ fields }) => typedFigure(fields, ACCEPTED))
  if (one !== other) return err({ type: 'accepted-differ' })
  const accepted = /^\d{1,8}$/.test(one ?? '') ? Number(one) : null
  if (accepted === null || accepted > opening.pending) return err({ type: 'accepted-too-many', most: opening.pending })
  const by = typings.map((typing) => typing.by.trim())
  return ok({ ...receipt, accepted: new Map(receipt.accepted).set(contest, { contest, accepted, by, at }) })
}
