/** A cast is taken as it was made, and refused when any byte, key, box, style, permit or election is another. */
import { p256 } from '@noble/curves/nist.js'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit, ContestMask, ElectionId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { candidate, makeSessionKey, onlineElection, signWithSession } from '#simulation/rooms/online-election.ts'
import { ballotMessage, CAST_BYTES, castBytes, checkCast } from './cast.ts'
import { isLowS, withLowS } from './checks.ts'
import { parseEnvelope, voteCode, writeEnvelope } from './envelope.ts'
import { unixSecond } from './instant.ts'
import { PERMIT_BYTES, permitEnd, readPermit, writePermit } from './permit.ts'

const election = onlineElection('casts')
const { grounds, randomness, keys } = election
const check = (bytes: Uint8Array, within = grounds) => checkCast(group, within, bytes, nativeOnlineChecks)
const refusal = (bytes: Uint8Array, within = grounds) => {
  const checked = check(bytes, within)
  return checked.ok ? 'taken' : checked.error.type
}
const both = 3 as ContestMask
const box = election.box()
const vote = election.vote({ box, style: both })

describe('a cast', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('of style %i is taken, and says again what was cast', (style) => {
    const made = election.vote({ box, style: style as ContestMask })
    const checked = check(made.bytes)
    if (!checked.ok) throw new Error(checked.error.type)
    const { permit, envelope, points, code } = checked.value
    expect([permit.box, envelope.box, permit.style]).toEqual([box, box, style])
    expect(CAST_BYTES).toContain(made.bytes.length)
    expect(points.map(toHex)).toEqual(envelope.records.map((record) => toHex(record.subarray(8, 40))))
    expect(code).toBe(voteCode(envelope))
    expect(writeEnvelope(envelope)).toEqual(made.envelopeBytes)
    expect(writePermit(permit, keys.gate.secretKey)).toEqual(made.permitBytes)
  })

  it('has one length for every choice of a style', () => {
    const lengths = [candidate(11), candidate(13), { type: 'ended' as const }].map(
      (selection) => election.vote({ box, selections: [selection] }).bytes.length,
    )
    expect(new Set(lengths)).toEqual(new Set([523]))
  })

  it('has one length whatever was marked in a review, and a record for each judge', () => {
    const review = onlineElection('reviews', null, { bit: 1 as ContestBit, lists: 3 })
    const none = { type: 'no-mark' } as const
    const casts = [[none, none, none], [candidate(11), none, candidate(13)], Array(3).fill({ type: 'ended' })].map(
      (marks) => review.vote({ box, style: both, selections: [candidate(12), ...marks] }),
    )
    expect(new Set(casts.map(({ bytes }) => bytes.length))).toEqual(new Set([523 + 3 * 136]))
    expect(casts.map(({ bytes }) => refusal(bytes, review.grounds))).toEqual(['taken', 'taken', 'taken'])
    expect(CAST_BYTES).toContain(523 + 3 * 136)
  })

  it('is refused with any of its bytes changed', () => {
    const taken = [...vote.bytes.keys()].filter((at) => {
      const changed = vote.bytes.slice()
      changed[at] = (changed[at] as number) ^ (1 << (at % 8))
      return refusal(changed) === 'taken'
    })
    expect(taken).toEqual([])
  })

  it('is refused longer and shorter', () => {
    expect(refusal(concat(vote.bytes, new Uint8Array(1)))).toBe('cast-malformed')
    expect(refusal(vote.bytes.slice(0, -1))).toBe('cast-malformed')
    expect(refusal(vote.bytes.slice(0, 523))).toBe('cast-malformed')
    expect(refusal(new Uint8Array(0))).toBe('cast-malformed')
  })

  it('has one form of its signature: with the other s it is refused', () => {
    const signature = vote.bytes.slice(-64)
    const s = BigInt(`0x${toHex(signature.subarray(32))}`)
    const other = fromHex((p256.Point.Fn.ORDER - s).toString(16).padStart(64, '0'))
    const high = concat(vote.bytes.slice(0, -32), other)
    expect(
      p256.verify(high.slice(-64), ballotMessage(vote.envelopeBytes), vote.session.publicKey, { lowS: false }),
    ).toBe(true)
    expect([isLowS(signature), isLowS(high.slice(-64))]).toEqual([true, false])
    expect(withLowS(high.slice(-64))).toEqual(signature)
    expect(refusal(high)).toBe('cast-malformed')
  })
})

