/** The ground of a session of the voter's page in tests: an election as it was read, a permit, records and a cast. */

import { sha256 } from '@noble/hashes/sha2.js'
import { recordSealer } from '#election/ballot/elgamal-record.ts'
import { fromHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import type { CandidateId, ContestMask } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { castBytes } from '#election/online/cast.ts'
import { SALT_BYTES, type SaltedRecords, voteCode, writeEnvelope } from '#election/online/envelope.ts'
import { boxIdOf, permitIdOf } from '#election/online/ids.ts'
import { parseInstant, unixSecond } from '#election/online/instant.ts'
import { permitEnd, writePermit } from '#election/online/permit.ts'
import type { HeldPermit } from '#online/voter/session/state.ts'
import type { VoterElection } from '#online/voter/session/voter-election.ts'
import { makeSessionKey, signWithSession } from '../rooms/online-election.ts'
import { votersElection } from '../rooms/voter-election.ts'
import { seededRandomness } from '../seeded-randomness.ts'

export const NOW = 1_795_000_000
export const randomness = seededRandomness('voter session')
export const made = votersElection({
  ...{ seed: 'voter session', now: NOW, page: 'http://localhost:8080', clientFiles: '00'.repeat(32) },
  ...{ authority: makeAuthority(randomness), candidates: 3 },
})
export const { settings } = made
const { electionPackage, packageHash } = made
export const election: VoterElection = {
  ...{ electionPackage, packageHash, listVersion: 1, gazette: null },
  contests: electionPackage.contests.map((contest) => ({
    contest,
    candidates: [1, 2].map((number) => ({
      ...{ id: (contest.bit * 10 + number) as CandidateId, contest: contest.id, number: number as never },
      ...{ name: `候補${contest.bit}${number}`, kana: 'コウホ', party: '', partyKana: '', displayName: '' },
      gone: number === 2 ? ('died' as const) : null,
    })),
    isOnPaper: false,
  })),
  signed: {
    settings,
    opens: parseInstant(settings.opens) ?? unixSecond(0),
    closes: parseInstant(settings.closes) ?? unixSecond(0),
    applicationsEnd: parseInstant(settings.closes) ?? unixSecond(0),
    hash: made.settingsHash,
  },
}
export const FLOW = 'f'.repeat(32)
export const session = makeSessionKey(randomness)

export function permit(): HeldPermit {
  const of = {
    ...{ electionId: settings.electionId, box: boxIdOf(randomness.bytes(16)), style: 3 as ContestMask },
    ...{ sessionKey: session.publicKey, notAfter: permitEnd(unixSecond(NOW)), id: permitIdOf(randomness.bytes(16)) },
    evidence: new Uint8Array(32),
  }
  return { bytes: writePermit(of, made.keys.gate.secretKey), permit: of }
}

const sealer = recordSealer({
  ...{ packageHash, publicKey: fromHex(electionPackage.countingKey.publicKey), candidates: [1, 2, 11, 12] },
})
export const salted: SaltedRecords = {
  salt: randomness.bytes(SALT_BYTES),
  records: [0, 1].map((bit) =>
    sealer
      .seal(oneListOf(bit as never), { type: 'candidate', id: (bit * 10 + 1) as CandidateId }, randomness)
      .slice(0, 136),
  ),
}
export function castOf({ bytes, permit: { box, style } }: HeldPermit, of: SaltedRecords) {
  const head = { electionId: settings.electionId, box, style, listVersion: 1, permitHash: sha256(bytes) }
  const envelope = writeEnvelope({ ...head, ...of })
  return { bytes: castBytes(bytes, envelope, signWithSession(envelope, session.secretKey)), code: voteCode(of) }
}
