/** A serial line and a PN532 on a bad day: the exchange goes on, or fails honestly, and nothing runs twice. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ok } from '#election/result.ts'
import { CHIP_COMMAND } from './pn532.ts'
import { Pn532CardReader } from './pn532-card-reader.ts'
import { keyOf, personalisedCard, QUICK_TIMES, seeded, Watcher } from './reader-rig.ts'
import { SimulatedReader } from './simulator/simulated-reader.ts'
import type { UltralightAesCard } from './simulator/ultralight-aes-card.ts'
import { moveCounter, readVotingCard } from './voting-card-steps.ts'

let device: SimulatedReader
let reader: Pn532CardReader
let card: UltralightAesCard

beforeEach(async () => {
  device = await SimulatedReader.start(seeded('cards'))
  reader = await Pn532CardReader.open({
    path: device.path,
    randomness: seeded('reader'),
    times: QUICK_TIMES,
    lookEveryMs: 2,
    reopenFirstMs: 5,
    reopenLastMs: 10,
  })
  card = await personalisedCard(1)
  device.tray.insert(card)
})

afterEach(async () => {
  await reader.close()
  await device.stop()
})

const read = () => readVotingCard(reader, card.uid, keyOf(card.uid))
const step = (from: number) => moveCounter(reader, card.uid, keyOf(card.uid), from, 1)
const counter = (): number => card.memory.counters[2] as number
/** Commands to the card that the chip has run. */
const toCard = (): number => device.ran.filter((code) => code === CHIP_COMMAND.communicateThru).length

test('bytes that arrive one by one, with noise before each answer', async () => {
  Object.assign(device.faults, { splitChunks: true, noise: true })
  expect((await read()).ok).toBe(true)
  expect(await step(0)).toEqual(ok(1))
})

test('noise before an answer is no reason to ask again', async () => {
  await read()
  const quiet = toCard()
  device.faults.noise = true
  await read()
  expect(toCard()).toBe(2 * quiet)
})

/** select (three commands), authenticate (two), read, increment, read */
const COMMANDS_OF_A_STEP = 8

describe.each(['damagedAnswers', 'cutAnswers', 'lostAcks'] as const)('%s', (fault) => {
  test('at every command of a step: asked for again, and no command runs twice', async () => {
    for (let nth = 1; nth <= COMMANDS_OF_A_STEP; nth++) {
      const before = device.ran.length
      Object.assign(device.faults, { spared: nth - 1, [fault]: 1 })
      expect(await step(nth - 1)).toEqual(ok(nth))
      expect(device.faults[fault]).toBe(0)
      expect(device.ran.length - before).toBe(COMMANDS_OF_A_STEP)
    }
  })
})

test('the chip loses the answer after running the command, at every command: moved exactly once', async () => {
  for (let nth = 1; nth <= COMMANDS_OF_A_STEP; nth++) {
    Object.assign(device.faults, { spared: nth - 1, lostAnswers: 1 })
    expect(await step(nth - 1)).toEqual(ok(nth))
    expect(device.faults.lostAnswers).toBe(0)
    expect(counter()).toBe(nth)
  }
})

test('an ACK that comes late is waited for by its answer', async () => {
  Object.assign(device.faults, { lateAcks: 3, lateAckMs: 20 })
  expect(await step(0)).toEqual(ok(1))
})

test('an answer that is damaged three times is lost: the card is selected and read anew', async () => {
  device.faults.damagedAnswers = 3
  expect(await step(0)).toEqual(ok(1))
  expect(counter()).toBe(1)
})

test('a chip that falls silent is lost; when it speaks again the reader works', async () => {
  const watcher = new Watcher(reader)
  await watcher.until(card.uid)
  device.faults.dead = true
  expect(await read()).toEqual({ ok: false, error: { type: 'reader-lost' } })
  await watcher.until('reader-lost')
  device.faults.dead = false
  await watcher.until(card.uid)
  expect((await read()).ok).toBe(true)
})

test('a card that has gone deaf has not left', async () => {
  const watcher = new Watcher(reader)
  await watcher.until(card.uid)
  card.halt()
  await device.ranAtLeast(device.ran.length + 10)
  expect(watcher.shown.at(-1)).toBe(card.uid)
  expect(watcher.shown.filter((shown) => shown === 'absent').length).toBeLessThanOrEqual(1)
})

test('unplugged in the middle of an exchange: reader lost, and the card stands at old or new', async () => {
  const result = await reader.exchange(card.uid, keyOf(card.uid), async (open) => {
    await open.increment(1)
    await device.unplug()
    return open.readCounter()
  })
  expect(result).toEqual({ ok: false, error: { type: 'reader-lost' } })
  expect(counter()).toBe(1)
  const watcher = new Watcher(reader)
  await device.plug()
  await watcher.until(card.uid)
  expect(await read()).toEqual(ok({ bytes: new Uint8Array(112), counter: 1 }))
})

test('closing ends what waits and leaves no line open', async () => {
  const waiting = [read(), read(), read()]
  await reader.close()
  for (const result of await Promise.all(waiting)) if (!result.ok) expect(result.error.type).toBe('reader-lost')
  expect(await read()).toEqual({ ok: false, error: { type: 'reader-lost' } })
})

test('a reader that is not there is lost from the start', async () => {
  const nowhere = await Pn532CardReader.open({
    path: `${device.path}-nowhere`,
    randomness: seeded('x'),
    reopenFirstMs: 1,
  })
  const watcher = new Watcher(nowhere)
  expect(watcher.shown).toEqual(['reader-lost'])
  await nowhere.close()
})
