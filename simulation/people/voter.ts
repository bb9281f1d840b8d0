/** A voter's presses follow from the page, or the sentence heard, and the wish. Each way through a vote is here once; random days add theirs. */
import { unreachable } from '#election/assert.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import type { PlannedChoice } from '#election/definition/import/votes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { CandidateId } from '#election/ids.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import type { AudioPhase } from '#kiosk/session/view-by-keys.ts'

/** Id of a candidate, those of the judges with a mark, or what is left out. */
export type Wish = number | readonly number[] | 'leave-contest' | 'leave-all'

/** The contests of the card as a voter knows them: by title. */
export type Wishes = (title: string) => Wish

/** @returns null: the page asks for no press */
export function nextPress(page: KioskPage, wishes: Wishes): Press | null {
  switch (page.type) {
    case 'roles':
    case 'how-to':
      return { type: 'next' }
    case 'recorded':
      return { type: page.open.some((title) => wishes(title) === 'leave-all') ? 'leave' : 'next' }
    case 'choose': {
      const wish = wishes(page.contest.title)
      if (typeof wish === 'string') return { type: 'leave' }
      if (typeof wish !== 'number') return nextMark(page.marked ?? [], wish)
      return page.selected === wish ? { type: 'next' } : { type: 'select', candidate: wish }
    }
    case 'confirm':
      return { type: wishes(page.contest.title) === page.candidate.id ? 'cast' : 'back' }
    case 'confirm-marks': {
      const wish = wishes(page.contest.title)
      const marked = page.marked.map(({ id }) => id)
      return { type: typeof wish === 'object' && nextMark(marked, wish).type === 'next' ? 'cast' : 'back' }
    }
    case 'leave':
      return { type: 'leave-scope', scope: wishes(page.contest.title) === 'leave-all' ? 'all' : 'contest' }
    case 'leave-sure':
      return { type: 'leave-confirmed' }
    default:
      return null
  }
}

/** Judge after judge, until the marks are those that the voter came with. */
function nextMark(marked: readonly number[], wish: readonly number[]): Press {
  const other = [...wish, ...marked].find((id) => wish.includes(id) !== marked.includes(id))
  return other === undefined ? { type: 'next' } : { type: 'select', candidate: other }
}

/** Where a choice is in the drawn order, from 0: one candidate, or the judges with a mark among so many. Null: the contest is left out. */
export type Places = number | { readonly marked: readonly number[]; readonly judges: number } | null

/** Keys follow what the voice says. */
export function nextKeys(phase: AudioPhase, places: Places): readonly Key[] {
  switch (phase) {
    case 'hear':
    case 'roles':
    case 'how-to':
    case 'recorded':
    case 'confirm':
      return ['select']
    case 'choose':
      if (places === null) return ['back']
      // The first key down reaches the first candidate; ○ selects and goes on to the name.
      return typeof places === 'number' ? downTo(places, -1) : marking(places)
    case 'leave':
      // First on the list: leave out this contest alone, or, when it is the last one, end.
      return ['select']
    case 'leave-sure':
      return ['down', 'select']
    // This voter asks for no help, and comes to none of these.
    case 'settings':
    case 'sure':
    case 'rows':
    case 'explain':
      return ['back']
    case 'recording':
      return []
    default:
      return unreachable(phase)
  }
}

/** From the top: ○ marks each judge, and again, below the last one, goes on to the marks. */
function marking({ marked, judges }: Exclude<Places, number | null>): readonly Key[] {
  const stops = [...marked.toSorted((a, b) => a - b), judges]
  return stops.flatMap((stop, at) => downTo(stop, stops[at - 1] ?? -1))
}

function downTo(stop: number, from: number): readonly Key[] {
  return [...Array<Key>(stop - from).fill('down'), 'select']
}

/** Places of a choice in the drawn order of the last list. Another kind of choice does not compile. */
export function placesIn(election: LoadedElection): (choice: PlannedChoice) => Places {
  const drawn = new Map(
    election.list.contests.flatMap(({ candidates }) => candidates.map(({ id }, place) => [id, place] as const)),
  )
  const placeOf = (id: CandidateId) => drawn.get(id) ?? 0
  const judges = severalListsIn(election)?.lists ?? 0
  return (choice) => {
    switch (choice.type) {
      case 'candidate':
        return placeOf(choice.candidate)
      case 'marked':
        return { marked: choice.judges.map(placeOf), judges }
      case 'ended':
      case 'declined':
        return null
      default:
        return unreachable(choice)
    }
  }
}
