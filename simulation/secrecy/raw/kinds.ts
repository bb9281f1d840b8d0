/** Kinds of sessions of a voter at a kiosk, as presses on the real pages. Two contests are over at the end of each. */
import { assert } from '#election/assert.ts'
import type { CandidateId } from '#election/ids.ts'
import { below, type Randomness } from '#election/randomness.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { nextPress, type Wish } from '#simulation/people/voter.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'

export const KINDS = [
  'voted in both',
  'ended at the start',
  'left one out, voted in the other',
  'voted in one, ended the other',
  'went away with the card and came back',
  'voted with an assistant',
] as const
export type Kind = (typeof KINDS)[number]

/** Kinds in which at least one contest was ended without voting. */
export const ENDED: ReadonlySet<Kind> = new Set([
  'ended at the start',
  'left one out, voted in the other',
  'voted in one, ended the other',
])

/** The number of pauses in a session of each kind. */
const PAUSES: Readonly<Record<Kind, number>> = {
  'voted in both': 7,
  'ended at the start': 4,
  'left one out, voted in the other': 7,
  'voted in one, ended the other': 6,
  'went away with the card and came back': 9,
  'voted with an assistant': 7,
}
const MINUTES_MAX = 2

/** The pauses at which minutes pass. Everybody sees how long a voter takes, so the number of minutes does not depend on the kind. */
export function minutesIn(kind: Kind, randomness: Randomness): ReadonlyMap<number, number> {
  const at = new Map<number, number>()
  for (let minutes = below(randomness, MINUTES_MAX + 1); minutes > 0; minutes--) {
    const pause = below(randomness, PAUSES[kind])
    at.set(pause, (at.get(pause) ?? 0) + 1)
  }
  return at
}

/** A pause between two steps, in which the rest of the machine goes on. @param number of this pause in its session */
type Pause = (number: number) => Promise<void>

export interface Visit {
  readonly station: PollingStation
  readonly card: UltralightAesCard
  readonly kind: Kind
  readonly randomness: Randomness
  readonly pause: Pause
}

/** The voter's wish for each contest. */
const ENDS: Readonly<Record<Kind, readonly ('vote' | 'leave-contest' | 'leave-all')[]>> = {
  'voted in both': ['vote', 'vote'],
  'ended at the start': ['leave-all', 'leave-all'],
  'left one out, voted in the other': ['leave-contest', 'vote'],
  'voted in one, ended the other': ['vote', 'leave-all'],
  'went away with the card and came back': ['vote', 'vote'],
  'voted with an assistant': ['vote', 'vote'],
}
const PAGES = ['roles', 'how-to', 'choose', 'confirm', 'leave', 'leave-sure', 'recorded', 'take-card'] as const
/** A voter goes on from these pages at once. */
const NO_PAUSE: ReadonlySet<string> = new Set(['roles', 'leave'])

/** Plays a session, from the card on the tray to the empty tray and the waiting page. */
export async function playVisit({ station, card, kind, randomness, pause }: Visit): Promise<void> {
  const titles = station.election.electionPackage.contests.map(({ title }) => title)
  const chosen = new Map<string, CandidateId>()
  const wishes = (title: string): Wish => {
    const end = ENDS[kind][titles.indexOf(title)] ?? 'vote'
    return end === 'vote' ? (chosen.get(title) ?? 0) : end
  }
  let pauses = 0
  let goesAway = kind === 'went away with the card and came back'
  station.reader.tray.insert(card)
  for (;;) {
    const page = await station.shows(...PAGES)
    if (page.type === 'choose' && page.selected === null) {
      const drawn = page.candidates[below(randomness, page.candidates.length)]
      assert(drawn !== undefined, 'a contest has candidates')
      chosen.set(page.contest.title, drawn.id as CandidateId)
    }
    if (!NO_PAUSE.has(page.type) && !(page.type === 'choose' && page.selected !== null)) await pause(pauses++)
    if (page.type === 'take-card') break
    if (page.type === 'recorded' && goesAway) {
      goesAway = false
      station.reader.tray.remove()
      await station.shows('card-away')
      await pause(pauses++)
      station.reader.tray.insert(card)
      await station.shows('recorded')
    } else {
      const press = nextPress(page, wishes)
      assert(press !== null, 'each of these pages asks for a press')
      station.press(press)
    }
  }
  station.reader.tray.remove()
  await station.shows('waiting')
  assert(pauses === PAUSES[kind], `${kind}: ${pauses} pauses`)
}
