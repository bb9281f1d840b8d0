/**
 * The smallest legal ballot box (512 KiB: one contest, 16 sessions, 16 log pages, one date), written by the kiosk's own
 * code: a fresh pair that is opened, voted on, closed for the day and closed for good. And everything that made it, so
 * that a test can also sign nonsense with the right keys.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { initialisePair } from '#election/ballot-box/initialise.ts'
import { type Layout, PAGE_BYTES, type Role } from '#election/ballot-box/layout.ts'
import { sealSigner } from '#election/ballot-box/seal.ts'
import { toHex } from '#election/bytes.ts'
import { bitMask } from '#election/contests.ts'
import type { ContestBit, MachineId, PairNumber, StationId, StationIndex } from '#election/ids.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { type FakeMedium, fakeMedium } from '#hardware/medium/fake.ts'
import { admit } from '#kiosk/services/ballot-box/admit.ts'
import type { BallotBox } from '#kiosk/services/ballot-box/ballot-box.ts'
import { openPair } from '#kiosk/services/ballot-box/open-pair.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import {
  type CountingElection,
  countingElection,
  ELECTION_DATE,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { readTrust, type Trust } from '#verify/package/trust.ts'

export interface SmallPair {
  readonly made: CountingElection
  readonly trust: Trust
  readonly layout: Layout
  /** The whole file, sealed. */
  readonly image: Readonly<Record<Role, Buffer>>
  /** The same as prepared. */
  readonly fresh: Buffer
}

const STATION = '1' as StationId
const PAIR = 1 as PairNumber
const MACHINE = '1-K1' as MachineId
const MAYOR = 0 as ContestBit
const VOTES = [11, 12, 11, null, 11]

/** @param randomness seeded: the same bytes again, so that an offset of one run is the same offset in the next */
export async function smallPair(randomness: Randomness): Promise<SmallPair> {
  const made = await countingElection(randomness, {
    stations: [{ kiosks: 2, spares: 0 }],
    councilDistricts: ['elsewhere'],
  })
  const { electionPackage } = made.election
  const prepared = initialisePair({
    electionId: electionPackage.electionId,
    keySet: electionPackage.keySet,
    use: electionPackage.use,
    kind: 'election-day',
    station: 1 as StationIndex,
    pair: PAIR,
    contests: bitMask(MAYOR),
    capacity: 16,
    logPages: 16,
    dates: [ELECTION_DATE],
    serials: { original: 'SMALL-A', duplicate: 'SMALL-B' },
    stationSecret: made.stationSecret(STATION),
    authoritySecretKey: made.authority.secretKey,
    randomness,
    sha256: nativeSha256,
  })
  const medium = (role: Role) =>
    fakeMedium(prepared.layout.pages, new Map(prepared[role].map(({ page, bytes }) => [page, bytes])))
  const media = { original: medium('original'), duplicate: medium('duplicate') }
  const fresh = imageOf(media.original)
  await liveThroughTheDays(await openBox(media, made, randomness), made, randomness)
  return {
    made,
    trust: await trustOf(made),
    layout: prepared.layout,
    image: { original: imageOf(media.original), duplicate: imageOf(media.duplicate) },
    fresh,
  }
}

async function openBox(
  media: Readonly<Record<Role, FakeMedium>>,
  made: CountingElection,
  randomness: Randomness,
): Promise<BallotBox> {
  const { electionId, keySet, use } = made.election.electionPackage
  const authorityPublicKey = made.authority.publicKey
  const admitted = await admit({
    original: { ok: true, value: media.original },
    duplicate: { ok: true, value: media.duplicate },
    expected: { use, electionId, keySet, station: 1 as StationIndex, pair: PAIR, authorityPublicKey },
    restart: false,
    crypto: nativeCrypto,
  })
  assert(admitted.ok, 'small pair: the kiosk admits it')
  return openPair({
    admitted: admitted.value,
    stationSecret: made.stationSecret(STATION),
    machine: { id: MACHINE, signSeal: sealSigner(signingKeyOf(made)) },
    kioskSigningKeys: new Map([...made.signingKeys].map(([id, key]) => [id, signingPublicKey(key)])),
    own: null,
    randomness,
    crypto: nativeCrypto,
  })
}

export function signingKeyOf(made: CountingElection): Uint8Array {
  const key = made.signingKeys.get(MACHINE)
  assert(key !== undefined, 'small pair: the key of its machine')
  return key
}

async function liveThroughTheDays(box: BallotBox, made: CountingElection, randomness: Randomness): Promise<void> {
  await box.recover()
  const noon = `${ELECTION_DATE}T12:00` as LocalMinute
  await box.appendLog({ type: 'unlocked', operatorCard: 1 }, noon)
  await box.appendLog({ type: 'made-votable', list: 1 }, noon)
  for (const vote of VOTES) {
    const recorded = await box.record({
      token: randomness.bytes(16),
      cardContests: bitMask(MAYOR),
      contest: MAYOR,
      record: made.record(MAYOR, vote),
      today: ELECTION_DATE,
    })
    assert(recorded.type === 'recorded', 'small pair: a vote is recorded')
    await box.whenDone()
  }
  await box.appendLog({ type: 'closing', final: false }, noon)
  for (const final of [false, true]) {
    const closed = await box.close({ today: ELECTION_DATE, final })
    assert(closed.type === 'closed', 'small pair: closed for the day, and then for good')
  }
}

function imageOf(medium: FakeMedium): Buffer {
  return Buffer.concat(
    Array.from({ length: medium.pages }, (_, page) => medium.page(page)),
    medium.pages * PAGE_BYTES,
  )
}

/** As an auditor: from the package directory and the authority's key. */
async function trustOf(made: CountingElection): Promise<Trust> {
  const directory = await mkdtemp(join(tmpdir(), 'ippyo-every-byte-'))
  try {
    await writeCountingElection(made, directory)
    const trust = await readTrust(join(directory, 'package'), toHex(made.authority.publicKey))
    assert(typeof trust !== 'string', `small pair: the package is trusted (${String(trust)})`)
    return trust
  } finally {
    await rm(directory, { recursive: true })
  }
}
