/** The operator card at a machine: right and wrong PIN, other cards, and the chip's own count of wrong tries. */
import { beforeEach, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import { FIXTURE_COST, type OperatorCard, operatorSecret, type Pin, parsePin } from '#election/card/operator-card.ts'
import type { ElectionId, StationIndex } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { readOperatorCard, writeClosingPermission, writeOperatorCard } from './operator-card-steps.ts'
import { fakeRig, personalisedCard, RIGS, type Rig, seeded, uidOf } from './reader-rig.ts'
import { UltralightAesCard } from './simulator/ultralight-aes-card.ts'

const UID = uidOf(77)
const INSTALL = new Uint8Array(32).fill(0x11)
const CARD: OperatorCard = {
  electionId: '0123456789abcdef' as ElectionId,
  station: 2 as StationIndex,
  cardNumber: 1,
  secret: operatorSecret(new Uint8Array(32).fill(0xc0)),
}
const WRONG = { ok: false, error: { type: 'wrong-pin' } }
const PIN = pinOf('314159')

function pinOf(text: string): Pin {
  const pin = parsePin(text, 'fixture')
  assert(pin !== null, 'a PIN')
  return pin
}

async function write(rig: Rig, card: UltralightAesCard) {
  rig.tray.insert(card)
  return writeOperatorCard(rig.reader, card.uid, CARD, {
    pin: PIN,
    installSecret: INSTALL,
    cost: FIXTURE_COST,
    randomness: seeded('office'),
  })
}

/** As the office writes it: nothing is permitted yet (CLS-03). */
const READ = { ...CARD, permission: null }

const read = (rig: Rig, pin: Pin, install = INSTALL, uid = UID) =>
  readOperatorCard(rig.reader, uid, { pin, installSecret: install, cost: FIXTURE_COST })

test.each(RIGS)('%s: the right PIN opens, a wrong one does not, and then the right one does', async (_, start) => {
  const rig = await start()
  expect(await write(rig, UltralightAesCard.factory(UID))).toEqual(ok())
  expect(await read(rig, PIN)).toEqual(ok(READ))
  expect(await read(rig, pinOf('314158'))).toEqual(WRONG)
  expect(await read(rig, PIN)).toEqual(ok(READ))
  await rig.stop()
})

describe('with a written card', () => {
  let rig: Rig
  let card: UltralightAesCard
  beforeEach(async () => {
    rig = await fakeRig()
    card = UltralightAesCard.factory(UID)
    expect(await write(rig, card)).toEqual(ok())
  })

  test('the right PIN at a machine of another station does not open it', async () => {
    expect(await read(rig, PIN, new Uint8Array(32))).toEqual(WRONG)
  })

  test('a voting card in its place does not open', async () => {
    rig.tray.remove()
    const voting = await personalisedCard(3)
    rig.tray.insert(voting)
    expect(await read(rig, PIN, INSTALL, voting.uid)).toEqual(WRONG)
  })

  test('wrong tries are counted by the chip; at the limit it is locked for ever, also for the right PIN', async () => {
    for (let tries = 1; tries <= 0x20; tries++) {
      expect(card.memory.failures).toBe(tries - 1)
      expect(await read(rig, pinOf(String(900_000 + tries)))).toEqual(WRONG)
    }
    expect(await read(rig, PIN)).toEqual(WRONG)
    const carried = UltralightAesCard.fromJSON(JSON.parse(JSON.stringify(rig.tray.remove())))
    rig.tray.insert(carried)
    expect(await read(rig, PIN)).toEqual(WRONG)
  })

  test('three wrong tries and a right one leave no count behind', async () => {
    for (const digits of ['000000', '111111', '222222']) await read(rig, pinOf(digits))
    expect(card.memory.failures).toBe(3)
    expect(await read(rig, PIN)).toEqual(ok(READ))
    expect(card.memory.failures).toBe(0)
  })

  test('a card that is gone is no wrong PIN', async () => {
    rig.tray.remove()
    expect(await read(rig, PIN)).toEqual({ ok: false, error: { type: 'card-gone' } })
  })

  /** The card has taken the key, and so many of its answers come too late. */
  function lateAfterTheKey(times: number): void {
    const exchange = rig.reader.exchange.bind(rig.reader)
    let late = times
    rig.reader.exchange = (uid, key, use) =>
      exchange(uid, key, (open) =>
        use({
          readPages: (first, count) =>
            late-- > 0 ? Promise.resolve(err({ type: 'card-gone' })) : open.readPages(first, count),
          writePage: (page, bytes) => open.writePage(page, bytes),
          readCounter: () => open.readCounter(),
          increment: (by) => open.increment(by),
        }),
      )
  }

  test('one late answer of a lying card is looked at once more, and nobody types the PIN again', async () => {
    lateAfterTheKey(1)
    expect(await read(rig, PIN)).toEqual(ok(READ))
    expect(card.memory.failures).toBe(0)
  })

  test('a card that stays silent after its PIN was right is gone', async () => {
    lateAfterTheKey(2)
    expect(await read(rig, PIN)).toEqual({ ok: false, error: { type: 'card-gone' } })
  })

  test('a wrong PIN costs one try, and no second look', async () => {
    await read(rig, pinOf('314158'))
    expect(card.memory.failures).toBe(1)
  })

  test('torn pages are told from a wrong PIN', async () => {
    card.memory.pages.fill(0, 0x0f * 4, 0x10 * 4)
    expect(await read(rig, PIN)).toEqual({ ok: false, error: { type: 'damaged' } })
    card.memory.pages.fill(0, 0x04 * 4, 0x1a * 4)
    expect(await read(rig, PIN)).toEqual({ ok: false, error: { type: 'blank' } })
  })
})

test('writing that is cut at any command can be done again', async () => {
  const rig = await fakeRig()
  for (let nth = 1; ; nth++) {
    const card = UltralightAesCard.factory(UID)
    rig.tray.pullDuring('any', nth, 'erased')
    const result = await write(rig, card)
    if (rig.tray.planned > 0) {
      expect(result).toEqual(ok())
      return
    }
    expect(result.ok).toBe(false)
    expect(await write(rig, card)).toEqual(ok())
    expect(await read(rig, PIN)).toEqual(ok(READ))
    rig.tray.remove()
  }
})

test.each(RIGS)(
  '%s: the permission to close is written, read with the card, and written over the next day (CLS-03)',
  async (_, start) => {
    const rig = await start()
    expect(await write(rig, UltralightAesCard.factory(UID))).toEqual(ok())
    for (const permission of [{ day: '2026-11-21' as LocalDate, final: false }, EVENING]) {
      expect(await permit(rig, permission)).toEqual(ok())
      expect(await read(rig, PIN)).toEqual(ok({ ...CARD, permission }))
    }
    await rig.stop()
  },
)

test.each(['old', 'new', 'erased', 'mix', 'unstable'] as const)(
  'a card torn off while it is permitted permits nothing, opens as ever, and is written again: %s pages',
  async (page) => {
    const rig = await fakeRig()
    for (let nth = 1; ; nth++) {
      const card = UltralightAesCard.factory(UID)
      expect(await write(rig, card)).toEqual(ok())
      // Twice: the second time over what the first has left.
      for (const _ of ['once', 'twice']) {
        rig.tray.pullDuring('any', nth, page)
        const result = await permit(rig, EVENING)
        if (rig.tray.planned > 0) {
          expect(result).toEqual(ok())
          return
        }
        expect(result.ok).toBe(false)
        rig.tray.insert(card)
        const found = await read(rig, PIN)
        expect(found).toMatchObject({ ok: true, value: CARD })
        expect([null, EVENING]).toContainEqual(found.ok && found.value.permission)
      }
      expect(await permit(rig, EVENING)).toEqual(ok())
      expect(await read(rig, PIN)).toEqual(ok({ ...CARD, permission: EVENING }))
      rig.tray.remove()
    }
  },
)

const EVENING = { day: '2026-11-22' as LocalDate, final: true }

function permit(rig: Rig, permission: ClosingPermission) {
  const access = { pin: PIN, installSecret: INSTALL, cost: FIXTURE_COST }
  return writeClosingPermission(rig.reader, UID, access, { card: CARD, permission })
}
