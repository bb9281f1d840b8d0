/** The election chair's words about media, for every paper of the count: lost ones, a duplicate, or one of two seals (LAW-14, CNT-03). */
import { named } from './lettering.ts'
import { causeOf, type LostOnPaper, toldOf, whatIsLost } from './lost-media.ts'

export interface ChairDecision {
  readonly station: string
  readonly pair: number
  readonly what: string
}

/** Which votes the figures on a paper do not hold (CNT-08), and whose medium the chair chose; nothing when they hold all, of originals with one seal each. */
export function byTheChair(lost: readonly LostOnPaper[], decisions: readonly ChairDecision[]) {
  const pairs = lost.map((each) => ({ place: each.place, cause: causeOf(each), told: toldOf(each) }))
  const media = decisions.map(({ station, pair, what }) => ({ station: named(station), pair: String(pair), what }))
  return {
    ...(pairs.length === 0 ? {} : { without: { what: whatIsLost(lost), lost: pairs } }),
    ...(media.length === 0 ? {} : { chosen: { media } }),
  }
}
