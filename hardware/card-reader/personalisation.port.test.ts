/** The office makes factory cards into cards of one election; cut at any command, it can be done again. */
import { describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { ok } from '#election/result.ts'
import { fakeRig, keyOf, RIGS, uidOf } from './reader-rig.ts'
import type { Tear } from './simulator/card-memory.ts'
import { UltralightAesCard } from './simulator/ultralight-aes-card.ts'
import { readVotingCard } from './voting-card-steps.ts'

const UID = uidOf(9)
const CARD = { key: keyOf(UID), authenticationLimit: 0 }
const PAGE_29 = [0x29 * 4, 0x2b * 4] as const

describe.each(RIGS)('%s', (_, start) => {
  test('a factory card opens with its new key only, and its key cannot be read', async () => {
    const rig = await start()
    const card = UltralightAesCard.factory(UID)
    rig.tray.insert(card)
    expect(await rig.reader.personalise(UID, CARD)).toEqual(ok())
    expect(await readVotingCard(rig.reader, UID, CARD.key)).toEqual(ok({ bytes: new Uint8Array(112), counter: 0 }))
    expect((await readVotingCard(rig.reader, UID, new Uint8Array(16))).ok).toBe(false)
    const keyPages = await rig.reader.exchange(UID, CARD.key, (open) => open.readPages(0x30, 8))
    expect(keyPages).toEqual(ok(new Uint8Array(32)))
    expect(toHex(card.memory.pages.slice(...PAGE_29))).toBe('0200000280050000')
    await rig.stop()
  })

  test('a second time changes nothing', async () => {
    const rig = await start()
    const card = UltralightAesCard.factory(UID)
    rig.tray.insert(card)
    await rig.reader.personalise(UID, CARD)
    const before = JSON.stringify(card)
    expect(await rig.reader.personalise(UID, CARD)).toEqual(ok())
    expect(JSON.stringify(card)).toBe(before)
    await rig.stop()
  })
})

test('a card of another election is refused and left as it is', async () => {
  const rig = await fakeRig()
  const card = UltralightAesCard.factory(UID)
  rig.tray.insert(card)
  await rig.reader.personalise(UID, CARD)
  const before = toHex(card.memory.pages)
  const other = { key: new Uint8Array(16).fill(9), authenticationLimit: 0 }
  expect(await rig.reader.personalise(UID, other)).toEqual({ ok: false, error: { type: 'not-authentic' } })
  expect(toHex(card.memory.pages)).toBe(before)
})

test.each(['old', 'new', 'erased', 'mix'] satisfies Tear[])(
  'pulled at every command (%s), it can be done again',
  async (tear) => {
    const rig = await fakeRig()
    for (let nth = 1; ; nth++) {
      const card = UltralightAesCard.factory(UID)
      rig.tray.insert(card)
      rig.tray.pullDuring('any', nth, tear)
      const result = await rig.reader.personalise(UID, CARD)
      if (rig.tray.planned > 0) {
        expect(result).toEqual(ok())
        expect(nth).toBeGreaterThan(7)
        return
      }
      expect(result.ok).toBe(false)
      rig.tray.insert(card)
      expect(await rig.reader.personalise(UID, CARD)).toEqual(ok())
      expect((await readVotingCard(rig.reader, UID, CARD.key)).ok).toBe(true)
      rig.tray.remove()
    }
  },
)

test.each([
  ['loseAnswer', 'factory'],
  ['garbleAnswer', 'factory'],
  ['loseAnswer', 'personalised'],
  ['garbleAnswer', 'personalised'],
] as const)(
  '%s at every command of a %s card: it is never called not authentic, and is made when placed again',
  async (fault, kind) => {
    const rig = await fakeRig()
    for (let nth = 1; ; nth++) {
      const card = UltralightAesCard.factory(UID)
      rig.tray.insert(card)
      if (kind === 'personalised') await rig.reader.personalise(UID, CARD)
      rig.tray[fault]('any', nth)
      const result = await rig.reader.personalise(UID, CARD)
      if (rig.tray.planned > 0) return
      if (!result.ok) expect(['card-gone', 'garbled'], `answer ${nth}`).toContain(result.error.type)
      expect(await rig.reader.personalise(UID, CARD)).toEqual(ok())
      rig.tray.remove()
    }
  },
)

/** All 64 bytes 29 that a cut between the factory's and ours can leave: MACs on or off, each bit of AUTH0 old or new. */
const MIXTURES = Array.from({ length: 64 }, (_, bits) => {
  const auth0 = (0x3c & ~(bits << 2)) | ((bits & 0x10) >> 3)
  return { macs: (bits & 0x20) === 0 ? 0x00 : 0x02, auth0 }
})

test.each(MIXTURES)(
  'page 29 left as a mixture (MACs $macs, AUTH0 $auth0) is mended by doing it again (W5)',
  async ({ macs, auth0 }) => {
    const rig = await fakeRig()
    const card = UltralightAesCard.factory(UID)
    rig.tray.insert(card)
    expect(await rig.reader.personalise(UID, CARD)).toEqual(ok())
    card.memory.pages.set([macs, 0x00, 0x00, auth0], 0x29 * 4)
    rig.tray.remove()
    rig.tray.insert(card)
    expect(await rig.reader.personalise(UID, CARD)).toEqual(ok())
    expect(toHex(card.memory.pages.slice(...PAGE_29))).toBe('0200000280050000')
    expect((await readVotingCard(rig.reader, UID, CARD.key)).ok).toBe(true)
  },
)

test('another chip of the family is refused before anything is written on it (W6)', async () => {
  const rig = await fakeRig()
  const tag = UltralightAesCard.otherChip(UID)
  const before = JSON.stringify(tag)
  rig.tray.insert(tag)
  expect(await rig.reader.personalise(UID, CARD)).toEqual({ ok: false, error: { type: 'not-authentic' } })
  expect(JSON.stringify(tag)).toBe(before)
})
