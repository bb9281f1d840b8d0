/** One suite for the driver with the PN532 simulator behind a real pseudo-terminal, and for the fake in memory. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ok } from '#election/result.ts'
import { keyOf, personalisedCard, RIGS, type Rig, uidOf, Watcher } from './reader-rig.ts'
import { UltralightAesCard } from './simulator/ultralight-aes-card.ts'
import { moveCounter, readVotingCard, writeIssuedCard } from './voting-card-steps.ts'

const SIGNED_BODY = new Uint8Array(112).map((_, i) => 255 - i)

describe.each(RIGS)('%s', (_, start) => {
  let rig: Rig
  beforeEach(async () => {
    rig = await start()
  })
  afterEach(() => rig.stop())

  describe('what lies in the tray', () => {
    test('a card comes, goes, and another one comes', async () => {
      const [first, second] = [await personalisedCard(1), await personalisedCard(2)]
      const watcher = new Watcher(rig.reader)
      rig.tray.insert(first)
      await watcher.until(first.uid)
      rig.tray.remove()
      await watcher.until('absent')
      rig.tray.insert(second)
      await watcher.until(second.uid)
      expect(watcher.shown).toEqual(['absent', first.uid, 'absent', second.uid])
    })

    test('something that is no card of ours is foreign', async () => {
      const watcher = new Watcher(rig.reader)
      rig.tray.insertForeign()
      await watcher.until('foreign')
      rig.tray.remove()
      await watcher.until('absent')
      expect(watcher.shown).toEqual(['absent', 'foreign', 'absent'])
    })

    test('a card stays there while it is spoken to', async () => {
      const card = await personalisedCard(1)
      const watcher = new Watcher(rig.reader)
      rig.tray.insert(card)
      await watcher.until(card.uid)
      for (let i = 0; i < 5; i++) expect((await readVotingCard(rig.reader, card.uid, keyOf(card.uid))).ok).toBe(true)
      rig.tray.remove()
      await watcher.until('absent')
      expect(watcher.shown).toEqual(['absent', card.uid, 'absent'])
    })

    test('a reader that is unplugged is lost, and works again when it is back', async () => {
      const card = await personalisedCard(1)
      const watcher = new Watcher(rig.reader)
      await rig.unplug()
      await watcher.until('reader-lost')
      const meanwhile = await readVotingCard(rig.reader, card.uid, keyOf(card.uid))
      expect(meanwhile).toEqual({ ok: false, error: { type: 'reader-lost' } })
      await rig.plug()
      await watcher.until('absent')
      rig.tray.insert(card)
      await watcher.until(card.uid)
      expect((await readVotingCard(rig.reader, card.uid, keyOf(card.uid))).ok).toBe(true)
    })
  })

  describe('an exchange', () => {
    test('writes, reads and counts', async () => {
      const card = await personalisedCard(1)
      rig.tray.insert(card)
      const result = await rig.reader.exchange(card.uid, keyOf(card.uid), async (open) => {
        const before = await open.readCounter()
        const write = await open.writePage(0x20, Uint8Array.of(1, 2, 3, 4))
        const step = await open.increment(5)
        const after = await open.readCounter()
        const pages = await open.readPages(0x20, 2)
        return ok([before, write, step, after, pages])
      })
      expect(result).toEqual(ok([ok(0), ok(), ok(), ok(5), ok(Uint8Array.of(1, 2, 3, 4, 0, 0, 0, 0))]))
    })

    test('a card that has gone deaf is woken by cycling the field', async () => {
      const card = await personalisedCard(1)
      rig.tray.insert(card)
      expect((await readVotingCard(rig.reader, card.uid, keyOf(card.uid))).ok).toBe(true)
      card.halt()
      expect((await readVotingCard(rig.reader, card.uid, keyOf(card.uid))).ok).toBe(true)
    })

    test('with nothing in the tray the card is gone', async () => {
      expect(await readVotingCard(rig.reader, uidOf(1), keyOf(uidOf(1)))).toEqual({
        ok: false,
        error: { type: 'card-gone' },
      })
    })

    test('another card, ours or foreign, is never spoken to', async () => {
      const card = await personalisedCard(2)
      rig.tray.insert(card)
      const wanted = () => readVotingCard(rig.reader, uidOf(1), keyOf(uidOf(1)))
      expect(await wanted()).toEqual({ ok: false, error: { type: 'other-card' } })
      rig.tray.remove()
      rig.tray.insertForeign()
      expect(await wanted()).toEqual({ ok: false, error: { type: 'other-card' } })
    })

    test('a wrong key, a factory card and a card of another election do not open', async () => {
      const [ours, factory] = [await personalisedCard(1), UltralightAesCard.factory(uidOf(2))]
      const before = JSON.stringify(ours)
      rig.tray.insert(ours)
      const wrong = await readVotingCard(rig.reader, ours.uid, new Uint8Array(16))
      expect(wrong).toEqual({ ok: false, error: { type: 'not-authentic' } })
      expect(JSON.stringify(rig.tray.remove())).toBe(before)
      rig.tray.insert(factory)
      expect(await readVotingCard(rig.reader, factory.uid, keyOf(factory.uid))).toEqual(wrong)
    })

    test('what the card refuses ends the exchange, and the next one works', async () => {
      const card = await personalisedCard(1)
      rig.tray.insert(card)
      const refused = await rig.reader.exchange(card.uid, keyOf(card.uid), async (open) => {
        const first = await open.writePage(0x30, Uint8Array.of(0, 0, 0, 0))
        expect(first.ok).toBe(false)
        return open.readCounter()
      })
      expect(refused.ok).toBe(false)
      expect((await readVotingCard(rig.reader, card.uid, keyOf(card.uid))).ok).toBe(true)
    })

    test('exchanges asked for at once run one after the other', async () => {
      const card = await personalisedCard(1)
      rig.tray.insert(card)
      const order: string[] = []
      const one = (name: string) =>
        rig.reader.exchange(card.uid, keyOf(card.uid), async (open) => {
          order.push(`${name} begins`)
          const step = await open.increment(1)
          const value = await open.readCounter()
          order.push(`${name} ends`)
          return step.ok ? value : step
        })
      expect(await Promise.all([one('a'), one('b'), one('c')])).toEqual([ok(1), ok(2), ok(3)])
      expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    })

    test('a bug in the caller stays with the caller', async () => {
      const card = await personalisedCard(1)
      rig.tray.insert(card)
      const bug = rig.reader.exchange(card.uid, keyOf(card.uid), () => Promise.reject(new Error('bug')))
      await expect(bug).rejects.toThrow('bug')
      expect((await readVotingCard(rig.reader, card.uid, keyOf(card.uid))).ok).toBe(true)
    })
  })

  describe('a voting card', () => {
    test('is issued, moved, carried to another reader, and issued again', async () => {
      const card = await personalisedCard(1)
      const key = keyOf(card.uid)
      rig.tray.insert(card)
      expect(await writeIssuedCard(rig.reader, card.uid, key, SIGNED_BODY, 0)).toEqual(ok(1))
      expect(await readVotingCard(rig.reader, card.uid, key)).toEqual(ok({ bytes: SIGNED_BODY, counter: 1 }))
      const carried = UltralightAesCard.fromJSON(JSON.parse(JSON.stringify(rig.tray.remove())))
      const other = await start()
      other.tray.insert(carried)
      expect(await moveCounter(other.reader, card.uid, key, 1, 254)).toEqual(ok(255))
      expect(await writeIssuedCard(other.reader, card.uid, key, SIGNED_BODY.slice().reverse(), 255)).toEqual(ok(257))
      expect(await readVotingCard(other.reader, card.uid, key)).toEqual(
        ok({ bytes: SIGNED_BODY.slice().reverse(), counter: 257 }),
      )
      await other.stop()
    })

    test('that does not stand where the caller believes is not moved', async () => {
      const card = await personalisedCard(1)
      const key = keyOf(card.uid)
      rig.tray.insert(card)
      const differs = { ok: false, error: { type: 'counter-differs', counter: 0 } }
      expect(await moveCounter(rig.reader, card.uid, key, 1, 5)).toEqual(differs)
      expect(await writeIssuedCard(rig.reader, card.uid, key, SIGNED_BODY, 256)).toEqual(differs)
      expect(await readVotingCard(rig.reader, card.uid, key)).toEqual(ok({ bytes: new Uint8Array(112), counter: 0 }))
    })

    test('that stands already where it should go is told, not counted as moved', async () => {
      const card = await personalisedCard(1)
      rig.tray.insert(card)
      await moveCounter(rig.reader, card.uid, keyOf(card.uid), 0, 5)
      const again = await moveCounter(rig.reader, card.uid, keyOf(card.uid), 0, 5)
      expect(again).toEqual({ ok: false, error: { type: 'counter-differs', counter: 5 } })
    })

    test('at the end of its counter refuses the step', async () => {
      const card = await personalisedCard(1)
      card.memory.counters[2] = 0xff_ff_fe
      rig.tray.insert(card)
      const moved = await moveCounter(rig.reader, card.uid, keyOf(card.uid), 0xff_ff_fe, 2)
      expect(moved.ok).toBe(false)
      expect(card.memory.counters[2]).toBe(0xff_ff_fe)
    })
  })
})
