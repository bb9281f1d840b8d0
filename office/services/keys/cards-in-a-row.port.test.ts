/** Cards are made one after the other; what should not lie on the reader is told by its name, and the row goes on when it is taken away. */
import { expect, test, vi } from 'vitest'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { CardUid, StationId } from '#election/ids.ts'
import { makeStationKeys } from '#election/keys/station-keys.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { CardNote, FinishedCard } from '../../session/room.ts'
import { makeOn } from './make-cards.ts'

const electionPackage = {
  electionId: '00112233445566aa',
  use: 'fixture',
  stations: [tinyStation],
} as unknown as ElectionPackage
const randomness = seededRandomness('cards')
const station = '2' as StationId
const secrets = {
  station,
  keys: makeStationKeys(randomness),
  operatorSecrets: [1, 2, 3].map(() => randomness.bytes(32)),
  installSecret: randomness.bytes(32),
}
const by = (pin: string, finished: readonly FinishedCard[] = []) => ({
  ...{ electionPackage, secrets, pin, randomness, finished },
})
const uidOf = (number: number) => parseCardUid(`0411223344556${number}`) as CardUid

type Laid = 'factory' | 'foreign'

/** Hands at a reader: what is told, what is finished, and the next card as soon as one is done or refused. */
function rowOf(cards: readonly Laid[], again: readonly FinishedCard[] = []) {
  const reader = new FakeCardReader(seededRandomness('reader'))
  const finished: FinishedCard[] = [...again]
  const told: (number | string)[] = []
  const lay = (place: number) => {
    reader.tray.remove()
    if (cards[place] === 'foreign') reader.tray.insertForeign()
    else if (cards[place] === 'factory') reader.tray.insert(UltralightAesCard.factory(uidOf(place)))
  }
  let next = 0
  const tell = {
    progress: (done: number, _total: number, note: CardNote | null) => {
      const what = note?.code ?? done
      const isNew = told.at(-1) !== what
      told.push(what)
      if (isNew) queueMicrotask(() => lay(next++))
    },
    finished: (card: FinishedCard) => void finished.push(card),
  }
  return { reader, tell, told, finished, lay }
}

test('so many voting cards as were asked for, each told and finished', async () => {
  const { reader, tell, told, finished } = rowOf(['factory', 'factory', 'factory'])
  const made = await makeOn(reader, { type: 'voting', station, count: 3 }, by(''), tell)
  expect(made).toEqual({ ok: true, value: { kind: 'voting', count: 3, stopped: null } })
  expect([...new Set(told)]).toEqual([0, 1, 2, 3])
  expect(finished).toEqual([0, 1, 2].map((at) => ({ uid: uidOf(at), station, kind: 'voting' })))
})

test('a foreign card is told, and the row goes on when it is gone', async () => {
  const { reader, tell, told } = rowOf(['factory', 'foreign', 'factory'])
  const made = await makeOn(reader, { type: 'voting', station, count: 2 }, by(''), tell)
  expect(made).toEqual({ ok: true, value: { kind: 'voting', count: 2, stopped: null } })
  expect([...new Set(told)]).toEqual([0, 1, 'foreign-card', 2])
})

test('WI8: a card that is drawn away while it is written ends no row, and is not counted', async () => {
  const { reader, tell, told, finished } = rowOf(['factory', 'factory', 'factory'])
  const personalise = reader.personalise.bind(reader)
  let tries = 0
  reader.personalise = async (...asked) => {
    if (tries++ === 0) reader.tray.remove()
    return personalise(...asked)
  }
  const made = await makeOn(reader, { type: 'voting', station, count: 2 }, by(''), tell)
  expect(made).toEqual({ ok: true, value: { kind: 'voting', count: 2, stopped: null } })
  expect([...new Set(told)]).toEqual([0, 'card-gone', 1, 2])
  expect(finished.map(({ uid }) => uid)).toEqual([uidOf(1), uidOf(2)])
})

