/** The tally of a private body: a school's students' council, whose votes are from the online box alone. */
import type { TallyView } from '#tally/session/view.ts'
import { announcedTwice, finalResult, machineOnly } from './tally-result-views.ts'
import { EMPTY } from './tally-views.ts'

const NONE = { done: 0, all: 0 }
const BODY: TallyView = {
  ...EMPTY,
  head: EMPTY.head && { ...EMPTY.head, title: '生徒会役員選挙（見本）', municipality: '見本中学校' },
  contests: [
    { id: 'mayor', title: '生徒会長' },
    { id: 'council', title: '生徒会役員' },
  ],
  stations: [],
  totals: { stations: NONE, reports: NONE, media: NONE },
  online: { received: null },
  missing: [{ type: 'online' }],
}
const RESULT: TallyView = {
  ...BODY,
  phase: 'result',
  missing: [],
  bundle: '5518 0273 9946 1120 8374',
  publication: 'from-first-mix',
  nextAnnouncement: 1,
}

/** Its contests have the names of its own, and nobody votes at a machine or on paper. */
function asOfSchool(view: TallyView): TallyView {
  if (view.result === null) return view
  const titles = new Map(BODY.contests.map(({ id, title }) => [id, title]))
  const contests = view.result.contests.map((contest) => {
    const title = titles.get(contest.id) ?? contest.title
    return { ...contest, title, kind: 'officer' as const, voters: null }
  })
  return { ...view, result: { ...view.result, contests, paper: [], sent: [] } }
}

export const BODY_PICTURES = {
  'body-start': { ...BODY, phase: 'choose-mode', machineKey: 'locked' },
  'body-receive': BODY,
  'body-before-the-paper': asOfSchool(machineOnly(RESULT, 'machine-untold')),
  'body-result': asOfSchool(finalResult(RESULT)),
  'body-announced': asOfSchool(announcedTwice(finalResult(RESULT))),
} satisfies Readonly<Record<string, TallyView>>
