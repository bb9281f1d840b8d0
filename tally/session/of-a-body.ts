/** S-05: the count of a school, a union or a company. Its votes are from the online box alone: no station, no machine, no record of the law. */
import type { TallyView } from './view.ts'

export function isOfABody({ head, stations }: Pick<TallyView, 'head' | 'stations'>): boolean {
  return head !== null && stations.length === 0
}
