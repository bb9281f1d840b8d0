import { expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { CardUid, ElectionId, StationIndex } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import vectors from '#fixtures/vectors/operator-card.json' with { type: 'json' }
import { encodeClosingPermission, openClosingPermission } from './closing-permission.ts'
import { type OperatorCard, operatorSecret } from './operator-card.ts'

const UID = '04782e21801d80' as CardUid
const CARD: OperatorCard = {
  electionId: '0123456789abcdef' as ElectionId,
  station: 2 as StationIndex,
  cardNumber: 1,
  secret: operatorSecret(new Uint8Array(32).fill(0xc0)),
}
const EVENING = { day: '2026-11-22' as LocalDate, final: true }
const BYTES = encodeClosingPermission(EVENING, CARD, UID)

it('is what the vectors of docs/formats/operator-card.md say', () => {
  for (const { uid, electionId, station, secret, day, final, bytes } of vectors.permissions) {
    const card: OperatorCard = {
      electionId: electionId as ElectionId,
      station: station as StationIndex,
      cardNumber: 1,
      secret: operatorSecret(Uint8Array.from(Buffer.from(secret, 'hex'))),
    }
    expect(toHex(encodeClosingPermission({ day: day as LocalDate, final }, card, uid as CardUid))).toBe(bytes)
  }
})

it('comes back whole', () => {
  expect(openClosingPermission(BYTES, CARD, UID)).toEqual(EVENING)
  const other = { day: '2099-12-31' as LocalDate, final: false }
  expect(openClosingPermission(encodeClosingPermission(other, CARD, UID), CARD, UID)).toEqual(other)
})

it('permits nothing before one was written, and with any bit changed', () => {
  expect(openClosingPermission(new Uint8Array(40), CARD, UID)).toBeNull()
  for (let bit = 0; bit < 40 * 8; bit++) {
    const changed = BYTES.slice()
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
    expect(openClosingPermission(changed, CARD, UID)).toBeNull()
  }
})

it('a card torn off has the old one, none or the new one, after any page, also the second time', () => {
  const before = encodeClosingPermission({ day: '2026-11-21' as LocalDate, final: false }, CARD, UID)
  for (const old of [new Uint8Array(40), before]) {
    for (let first = 0; first <= 10; first++) {
      for (let second = 0; second <= first; second++) {
        const torn = old.slice()
        torn.set(BYTES.subarray(0, first * 4))
        // The page in flight may be neither.
        if (first < 10) torn.fill(0, first * 4, first * 4 + 4)
        torn.set(BYTES.subarray(0, second * 4))
        const found = openClosingPermission(torn, CARD, UID)
        expect(found === null || found.day === EVENING.day).toBe(true)
        expect(found === null).toBe(first < 10)
      }
    }
  }
})

it('of another card, secret, station or election permits nothing', () => {
  const others: readonly [OperatorCard, CardUid][] = [
    [CARD, '04782e21801d81' as CardUid],
    [{ ...CARD, secret: operatorSecret(new Uint8Array(32).fill(0xc1)) }, UID],
    [{ ...CARD, station: 3 as StationIndex }, UID],
    [{ ...CARD, electionId: '0123456789abcdee' as ElectionId }, UID],
  ]
  for (const [card, uid] of others) expect(openClosingPermission(BYTES, card, uid)).toBeNull()
})
