/** Cards of a station, one after the other on one reader, by the steps of `ippyo personalise voting-card` and `operator-card`. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { parsePin } from '#election/card/operator-card.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { Pn532CardReader } from '#hardware/card-reader/driver.ts'
import type { CardPersonaliser } from '#hardware/card-reader/port.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readAuthorityPub, readStationSecrets, type StationSecrets } from '../../files/office-files.ts'
import {
  cardRemoved,
  nextCard,
  type PersonaliseCardError,
  personaliseOperatorCard,
  personaliseVotingCard,
} from '../../personalise/personalise-cards.ts'
import type { CardsWanted, KeyRefusal } from '../../session/room.ts'
import type { RoomReply, RoomSetting, WorkDone } from './key-messages.ts'
import { aboutOf, OFFICE_SEAT, PIN_SEAT } from './seats.ts'

const failed = (error: { readonly type: KeyRefusal }): RoomReply => ({
  type: 'failed',
  code: error.type,
  about: aboutOf(error),
})

export async function makeCards(
  { places, cards }: RoomSetting,
  held: ReadonlyMap<number, string>,
  randomness: Randomness,
  tell: (reply: RoomReply) => void,
): Promise<RoomReply> {
  assert(cards !== null, 'cards: which ones')
  const authority = await readAuthorityPub(places.office)
  if (!authority.ok) return failed(authority.error)
  const election = await readPackageDirectory(join(places.prepared, 'package'), authority.value, nativeChecks)
  if (!election.ok) return failed(election.error)
  const all = await readStationSecrets(join(places.prepared, 'office'), held.get(OFFICE_SEAT) ?? '')
  if (!all.ok) return failed(all.error)
  const secrets = all.value.find(({ station }) => station === cards.station)
  if (secrets === undefined) return failed({ type: 'unknown-station' })
  if (places.reader === null) return failed({ type: 'reader-lost' })
  const reader = await Pn532CardReader.open({ path: places.reader, randomness })
  const progress = (done: number, total: number) => tell({ type: 'progress', phase: 'cards', done, total })
  try {
    if (!(await answers(reader))) return failed({ type: 'reader-lost' })
    const by = { electionPackage: election.value.electionPackage, secrets, pin: held.get(PIN_SEAT) ?? '', randomness }
    const made = await makeOn(reader, cards, by, progress)
    return made.ok
      ? { type: 'done', done: { type: 'cards-made', station: cards.station, ...made.value } }
      : failed(made.error)
  } finally {
    await reader.close()
  }
}

const ANSWERS_WITHIN_MS = 10_000

/** A first try may fail, or the plug comes a moment later: the driver goes on trying, and so long it is waited for. */
function answers(reader: Pick<CardPersonaliser, 'watch'>): Promise<boolean> {
  return new Promise((resolve) => {
    let stop = () => {}
    const over = (does: boolean) => {
      clearTimeout(timer)
      // The listener may be called before `stop` is known.
      queueMicrotask(() => stop())
      resolve(does)
    }
    const timer = setTimeout(() => over(false), ANSWERS_WITHIN_MS)
    stop = reader.watch((presence) => {
      if (presence.type !== 'reader-lost') over(true)
    })
  })
}

type CardsMade = Omit<Extract<WorkDone, { type: 'cards-made' }>, 'type' | 'station'>

interface MadeBy {
  readonly electionPackage: ElectionPackage
  readonly secrets: StationSecrets
  readonly pin: string
  readonly randomness: Randomness
}

/** On a reader that lies there. A row ends with the first card that cannot be made. */
export async function makeOn(
  reader: CardPersonaliser,
  wanted: CardsWanted,
  by: MadeBy,
  progress: (done: number, total: number) => void,
): Promise<Result<CardsMade, PersonaliseCardError | { readonly type: 'not-a-pin' | 'unknown-station' }>> {
  return wanted.type === 'operator' ? operatorCard(reader, wanted, by) : votingCards(reader, wanted.count, by, progress)
}

async function votingCards(
  reader: CardPersonaliser,
  count: number,
  access: MadeBy,
  progress: (done: number, total: number) => void,
): Promise<Result<CardsMade, PersonaliseCardError>> {
  const made = new Set<CardUid>()
  while (made.size < count) {
    progress(made.size, count)
    const card = await makeNext(reader, made, access)
    // It answers again: a card that was half made when it went is made whole by the same steps.
    if (!card.ok && card.error.type === 'reader-lost' && (await answers(reader))) continue
    if (!card.ok && made.size === 0) return card
    // What was made stays made and is counted; the card that was refused is looked at by people.
    if (!card.ok) {
      const stopped = { code: card.error.type, about: aboutOf(card.error) }
      return ok({ kind: 'voting', count: made.size, stopped })
    }
    made.add(card.value)
    progress(made.size, count)
    if (made.size < count) await cardRemoved(reader, card.value)
  }
  return ok({ kind: 'voting', count, stopped: null })
}

async function makeNext(
  reader: CardPersonaliser,
  made: ReadonlySet<CardUid>,
  access: MadeBy,
): Promise<Result<CardUid, PersonaliseCardError>> {
  const uid = await nextCard(reader, made)
  if (!uid.ok) return uid
  const written = await personaliseVotingCard(reader, uid.value, access)
  return written.ok ? uid : written
}

async function operatorCard(
  reader: CardPersonaliser,
  wanted: Extract<CardsWanted, { type: 'operator' }>,
  { electionPackage, secrets, pin: typed, randomness }: MadeBy,
): Promise<Result<CardsMade, PersonaliseCardError | { readonly type: 'not-a-pin' | 'unknown-station' }>> {
  const pin = parsePin(typed, electionPackage.use)
  if (pin === null) return err({ type: 'not-a-pin' })
  const station = electionPackage.stations.find(({ id }) => id === wanted.station)
  if (station === undefined) return err({ type: 'unknown-station' })
  const uid = await nextCard(reader)
  if (!uid.ok) return uid
  const access = { electionPackage, station, secrets, cardNumber: wanted.card, pin, randomness }
  const written = await personaliseOperatorCard(reader, uid.value, access)
  return written.ok ? ok({ kind: `operator-${wanted.card}`, count: 1, stopped: null }) : written
}
