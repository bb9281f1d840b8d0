/** Cards of a station, one after the other on one reader. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { parsePin } from '#election/card/operator-card.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openCardReader } from '#hardware/card-reader/open.ts'
import type { CardPersonaliser } from '#hardware/card-reader/port.ts'
import { readStationSecrets, type StationSecrets } from '../../files/office-files.ts'
import {
  cardRemoved,
  nextCard,
  type PersonaliseCardError,
  personaliseOperatorCard,
  personaliseVotingCard,
} from '../../personalise/personalise-cards.ts'
import type { CardNote, CardsWanted, FinishedCard, KeyRefusal } from '../../session/room.ts'
import { signedAsRecorded } from '../as-recorded.ts'
import type { RoomReply, RoomSetting, WorkDone } from './key-messages.ts'
import { aboutOf, OFFICE_SEAT, PIN_SEAT } from './seats.ts'

const failed = (error: { readonly type: KeyRefusal }): RoomReply => ({
  type: 'failed',
  code: error.type,
  about: aboutOf(error),
})

export async function makeCards(
  { places, cards, finished, recorded }: RoomSetting,
  held: ReadonlyMap<number, string>,
  randomness: Randomness,
  tell: (reply: RoomReply) => void,
): Promise<RoomReply> {
  assert(cards !== null, 'cards: which ones')
  const signed = await signedAsRecorded(recorded, places.prepared)
  if (!signed.ok) return failed(signed.error)
  const all = await readStationSecrets(join(places.prepared, 'office'), held.get(OFFICE_SEAT) ?? '')
  if (!all.ok) return failed(all.error)
  const secrets = all.value.find(({ station }) => station === cards.station)
  if (secrets === undefined) return failed({ type: 'unknown-station' })
  if (places.reader === null) return failed({ type: 'reader-lost' })
  const reader = await openCardReader(places.reader, randomness)
  const telling: Telling = {
    progress: (done, total, note) => tell({ type: 'progress', phase: 'cards', done, total, note }),
    finished: (card) => tell({ type: 'card-finished', card }),
  }
  try {
    const { electionPackage } = signed.value.election
    const by = { electionPackage, secrets, pin: held.get(PIN_SEAT) ?? '', randomness, finished }
    const made = await makeOn(reader, cards, by, telling)
    return made.ok
      ? { type: 'done', done: { type: 'cards-made', station: cards.station, ...made.value } }
      : failed(made.error)
  } finally {
    await reader.close()
  }
}

type CardsMade = Omit<Extract<WorkDone, { type: 'cards-made' }>, 'type' | 'station'>

interface MadeBy {
  readonly electionPackage: ElectionPackage
  readonly secrets: StationSecrets
  readonly pin: string
  readonly randomness: Randomness
  readonly finished: readonly FinishedCard[]
}

interface Telling {
  readonly progress: (done: number, total: number, note: CardNote | null) => void
  readonly finished: (card: FinishedCard) => void
}

/** Makes a card on the reader. A wrong card on it is reported, waited for until it is taken away, and ends nothing. */
export async function makeOn(
  reader: CardPersonaliser,
  wanted: CardsWanted,
  by: MadeBy,
  tell: Telling,
): Promise<Result<CardsMade, { readonly type: 'reader-lost' | 'not-a-pin' | 'unknown-station' }>> {
  return wanted.type === 'operator' ? operatorCard(reader, wanted, by, tell) : votingCards(reader, wanted, by, tell)
}

