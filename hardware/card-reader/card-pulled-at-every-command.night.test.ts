/**
 * The voter or clerk pulls the card during the Nth command, N = 1, 2, … until no command is left, with every thing that a cut
 * write may leave; or the air loses or spoils the Nth answer. Only legal cards may be left behind.
 */
import { describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { ok, type Result } from '#election/result.ts'
import { fakeRig, keyOf, personalisedCard, type Rig, serialRig } from './reader-rig.ts'
import type { Tear } from './simulator/card-memory.ts'
import { UltralightAesCard } from './simulator/ultralight-aes-card.ts'
import { moveCounter, readVotingCard, writeIssuedCard } from './voting-card-steps.ts'

const OLD_BODY = new Uint8Array(112).fill(0x33)
const BODY = new Uint8Array(112).map((_, i) => 255 - i)
const TEARS: readonly Tear[] = ['old', 'new', 'erased', 'mix', 'unstable']
const COMMANDS_MAX = 200

interface Operation {
  readonly name: string
  readonly counter: number
  readonly goal: number
  /** Every counter that a cut may leave. */
  readonly between: readonly number[]
  run(rig: Rig, card: UltralightAesCard, counter: number): Promise<Result<number, { readonly type: string }>>
}

const issue = (rig: Rig, card: UltralightAesCard, counter: number) =>
  writeIssuedCard(rig.reader, card.uid, keyOf(card.uid), BODY, counter)
const move = (goal: number) => (rig: Rig, card: UltralightAesCard, counter: number) =>
  moveCounter(rig.reader, card.uid, keyOf(card.uid), counter, goal - counter)

const OPERATIONS: readonly Operation[] = [
  { name: 'issuing a blank card', counter: 0, goal: 1, between: [0, 1], run: issue },
  { name: 'issuing a finished card again', counter: 255, goal: 257, between: [255, 256, 257], run: issue },
  { name: 'taking an issued card at pair 7', counter: 1, goal: 14, between: [1, 14], run: move(14) },
  { name: 'pressing', counter: 14, goal: 15, between: [14, 15], run: move(15) },
  { name: 'finishing', counter: 15, goal: 255, between: [15, 255], run: move(255) },
]

async function cardAt(counter: number): Promise<UltralightAesCard> {
  const card = await personalisedCard(1)
  card.memory.counters[2] = counter
  card.memory.pages.set(OLD_BODY, 16)
  return card
}

const bodyOf = (card: UltralightAesCard): string => toHex(card.memory.pages.slice(16, 128))
const counterOf = (card: UltralightAesCard): number => card.memory.counters[2] as number

/** @returns how many commands the operation has */
async function pullAtEveryCommand(
  start: () => Promise<Rig>,
  operation: Operation,
  tearsAt: (nth: number) => readonly Tear[],
): Promise<number> {
  const rig = await start()
  const fresh = JSON.stringify(await cardAt(operation.counter))
  let pulls = 0
  for (let nth = 1; nth < COMMANDS_MAX; nth++) {
    for (const tear of tearsAt(nth)) {
      const card = UltralightAesCard.fromJSON(JSON.parse(fresh))
      rig.tray.insert(card)
      rig.tray.pullDuring('any', nth, tear)
      const result = await operation.run(rig, card, operation.counter)
      if (rig.tray.planned > 0) {
        rig.tray.callOff()
        expect(result).toEqual(ok(operation.goal))
        await rig.stop()
        return pulls
      }
      pulls++
      expect(result).toEqual({ ok: false, error: { type: 'card-gone' } })
      expect(operation.between).toContain(counterOf(card))
      if (operation.run === issue && counterOf(card) === operation.goal) expect(bodyOf(card)).toBe(toHex(BODY))
      await completes(rig, card, operation)
    }
  }
  throw new Error('the operation never ends')
}

/** The card is back: what it shows decides, and the operation can be completed. */
async function completes(rig: Rig, card: UltralightAesCard, operation: Operation): Promise<void> {
  rig.tray.insert(card)
  const read = await readVotingCard(rig.reader, card.uid, keyOf(card.uid))
  expect(read.ok && read.value.counter).toBe(counterOf(card))
  if (counterOf(card) !== operation.goal) {
    expect(await operation.run(rig, card, counterOf(card))).toEqual(ok(operation.goal))
  }
  expect(counterOf(card)).toBe(operation.goal)
  expect(bodyOf(card)).toBe(toHex(operation.run === issue ? BODY : OLD_BODY))
  rig.tray.remove()
}

describe.each(OPERATIONS)('promise 1: card pulled while $name', (operation) => {
  test('at every command, with every torn content, in memory', async () => {
    expect(await pullAtEveryCommand(fakeRig, operation, () => TEARS)).toBeGreaterThanOrEqual(5 * TEARS.length)
  })

  test('at every command, behind the serial line', async () => {
    // Old and new in turn: the contents are proven in memory, here it is the line.
    const inTurn = (nth: number): Tear[] => [nth % 2 === 0 ? 'old' : 'new']
    expect(await pullAtEveryCommand(serialRig, operation, inTurn)).toBeGreaterThanOrEqual(5)
  })
})

describe.each(OPERATIONS)('while $name', (operation) => {
  test.each(['loseAnswer', 'garbleAnswer'] as const)(
    '%s at every command: done exactly once all the same',
    async (accident) => {
      const rig = await fakeRig()
      const fresh = JSON.stringify(await cardAt(operation.counter))
      for (let nth = 1; nth < COMMANDS_MAX; nth++) {
        const card = UltralightAesCard.fromJSON(JSON.parse(fresh))
        rig.tray.insert(card)
        rig.tray[accident]('any', nth)
        expect(await operation.run(rig, card, operation.counter)).toEqual(ok(operation.goal))
        expect(counterOf(card)).toBe(operation.goal)
        rig.tray.remove()
        if (rig.tray.planned === 0) continue
        expect(nth).toBeGreaterThan(5)
        return
      }
      throw new Error('the operation never ends')
    },
  )
})

test('promise 1: the answer to an increment is lost and the card is pulled at any later command: moved once or not at all', async () => {
  const rig = await fakeRig()
  const fresh = JSON.stringify(await cardAt(1))
  for (let lost = 1; lost <= 5; lost++) {
    for (let pulled = 1; pulled <= 12; pulled++) {
      for (const tear of ['old', 'new'] as const) {
        const card = UltralightAesCard.fromJSON(JSON.parse(fresh))
        rig.tray.insert(card)
        rig.tray.loseAnswer('any', lost)
        rig.tray.pullDuring('any', pulled, tear)
        const result = await move(14)(rig, card, 1)
        expect([1, 14]).toContain(counterOf(card))
        if (result.ok) expect(counterOf(card)).toBe(14)
        rig.tray.callOff()
        rig.tray.remove()
      }
    }
  }
})

test('the answer to the increment is lost behind the serial line: the card is read anew, not moved again', async () => {
  const rig = await serialRig()
  const card = await cardAt(1)
  rig.tray.insert(card)
  rig.tray.loseAnswer('increment', 1)
  expect(await move(14)(rig, card, 1)).toEqual(ok(14))
  expect(counterOf(card)).toBe(14)
  await rig.stop()
})

test('a card that answers garbled again and again is given up, and stands where it stood', async () => {
  const rig = await fakeRig()
  const card = await cardAt(1)
  rig.tray.insert(card)
  for (const nth of [3, 6, 9]) rig.tray.garbleAnswer('any', nth)
  expect(await move(14)(rig, card, 1)).toEqual({ ok: false, error: { type: 'garbled' } })
  expect(counterOf(card)).toBe(1)
})
