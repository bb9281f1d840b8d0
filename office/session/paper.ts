/** LAW-19: contests that go to paper for a time, and come back: what somebody said beside the files, and what is signed. */
import type { DraftContest, DraftItem } from './draft.ts'
import { type Draft, hashOf } from './draft.ts'
import type { Project } from './project.ts'

/** Contests that the next list puts on paper, or leaves there. */
export function onPaperNext(project: Project): readonly string[] {
  const contests = new Set([...onPaperNow(project), ...project.papers.keys()])
  return [...contests].filter((contest) => goesOnPaper(project, contest))
}

export function onPaperNow({ signed }: Project): readonly string[] {
  return signed?.says?.paper ?? []
}

export function goesOnPaper(project: Project, contest: string): boolean {
  return project.papers.get(contest)?.paper ?? onPaperNow(project).includes(contest)
}

/** The files, and beside them what the next list changes and no file says: two people approve each of them. */
export function itemsOf(project: Project, draft: Draft): readonly DraftItem[] {
  return [...draft.items, ...draft.contests.flatMap((contest) => paperItem(project, contest))]
}

function paperItem(project: Project, { contest: { id } }: DraftContest): readonly DraftItem[] {
  const said = project.papers.get(id)
  if (said === undefined || said.paper === onPaperNow(project).includes(id)) return []
  return [{ id: `paper/${id}`, kind: 'paper', contest: id, content: hashOf(said), file: null }]
}
