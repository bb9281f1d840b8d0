import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import type { CardUid, ElectionId, StationIndex } from '#election/ids.ts'
import vectors from '#fixtures/vectors/operator-card.json' with { type: 'json' }
import {
  encodeOperatorCard,
  FIXTURE_COST,
  type OperatorCard,
  openOperatorCard,
  operatorKeysOf,
  operatorSecret,
  type Pin,
  parsePin,
  STANDARD_COST,
} from './operator-card.ts'

const UID = '04782e21801d80' as CardUid
const INSTALL = new Uint8Array(32).fill(0x80)
const KEYS = operatorKeysOf('314159' as Pin, UID, INSTALL, FIXTURE_COST)
const CARD: OperatorCard = {
  electionId: '0123456789abcdef' as ElectionId,
  station: 2 as StationIndex,
  cardNumber: 2,
  secret: operatorSecret(new Uint8Array(32).fill(0xc0)),
}
const BYTES = encodeOperatorCard(CARD, UID, KEYS, new Uint8Array(24).fill(0x20))

describe('vectors of docs/formats/operator-card.md', () => {
  test.each(vectors.cards)('$what', (vector) => {
    const uid = vector.uid as CardUid
    const pin = parsePin(vector.pin, 'fixture')
    expect(pin).not.toBeNull()
    if (pin === null) return
    const keys = operatorKeysOf(pin, uid, fromHex(vector.installSecret), vector.cost)
    expect(toHex(keys.cardKey)).toBe(vector.cardKey)
    expect(toHex(keys.encryptionKey)).toBe(vector.encryptionKey)
    const card: OperatorCard = {
      electionId: vector.electionId as ElectionId,
      station: vector.station as StationIndex,
      cardNumber: 1,
      secret: operatorSecret(fromHex(vector.secret)),
    }
    expect(toHex(encodeOperatorCard(card, uid, keys, fromHex(vector.nonce)))).toBe(vector.bytes)
    expect(openOperatorCard(fromHex(vector.bytes), uid, keys)).toEqual({ ok: true, value: card })
  })
})

test.each(['', '12345', '1234567890123', '12345a', '１２３４５６', ' 123456', '-12345'])('%j is no PIN', (text) => {
  expect(parsePin(text, 'fixture')).toBeNull()
})

test('a PIN of six digits is one of a fixture only (X-B1)', () => {
  for (const use of ['live', 'rehearsal'] as const) {
    expect([parsePin('1234567', use), parsePin('12345678', use)]).toEqual([null, '12345678'])
  }
  expect(parsePin('123456', 'fixture')).toBe('123456')
})

test('keys differ with PIN, card and station', () => {
  const keys = [
    KEYS,
    operatorKeysOf('314158' as Pin, UID, INSTALL, FIXTURE_COST),
    operatorKeysOf('314159' as Pin, '04782e21801d81' as CardUid, INSTALL, FIXTURE_COST),
    operatorKeysOf('314159' as Pin, UID, new Uint8Array(32), FIXTURE_COST),
  ]
  expect(new Set(keys.map((key) => toHex(key.cardKey))).size).toBe(4)
  expect(new Set(keys.map((key) => toHex(key.encryptionKey))).size).toBe(4)
})

test('the secret stands nowhere on the card in clear', () => {
  expect(toHex(BYTES)).not.toContain('c0c0c0c0')
})

// docs/formats/operator-card.md §6 counts in tries of this cost.
test('X-B1: a try of a PIN costs 128 MiB, but for a fixture', () => {
  expect(STANDARD_COST).toEqual({ N: 2 ** 17, r: 8, p: 1 })
})

describe('refused', () => {
  test('a blank card', () => {
    expect(openOperatorCard(new Uint8Array(88), UID, KEYS)).toEqual({ ok: false, error: { type: 'blank' } })
  })

  test('contents moved to another chip', () => {
    const opened = openOperatorCard(BYTES, '04782e21801d81' as CardUid, KEYS)
    expect(opened).toEqual({ ok: false, error: { type: 'damaged' } })
  })

  test('keys of another PIN', () => {
    const keys = operatorKeysOf('314158' as Pin, UID, INSTALL, FIXTURE_COST)
    expect(openOperatorCard(BYTES, UID, keys)).toEqual({ ok: false, error: { type: 'damaged' } })
  })

  test('every single changed bit', () => {
    for (let bit = 0; bit < 8 * BYTES.length; bit++) {
      const changed = BYTES.slice()
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(openOperatorCard(changed, UID, KEYS).ok).toBe(false)
    }
  })

  test('a version or card number that is not known', () => {
    for (const [at, value] of [
      [2, 2],
      [3, 0],
      [3, 4],
    ] as const) {
      const changed = BYTES.slice()
      changed[at] = value
      expect(openOperatorCard(changed, UID, KEYS)).toEqual({ ok: false, error: { type: 'wrong-format' } })
    }
  })
})
