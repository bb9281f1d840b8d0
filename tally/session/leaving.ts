/** CNT-12: which figures leave the room with the next announcement or paper, written down before they do. */
import { type AnnouncedContest, announcedOf, changesSince, type UnderCorrection } from '#election/count/announcement.ts'
import type { ContestResult } from '#election/count/contest-result.ts'
import { type PaperBooks, paperOf } from '#election/count/paper-books.ts'
import { leavingNow } from '#election/count/what-may-leave.ts'
import { toldContests } from './questions.ts'
import type { TallyState } from './state.ts'

export function withFiguresLeft(state: TallyState): TallyState {
  const { count, paper } = state
  const books = (count?.contests ?? []).reduce((before: PaperBooks, contest): PaperBooks => {
    const { id } = contest.contest
    const known = paperOf(before, id)
    const leaves = leavingNow(contest, known)
    return leaves === null ? before : new Map(before).set(id, { ...known, left: [...known.left, leaves] })
  }, paper)
  return { ...state, paper: books }
}

/** The figures that may be shown now, in the form of an announcement. */
export function announcedNow(state: TallyState): readonly AnnouncedContest[] {
  return announcedOfAll(toldContests(state), state.paper)
}

export function announcedOfAll(contests: readonly ContestResult[], paper: PaperBooks): readonly AnnouncedContest[] {
  return contests.flatMap((told) => {
    const contest = announcedOf(told, paperOf(paper, told.id).alone?.ballots ?? null)
    return contest === null ? [] : [contest]
  })
}

/** CNT-10: the hall saw other figures. Until the next announcement those are under correction. */
export function underCorrection(state: TallyState): UnderCorrection | null {
  const last = state.announcements.at(-1)
  const changes = last === undefined ? [] : changesSince(last, announcedNow(state))
  return last === undefined || changes.length === 0 ? null : { number: last.number, changes }
}
