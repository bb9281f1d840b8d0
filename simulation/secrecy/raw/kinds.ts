/** What a voter may do at a kiosk, each as presses on the real pages. Whatever it is, two contests are over at its end. */
import { assert } from '#election/assert.ts'
import { below, type Randomness } from '#election/randomness.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
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

/** How often each kind pauses. */
const PAUSES: Readonly<Record<Kind, number>> = {
  'voted in both': 7,
  'ended at the start': 4,
  'left one out, voted in the other': 7,
  'voted in one, ended the other': 6,
  'went away with the card and came back': 9,
  'voted with an assistant': 7,
}
const MINUTES_MAX = 2

/**
 * At which pauses of a session a minute is over. How many minutes a voter takes, everybody in the room sees; it is drawn
 * here without a look at the kind, or the guesser would be told by it.
 */
export function minutesIn(kind: Kind, randomness: Randomness): ReadonlyMap<number, number> {
  const at = new Map<number, number>()
  for (let minutes = below(randomness, MINUTES_MAX + 1); minutes > 0; minutes--) {
    const pause = below(randomness, PAUSES[kind])
    at.set(pause, (at.get(pause) ?? 0) + 1)
  }
  return at
}

/** Between any two steps of a session: the rest of the machine goes on meanwhile. */
/** @param number of this pause in its session; left out: the next one */
type Pause = (number?: number) => Promise<void>

export interface Visit {
  readonly station: PollingStation
  readonly card: UltralightAesCard
  readonly kind: Kind
  readonly randomness: Randomness
  readonly pause: Pause
}

/** From the card on the tray to the empty tray and the waiting page. */
export async function playVisit(whole: Visit): Promise<void> {
  const { station, card, kind } = whole
  let pauses = 0
  const visit: Visit = {
    ...whole,
    pause: (number = pauses++) => whole.pause(number),
  }
  await walkThrough(visit, station, card, kind)
  assert(pauses === PAUSES[kind], `${kind}: ${pauses} pauses`)
}

async function walkThrough(visit: Visit, station: PollingStation, card: UltralightAesCard, kind: Kind): Promise<void> {
  const { pause } = visit
  station.reader.tray.insert(card)
  if (kind === 'voted with an assistant') {
    await station.shows('roles')
    station.press({ type: 'next' })
  }
  await station.shows('how-to')
  await pause()
  station.press({ type: 'next' })
  await acts(visit, kind)
  await station.shows('take-card')
  await pause()
  station.reader.tray.remove()
  await station.shows('waiting')
}

async function acts(visit: Visit, kind: Kind): Promise<void> {
  const { station } = visit
  switch (kind) {
    case 'voted in both':
    case 'voted with an assistant':
      await castOne(visit)
      await goOn(visit)
      return castOne(visit)
    case 'ended at the start':
      return leave(visit, 'all')
    case 'left one out, voted in the other':
      await leave(visit, 'contest')
      await goOn(visit)
      return castOne(visit)
    case 'voted in one, ended the other':
      await castOne(visit)
      await station.shows('recorded')
      await visit.pause()
      station.press({ type: 'leave' })
      await station.shows('leave-sure')
      return confirmLeaving(visit)
    case 'went away with the card and came back':
      await castOne(visit)
      await station.shows('recorded')
      await visit.pause()
      station.reader.tray.remove()
      await station.shows('card-away')
      await visit.pause()
      station.reader.tray.insert(visit.card)
      await goOn(visit)
      return castOne(visit)
  }
}

async function castOne({ station, randomness, pause }: Visit): Promise<void> {
  const { candidates } = await station.shows('choose')
  const candidate = candidates[below(randomness, candidates.length)]?.id
  assert(candidate !== undefined, 'a contest has candidates')
  await pause()
  station.press({ type: 'select', candidate })
  station.press({ type: 'next' })
  await station.shows('confirm')
  await pause()
  station.press({ type: 'cast' })
}

async function goOn({ station, pause }: Visit): Promise<void> {
  await station.shows('recorded')
  await pause()
  station.press({ type: 'next' })
}

async function leave(visit: Visit, scope: 'all' | 'contest'): Promise<void> {
  const { station } = visit
  await station.shows('choose')
  await visit.pause()
  station.press({ type: 'leave' })
  await station.shows('leave')
  station.press({ type: 'leave-scope', scope })
  await station.shows('leave-sure')
  return confirmLeaving(visit)
}

async function confirmLeaving({ station, pause }: Visit): Promise<void> {
  await pause()
  station.press({ type: 'leave-confirmed' })
}
