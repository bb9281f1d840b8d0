/** Small packed structures of the issuer's books. */
import { assert } from '#election/assert.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { ContestMask, MachineId } from '#election/ids.ts'
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
import { countsOf } from '#simulation/rooms/each-contest.ts'
import { spoilt } from '../mutate.ts'
import { reads } from '../target.ts'

const standing: Standing = {
  ...{ ...NEW_STANDING, marks: 3 as ContestMask, out: 1 as ContestMask, ticketHeld: true },
  ...{ cardsIssued: 3, cardsReturned: 1, issued: countsOf(2, 1), returned: countsOf(1, 1), lost: 1 as ContestMask },
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
