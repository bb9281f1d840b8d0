/** The acts that each person may do at this moment; the screen shows them, and the step checks them again. */
import { dateOf, type LocalDate } from '#election/time.ts'
import { isOneOfTwo, mayApproveDocuments } from './approver-acts.ts'
import type { OfficeRoomCode } from './codes.ts'
import { noticeOf } from './dates.ts'
import type { Draft, DraftContest, DraftItem } from './draft.ts'
import { approversOf, type Project } from './project.ts'
import type { OfficeState } from './state.ts'

/** Null: the word of the person who is signed in counts as one of two (own-52). */
export function mayNotBeOneOfTwo({ project, person }: OfficeState): 'not-an-approver' | null {
  return person === null || isOneOfTwo(project, person.name) ? null : 'not-an-approver'
}

/** Null: the person who is signed in may approve a document that the commission's key signs after the ceremony. */
export function mayNotApproveDocuments({ project, person }: OfficeState): 'not-an-approver' | null {
  return person === null || mayApproveDocuments(project, person.name) ? null : 'not-an-approver'
}

/** Null: the person who is signed in may approve the item as it is. */
export function mayNotApprove(state: OfficeState, draft: Draft, item: DraftItem): OfficeRoomCode | null {
  if (state.person === null) return 'nobody-signed-in'
  const { project, person } = state
  if (approversOf(project, item.id, item.content).includes(person.name)) return 'approved-by-you'
  if (mayNotBeOneOfTwo(state) !== null) return 'not-an-approver'
  // An order without its lot is nobody's order yet (TC-35).
  const contest = draft.contests.find((each) => each.contest.id === item.contest)
  if (
    item.kind === 'candidates' &&
    contest !== undefined &&
    project.lots.get(contest.contest.id)?.order !== contest.order
  )
    return 'not-drawn'
  return null
}

/**
 * Filing closes on the day of the announcement, and the order is drawn after it (PEO 175(3)). A poll that is moved (PEO 57) is not announced
 * anew: the first day that was signed counts.
 */
export function lotFrom({ entries }: Pick<Project, 'entries'>, { rules }: Draft, { contest }: DraftContest): LocalDate {
  const signed = entries.flatMap(({ act }) => ('says' in act && act.says ? [act.says.date as LocalDate] : []))
  const [date = rules.date] = [...signed, rules.date].sort()
  return noticeOf({ ...rules, date }, contest)
}

/** The lot of this order may be entered again until a list with it is signed. */
function lotIsSigned({ project }: Pick<OfficeState, 'project'>, { contest, order }: DraftContest): boolean {
  const lot = project.lots.get(contest.id)
  return lot !== undefined && lot.order === order && lot.signed
}

/** A rehearsal's lot is drawn whenever it is rehearsed, but before its poll. */
export function mayNotStateLot(
  state: OfficeState,
  draft: Draft,
  contest: DraftContest,
  { drawnBy, on }: { readonly drawnBy: string; readonly on: string },
): OfficeRoomCode | null {
  if (state.person === null) return 'nobody-signed-in'
  if (lotIsSigned(state, contest)) return 'lot-signed'
  const lot = state.project.lots.get(contest.contest.id)
  if (lot?.order === contest.order && lot.drawnBy === drawnBy && lot.on === on) return 'lot-as-before'
  if (state.project.use === 'live' && (on < lotFrom(state.project, draft, contest) || on > dateOf(state.now)))
    return 'drawn-too-early'
  // Also where the sample's poll lies years back: an order that is drawn after the votes was nobody's ballot.
  return on < draft.rules.date ? null : 'drawn-after-poll'
}

/** Today, as long as that can be the day of a lot. */
export function lotOffered(project: Project, draft: Draft, contest: DraftContest, today: LocalDate): LocalDate {
  return today < draft.rules.date ? today : lotFrom(project, draft, contest)
}

/** Null: the person who is signed in may check that the stick is what its label says. The writer of the stick may not. */
export function mayNotCheck(state: OfficeState, medium: string): OfficeRoomCode | null {
  return mayNotLookAt(state, state.project.media.get(medium) ?? null)
}

/** Null: the person who is signed in may be the second who looks at what was put. */
export function mayNotLookAt(
  state: OfficeState,
  put: { readonly by: string } | null,
): 'medium-not-put' | 'put-by-you' | 'not-an-approver' | null {
  if (put === null) return 'medium-not-put'
  return put.by === state.person?.name ? 'put-by-you' : mayNotBeOneOfTwo(state)
}
