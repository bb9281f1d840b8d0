/** A card's bytes: the body of a voting card, the secret of an operator card, and the answers of a chip to commands. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'
import {
  type IssueNumber,
  type IssuerKeyId,
  parseCardToken,
  parseCardUid,
  parseElectionId,
} from '#election/card/card-ids.ts'
import {
  CLOSING_PERMISSION_BYTES,
  encodeClosingPermission,
  openClosingPermission,
} from '#election/card/closing-permission.ts'
import {
  encodeOperatorCard,
  FIXTURE_COST,
  OPERATOR_CARD_BYTES,
  type OperatorCardNumber,
  openOperatorCard,
  operatorKeysOf,
  operatorSecret,
  parsePin,
} from '#election/card/operator-card.ts'
import { BODY_BYTES, encodeBody, readBody, SIGNED_BODY_BYTES, type VotingCardBody } from '#election/card/voting-card.ts'
import type { ContestMask, StationIndex } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { nativeSigner } from '../ed25519-native.ts'
import { spoilt } from '../mutate.ts'
import { DEAR, reads, same } from '../target.ts'

const randomness = seededRandomness('fuzz cards')
const uid = parseCardUid('04a1b2c3d4e5f6')
const token = parseCardToken('00112233445566778899aabbccddeeff')
const electionId = parseElectionId('e1ec7104e1ec7104')
const pin = parsePin('246810', 'fixture')
assert(uid !== null && token !== null && electionId !== null && pin !== null, 'fuzz: well-formed ids')

const issuer = makeSigningKey(randomness)
const signAsIssuer = nativeSigner(issuer.secretKey)
const issuerKeys = new Map([[7 as IssuerKeyId, issuer.publicKey]])
const body: VotingCardBody = {
  electionId,
  use: 'fixture',
  station: 2 as StationIndex,
  contests: 3 as ContestMask,
  presentation: 'both',
  operatingMode: 'assisted',
  token,
  issueNumber: 65_535 as IssueNumber,
  issuerKey: 7 as IssuerKeyId,
  expires: '2026-11-21T21:30' as LocalMinute,
}
const bodies = [
  body,
  { ...body, presentation: 'normal', operatingMode: 'voter', issueNumber: 0 as IssueNumber } as const,
]
const signedBodies = bodies.map((each) => signed(encodeBody(each)))

function signed(bytes: Uint8Array): Uint8Array {
  return concat(
    bytes,
    signAsIssuer(concat(utf8('vcard1'), Uint8Array.of(4, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6), bytes)),
  )
}

export const cardBody = reads('card body', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, signedBodies, { most: 112, exactly: SIGNED_BODY_BYTES }),
  mend: (bytes) => signed(bytes.slice(0, BODY_BYTES)),
  read: (bytes) => readBody(bytes, uid, issuerKeys),
  holds: (read, bytes) => same(encodeBody(read), bytes.slice(0, BODY_BYTES)),
})

const operatorKeys = operatorKeysOf(pin, uid, randomness.bytes(32), FIXTURE_COST)
const NONCE = randomness.bytes(24)
const HEAD_BYTES = 16
const operatorCards = [1, 3].map((number) =>
  encodeOperatorCard(
    {
      electionId,
      station: 2 as StationIndex,
      cardNumber: number as OperatorCardNumber,
      secret: operatorSecret(randomness.bytes(32)),
    },
    uid,
    operatorKeys,
    NONCE,
  ),
)

/** The spoilt head under a right tag. */
function encryptedAgain(bytes: Uint8Array): Uint8Array {
  const head = bytes.slice(0, HEAD_BYTES)
  const aad = concat(utf8('ippyo operator card 1'), head, Uint8Array.of(4, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6))
  return concat(head, NONCE, xchacha20poly1305(operatorKeys.encryptionKey, NONCE, aad).encrypt(bytes.slice(40, 72)))
}

export const operatorCard = reads('operator card', {
  make: (random) => spoilt(random, operatorCards, { most: 88, exactly: OPERATOR_CARD_BYTES }),
  mend: encryptedAgain,
  read: (bytes) => openOperatorCard(bytes, uid, operatorKeys),
  holds: (read, bytes) => same(encodeOperatorCard(read, uid, operatorKeys, bytes.slice(HEAD_BYTES, 40)), bytes),
})

const permittedCard = {
  electionId,
  station: 2 as StationIndex,
  cardNumber: 1,
  secret: operatorSecret(randomness.bytes(32)),
} as const
const permissions = [true, false].map((final) =>
  encodeClosingPermission({ day: '2026-11-22' as LocalDate, final }, permittedCard, uid),
)

export const closingPermission = reads('closing permission', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, permissions, { most: 40, exactly: CLOSING_PERMISSION_BYTES }),
  read: (bytes) => openClosingPermission(bytes, permittedCard, uid),
  holds: (read, bytes) => same(encodeClosingPermission(read, permittedCard, uid), bytes),
})
