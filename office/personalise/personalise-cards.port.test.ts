import { expect, test, vi } from 'vitest'
import { parseCardUid } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { FIXTURE_COST, parsePin } from '#election/card/operator-card.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { CardUid, ElectionId, StationId } from '#election/ids.ts'
import { makeStationKeys } from '#election/keys/station-keys.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { readOperatorCard } from '#hardware/card-reader/operator-card-steps.ts'
import type { CardPersonaliser, CardPresence } from '#hardware/card-reader/port.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  ANSWERS_WITHIN_MS,
  cardRemoved,
  nextCard,
  personaliseOperatorCard,
  personaliseVotingCard,
} from './personalise-cards.ts'

const electionPackage = { electionId: '00112233445566aa' as ElectionId, use: 'fixture' } as ElectionPackage
const uid = '04112233445566' as CardUid
const randomness = seededRandomness('cards')
const secrets = {
  station: '2' as StationId,
  keys: makeStationKeys(randomness),
  operatorSecrets: [1, 2, 3].map(() => randomness.bytes(32)),
  installSecret: randomness.bytes(32),
}

function readerWithFactoryCard(): FakeCardReader {
  const reader = new FakeCardReader(seededRandomness('reader'))
  reader.tray.insert(UltralightAesCard.factory(uid))
  return reader
}

function pin(text: string) {
  const parsed = parsePin(text, 'fixture')
  if (parsed === null) throw new Error('a PIN')
  return parsed
}

test('a factory card becomes a blank voting card of this station and of no other', async () => {
  const reader = readerWithFactoryCard()
  expect(await nextCard(reader)).toEqual({ ok: true, value: uid })
  expect(await personaliseVotingCard(reader, uid, { electionPackage, secrets })).toMatchObject({ ok: true })
  const key = cardKeyOf(secrets.keys.cardMaster, uid, electionPackage.electionId)
  expect(await reader.exchange(uid, key, (card) => card.readCounter())).toEqual({ ok: true, value: 0 })
  const foreign = cardKeyOf(new Uint8Array(16), uid, electionPackage.electionId)
  const refused = await reader.exchange(uid, foreign, (card) => card.readCounter())
  expect(refused).toMatchObject({ ok: false, error: { type: 'not-authentic' } })
})

test('a card that was issued is not taken for a fresh one', async () => {
  const reader = readerWithFactoryCard()
  await personaliseVotingCard(reader, uid, { electionPackage, secrets })
  const key = cardKeyOf(secrets.keys.cardMaster, uid, electionPackage.electionId)
  await reader.exchange(uid, key, (card) => card.increment(1))
  const again = await personaliseVotingCard(reader, uid, { electionPackage, secrets })
  expect(again).toEqual({ ok: false, error: { type: 'card-in-use', counter: 1 } })
})

test('an operator card opens with its PIN and gives the secret of its number; a wrong PIN gives nothing', async () => {
  const reader = readerWithFactoryCard()
  const access = {
    electionPackage,
    station: tinyStation,
    secrets,
    cardNumber: 2 as const,
    pin: pin('246810'),
    randomness,
  }
  expect(await personaliseOperatorCard(reader, uid, access)).toMatchObject({ ok: true })
  const { installSecret } = secrets
  const open = (digits: string) =>
    readOperatorCard(reader, uid, { pin: pin(digits), installSecret, cost: FIXTURE_COST })
  const opened = await open('246810')
  expect(opened).toMatchObject({ ok: true, value: { cardNumber: 2, station: 1, secret: secrets.operatorSecrets[1] } })
  const wrong = await open('246811')
  expect(wrong).toEqual({ ok: false, error: { type: 'wrong-pin' } })
})

test('a foreign card is named, and the next one is awaited only when the tray is empty', async () => {
  const reader = new FakeCardReader(seededRandomness('reader'))
  reader.tray.insertForeign()
  expect(await nextCard(reader)).toEqual({ ok: false, error: { type: 'foreign-card' } })
  const removed = cardRemoved(reader, uid)
  reader.tray.remove()
  await removed
  const next = nextCard(reader)
  reader.tray.insert(UltralightAesCard.factory(uid))
  expect(await next).toEqual({ ok: true, value: uid })
})

test('the next card may be slid on before the first has left: nobody saw an empty tray (W6)', async () => {
  // A real reader looks only now and then; this one is told what it would see.
  const [listeners, shown] = [new Set<(presence: CardPresence) => void>(), { uid }]
  const reader: Pick<CardPersonaliser, 'watch'> = {
    watch(listener) {
      listeners.add(listener)
      listener({ type: 'present', uid: shown.uid })
      return () => listeners.delete(listener)
    },
  }
  const removed = cardRemoved(reader, uid)
  const second = parseCardUid('04abcdefabcdef') as CardUid
  shown.uid = second
  for (const listener of listeners) listener({ type: 'present', uid: second })
  await removed
  expect(await nextCard(reader)).toEqual({ ok: true, value: second })
})

test('a reader that is silent for a moment, at the start or between two cards, is waited for; after ten seconds it is lost (WX5)', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const listeners = new Set<(presence: CardPresence) => void>()
    let now: CardPresence = { type: 'reader-lost', why: 'silent' }
    const reader: Pick<CardPersonaliser, 'watch'> = {
      watch(listener) {
        listeners.add(listener)
        listener(now)
        return () => listeners.delete(listener)
      },
    }
    const becomes = (presence: CardPresence) => {
      now = presence
      for (const listener of [...listeners]) listener(presence)
    }
    const first = nextCard(reader)
    await vi.advanceTimersByTimeAsync(ANSWERS_WITHIN_MS - 1)
    becomes({ type: 'absent' })
    await vi.advanceTimersByTimeAsync(0)
    becomes({ type: 'reader-lost', why: 'silent' })
    await vi.advanceTimersByTimeAsync(ANSWERS_WITHIN_MS - 1)
    becomes({ type: 'present', uid })
    expect(await first).toEqual({ ok: true, value: uid })
    becomes({ type: 'reader-lost', why: 'silent' })
    const second = nextCard(reader)
    await vi.advanceTimersByTimeAsync(ANSWERS_WITHIN_MS)
    expect(await second).toEqual({ ok: false, error: { type: 'reader-lost' } })
  } finally {
    vi.useRealTimers()
  }
})
