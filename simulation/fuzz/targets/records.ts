/** Ballot records, their plaintext under the counting key, and small packed structures of the issuer's books. */
import { assert } from '#election/assert.ts'
import { encryptRecord, openRecord, parseRecordClear, RECORD_BYTES } from '#election/ballot/record.ts'
import { concat, readUint, utf8 } from '#election/bytes.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { CandidateId, ContestBit, ContestMask, MachineId } from '#election/ids.ts'
import {
  decodeStanding,
  encodeStanding,
  isSound,
  NEW_STANDING,
  STANDING_BYTES,
  type Standing,
} from '#election/roll/standing.ts'
import { decodeEnvelope, ENVELOPE_BYTES, encodeEnvelope } from '#issuer/services/books/envelope-entry.ts'
import { DESK_BYTES, type DeskPage, decodeDesk, encodeDesk } from '#issuer/services/books/operation.ts'
import { encryptBaseNative } from '#openssl/hpke-encrypt.ts'
import { openBaseNative } from '#openssl/hpke-open.ts'
import { counting, ELECTION, listHash } from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { spoilt } from '../mutate.ts'
import { broken, CHEAP, reads, refusal, same, type Target } from '../target.ts'

const randomness = seededRandomness('fuzz records')
const binding = { electionId: ELECTION, contest: 1 as ContestBit, listVersion: 1, listHash }
const request = { ...binding, countingPublicKey: counting.publicKey, randomness, encryptBase: encryptBaseNative }
const records = [
  encryptRecord({ ...request, selection: { type: 'candidate', id: 101 as CandidateId } }),
  encryptRecord({ ...request, selection: { type: 'ended' } }),
]
const opening = {
  electionId: ELECTION,
  lists: [{ version: 1, hash: listHash, stands: new Map([[1 as ContestBit, new Set([101, 1, 0xfffffffe])]]) }],
  countingSecretKey: counting.secretKey,
  openBase: openBaseNative,
}

export const ballotRecord: Target = {
  name: 'ballot record',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, records, { most: 600 }),
  judge(record) {
    const clear = parseRecordClear(record)
    if (clear.ok && record.length !== RECORD_BYTES) return broken('a record of another length')
    if (!clear.ok) return refusal(clear.error)
    // Key agreement takes most of the time, so only one record in four is opened, chosen by one of its bytes.
    if ((record[100] as number) % 4 !== 0) return records.some((each) => same(each, record)) ? 'accepted' : 'refused'
    const opened = openRecord({ ...opening, record })
    if (!opened.ok) return refusal(opened.error)
    return records.some((each) => same(each, record)) ? 'accepted' : broken('a changed record opens')
  },
}

const PLAINTEXT_BYTES = 456
const plaintexts = [101, 1, 0xfffffffe, 0xffffffff, 0].map((id) => {
  const plaintext = new Uint8Array(PLAINTEXT_BYTES)
  new DataView(plaintext.buffer).setUint32(0, id)
  new DataView(plaintext.buffer).setUint16(4, 1)
  plaintext.set(listHash, 6)
  return plaintext
})

/** Anybody can encrypt anything with the public key, so the inside of a right ciphertext is as foreign as a card. */
export const plaintext: Target = {
  name: 'plaintext of a record',
  inputsPerSeed: 3,
  make: (random) => spoilt(random, plaintexts, { most: 456, exactly: random.oneIn(8) ? 455 : PLAINTEXT_BYTES }),
  judge(input) {
    const clear = Uint8Array.of(0, 1, 0, 1, 0, 0, 0, 0)
    const { enc, ciphertext } = encryptBaseNative({
      recipientPublicKey: counting.publicKey,
      info: concat(utf8('ippyo record 1'), Buffer.from(ELECTION, 'hex'), Uint8Array.of(0, 1)),
      aad: concat(Uint8Array.of(0, 1), clear),
      plaintext: input,
      randomness,
    })
    const opened = openRecord({ ...opening, record: concat(clear, enc, ciphertext) })
    if (!opened.ok) return refusal(opened.error)
    const { selection } = opened.value
    const id = selection.type === 'ended' ? 0xffffffff : selection.id
    return plaintexts.some((each) => same(each, input)) && readUint(input, 0, 4) === id && id !== 0
      ? 'accepted'
      : broken('another selection')
  },
}

const standing: Standing = {
  ...{ ...NEW_STANDING, marks: 3 as ContestMask, out: 1 as ContestMask, ticketHeld: true },
  ...{ cardsIssued: 3, cardsReturned: 1, issued: [2, 1, 0], returned: [1, 1, 0], lost: 1 as ContestMask },
  ...{ ordinary: 2 as ContestMask, ticket: 'damaged', declared: true, proxyRefused: true, onlineVoid: true },
}
const onPaper: Standing = {
  ...{ ...NEW_STANDING, marks: 3 as ContestMask, ticketHeld: true, ballots: 3 as ContestMask },
  ...{ paper: 'provisional', refused: 'no-right', absenteePapers: 2, brailleRefused: true },
}
const standings = [standing, onPaper].map(encodeStanding)

export const standingOfRow = reads('standing of a row', {
  make: (random) => spoilt(random, standings, { most: 40 }),
  read: decodeStanding,
  write: encodeStanding,
  holds: (read, bytes) => bytes.length === STANDING_BYTES && isSound(read),
})

const uid = parseCardUid('04a1b2c3d4e5f6')
assert(uid !== null, 'fuzz: a UID')
const desk: DeskPage = {
  seq: 7,
  owner: '2-I1' as MachineId,
  operation: {
    kind: 'issue',
    replaces: null,
    row: 3,
    before: onPaper,
    after: standing,
    contests: 1 as ContestMask,
    uid,
    counter: 0xff_ff_ff,
  },
  slot: 41,
  cardsSeen: 5,
  cardsBack: 2,
}
const desks = [desk, { ...desk, slot: null }, { ...desk, operation: null, slot: null }].map(encodeDesk)

export const deskState = reads('desk state', {
  make: (random) => spoilt(random, desks, { most: 200, ...(random.oneIn(8) ? {} : { exactly: DESK_BYTES }) }),
  read: decodeDesk,
  write: encodeDesk,
})

const envelopes = [
  encodeEnvelope({ envelope: 1, uid, issueNumber: 0xff_ff_ff, contests: 7 as ContestMask }),
  encodeEnvelope({ envelope: 2, uid, issueNumber: 0, contests: 0 as ContestMask }),
]

export const envelopeEntry = reads('envelope entry', {
  make: (random) => spoilt(random, envelopes, { most: 40 }),
  read: decodeEnvelope,
  write: encodeEnvelope,
  holds: (_, bytes) => bytes.length === ENVELOPE_BYTES,
})
