/** A choice has no party: where a party has its line, yes and no have theirs, in the language of the voter. */
import { kioskScreen } from '#words/kiosk.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import type { KioskView } from '../session/view.ts'

const SIDES = { yes: kioskScreen.side_yes, no: kioskScreen.side_no } as const

/** @returns the page of the view */
export function withSides({ language, page }: Pick<KioskView, 'language' | 'page'>): KioskView['page'] {
  const of = (each: ShownCandidate) =>
    each.side === undefined ? each : { ...each, party: SIDES[each.side][language], partyKana: '' }
  switch (page.type) {
    case 'choose':
      return { ...page, candidates: page.candidates.map(of) }
    case 'confirm':
      return { ...page, candidate: of(page.candidate), candidates: page.candidates.map(of) }
    case 'explain':
      return { ...page, choice: of(page.choice) }
    default:
      return page
  }
}
