/** Cards are made one after the other; what was made before one that cannot be is counted, and the reason is told. */
import { expect, test } from 'vitest'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { CardUid, StationId } from '#election/ids.ts'
import { makeStationKeys } from '#election/keys/station-keys.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
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
const by = (pin: string) => ({ electionPackage, secrets, pin, randomness })
const uidOf = (number: number) => parseCardUid(`0411223344556${number}`) as CardUid

/** Lays the next card on as soon as one is done. */
function rowOf(cards: readonly ('factory' | 'foreign')[]) {
  const reader = new FakeCardReader(seededRandomness('reader'))
  const lay = (place: number) => {
    reader.tray.remove()
    if (cards[place] === 'foreign') reader.tray.insertForeign()
    else if (cards[place] === 'factory') reader.tray.insert(UltralightAesCard.factory(uidOf(place)))
  }
  const told: number[] = []
  const progress = (done: number) => {
    const again = told.includes(done)
    told.push(done)
    if (!again) queueMicrotask(() => lay(done))
  }
  return { reader, progress, told }
}

test('so many voting cards as were asked for, each told', async () => {
  const { reader, progress, told } = rowOf(['factory', 'factory', 'factory'])
  const made = await makeOn(reader, { type: 'voting', station, count: 3 }, by(''), progress)
  expect(made).toEqual({ ok: true, value: { kind: 'voting', count: 3, stopped: null } })
  expect([...new Set(told)]).toEqual([0, 1, 2, 3])
})

test('a foreign card ends the row: two are made, and the reason is told', async () => {
  const { reader, progress } = rowOf(['factory', 'factory', 'foreign'])
  const made = await makeOn(reader, { type: 'voting', station, count: 3 }, by(''), progress)
  expect(made).toEqual({ ok: true, value: { kind: 'voting', count: 2, stopped: { code: 'foreign-card', about: {} } } })
})

test('a reader that blinks does not end the row, and the card that still lies there is not counted again', async () => {
  const { reader, progress: lay } = rowOf(['factory', 'factory'])
  const told: number[] = []
  const over = makeOn(reader, { type: 'voting', station, count: 2 }, by(''), (done) => {
    told.push(done)
    if (done === 0) lay(0)
  })
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
  lay(1)
  expect(await over).toEqual({ ok: true, value: { kind: 'voting', count: 2, stopped: null } })
})

test('an operator card is made under its PIN; without one nothing is touched', async () => {
  const { reader } = rowOf([])
  expect(await makeOn(reader, { type: 'operator', station, card: 2 }, by('12'), () => {})).toEqual({
    ok: false,
    error: { type: 'not-a-pin' },
  })
  reader.tray.insert(UltralightAesCard.factory(uidOf(1)))
  const made = await makeOn(reader, { type: 'operator', station, card: 2 }, by('24681012'), () => {})
  expect(made).toEqual({ ok: true, value: { kind: 'operator-2', count: 1, stopped: null } })
})