describe('of a review, each judge has exactly one answer', () => {
  const review = onlineElection('answers', null, { bit: 1 as ContestBit, lists: 3 })
  const judged = review.vote({ box, style: both })
  const [mayor, ...judges] = parseEnvelope(judged.envelopeBytes)?.records ?? []
  const [first, second, third] = judges as [Uint8Array, Uint8Array, Uint8Array]
  const again = review.vote({ box, style: both }).salted.records
  const said = (...records: readonly (Uint8Array | undefined)[]) =>
    refusal(
      review.vote({ box, style: both, records: records.map((each) => each ?? new Uint8Array(136)) }).bytes,
      review.grounds,
    )

  it.each<[string, () => string, string]>([
    ['as it was made', () => said(mayor, first, second, third), 'taken'],
    ['a judge without an answer', () => said(mayor, first, second), 'cast-malformed'],
    ['a judge with two', () => said(mayor, first, second, third, again[3]), 'cast-malformed'],
    ['a judge with two, and another with none', () => said(mayor, first, again[1], third), 'cast-record-refused'],
    ['the answers of two judges changed', () => said(mayor, second, first, third), 'cast-record-refused'],
    ['the review as one list', () => said(mayor, again[0]), 'cast-malformed'],
    [
      'a record of one judge that says another',
      () => said(mayor, first.with(4, 2), second, third),
      'cast-record-refused',
    ],
  ])('%s', (_, answer, type) => {
    expect(answer()).toBe(type)
  })
})

describe('what belongs to something else is refused', () => {
  const sign = (envelope: Uint8Array, session = vote.session) =>
    castBytes(vote.permitBytes, envelope, signWithSession(ballotMessage(envelope), session.secretKey))
  const envelope = parseEnvelope(vote.envelopeBytes)
  if (envelope === null) throw new Error('an envelope that was written')

  it.each<[string, () => Uint8Array, string]>([
    [
      'a permit of another gate',
      () => election.vote({ box, gate: makeSigningKey(randomness) }).bytes,
      'permit-not-by-gate',
    ],
    [
      'a permit of another election',
      () => election.vote({ box, electionId: '1111111111111111' as ElectionId }).bytes,
      'permit-of-another-election',
    ],
    [
      'an envelope of another box',
      () => sign(writeEnvelope({ ...envelope, box: election.box() })),
      'cast-of-another-permit',
    ],
    [
      'an envelope of another election',
      () => sign(writeEnvelope({ ...envelope, electionId: '1111111111111111' as ElectionId })),
      'cast-of-another-permit',
    ],
    [
      'an envelope of another style with as many contests',
      () => sign(writeEnvelope({ ...envelope, style: 5 as ContestMask })),
      'cast-of-another-permit',
    ],
    [
      'an envelope of another permit of the same box',
      () => sign(writeEnvelope({ ...envelope, permitHash: randomness.bytes(32) })),
      'cast-of-another-permit',
    ],
    [
      'a list that does not exist yet',
      () => sign(writeEnvelope({ ...envelope, listVersion: 3 })),
      'cast-of-unknown-list',
    ],
    ['list 0', () => sign(writeEnvelope({ ...envelope, listVersion: 0 })), 'cast-of-unknown-list'],
    ['a signature of another session', () => sign(vote.envelopeBytes, makeSessionKey(randomness)), 'cast-not-signed'],
    [
      'records in the order of other contests',
      () => sign(writeEnvelope({ ...envelope, records: envelope.records.toReversed() })),
      'cast-record-refused',
    ],
    [
      'records of another package',
      () => {
        const foreign = onlineElection('another package').vote({ box, style: both })
        return sign(writeEnvelope({ ...envelope, records: parseEnvelope(foreign.envelopeBytes)?.records ?? [] }))
      },
      'cast-record-refused',
    ],
  ])('%s', (_, made, type) => {
    expect(refusal(made())).toBe(type)
  })

  it('a label left out of what is signed', () => {
    const bare = castBytes(
      vote.permitBytes,
      vote.envelopeBytes,
      signWithSession(vote.envelopeBytes, vote.session.secretKey),
    )
    expect(refusal(bare)).toBe('cast-not-signed')
  })
})

describe('a permit', () => {
  it('ends half an hour later, at a quarter of an hour', () => {
    expect(permitEnd(unixSecond(0))).toBe(1800)
    expect(permitEnd(unixSecond(1))).toBe(2700)
    expect(permitEnd(unixSecond(900))).toBe(2700)
  })

  it('covers each of its fields by the gate’s signature', () => {
    const taken = [...Array(PERMIT_BYTES).keys()].filter((at) => {
      const changed = vote.permitBytes.slice()
      changed[at] = (changed[at] as number) ^ 0x80
      return readPermit(changed, grounds).ok
    })
    expect(taken).toEqual([])
  })
})
