/** What a voter may do at a kiosk, each as presses on the real pages. Whatever it is, two contests are over at its end. */
import { assert } from '#election/assert.ts'
import { below, type Randomness } from '#election/randomness.ts'
import type { PollingStation } from '#fixtures/kiosk/polling-station.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'

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

/** Between any two steps of a session: the rest of the machine goes on meanwhile. */
export type Pause = () => Promise<void>

export interface Visit {
  readonly station: PollingStation
  readonly card: UltralightAesCard
  readonly kind: Kind
  readonly randomness: Randomness
  readonly pause: Pause
}

/** From the card on the tray to the empty tray and the waiting page. */
export async function playVisit(visit: Visit): Promise<void> {
  const { station, card, kind, pause } = visit
  station.reader.tray.insert(card)
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
