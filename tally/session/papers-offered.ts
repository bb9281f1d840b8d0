/** The papers and files of a count, alike for its buttons, its command and a played day: another one would be refused. Pure. */
import { electsPeople } from '#election/kinds/kinds.ts'
import { isOfABody } from './of-a-body.ts'
import { isOfBody, isOfElected, type TallyDocument } from './screen-event.ts'
import type { TallyView } from './view.ts'

export function isOffered(view: Pick<TallyView, 'head' | 'stations' | 'result'>, document: TallyDocument): boolean {
  if (isOfABody(view)) return isOfBody(document)
  const elects = view.result === null || view.result.contests.some(electsPeople)
  return elects || !isOfElected(document)
}