async function votingCards(
  reader: CardPersonaliser,
  { station, count }: Extract<CardsWanted, { type: 'voting' }>,
  by: MadeBy,
  tell: Telling,
): Promise<Result<CardsMade, { readonly type: 'reader-lost' }>> {
  const made = new Set<CardUid>()
  while (made.size < count) {
    const card = await nextMade(
      { reader, made, finished: by.finished, note: (note) => tell.progress(made.size, count, note) },
      (uid) => personaliseVotingCard(reader, uid, by),
    )
    if (!card.ok && made.size === 0) return card
    // Cards that were made stay made and are counted.
    if (!card.ok) return ok({ kind: 'voting', count: made.size, stopped: { code: card.error.type, about: {} } })
    made.add(card.value)
    tell.finished({ uid: card.value, station, kind: 'voting' })
    tell.progress(made.size, count, null)
    if (made.size < count) await cardRemoved(reader, card.value)
  }
  return ok({ kind: 'voting', count, stopped: null })
}

async function operatorCard(
  reader: CardPersonaliser,
  wanted: Extract<CardsWanted, { type: 'operator' }>,
  { electionPackage, secrets, pin: typed, randomness, finished }: MadeBy,
  tell: Telling,
): Promise<Result<CardsMade, { readonly type: 'reader-lost' | 'not-a-pin' | 'unknown-station' }>> {
  const pin = parsePin(typed, electionPackage.use)
  if (pin === null) return err({ type: 'not-a-pin' })
  const station = electionPackage.stations.find(({ id }) => id === wanted.station)
  if (station === undefined) return err({ type: 'unknown-station' })
  const access = { electionPackage, station, secrets, cardNumber: wanted.card, pin, randomness }
  const card = await nextMade({ reader, made: new Set(), finished, note: (note) => tell.progress(0, 1, note) }, (uid) =>
    personaliseOperatorCard(reader, uid, access),
  )
  if (!card.ok) return card
  const kind = `operator-${wanted.card}` as const
  tell.finished({ uid: card.value, station: wanted.station, kind })
  return ok({ kind, count: 1, stopped: null })
}

interface Row {
  readonly reader: CardPersonaliser
  /** Cards of this row: one that is still on the reader is waited out without a word. */
  readonly made: ReadonlySet<CardUid>
  readonly finished: readonly FinishedCard[]
  readonly note: (note: CardNote | null) => void
}

/** It may be laid down again at once, or is gone already: nobody waits for it to leave. */
const NOT_THERE: readonly PersonaliseCardError['type'][] = ['card-gone', 'other-card']

/** However many others are laid down before it. @returns the card that was made; or the reader is gone for good */
async function nextMade(
  { reader, made, finished, note }: Row,
  make: (uid: CardUid) => Promise<Result<void, PersonaliseCardError>>,
): Promise<Result<CardUid, { readonly type: 'reader-lost' }>> {
  note(null)
  while (true) {
    const next = await nextCard(reader, made)
    if (!next.ok && next.error.type === 'reader-lost') return err({ type: 'reader-lost' })
    const done = next.ok ? finished.find(({ uid }) => uid === next.value) : undefined
    // Its chip counts every try with a key that it does not know: a finished card is known by its UID, and nothing is tried on it.
    const written: Result<void, CardNote> = done === undefined ? await tried(next, make) : err(finishedNote(done))
    if (next.ok && written.ok) return next
    const why = written.ok ? null : written.error
    // When it answers again, a card that was half made when it went is made whole by the same steps.
    if (why?.code === 'reader-lost') continue
    note(why)
    if (!NOT_THERE.some((code) => code === why?.code)) await cardRemoved(reader, next.ok ? next.value : null)
  }
}

async function tried(
  next: Awaited<ReturnType<typeof nextCard>>,
  make: (uid: CardUid) => Promise<Result<void, PersonaliseCardError>>,
): Promise<Result<void, CardNote>> {
  const written = next.ok ? await make(next.value) : next
  return written.ok ? ok() : err({ code: written.error.type, about: aboutOf(written.error) })
}

function finishedNote({ station, kind }: FinishedCard): CardNote {
  if (kind === 'voting') return { code: 'voting-card-finished', about: { station } }
  return { code: 'operator-card-finished', about: { station, card: Number(kind.slice('operator-'.length)) } }
}
