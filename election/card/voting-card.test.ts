import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import type { CardUid, ContestMask, ElectionId, StationIndex } from '#election/ids.ts'
import { addMinutes, type LocalMinute } from '#election/time.ts'
import vectors from '#fixtures/vectors/voting-card.json' with { type: 'json' }
import type { CardToken, IssueNumber, IssuerKeyId } from './card-ids.ts'
import { BODY_BYTES, encodeBody, expiryAfter, readBody, signBody, type VotingCardBody } from './voting-card.ts'

const SECRET = fromHex(vectors.issuerSecretKey)
const UID = '04782e21801d80' as CardUid
const OTHER_UID = '048f1ab2c3d480' as CardUid
const KEYS = new Map([0, 7, 255].map((id) => [id as IssuerKeyId, fromHex(vectors.issuerPublicKey)] as const))

const BODY: VotingCardBody = {
  electionId: '0123456789abcdef' as ElectionId,
  use: 'fixture',
  station: 2 as StationIndex,
  contests: 3 as ContestMask,
  presentation: 'normal',
  operatingMode: 'voter',
  token: 'a0a1a2a3a4a5a6a7a8a9aaabacadaeaf' as CardToken,
  issueNumber: 0 as IssueNumber,
  issuerKey: 0 as IssuerKeyId,
  expires: '2002-06-23T08:30' as LocalMinute,
}

/** Signs bytes that `encodeBody` would never make. */
function signed(body: Uint8Array): Uint8Array {
  return concat(body, ed25519.sign(concat(new TextEncoder().encode('vcard1'), fromHex(UID), body), SECRET))
}

function altered(at: number, value: number): Uint8Array {
  const body = encodeBody(BODY)
  body[at] = value
  return signed(body)
}

describe('vectors of docs/formats/voting-card.md', () => {
  test.each(vectors.cards)('$what', ({ uid, body, bytes }) => {
    expect(toHex(signBody(body as VotingCardBody, uid as CardUid, SECRET))).toBe(bytes)
    expect(readBody(fromHex(bytes), uid as CardUid, KEYS)).toEqual({ ok: true, value: body })
  })
})

test('what was signed is what is read, whatever the card says', () => {
  const anyBody = fc.record({
    electionId: fc.constant(BODY.electionId),
    use: fc.constantFrom('live', 'rehearsal', 'fixture'),
    station: fc.integer({ min: 1, max: 65_535 }),
    contests: fc.integer({ min: 1, max: 127 }),
    presentation: fc.constantFrom('normal', 'audio', 'both'),
    operatingMode: fc.constantFrom('voter', 'proxy', 'assisted'),
    token: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toHex),
    issueNumber: fc.integer({ min: 0, max: 65_535 }),
    issuerKey: fc.constantFrom(0, 7, 255),
    expires: fc
      .integer({ min: 0, max: 48 * 365 * 100 })
      .map((halfHours) => addMinutes('2000-01-01T00:00' as LocalMinute, 30 * halfHours)),
  })
  fc.assert(
    fc.property(anyBody, (body) => {
      const bytes = signBody(body as VotingCardBody, UID, SECRET)
      expect(readBody(bytes, UID, KEYS)).toEqual({ ok: true, value: body })
    }),
    { numRuns: 50 },
  )
})

describe('refused', () => {
  const bytes = signBody(BODY, UID, SECRET)

  test('a card fresh from the office is blank', () => {
    expect(readBody(new Uint8Array(112), UID, KEYS)).toEqual({ ok: false, error: { type: 'blank' } })
  })

  test('the same bytes on another chip are worth nothing', () => {
    expect(readBody(bytes, OTHER_UID, KEYS)).toEqual({ ok: false, error: { type: 'unsigned' } })
  })

  test('every single changed byte of body and signature', () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] as number) ^ 0x01
      expect(readBody(changed, UID, KEYS).ok).toBe(false)
    }
  })

  test('a body torn after any number of pages', () => {
    const old = signBody({ ...BODY, token: '00'.repeat(16) as CardToken }, UID, SECRET)
    for (let pages = 1; pages < 28; pages++) {
      for (const before of [old, new Uint8Array(112)]) {
        const torn = concat(bytes.slice(0, 4 * pages), before.slice(4 * pages))
        if (toHex(torn) === toHex(old) || toHex(torn) === toHex(bytes)) continue
        expect(readBody(torn, UID, KEYS)).toEqual({ ok: false, error: { type: 'unsigned' } })
      }
    }
  })

  test('an issuer whose key this machine does not have', () => {
    const foreign = signBody({ ...BODY, issuerKey: 9 as IssuerKeyId }, UID, SECRET)
    expect(readBody(foreign, UID, KEYS)).toEqual({ ok: false, error: { type: 'unknown-issuer' } })
  })

  test('an issuer that signs under the number of another', () => {
    const forged = signBody(
      BODY,
      UID,
      SECRET.map((byte) => byte ^ 0xff),
    )
    expect(readBody(forged, UID, KEYS)).toEqual({ ok: false, error: { type: 'unsigned' } })
  })

  test.each([
    ['version 2', 2, 2],
    ['presentation 3', 3, 0b00_10_11],
    ['use 3', 3, 0b00_11_00],
    ['operating mode 3', 3, 0b11_10_00],
    ['a flag of the future', 3, 0b1000_1000],
    ['no contest', 15, 0],
    ['an eighth contest', 15, 128],
    ['station 0', 13, 0],
    ['issue number beyond the counter', 34, 1],
    ['a reserved byte', 47, 1],
  ])('%s, though signed', (_, at, value) => {
    expect(readBody(altered(at, value), UID, KEYS)).toEqual({ ok: false, error: { type: 'wrong-format' } })
  })
})

test('promise 3: a body has no room for a voter: 48 bytes, each named in the format', () => {
  expect(encodeBody(BODY).length).toBe(BODY_BYTES)
  expect(Object.keys(BODY).sort()).toEqual([
    'contests',
    'electionId',
    'expires',
    'issueNumber',
    'issuerKey',
    'operatingMode',
    'presentation',
    'station',
    'token',
    'use',
  ])
})

describe('expiry in half hours (ISS-21)', () => {
  test.each([
    ['2002-06-23T10:07', '2002-06-23T11:30'],
    ['2002-06-23T10:00', '2002-06-23T11:00'],
    ['2002-06-23T23:31', '2002-06-24T01:00'],
  ])('issued at %s for 60 minutes → %s', (now, expires) => {
    expect(expiryAfter(now as LocalMinute, 60)).toBe(expires)
  })

  test('a finer time is a bug: it would tell when the card was issued', () => {
    expect(() => encodeBody({ ...BODY, expires: '2002-06-23T08:31' as LocalMinute })).toThrow('half hour')
  })
})