test('a card of another key is told, and the next one is made', async () => {
  const other = new FakeCardReader(seededRandomness('other'))
  const card = UltralightAesCard.factory(uidOf(7))
  other.tray.insert(card)
  await other.personalise(uidOf(7), { key: new Uint8Array(16).fill(9), authenticationLimit: 0 })
  other.tray.remove()
  const { reader, tell, told, lay } = rowOf([])
  reader.tray.insert(card)
  const over = makeOn(reader, { type: 'operator', station, card: 1 }, by('24681012'), {
    ...tell,
    progress: (_done, _total, note) => void told.push(note?.code ?? 0),
  })
  await expect.poll(() => told).toContain('not-authentic')
  lay(0)
  reader.tray.insert(UltralightAesCard.factory(uidOf(1)))
  expect(await over).toEqual({ ok: true, value: { kind: 'operator-1', count: 1, stopped: null } })
})

test('a reader that blinks does not end the row, and the card that still lies there is not counted again', async () => {
  const { reader, finished } = rowOf([])
  const told: number[] = []
  const over = makeOn(reader, { type: 'voting', station, count: 2 }, by(''), {
    progress: (done) => void told.push(done),
    finished: (card) => void finished.push(card),
  })
  reader.tray.insert(UltralightAesCard.factory(uidOf(0)))
  await expect.poll(() => told).toContain(1)
  for (let blink = 0; blink < 3; blink++) {
    reader.unplug()
    await new Promise(setImmediate)
    reader.plug()
    await new Promise(setImmediate)
  }
  // Lifted and laid on again, as by a hand that is not sure.
  const first = reader.tray.remove()
  if (first !== null) reader.tray.insert(first)
  await new Promise(setImmediate)
  expect(told).not.toContain(2)
  reader.tray.remove()
  reader.tray.insert(UltralightAesCard.factory(uidOf(1)))
  expect(await over).toEqual({ ok: true, value: { kind: 'voting', count: 2, stopped: null } })
})

test('an operator card is made under its PIN; without one nothing is touched', async () => {
  const { reader, tell } = rowOf([])
  expect(await makeOn(reader, { type: 'operator', station, card: 2 }, by('12'), tell)).toEqual({
    ok: false,
    error: { type: 'not-a-pin' },
  })
  reader.tray.insert(UltralightAesCard.factory(uidOf(1)))
  const quiet = { ...tell, progress: () => {} }
  const made = await makeOn(reader, { type: 'operator', station, card: 2 }, by('24681012'), quiet)
  expect(made).toEqual({ ok: true, value: { kind: 'operator-2', count: 1, stopped: null } })
})

test('a card that this office finished is called so, its chip counts no try, and the work waits for the next one', async () => {
  const { reader, finished, told } = rowOf([])
  const tell = {
    progress: (_done: number, _total: number, note: CardNote | null) => void told.push(note === null ? 0 : note.code),
    finished: (card: FinishedCard) => void finished.push(card),
  }
  const card = UltralightAesCard.factory(uidOf(1))
  reader.tray.insert(card)
  await makeOn(reader, { type: 'operator', station, card: 1 }, by('24681012'), tell)
  // It still lies there when the next holder has typed the PIN of the next card.
  const asked = vi.spyOn(reader, 'personalise')
  const over = makeOn(reader, { type: 'operator', station, card: 2 }, by('13579135', finished), tell)
  await expect.poll(() => told).toContain('operator-card-finished')
  expect(asked).not.toHaveBeenCalled()
  reader.tray.remove()
  reader.tray.insert(UltralightAesCard.factory(uidOf(2)))
  expect(await over).toEqual({ ok: true, value: { kind: 'operator-2', count: 1, stopped: null } })
  // The same with a card of a row before: it is not counted once more.
  reader.tray.remove()
  reader.tray.insert(card)
  const voting = makeOn(reader, { type: 'voting', station, count: 1 }, by('', finished), tell)
  await expect.poll(() => told.filter((each) => each === 'operator-card-finished').length).toBe(2)
  reader.tray.remove()
  reader.tray.insert(UltralightAesCard.factory(uidOf(3)))
  expect(await voting).toMatchObject({ ok: true, value: { count: 1 } })
  const once = makeOn(reader, { type: 'voting', station, count: 1 }, by('', finished), tell)
  await expect.poll(() => told).toContain('voting-card-finished')
  reader.tray.remove()
  reader.tray.insert(UltralightAesCard.factory(uidOf(4)))
  expect(await once).toMatchObject({ ok: true, value: { count: 1 } })
})
