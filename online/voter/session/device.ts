/**
 * The page on a device in a public room (S-14), a consulate's: voter after voter comes to it. When it warns, and when all of the last person is
 * wiped: by the clock, and when somebody has gone back to the entry.
 */
import { unreachable } from '#election/assert.ts'
import type { ElectionPage, Place, State } from './state.ts'

/** Somebody reads slowly, or hears the page and types with a few keys. */
const WARNS_AFTER = 180
/** The vote is in: who reads the vote code touches nothing, and who has gone leaves it on the screen. */
const WARNS_AFTER_DONE = 90
const WARNING = 60
/** As long as the gate keeps a flow: until then the same cast may still be taken. */
const SENDS_FOR = 1800

/** `free`: nothing of anybody is on the page. */
export type DeviceStanding = 'free' | 'in-use' | 'warned' | 'over'

/**
 * Whether somebody is there before the first touch: a ballot that was loaded anew, or a letter that was opened, and left, would wait for the
 * next person for ever.
 */
export function isInUse(place: Place, isSamePerson: boolean): boolean {
  return isSamePerson || place.type !== 'entry'
}

/** @param idle seconds since the last key or touch; null: none since the page was wiped */
export function deviceStanding({ page }: Pick<State, 'page'>, idle: number | null): DeviceStanding {
  if (idle === null) return 'free'
  // A page that does not work, or a chosen language: nobody is asked for it.
  if (page.type !== 'open' || page.at.type === 'entry') return idle < WARNS_AFTER + WARNING ? 'free' : 'over'
  const warnsAfter = waitsFor(page.at)
  if (idle < warnsAfter) return 'in-use'
  return idle < warnsAfter + WARNING ? 'warned' : 'over'
}

function waitsFor({ type }: ElectionPage): number {
  switch (type) {
    case 'signing':
    case 'sending':
      return SENDS_FOR
    case 'done':
    case 'applied':
    case 'status':
    case 'opened':
    case 'questions':
      return WARNS_AFTER_DONE
    case 'entry':
    case 'code':
    case 'applying':
    case 'promise':
    case 'card':
    case 'leaving':
    case 'asked':
    case 'finishing':
    case 'refused':
    case 'elections':
    case 'choosing':
    case 'confirming':
    case 'giving-up':
    case 'sealing':
    case 'ready':
    case 'checking':
    case 'lookup':
      return WARNS_AFTER
    default:
      return unreachable(type)
  }
}

/** Somebody has gone back to the entry, from whichever page: all of them is wiped, as by the clock. */
export function hasLeft(before: Pick<State, 'page'>, after: Pick<State, 'page'>): boolean {
  const atEntry = ({ page }: Pick<State, 'page'>) => page.type === 'open' && page.at.type === 'entry'
  return before.page.type === 'open' && !atEntry(before) && atEntry(after)
}
