/** Lists between the sides, decisions by two, evidence: read as written, refused from anybody else. */
import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { ElectionId, MachineId, StationId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { CLOSES, makeSessionKey, ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { onlineEvening } from '#simulation/rooms/online-evening.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { nonceOfDeclaration, writeDeclaration } from './declaration.ts'
import { EVIDENCE_BYTES, fitsEvidence, openEvidence, sealEvidence } from './evidence.ts'
import { permitIdOf } from './ids.ts'
import { readVoidDecision, readVoids, signVoidDecision, signVoids, type VoidDecision } from './voids.ts'
import { readVotedList, signVotedList, type VotedList, writeVotedList } from './voted.ts'

const { handle, sorting, voidsOf } = onlineEvening('lists')
const randomness = seededRandomness('lists')
const [issuer, other, third] = [1, 2, 3].map(() => makeSigningKey(randomness)) as [Pair, Pair, Pair]
type Pair = ReturnType<typeof makeSigningKey>
const elsewhere = '1111111111111111' as ElectionId

describe('a station’s voids', () => {
  const voids = voidsOf('1', { voided: [handle('voided'), handle('again')].toSorted(), cards: [handle('paper')] })
  const issuers = [{ station: '1' as StationId, machine: '1-I1' as MachineId, key: issuer.publicKey }]
  const answer = (signed: ReturnType<typeof signVoids>, of = { electionId: ONLINE_ELECTION, issuers }) => {
    const read = readVoids(signed, of)
    return read.ok ? read.value : read.error.type
  }

  it('are read as they were signed, whatever order the handles came in', () => {
    expect(answer(signVoids({ ...voids, voided: voids.voided.toReversed() }, issuer.secretKey))).toEqual(voids)
  })

  it('are refused by another key, of another station or election, and with a box in both lists', () => {
    expect(answer(signVoids(voids, other.secretKey))).toBe('not-by-issuer')
    expect(answer(signVoids({ ...voids, station: '2' as StationId }, issuer.secretKey))).toBe('not-by-issuer')
    expect(answer(signVoids({ ...voids, electionId: elsewhere }, issuer.secretKey))).toBe('of-another-election')
    expect(answer(signVoids({ ...voids, cards: voids.voided }, issuer.secretKey))).toBe('contradicts-itself')
    const signed = signVoids(voids, issuer.secretKey)
    expect(answer({ ...signed, signature: signed.signature.slice(1) })).toBe('not-signed')
    expect(answer({ ...signed, bytes: signed.bytes.with(9, 0x20) })).toBe('altered')
  })
})

describe('the voted list', () => {
  const list = { electionId: ONLINE_ELECTION, closedAt: CLOSES, handles: [handle('once'), handle('again')].toSorted() }
  const exporters = [issuer, other].map(({ publicKey }, at) => ({ name: `e${at}`, key: toHex(publicKey) }))
  const answer = (said: VotedList, by: readonly [Pair, Pair] = [issuer, other]) => {
    const file = writeVotedList(said, [signVotedList(said, by[0].secretKey), signVotedList(said, by[1].secretKey)])
    const read = readVotedList(file, { electionId: ONLINE_ELECTION, exporters, closes: CLOSES })
    return read.ok ? read.value : read.error.type
  }

  it('is read as two exporters signed it, after the close and for this election alone', () => {
    expect(answer(list)).toEqual(list)
    expect(answer(list, [issuer, issuer])).toBe('voted-list-not-by-two')
    expect(answer(list, [issuer, third])).toBe('voted-list-not-by-two')
    expect(answer({ ...list, electionId: elsewhere })).toBe('of-another-election')
    expect(answer({ ...list, closedAt: CLOSES - 1 })).toBe('voted-list-before-the-close')
  })
})

describe('a decision', () => {
  const approvers = [issuer, other].map(({ publicKey }, at) => ({ name: `a${at}`, key: toHex(publicKey) }))
  const base = { electionId: ONLINE_ELECTION, reason: 'the wrong box' }
  const restore: VoidDecision = { use: 'online-restore', ...base, handle: handle('voided') }
  const lost: VoidDecision = { use: 'online-voids-lost', ...base, station: '2' as StationId }
  const answer = (bytes: Uint8Array) => {
    const read = readVoidDecision(bytes, { electionId: ONLINE_ELECTION, approvers })
    return read.ok ? read.value : read.error.type
  }

  const out: VoidDecision = { use: 'online-void', ...base, handle: handle('voided') }
  const taken: VoidDecision = { use: 'online-voids-taken', ...base, station: '2' as StationId }

  it.each([restore, lost, out, taken])('$use needs two different people whom the machine knows', (decision) => {
    expect(answer(signVoidDecision(decision, [issuer.secretKey, other.secretKey]))).toEqual(decision)
    expect(answer(signVoidDecision(decision, [issuer.secretKey, issuer.secretKey]))).toBe('decision-not-by-two')
    expect(answer(signVoidDecision(decision, [issuer.secretKey, third.secretKey]))).toBe('decision-not-by-two')
    const foreign = signVoidDecision({ ...decision, electionId: elsewhere }, [issuer.secretKey, other.secretKey])
    expect(answer(foreign)).toBe('of-another-election')
  })

  it('holds with other words for nothing', () => {
    const text = new TextDecoder().decode(signVoidDecision(restore, [issuer.secretKey, other.secretKey]))
    const bytes = (changed: string) => new TextEncoder().encode(changed)
    expect(answer(bytes(text.replace('wrong', 'right')))).toBe('decision-not-by-two')
    expect(answer(bytes(text.replace(handle('voided'), handle('once'))))).toBe('decision-not-by-two')
    expect(answer(bytes(`${text} `))).toBe('decision-malformed')
  })
})

describe('evidence', () => {
  const session = makeSessionKey(randomness)
  const of = { electionId: ONLINE_ELECTION, sessionKey: session.publicKey }
  const declaration = writeDeclaration({ ...of, nonce: randomness.bytes(16) })
  const evidence = {
    declaration,
    signature: randomness.bytes(256),
    certificate: randomness.bytes(935),
    revocation: randomness.bytes(1356),
  }
  const permit = permitIdOf(randomness.bytes(16))
  const sealed = sealEvidence(evidence, permit, sorting.publicKey, randomness)

  it('opens for its permit and the sorting key alone, and has one length', () => {
    expect(sealed).toHaveLength(EVIDENCE_BYTES)
    expect(openEvidence(sealed, permit, sorting.secretKey)).toEqual(evidence)
    expect(openEvidence(sealed, permitIdOf(randomness.bytes(16)), sorting.secretKey)).toBe(null)
    expect(openEvidence(sealed, permit, randomness.bytes(32))).toBe(null)
    expect(openEvidence(sealed.with(99, (sealed[99] as number) ^ 1), permit, sorting.secretKey)).toBe(null)
    expect(openEvidence(sealed.slice(1), permit, sorting.secretKey)).toBe(null)
    const short = sealEvidence({ ...evidence, revocation: Uint8Array.of(1) }, permit, sorting.publicKey, randomness)
    expect(short).toHaveLength(EVIDENCE_BYTES)
  })

  it('is sealed again to the same bytes from the same randomness: the page can compare', () => {
    const twice = [1, 2].map(() => sealEvidence(evidence, permit, sorting.publicKey, seededRandomness('the seed')))
    expect(twice[0]).toEqual(twice[1])
  })

  it('that is too long for its place is known before', () => {
    expect(fitsEvidence(evidence)).toBe(true)
    expect(fitsEvidence({ ...evidence, certificate: new Uint8Array(4000) })).toBe(false)
  })

  it('names a declaration of this session and this election alone', () => {
    expect(nonceOfDeclaration(declaration, of)).toMatch(/^[0-9a-f]{32}$/)
    expect(nonceOfDeclaration(declaration, { ...of, electionId: elsewhere })).toBe(null)
    expect(nonceOfDeclaration(declaration, { ...of, sessionKey: makeSessionKey(randomness).publicKey })).toBe(null)
    expect(nonceOfDeclaration(declaration.with(3, 0x58), of)).toBe(null)
    // T8: the card signs the free will itself, and not the tick of a page.
    const words = new TextDecoder().decode(declaration).split('\n').at(-2)
    expect(words).toBe('私は、自分の意思で、この選挙のインターネット投票をします。')
    expect(nonceOfDeclaration(new Uint8Array(3), of)).toBe(null)
  })
})
